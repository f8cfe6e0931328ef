import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPrinted, printCell } from '../../database/documents/pdf/cell-print.ts';
import { fitText, fitTitle, linePitch, wrapText } from '../../database/documents/pdf/fit-text.ts';
import { columnEdges, geometryOf, planTable } from '../../database/documents/pdf/geometry.ts';
import { tablePages } from '../../database/documents/pdf/table-pages.ts';
import type { Typesetter } from '../../database/documents/pdf/typesetter.ts';
import { paymentColumns, paymentReport, paymentTable } from './pdf-tools.ts';

/** Every character one size wide. */
const measure = (text: string): number => [...text].length;

describe('planning pages', () => {
  const geometry = geometryOf('A4');
  test.each([
    [0, 1, [0]],
    [1, 1, [1]],
    [20, 1, [20]],
    [21, 1, [20, 1]],
    [45, 1, [20, 20, 5]],
    [40, 1, [20, 20]],
  ])('%i rows and %i line of notes', (rowCount, noteLines, expected) => {
    expect(planTable(paymentTable(rowCount), geometry, noteLines).rowsOnPages).toEqual(expected);
  });

  test('where signatures and notes do not fit under a full page, three rows go with them', () => {
    expect(planTable(paymentTable(20), geometry, 4)).toEqual({ rowsOnPages: [17, 3], notesOnPages: [4] });
    expect(planTable(paymentTable(40), geometry, 4).rowsOnPages).toEqual([20, 17, 3]);
  });

  test('notes longer than a page go on by themselves', () => {
    const plan = planTable(paymentTable(1), geometry, 100);
    expect(plan.rowsOnPages).toEqual([1]);
    expect(plan.notesOnPages.length).toBeGreaterThan(1);
    expect(plan.notesOnPages.reduce((sum, lines) => sum + lines, 0)).toBe(100);
  });

  test('any table: all rows are placed, no page holds more than it can, rows and what follows them stay above the foot', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.nat(60),
        fc.boolean(),
        fc.constantFrom('A4' as const, 'A3' as const),
        (rowCount, noteLines, isSealed, paper) => {
          const table = paymentTable(0, { rowCount, sealOf: isSealed ? '肥城市民政局' : null });
          const page = geometryOf(paper);
          const plan = planTable(table, page, noteLines);
          expect(plan.rowsOnPages.reduce((sum, rows) => sum + rows, 0)).toBe(rowCount);
          expect(Math.max(...plan.rowsOnPages)).toBeLessThanOrEqual(page.rowsPerPage);
          expect(plan.notesOnPages.reduce((sum, lines) => sum + lines, 0)).toBe(noteLines);
          expect(Math.min(...plan.rowsOnPages)).toBeGreaterThanOrEqual(Math.min(rowCount, 1));
          const last = Math.max(plan.rowsOnPages.at(-1) ?? 0, 1);
          const tail = (plan.rowsOnPages.length > 1 ? 4 : 3) * page.rowHeight + page.signOffHeight + (isSealed ? page.sealHeight : 0);
          const bottom = page.tableTop + 2 * page.headerLevel + last * page.rowHeight + tail + (plan.notesOnPages[0] ?? 0) * page.noteLine;
          expect(bottom).toBeLessThanOrEqual(page.contentBottom + 0.01);
        },
      ),
    );
  });

  test('columns are stretched together to the width between the margins', () => {
    const edges = columnEdges(paymentColumns, geometry);
    expect(edges).toHaveLength(paymentColumns.length + 1);
    expect(edges[0]).toBeCloseTo(geometry.left);
    expect(edges.at(-1)).toBeCloseTo(geometry.right);
    const scale = ((edges[1] ?? 0) - (edges[0] ?? 0)) / (paymentColumns[0]?.widthMm ?? 1);
    for (const [index, column] of paymentColumns.entries())
      expect((edges[index + 1] ?? 0) - (edges[index] ?? 0)).toBeCloseTo(column.widthMm * scale);
  });
});

