import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markErrors } from '../../database/documents/xlsx/mark-errors.ts';
import type { ErrorMark } from '../../database/documents/xlsx/sheet-patch.ts';
import { convertByLibreOffice, libreOfficeTimeout, readByLibreOffice } from './libre-office.ts';
import { bytesOf, cellsOf, fillOf, namespace, parts, unusual } from './xlsx-packages.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xlsx-errors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('marks in files as other programs write them', () => {
  test('a file saved by LibreOffice, with shared texts, merged cells and formulas', { timeout: libreOfficeTimeout }, () => {
    const book = XLSX.utils.book_new();
    const sheet = XLSX.utils.aoa_to_sheet([
      ['标题'],
      ['乡镇', '姓名', '金额'],
      ['新城', '张三', 5],
      [null, '李䶮', 7],
      ['合计', null, { t: 'n', f: 'SUM(C3:C4)', v: 12 }],
    ]);
    sheet['!merges'] = [XLSX.utils.decode_range('A1:C1'), XLSX.utils.decode_range('A3:A4')];
    XLSX.utils.book_append_sheet(book, sheet, '甲');
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['另一张', 1]]), '乙');
    writeFileSync(join(folder, 'raw.xlsx'), bytesOf(book, 'xlsx'));
    const source = convertByLibreOffice(join(folder, 'raw.xlsx'), 'xlsx', join(folder, 'saved'));
    const out = join(folder, 'saved-marked.xlsx');
    markErrors(
      source,
      '甲',
      [
        { row: 4, column: 1, text: '没有这个乡镇' },
        { row: 5, column: 3, text: '公式' },
      ],
      out,
      { headerRow: 2 },
    );
    const cells = cellsOf(out, '甲');
    // Row 4 of the first column is covered by the merged cell of row 3, so that one is marked.
    expect([fillOf(cells[2]?.[0]), fillOf(cells[4]?.[2]), fillOf(cells[3]?.[1])]).toEqual(['FFC7CE', 'FFC7CE', undefined]);
    expect(cells[4]?.[2]).toMatchObject({ f: 'SUM(C3:C4)', v: 12 });
    expect(
      readByLibreOffice(out)
        .get('甲')
        ?.map((row) => row.map((cell) => cell.text)),
    ).toEqual([
      ['标题', '', '', ''],
      ['乡镇', '姓名', '金额', '不合格原因'],
      ['新城', '张三', '5', ''],
      ['', '李䶮', '7', '没有这个乡镇'],
      ['合计', '', '12', '公式'],
    ]);
    expect(
      readByLibreOffice(out)
        .get('乙')?.[0]
        ?.map((cell) => cell.text),
    ).toEqual(['另一张', '1']);
  });

  test(
    'prefixes, rows and cells without references, closed rows, a filter with a name, hidden columns',
    { timeout: libreOfficeTimeout },
    () => {
      const styles = `<x:styleSheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:fonts count="1"><x:font><x:sz val="9"/><x:name val="宋体"/></x:font></x:fonts><x:cellXfs count="2"><x:xf numFmtId="0" fontId="0"/><x:xf numFmtId="4" fontId="0" fillId="0" borderId="0"><x:alignment horizontal="center"/></x:xf></x:cellXfs></x:styleSheet>`;
      const sheet =
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1:B4"/><x:cols><x:col min="1" max="2" width="12" customWidth="1"/><x:col min="3" max="16384" width="9" hidden="1"/></x:cols>' +
        '<!-- <row r="1"><c r="Z1"><v>1</v></c></row> --><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row>' +
        '<x:row><x:c><x:v>1</x:v></x:c><x:c s="1"><x:v>2.5</x:v></x:c></x:row><x:row/><x:row r="4" spans="1:2"><x:c r="B4" s="1"><x:v>3</x:v></x:c><x:c r="C4" s="1"/></x:row></x:sheetData>' +
        '<x:autoFilter ref="A1:B4"><x:filterColumn colId="0"/></x:autoFilter></x:worksheet>';
      const names = `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'表&amp;一'!$A$1:$B$4</definedName></definedNames>`;
      const out = join(folder, 'unusual-marked.xlsx');
      const marked: readonly ErrorMark[] = [
        { row: 2, column: 2, text: '数额' },
        { row: 3, column: 1, text: '空行' },
        { row: 4, column: 1, text: '缺' },
        { row: 4, column: 2, text: '多' },
        { row: 6, column: null, text: '末行' },
      ];
      markErrors(unusual(join(folder, 'unusual.xlsx'), sheet, styles, names), '表&一', marked, out);
      const xml = parts(out);
      expect(xml.get('xl/workbook.xml')).toContain(`hidden="1">'表&amp;一'!$A$1:$C$6</definedName>`);
      const after = xml.get('xl/worksheets/one.xml') ?? '';
      expect(after).toContain('<x:autoFilter ref="A1:C6"><x:filterColumn colId="0"/></x:autoFilter>');
      expect(after).toContain('<x:dimension ref="A1:C6"/>');
      expect(after).toMatch(
        /<x:col min="1" max="2"[^>]*\/><x:col min="3" max="3" width="\d+" customWidth="1"\/><x:col min="4" max="16384" width="9" hidden="1"\/>/,
      );
      expect(after).not.toContain('spans');
      const cells = cellsOf(out, '表&一');
      expect([fillOf(cells[1]?.[1]), fillOf(cells[2]?.[0]), fillOf(cells[3]?.[0]), fillOf(cells[3]?.[1])]).toEqual(
        Array.from({ length: 4 }, () => 'FFC7CE'),
      );
      expect(cells[1]?.[1]).toMatchObject({ v: 2.5, z: '#,##0.00' });
      expect(
        readByLibreOffice(out)
          .get('表&一')
          ?.map((row) => row.map((cell) => cell.text)),
      ).toEqual([
        ['甲', '乙', '不合格原因'],
        ['1', '2.50', '数额'],
        ['', '', '空行'],
        ['', '3.00', '缺；多'],
        ['', '', ''],
        ['', '', '末行'],
      ]);
    },
  );

  test('no styles at all, no rows at all, a table over the cells', { timeout: libreOfficeTimeout }, () => {
    const out = join(folder, 'bare-marked.xlsx');
    const bare = unusual(
      join(folder, 'bare.xlsx'),
      `<worksheet ${namespace}><sheetData/><sheetProtection sheet="1"/><mergeCells count="1"><mergeCell ref="A8:B8"/></mergeCells></worksheet>`,
      null,
    );
    markErrors(bare, '表&一', [{ row: 2, column: 1, text: '空' }], out);
    expect(parts(out).get('xl/worksheets/one.xml')).toContain('<sheetProtection sheet="1"/><autoFilter ref="A1:C2"/><mergeCells');
    expect(fillOf(cellsOf(out, '表&一')[1]?.[0])).toBe('FFC7CE');
    expect(
      readByLibreOffice(out)
        .get('表&一')
        ?.map((row) => row.map((cell) => cell.text)),
    ).toEqual([
      ['', '', '不合格原因'],
      ['', '', '空'],
    ]);

    const tableOut = join(folder, 'table-marked.xlsx');
    const withTable = unusual(
      join(folder, 'table.xlsx'),
      `<worksheet ${namespace}><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><tableParts count="0"/></worksheet>`,
      null,
    );
    markErrors(withTable, '表&一', [{ row: 1, column: 1, text: '甲' }], tableOut);
    expect(parts(tableOut).get('xl/worksheets/one.xml')).not.toContain('autoFilter');
  });
});
