import { describe, expect, test } from 'vitest';
import { createPdfFile } from '../../database/documents/pdf/pdf-file.ts';
import { filesFor, type Face } from '../../database/documents/pdf/font-files.ts';
import { renderPaper } from '../../database/documents/pdf/paper.ts';
import { createTypesetter } from '../../database/documents/pdf/typesetter.ts';
import { fontTable, paymentReport, paymentRow, paymentTable, rawText } from './pdf-tools.ts';

const sheetOf = (names: readonly string[]) =>
  renderPaper(paymentReport([paymentTable(names.length, { rows: names.map((name, index) => paymentRow(index + 1, name)) })]));

/** The same characters every time, spread over a block. */
function spread(from: number, to: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(from + Math.floor(((to - from) * (index + 0.5)) / count)));
}

/** Level 3 of GB 18030-2022 and extension G: 500 names of two characters. */
const rareNames = [
  ...spread(0x9fa6, 0x9fff, 20),
  ...spread(0x3400, 0x4dbf, 130),
  ...spread(0x20000, 0x2a6df, 190),
  ...spread(0x2a700, 0x2b738, 40),
  ...spread(0x2b740, 0x2b81d, 20),
  ...spread(0x2b820, 0x2cea1, 40),
  ...spread(0x2ceb0, 0x2ebe0, 57),
  ...'𰀉𰃮𰻝',
].map((character, index) => `${[...'王李张刘陈'][index % 5]}${character}`);

describe('names', () => {
  test('ordinary and rare names come back from the PDF as the same characters', () => {
    const names = [
      '王秀英',
      '张䶮',
      '李㛃',
      '赵𬭚',
      '陈𠮷祥',
      '刘喆',
      '孙堃',
      '周𫍲',
      '吴𬱟',
      '郑㺃',
      '欧阳夏𬘭',
      '尼玛扎西',
      '阿依古丽·买买提',
      '买买提·艾合买提',
      '司马翀',
    ];
    const { bytes, warnings } = sheetOf(names);
    expect(warnings).toEqual([]);
    const words = new Set(rawText(bytes).split(/\s+/));
    for (const name of names) expect(words).toContain(name);
    for (const font of fontTable(bytes)) expect(font).toMatchObject({ type: 'CID TrueType', embedded: 'yes', unicode: 'yes' });
  });

  test('500 names from extensions A to G are drawn without one 〓 and copied back without one change', () => {
    expect(rareNames).toHaveLength(500);
    const { bytes, warnings, pages } = sheetOf(rareNames);
    expect(pages).toBe(25);
    expect(warnings).toEqual([]);
    const words = new Set(rawText(bytes).split(/\s+/));
    expect(words).not.toContain('〓');
    expect(rareNames.filter((name) => !words.has(name))).toEqual([]);
  });

  test('康熙部首 that a keyboard or an old file left in a name are printed as the character', () => {
    const { bytes } = sheetOf(['⾼⼀⽅']);
    expect(rawText(bytes).split(/\s+/)).toContain('高一方');
  });

  test('a character no font has is printed as 〓 and named once', () => {
    const { bytes, warnings } = sheetOf(['王\u{e000}', '李\u{e000}\u{2ebf0}', '张伟']);
    expect(warnings).toEqual([
      { kind: 'missing-character', character: '\u{e000}', codePoint: 0xe000 },
      { kind: 'missing-character', character: '\u{2ebf0}', codePoint: 0x2ebf0 },
    ]);
    const words = rawText(bytes).split(/\s+/);
    expect(words).toContain('王〓');
    expect(words).toContain('李〓〓');
  });

  test('signs without a form leave no trace and no warning', () => {
    const { bytes, warnings } = sheetOf(['王\u200b秀\u{fe00}英\u{e0101}']);
    expect(warnings).toEqual([]);
    expect(rawText(bytes).split(/\s+/)).toContain('王秀英');
  });
});

describe('the bundled fonts', () => {
  const file = createPdfFile({ title: '', widthPoints: 100, heightPoints: 100 }, () => {});
  const faces: readonly Face[] = ['song', 'song-bold', 'hei', 'hei-bold', 'kai'];
  const isDrawn = (face: Face, codePoint: number): boolean =>
    filesFor(face, codePoint).some((name) => file.glyph(name, codePoint) !== null);

  test.each(faces)('%s has Latin letters, figures of one width and the signs of documents in its own file', (face) => {
    const own = filesFor(face, 0x41)[0] ?? '';
    const signs = [...'ABCXYZabcxyz0123456789.,-:/%（）：；，。、“”《》〔〕—…·￥％①②③℃㎡×≥□〓〇'];
    expect(signs.filter((character) => file.glyph(own, character.codePointAt(0) ?? 0) === null)).toEqual([]);
    const widths = new Set([...'0123456789'].map((figure) => file.glyph(own, figure.charCodeAt(0))?.advance));
    expect(widths.size).toBe(1);
    expect(createTypesetter(file).width(face, '663.00')).toBe(createTypesetter(file).width(face, '111.11'));
  });

  test.each([
    ['basic block', 0x4e00, 0x9fff, 20_992],
    ['extension A', 0x3400, 0x4dbf, 6592],
    ['extension C', 0x2a700, 0x2b738, 4153],
    ['extension D', 0x2b740, 0x2b81d, 222],
    ['extension E', 0x2b820, 0x2cea1, 5762],
    ['extension F', 0x2ceb0, 0x2ebe0, 7473],
    ['extension G', 0x30000, 0x3134a, 3045],
  ])('cover %s', (_, from, to, expected) => {
    let drawn = 0;
    for (let codePoint = from; codePoint <= to; codePoint++) if (isDrawn('song', codePoint)) drawn++;
    expect(drawn).toBe(expected);
  });

  test('cover extension B', () => {
    const missing: number[] = [];
    for (let codePoint = 0x20000; codePoint <= 0x2a6df; codePoint++) if (!isDrawn('song', codePoint)) missing.push(codePoint);
    expect(missing).toEqual([]);
  });
});