describe('fitting text', () => {
  const box = { width: 60, height: 17.5, size: 9, singleLineSize: 6.6, twoLineSize: 7, maximumLines: 2 };
  test('one line at full size, then smaller, then two lines', () => {
    expect(fitText('刘庄村', box, measure)).toEqual({ size: 9, lines: ['刘庄村'] });
    expect(fitText('孙伯社区居民委员会', box, measure)).toEqual({ size: 60 / 9, lines: ['孙伯社区居民委员会'] });
    expect(fitText('高淤西南社区居民委员会', box, measure)).toEqual({ size: 7, lines: ['高淤西南社区', '居民委员会'] });
  });

  test('whatever the text: nothing is lost, nothing stands out of the box, two lines at most', () => {
    const text = fc.stringMatching(/^[一-龥A-Za-z0-9（）、，·—. ]{1,80}$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 200 }), fc.integer({ min: 1, max: 2 }), (content, width, maximumLines) => {
        const fitted = fitText(content, { ...box, width, maximumLines }, measure);
        expect(fitted.lines.length).toBeLessThanOrEqual(maximumLines);
        for (const line of fitted.lines) expect(measure(line) * fitted.size).toBeLessThanOrEqual(width + 1e-6);
        expect((fitted.lines.length - 1) * fitted.size * linePitch + fitted.size).toBeLessThanOrEqual(box.height + 1e-6);
        expect(fitted.lines.join('').replace(/ /g, '')).toBe(content.replace(/ /g, ''));
      }),
    );
  });

  test('a number is not broken, a line begins with no comma and ends with no opening bracket', () => {
    expect(wrapText('至2022年', 3, 3, measure)).toBeNull();
    expect(wrapText('补发至2022年', 5, 3, measure)).toEqual(['补发至', '2022年']);
    expect(wrapText('一二三，四五', 3, 3, measure)).toEqual(['一二', '三，四', '五']);
    expect(wrapText('一二（三）', 3, 3, measure)).toEqual(['一二', '（三）']);
  });

  test('a column title breaks between words of two characters, or before its bracket', () => {
    const head = { width: 45, height: 30, size: 9, singleLineSize: 7, twoLineSize: 7, maximumLines: 3 };
    expect(fitTitle('生活自理能力', head, measure).lines).toEqual(['生活自理', '能力']);
    expect(fitTitle('乡镇（街道）', head, measure).lines).toEqual(['乡镇', '（街道）']);
    expect(fitTitle('领取人签字', { ...head, width: 36 }, measure).lines).toEqual(['领取人', '签字']);
  });
});

describe('printed figures', () => {
  test('what is printed reads back as the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (amount) => {
        expect(readPrinted('money', printCell('money', amount))).toBe(amount);
        expect(readPrinted('integer', printCell('integer', amount))).toBe(amount);
      }),
    );
  });

  test('nothing is an empty cell, zero is zero, and a fraction of a fen is refused', () => {
    expect(printCell('money', null)).toBe('');
    expect(printCell('money', 0)).toBe('0.00');
    expect(printCell('integer', 1234)).toBe('1,234');
    expect(() => printCell('money', 0.5)).toThrow(RangeError);
    expect(() => readPrinted('money', '663')).toThrow('cannot be read');
  });

  test('a sheet whose page subtotals do not give the total never reaches its last page', () => {
    const typesetter: Typesetter = { width: (_, text) => measure(text), runs: () => [], missing: () => [] };
    const geometry = geometryOf('A4');
    // A row that says something else when it is read again, as a fault in the layout would.
    let reads = 0;
    const row = new Proxy(
      Array.from({ length: 15 }, () => null as number | null),
      {
        get: (target, key, receiver) =>
          key === 'entries' ? () => [[6, 66_300 + (reads++ === 0 ? 0 : 1)]].values() : (Reflect.get(target, key, receiver) as unknown),
      },
    );
    const table = paymentTable(1, { rows: [row], wordsColumn: null });
    const report = paymentReport([table]);
    const plan = planTable(table, geometry, 0);
    const setting = { report, table, plan, noteLines: [], pagesBefore: 0, pageCount: 1, geometry, typesetter, onSmallText: () => {} };
    expect(() => tablePages(setting).next()).toThrow('page subtotals of "新城街道", column "金额", give 66301 and the rows 66300');
  });
});
