/** Word templates: fields however Word cuts them, faults with their place, rows of a list, letters in one file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  fillTemplate,
  isJoinable,
  joinLetters,
  PackageUnreadable,
  readWordTemplate,
  type Filling,
} from '../../database/documents/docx/word-template.ts';
import { partText, readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { paragraph, row, run, table, wordFile } from './word-file.ts';

const names = {
  isField: (name: string) => ['姓名', '村名', '照料费'].includes(name),
  isListField: (name: string) => name === '名单.姓名',
  nearest: (name: string) => (name === '姓明' ? ['姓名'] : []),
};
const filling = (values: Readonly<Record<string, string>>, list: readonly string[] = []): Filling => ({
  valueOf: (name) => values[name] ?? '',
  list: list.map((value) => () => value),
});
const textOf = (bytes: Uint8Array): string => {
  const part = readZip(bytes).find(({ path }) => path === 'word/document.xml');
  return part ? [...partText(part).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/g)].map((match) => match[1] ?? '\n').join('') : '';
};
const folder = mkdtempSync(join(tmpdir(), 'letters-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What another program makes of it. */
function byLibreOffice(bytes: Uint8Array, format: 'txt:Text' | 'pdf'): Buffer {
  const file = join(folder, 'letter.docx');
  writeFileSync(file, bytes);
  execFileSync(
    'soffice',
    [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', format, '--outdir', folder, file],
    {
      stdio: 'ignore',
    },
  );
  return readFileSync(join(folder, `letter.${format.slice(0, 3)}`));
}

describe('a field', () => {
  test.each([
    ['in one run', ['{{姓名}}同志：'], '王福贵同志：'],
    ['cut into runs by Word', [`<w:p>${run('{{姓')}${run('名')}${run('}}同志：')}</w:p>`], '王福贵同志：'],
    ['cut between its braces', [`<w:p>${run('致{')}${run('{姓名}')}${run('}、')}${run('{{村名}}')}</w:p>`], '致王福贵、前寨子村'],
    ['with blanks in it', ['{{ 姓名　}}'], '王福贵'],
    ['twice in a line', ['{{姓名}}（{{姓名}}）'], '王福贵（王福贵）'],
    ['beside signs of XML', ['{{姓名}} &amp; {{村名}} &lt;'], '王福贵 &amp; 前寨子村 &lt;'],
    ['in a cell', [table(row('姓名', '{{姓名}}'))], '姓名王福贵'],
  ])('%s', (_, body, expected) => {
    const template = readWordTemplate(wordFile(body), names);
    expect(template.faults).toEqual([]);
    expect(textOf(fillTemplate(template, filling({ 姓名: '王福贵', 村名: '前寨子村' })))).toBe(expected);
  });

  test('a value of several lines, with signs of XML and blanks at its ends, comes out as it is', () => {
    const bytes = fillTemplate(readWordTemplate(wordFile(['{{姓名}}']), names), filling({ 姓名: ' 甲<乙>&\n丙 ' }));
    expect(
      byLibreOffice(bytes, 'txt:Text')
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .trimEnd(),
    ).toBe(' 甲<乙>&\n丙');
  }, 60_000);

  test('whatever runs a text is cut into, the letter is the same', () => {
    const words = '关于{{姓名}}同志（{{村名}}）照料费{{照料费}}元的通知';
    const whole = textOf(fillTemplate(readWordTemplate(wordFile([words]), names), filling({ 姓名: '王', 村名: '前', 照料费: '200.00' })));
    fc.assert(
      fc.property(fc.array(fc.nat({ max: words.length }), { maxLength: 12 }), (cuts) => {
        const at = [0, ...new Set(cuts), words.length].toSorted((one, other) => one - other);
        const runs = at.slice(1).map((end, index) => words.slice(at[index] ?? 0, end));
        const template = readWordTemplate(wordFile([paragraph(...runs)]), names);
        expect(template.faults).toEqual([]);
        expect(textOf(fillTemplate(template, filling({ 姓名: '王', 村名: '前', 照料费: '200.00' })))).toBe(whole);
      }),
      { numRuns: 60 },
    );
  });
});

test('every wrong placeholder is named with its place', () => {
  const bytes = wordFile(
    [
      '第一段没有字段',
      '致{{姓明}}同志',
      table(row('姓名', '{{姓名}}'), row('村', '{{村名')),
      '{{}}与｛｛姓名｝｝',
      '名单：{{名单.姓名}}',
      '到此为止}}',
    ],
    '{{不认识}}',
  );
  const { faults } = readWordTemplate(bytes, names);
  expect(faults.map(({ place, message, suggestions }) => [place, message, ...suggestions])).toEqual([
    ['正文第2段', '没有名为“姓明”的字段', '姓名'],
    ['第1个表格第2行第2格', '花括号没有配对：缺少“}}”'],
    ['正文第3段', '花括号里没有写字段名'],
    ['正文第3段', '花括号是全角的，请改用半角的“{{”和“}}”'],
    ['正文第3段', '花括号是全角的，请改用半角的“{{”和“}}”'],
    ['正文第4段', '“名单.姓名”要写在表格的一行里，这一行按名单逐人重复'],
    ['正文第5段', '花括号没有配对：前面缺少“{{”'],
    ['页眉第1段', '没有名为“不认识”的字段'],
  ]);
  expect(faults[0]?.excerpt).toBe('致{{姓明}}同志');
});

test('what is no Word file is refused', () => {
  expect(() => readWordTemplate(Buffer.from('PK not a zip'), names)).toThrow(PackageUnreadable);
  expect(() => readWordTemplate(Buffer.from('\xd0\xcf\x11\xe0', 'latin1'), names)).toThrow(PackageUnreadable);
});

test('the row of a list stands once for everybody on it, and empty for nobody', () => {
  const template = readWordTemplate(wordFile(['{{村名}}名单', table(row('姓名', '签字'), row('{{名单.姓名}}', '{{村名}}'))]), names);
  expect(template.faults).toEqual([]);
  expect(textOf(fillTemplate(template, filling({ 村名: '前寨' }, ['甲', '乙', '丙'])))).toBe('前寨名单姓名签字甲前寨乙前寨丙前寨');
  expect(textOf(fillTemplate(template, filling({ 村名: '前寨' })))).toBe('前寨名单姓名签字前寨');
});

test('letters in one file: a page each, as another program prints them; a head with a field keeps them apart', () => {
  const template = readWordTemplate(wordFile(['{{姓名}}同志：', '请于三日内到村委会办理。']), names);
  const joined = joinLetters(
    template,
    ['甲', '乙', '丙'].map((name) => filling({ 姓名: name })),
  );
  expect(isJoinable(template)).toBe(true);
  const pdf = join(folder, 'joined.pdf');
  writeFileSync(pdf, byLibreOffice(joined, 'pdf'));
  const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
    .split('\f')
    .filter((page) => page.trim() !== '');
  expect(pages.map((page) => page.trim().split('\n')[0]?.trim())).toEqual(['甲同志：', '乙同志：', '丙同志：']);
  expect(isJoinable(readWordTemplate(wordFile(['{{姓名}}'], '{{村名}}'), names))).toBe(false);
  expect(isJoinable(readWordTemplate(wordFile(['{{姓名}}'], '肥城市民政局'), names))).toBe(true);
}, 60_000);
