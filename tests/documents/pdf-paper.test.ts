import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { geometryOf, pointsPerMm } from '../../database/documents/pdf/geometry.ts';
import { paperSteps, renderPaper, writePaper } from '../../database/documents/pdf/paper.ts';
import type { ReportRow } from '../../database/documents/report-table.ts';
import { AppError } from '../../electron/contract/result.ts';
import { formatYuan } from '../../electron/contract/values.ts';
import { fontTable, pageTexts, paymentReport, paymentRow, paymentTable, pdfInfo, rawText, withFolder, words } from './pdf-tools.ts';

const sumOf = (rows: readonly ReportRow[], column: number): number => rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
const rowsOf = (from: number, to: number): readonly ReportRow[] =>
  Array.from({ length: to - from + 1 }, (_, index) => paymentRow(from + index));

/** The three sums of a line such as 本页小计, as they are printed. */
function printedSums(page: string, label: string): readonly string[] | null {
  const line = page.split('\n').find((text) => text.includes(label) && !text.includes('大写') && /\d\.\d\d/.test(text));
  return line?.match(/-?[\d,]+\.\d\d/g) ?? null;
}
const expectedSums = (rows: readonly ReportRow[]): readonly string[] => [6, 9, 12].map((column) => formatYuan(sumOf(rows, column)));

describe('a payment sheet of 45 people', () => {
  const report = paymentReport([paymentTable(45)]);
  const { bytes, pages, warnings } = renderPaper(report);
  const texts = pageTexts(bytes);

  test('takes three pages of 20, 20 and 5 rows, each with title, period, header and page number', () => {
    expect(pages).toBe(3);
    expect(warnings).toEqual([]);
    expect(texts).toHaveLength(3);
    for (const [index, text] of texts.entries()) {
      expect(text.match(/370999\d{11}[\dX]/g)).toHaveLength([20, 20, 5][index] ?? 0);
      expect(text.replace(/\s/g, '')).toContain(`第${index + 1}页共3页`);
      for (const phrase of [
        '农村特困人员供养金、照料护理费发放表',
        '填报单位（盖章）：肥城市民政局',
        '所属期：2022年4月',
        '单位：元',
        '供养金',
        '护理费',
        '身份证号',
        '领取人签字',
        '备注',
      ])
        expect(text).toContain(phrase);
    }
  });

  test('carries every cell of every row as it stands in the report', () => {
    const found = new Set(rawText(bytes).split(/\s+/));
    const expected = rowsOf(1, 45).flatMap((row) =>
      row.filter((cell) => cell !== null).map((cell, column) => (typeof cell === 'number' && column > 0 ? formatYuan(cell) : String(cell))),
    );
    expect(expected.length).toBeGreaterThan(45 * 10);
    expect(expected.filter((text) => !found.has(text))).toEqual([]);
  });

  test('adds up: subtotals are the rows of the page, running totals the rows so far, the last page has the grand total in words', () => {
    for (const [index, [from, to]] of [
      [1, 20],
      [21, 40],
      [41, 45],
    ].entries()) {
      expect(printedSums(texts[index] ?? '', '本页小计')).toEqual(expectedSums(rowsOf(from ?? 0, to ?? 0)));
      expect(printedSums(texts[index] ?? '', '累计（至本页）')).toEqual(expectedSums(rowsOf(1, to ?? 0)));
    }
    expect(printedSums(texts[2] ?? '', '合计')).not.toBeNull();
    expect(texts[2]).toMatch(new RegExp(`\\n +合计 +${expectedSums(rowsOf(1, 45)).join(' +')}`));
    expect(texts[2]).toMatch(/人民币（大写）：[壹贰叁肆伍陆柒捌玖拾佰仟万零]+元整/);
    expect(`${texts[0]}${texts[1]}`).not.toContain('人民币（大写）');
  });

  test('is signed and sealed once, on the last page, in the fixed order', () => {
    expect(texts[2]?.replace(/\s+/g, ' ')).toContain('制表人： 审核人： 分管领导： 主要负责人：');
    expect(texts[2]).toMatch(/肥城市民政局（盖章） +年 +月 +日/);
    expect(`${texts[0]}${texts[1]}`).not.toContain('制表人');
  });

  test('embeds every font as TrueType with its characters, and has a bookmark per table', () => {
    const fonts = fontTable(bytes);
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const font of fonts) expect(font).toMatchObject({ type: 'CID TrueType', embedded: 'yes', unicode: 'yes' });
    const bookmark = Buffer.from('\ufeff新城街道', 'utf16le').swap16();
    expect(Buffer.from(bytes).indexOf(Buffer.concat([Buffer.from('/Title ('), bookmark]))).toBeGreaterThan(0);
  });

  test('keeps the text inside the margins, 20 mm free at the binding edge, and no two texts touch', () => {
    const geometry = geometryOf('A4');
    const placed = words(bytes);
    expect(placed.length).toBeGreaterThan(500);
    expect(geometry.left).toBeGreaterThanOrEqual(20 * pointsPerMm - 0.01);
    for (const word of placed) {
      expect(word.left).toBeGreaterThanOrEqual(geometry.left - 0.5);
      expect(word.right).toBeLessThanOrEqual(geometry.right + 0.5);
      expect(word.bottom).toBeLessThanOrEqual(geometry.height - 4 * pointsPerMm);
    }
    // Horizontally: words on one line of one page leave each other room.
    for (const one of placed)
      for (const other of placed) {
        if (one === other || one.page !== other.page || Math.abs(one.top - other.top) > 0.2 || other.left < one.left) continue;
        expect(other.left, `${one.text} | ${other.text}`).toBeGreaterThanOrEqual(one.right - 0.1);
      }
  });

  test('names no person in the metadata, and no time', () => {
    const info = pdfInfo(bytes);
    expect(info).toContain('Title:           肥城市2022年4月农村特困人员供养金、照料护理费发放表（分散供养）');
    expect(info).toContain('Producer:        颐养台账');
    expect(info).not.toMatch(/Author|CreationDate|ModDate/);
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (zh-CN)');
  });
});

