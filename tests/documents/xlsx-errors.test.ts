import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canMarkErrors, markErrors } from '../../database/documents/xlsx/mark-errors.ts';
import type { ErrorMark } from '../../database/documents/xlsx/sheet-patch.ts';
import { readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { AppError } from '../../electron/contract/result.ts';
import { libreOfficeTimeout, readByLibreOffice, readEachByLibreOffice } from './libre-office.ts';
import { bytesOf, cellsOf, fillOf, parts, samples } from './xlsx-packages.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xlsx-errors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("marks in the user's own file", () => {
  const marks: readonly ErrorMark[] = [
    { row: 5, column: 8, text: '身份证号校验码不对' },
    { row: 5, column: 4, text: '姓名为空' },
    { row: 5, column: 8, text: '身份证号校验码不对' },
    { row: 9, column: null, text: '重复' },
    { row: 12, column: 2, text: '没有这个乡镇：=甲' },
    { row: 7, column: 13, text: '等级不在表内' },
    { row: 700, column: 3, text: '这一行原来不在表里' },
  ];

  test(
    'the roster: marks, reasons, filter; everything else is as it was, to the byte where it can be',
    { timeout: libreOfficeTimeout },
    () => {
      const source = join(samples, '特困人员花名册.xlsx');
      const out = join(folder, '花名册_不合格.xlsx');
      const before = readFileSync(source);
      markErrors(source, '特困人员花名册', marks, out, { headerRow: 4 });
      expect(readFileSync(source).equals(before)).toBe(true);
      const [old, marked] = [cellsOf(source, '特困人员花名册'), cellsOf(out, '特困人员花名册')];
      const last = 28;
      const reasons = Object.fromEntries(marked.flatMap((row, index) => (row?.[last] ? [[index + 1, row[last].v]] : [])));
      expect(reasons).toEqual({
        4: '不合格原因',
        5: '身份证号校验码不对；姓名为空',
        7: '等级不在表内',
        9: '重复',
        12: '没有这个乡镇：=甲',
        700: '这一行原来不在表里',
      });
      const red = marked.flatMap((row, index) =>
        (row ?? []).flatMap((cell, column) => (fillOf(cell) === 'FFC7CE' ? [`${index + 1},${column + 1}`] : [])),
      );
      expect(red.toSorted()).toEqual(['5,8', '5,4', '12,2', '7,13', '700,3'].toSorted());
      const same = (cell: XLSX.CellObject | undefined) => (cell?.v === undefined ? null : [cell.t, cell.v, cell.z, cell.f]);
      old.forEach((row, index) => row.forEach((cell, column) => expect(same(marked[index]?.[column])).toEqual(same(cell))));

      const changed = new Set(['xl/worksheets/sheet1.xml', 'xl/styles.xml']);
      const [oldParts, newParts] = [readZip(before), readZip(readFileSync(out))];
      expect(newParts.map((part) => part.path)).toEqual(oldParts.map((part) => part.path));
      oldParts.forEach((part, index) => expect(part.bytes.equals(newParts[index]?.bytes ?? Buffer.alloc(0))).toBe(!changed.has(part.path)));
      expect(parts(out).get('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A4:AC700"/>');

      const [shownBefore, shownAfter] = [
        readByLibreOffice(source).get('特困人员花名册') ?? [],
        readByLibreOffice(out).get('特困人员花名册') ?? [],
      ];
      expect(shownAfter.slice(0, shownBefore.length).map((row) => row.slice(0, last))).toEqual(shownBefore);
      expect(shownAfter[4]?.[last]).toEqual({ text: '身份证号校验码不对；姓名为空', isText: true });
    },
  );

  test('every sample workbook opens in LibreOffice with its values', { timeout: libreOfficeTimeout }, () => {
    const files = readdirSync(samples).filter((name) => name.endsWith('.xlsx'));
    expect(files.length).toBeGreaterThan(10);
    const sources = files.map((file) => join(samples, file));
    const names = sources.map((source) => XLSX.read(readFileSync(source), { bookSheets: true }).SheetNames[0] ?? '');
    const outs = files.map((file) => join(folder, `标记_${file}`));
    sources.forEach((source, index) =>
      markErrors(
        readFileSync(source),
        names[index] ?? '',
        [
          { row: 4, column: 1, text: '甲' },
          { row: 4, column: 2, text: '乙' },
        ],
        outs[index] ?? '',
        { headerRow: 3 },
      ),
    );
    const read = readEachByLibreOffice([...sources, ...outs]);
    files.forEach((file, index) => {
      const [old, marked] = [read[index]?.get(names[index] ?? '') ?? [], read[files.length + index]?.get(names[index] ?? '') ?? []];
      const width = old[0]?.length ?? 0;
      expect({ file, rows: marked.map((row) => row.slice(0, width)), reason: marked[3]?.[width]?.text }).toEqual({
        file,
        rows: old,
        reason: '甲；乙',
      });
    });
  });

  test('refusals leave nothing behind', () => {
    const out = join(folder, 'never.xlsx');
    const source = join(samples, '敬老院名册.xlsx');
    const refusal = (action: () => void): string => {
      try {
        action();
      } catch (error) {
        if (error instanceof AppError) return `${error.code} ${error.message}`;
        throw error;
      }
      return '';
    };
    expect(refusal(() => markErrors(source, '没有', [], out))).toBe('SHEET_NOT_FOUND 工作簿里没有名为“没有”的工作表。');
    expect(refusal(() => markErrors(join(folder, '没有.xlsx'), '甲', [], out))).toBe(
      `FILE_NOT_FOUND 找不到文件：${join(folder, '没有.xlsx')}`,
    );
    expect(refusal(() => markErrors(join(samples, '特困人员花名册_更正.xls'), '更正', [], out))).toBe(
      `FILE_NOT_A_WORKBOOK 文件不是可识别的表格：${join(samples, '特困人员花名册_更正.xls')}`,
    );
    const bytes = readFileSync(source);
    for (const length of [0, 10, 100, bytes.length >> 1, bytes.length - 30]) {
      expect(refusal(() => markErrors(bytes.subarray(0, length), '敬老院名册', [], out, { fileName: '甲.xlsx' }))).toBe(
        'FILE_NOT_A_WORKBOOK 文件不是可识别的表格：甲.xlsx',
      );
      expect(canMarkErrors(bytes.subarray(0, length))).toBe(false);
    }
    expect(refusal(() => markErrors(source, '敬老院名册', [], join(folder, '无', 'a.xlsx')))).toBe(
      `FILE_NOT_WRITABLE 无法写入文件：${join(folder, '无', 'a.xlsx')}（文件夹不存在）`,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('never') || name.endsWith('.partial'))).toEqual([]);
  });

  test('only a plain .xlsx is marked in place', () => {
    expect(canMarkErrors(readFileSync(join(samples, '敬老院名册.xlsx')))).toBe(true);
    expect(canMarkErrors(readFileSync(join(samples, '特困人员花名册_更正.xls')))).toBe(false);
    expect(canMarkErrors(readFileSync(join(samples, '殡葬火化名单.csv')))).toBe(false);
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[1]]), '甲');
    expect(canMarkErrors(bytesOf(book, 'xlsx'))).toBe(true);
    expect(canMarkErrors(bytesOf(book, 'xlsm'))).toBe(false);
    expect(canMarkErrors(bytesOf(book, 'xlsb'))).toBe(false);
  });
});
