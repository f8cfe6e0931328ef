/** A column in 万元: each page rounds what it prints, the total is of the exact amounts, the workbook keeps them. */
import * as XLSX from '@e965/xlsx';
import { expect, test } from 'vitest';
import { renderPaper } from '../../database/documents/pdf/paper.ts';
import type { Report } from '../../database/documents/report-table.ts';
import { renderWorkbookSteps } from '../../database/documents/xlsx/workbook.ts';
import { pageTexts } from './pdf-tools.ts';

const rowCount = 45;
/** Rounds to nothing by itself. */
const amount = 4999;

const report = (hasTallRows: boolean): Report => ({
  tables: [
    {
      name: '台账',
      title: '项目台账',
      lead: { left: '', centre: '', right: '单位：万元' },
      columns: [
        { title: '序号', kind: 'index', widthMm: 20 },
        { title: '投资', kind: 'wan', widthMm: 40, isSummed: true },
        { title: '说明', kind: 'text', widthMm: 60 },
      ],
      rows: Array.from({ length: rowCount }, (_, index) => [index + 1, amount, '一二三四五六七八九十'.repeat(5)]),
      rowCount,
      wordsColumn: null,
      hasTotals: true,
      signOff: [],
      sealOf: null,
      notes: [],
    },
  ],
  paper: 'A4',
  ...(hasTallRows ? { hasTallRows } : {}),
  watermark: null,
  fingerprint: null,
  footLine: '',
});

test.each([
  [false, 3],
  [true, 4],
])('high rows %s: %s pages, the total is not the sum of what was rounded', (isTall, pages) => {
  const paper = renderPaper(report(isTall));
  expect(paper.pages).toBe(pages);
  const texts = pageTexts(paper.bytes);
  expect(texts.filter((text) => text.trim() !== '')).toHaveLength(pages);
  expect(texts.at(-1)).toMatch(/合计\s+0\.22/);
  expect(texts[0]).toMatch(/本页小计\s+0\.(10|06)/);
});

test('the workbook keeps every fen', () => {
  const steps = renderWorkbookSteps(report(false), 'x.xlsx');
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const sheet = Object.values(XLSX.read(step.value.content).Sheets)[0] ?? {};
  const numbers = Object.entries(sheet).flatMap(([cell, value]) =>
    cell.startsWith('B') && (value as XLSX.CellObject).t === 'n' ? [(value as XLSX.CellObject).v] : [],
  );
  expect(numbers.slice(0, rowCount)).toEqual(Array.from({ length: rowCount }, () => 0.004999));
  expect(numbers.at(-1)).toBe(0.224955);
});