describe('prints of one content', () => {
  const table = paymentTable(45);
  test('the same report gives the same bytes', () => {
    expect(renderPaper(paymentReport([table])).bytes).toEqual(renderPaper(paymentReport([table])).bytes);
  });

  test('two prints differ in the foot line and nowhere else', () => {
    const first = pageTexts(renderPaper(paymentReport([table], { footLine: '甲　第1次打印' })).bytes);
    const second = pageTexts(renderPaper(paymentReport([table], { footLine: '乙　第2次打印' })).bytes);
    const changed = first.flatMap((page, index) => {
      const others = (second[index] ?? '').split('\n');
      return page.split('\n').filter((line, number) => line !== others[number]);
    });
    expect(changed.map((line) => line.trim().replace(/\s+/g, ' '))).toEqual(Array.from({ length: 3 }, () => '甲 第1次打印'));
  });

  test('a draft says so on every page; a locked sheet shows the first eight characters of its fingerprint', () => {
    const draft = pageTexts(renderPaper(paymentReport([table], { watermark: '草稿' })).bytes);
    for (const page of draft) expect([...page].filter((character) => '草稿'.includes(character)).length).toBeGreaterThanOrEqual(2);
    const locked = pageTexts(renderPaper(paymentReport([table], { fingerprint: '0123456789abcdef' })).bytes);
    for (const page of locked) {
      expect(page).toMatch(/内容指纹 01234567(?!8)/);
      expect(page).not.toMatch(/[草稿]/);
    }
  });
});

