import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markErrorsInGrid } from '../../database/documents/xlsx/mark-errors-in-grid.ts';
import { libreOfficeTimeout, readByLibreOffice } from './libre-office.ts';
import { cellsOf, fillOf, samples } from './xlsx-packages.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xlsx-errors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('marks in a new workbook out of the texts', () => {
  test('the correction .xls: the same texts, every digit, the marks beside them', { timeout: libreOfficeTimeout }, () => {
    const grid = cellsOf(join(samples, '特困人员花名册_更正.xls'), '更正').map((row) =>
      Array.from(row ?? [], (cell) => (cell?.v === undefined ? null : String(cell.w ?? cell.v))),
    );
    const out = join(folder, '更正_不合格.xlsx');
    markErrorsInGrid(
      grid,
      [
        { row: 5, column: 8, text: '校验码不对' },
        { row: 5, column: null, text: '重复' },
        { row: 7, column: 28, text: '缺' },
      ],
      out,
      { sheetName: '更正', headerRow: 3 },
    );
    const width = Math.max(...grid.map((row) => row.length), 28);
    const shown = readByLibreOffice(out).get('更正') ?? [];
    expect(shown.map((row) => row.slice(0, width).map((cell) => cell.text))).toEqual(
      grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')),
    );
    expect(shown.every((row) => row.every((cell) => cell.text === '' || cell.isText))).toBe(true);
    expect(shown.map((row) => row[width]?.text).filter((text) => text)).toEqual(['不合格原因', '校验码不对；重复', '缺']);
    const cells = cellsOf(out, '更正');
    expect([fillOf(cells[4]?.[7]), fillOf(cells[6]?.[27]), fillOf(cells[5]?.[7])]).toEqual(['FFC7CE', 'FFC7CE', undefined]);
  });

  test('texts like formulas and rows beyond the grid', { timeout: libreOfficeTimeout }, () => {
    const out = join(folder, 'grid.xlsx');
    markErrorsInGrid(
      [
        ['姓名', '备注'],
        ['李䶮', '=1+1'],
        ['𬭚', ' @甲 '],
      ],
      [
        { row: 2, column: 2, text: '=坏' },
        { row: 5, column: 1, text: '末' },
      ],
      out,
    );
    expect(
      readByLibreOffice(out)
        .get('表1')
        ?.map((row) => row.map((cell) => cell.text)),
    ).toEqual([
      ['姓名', '备注', '不合格原因'],
      ['李䶮', '=1+1', '=坏'],
      ['𬭚', ' @甲 ', ''],
      ['', '', ''],
      ['', '', '末'],
    ]);
    expect(
      cellsOf(out, '表1')
        .flat()
        .filter((cell) => cell?.f !== undefined),
    ).toEqual([]);
  });

  test('a folder that is gone', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => markErrorsInGrid([['甲']], [], join(folder, 'file', 'a.xlsx'))).toThrow('（文件夹不存在）');
  });
});