describe('tables of other shapes', () => {
  test('no rows: one page that says so, with sums of nothing', () => {
    const { bytes, pages } = renderPaper(paymentReport([paymentTable(0)]));
    const [text = ''] = pageTexts(bytes);
    expect(pages).toBe(1);
    expect(text).toContain('本表无数据');
    expect(printedSums(text, '本页小计')).toEqual(['0.00', '0.00', '0.00']);
    expect(text).toContain('人民币（大写）：零元整');
  });

  test('one row: one page, no running total', () => {
    const { bytes, pages } = renderPaper(paymentReport([paymentTable(1)]));
    const [text = ''] = pageTexts(bytes);
    expect(pages).toBe(1);
    expect(text).not.toContain('累计');
    expect(printedSums(text, '合计')).not.toBeNull();
  });

  test('every table begins a page, with its own sums; pages count over the whole document', () => {
    const tables = [paymentTable(25, { name: '第一敬老院' }), paymentTable(3, { name: '潮泉镇' }), paymentTable(0, { name: '桃园镇' })];
    const { bytes, pages } = renderPaper(paymentReport(tables));
    const texts = pageTexts(bytes);
    expect(pages).toBe(4);
    for (const [index, text] of texts.entries()) expect(text.replace(/\s/g, '')).toContain(`第${index + 1}页共4页`);
    expect(printedSums(texts[2] ?? '', '本页小计')).toEqual(expectedSums(rowsOf(1, 3)));
  });

  test('amounts below zero keep their sign in cells, sums and words', () => {
    const row = (index: number, fen: number): ReportRow =>
      paymentRow(index).map((cell, column) => ([6, 12].includes(column) ? fen : column === 9 ? null : cell));
    const { bytes } = renderPaper(paymentReport([paymentTable(2, { rows: [row(1, -126_300), row(2, 100_000)] })]));
    const [text = ''] = pageTexts(bytes);
    expect(text).toContain('-1,263.00');
    expect(printedSums(text, '本页小计')).toEqual(['-263.00', '0.00', '-263.00']);
    expect(text).toContain('人民币（大写）：负贰佰陆拾叁元整');
  });

  test('very long names and villages are printed whole, on two lines at most, and figures on one', () => {
    const name = '阿卜杜热合曼·买买提依明·吐尔逊';
    const village = '高淤西南尚任家庄联合社区居民委员会第十二网格党群服务中心';
    const note = '补发2022年1月至3月照料护理费差额，自理能力评估结果变更，见附表第3行';
    const row = paymentRow(1, name).map((cell, column) =>
      column === 2 ? village : column === 14 ? note : column === 6 ? 1_234_567_890_12 : column === 12 ? 1_234_567_890_12 : cell,
    );
    const { bytes, warnings } = renderPaper(paymentReport([paymentTable(1, { rows: [row] })]));
    const raw = rawText(bytes).replace(/\s/g, '');
    for (const text of [name, village, note, '1,234,567,890.12', String(row[4])]) expect(raw).toContain(text);
    expect(warnings.filter((warning) => warning.kind === 'missing-character')).toEqual([]);
  });

  test('an annex has no sums, no words, no signatures', () => {
    const annex = paymentTable(3, { hasTotals: false, wordsColumn: null, signOff: [], sealOf: null, notes: [] });
    const [text = ''] = pageTexts(renderPaper(paymentReport([annex])).bytes);
    expect(text).not.toMatch(/小计|大写|制表人|盖章） +年/);
    expect(text.match(/370999\d{11}[\dX]/g)).toHaveLength(3);
  });

  test('A3 holds 25 rows on a larger page', () => {
    const { bytes, pages } = renderPaper(paymentReport([paymentTable(26)], { paper: 'A3' }));
    expect(pages).toBe(2);
    expect(pdfInfo(bytes)).toContain('(A3)');
    expect(pageTexts(bytes)[0]?.match(/370999\d{11}[\dX]/g)).toHaveLength(25);
  });
});

describe('the file', () => {
  test('stands under its name only when it is whole, with the same bytes as the preview', () =>
    withFolder((folder) => {
      const path = join(folder, '发放表.pdf');
      const result = writePaper(paymentReport([paymentTable(45)]), path);
      expect(result).toEqual({ pages: 3, warnings: [] });
      expect(readdirSync(folder)).toEqual(['发放表.pdf']);
      expect(new Uint8Array(readFileSync(path))).toEqual(new Uint8Array(renderPaper(paymentReport([paymentTable(45)])).bytes));
    }));

  test('grows page by page, tells how far it is, and is gone when somebody cancels', () =>
    withFolder((folder) => {
      const path = join(folder, 'sheet.pdf');
      let isClosed = false;
      function* rows(): Generator<ReportRow> {
        try {
          for (let index = 1; index <= 400; index++) yield paymentRow(index);
        } finally {
          isClosed = true;
        }
      }
      const steps = paperSteps(paymentReport([paymentTable(400, { rows: rows() })]), path);
      expect(steps.next()).toEqual({ done: false, value: { done: 1, total: 20 } });
      for (let page = 2; page <= 10; page++) steps.next();
      expect(readdirSync(folder)).toEqual(['sheet.pdf.partial']);
      expect(readFileSync(`${path}.partial`).length).toBeGreaterThan(10_000);
      steps.return({ pages: 0, warnings: [] });
      expect(readdirSync(folder)).toEqual([]);
      expect(isClosed).toBe(true);
    }));

  test('leaves an older file alone when the new one fails', () =>
    withFolder((folder) => {
      const path = join(folder, 'sheet.pdf');
      writeFileSync(path, 'older');
      expect(() => writePaper(paymentReport([paymentTable(45, { rows: rowsOf(1, 44) })]), path)).toThrow('announced 45 rows and has 44');
      expect(() => writePaper(paymentReport([paymentTable(45, { rows: rowsOf(1, 46) })]), path)).toThrow('announced 45 rows and has more');
      expect(readdirSync(folder)).toEqual(['sheet.pdf']);
      expect(readFileSync(path, 'utf8')).toBe('older');
    }));

  test('says where it cannot be written', () =>
    withFolder((folder) => {
      const path = join(folder, 'gone', 'sheet.pdf');
      const attempt = (): unknown => writePaper(paymentReport([paymentTable(1)]), path);
      expect(attempt).toThrow(AppError);
      expect(attempt).toThrow(`无法写入文件：${path}（文件夹不存在）`);
      const taken = join(folder, 'taken.pdf');
      mkdirSync(taken);
      expect(() => writePaper(paymentReport([paymentTable(1)]), taken)).toThrow(AppError);
      expect(existsSync(`${taken}.partial`)).toBe(false);
    }));
});
