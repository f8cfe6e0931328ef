import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capitalAmount } from '../../database/documents/capital-amount.ts';
import type { ColumnKind, ReportRow } from '../../database/documents/report-table.ts';
import { writeWorkbook } from '../../database/documents/xlsx/workbook.ts';
import { partText, readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { fen, formatYuan } from '../../electron/contract/values.ts';
import { libreOfficeTimeout, readByLibreOffice, type SheetCell } from './libre-office.ts';
import { columns, report, sampleRows, table } from './xlsx-sample.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xlsx-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function part(path: string, name: string): string {
  const found = readZip(readFileSync(path)).find((candidate) => candidate.path === name);
  if (!found) throw new Error(`no part ${name}`);
  return partText(found);
}

/** What a reader must see in a cell, told from the model alone. */
function expected(kind: ColumnKind, value: string | number | null): SheetCell {
  if (value === null) return { text: '', isText: false };
  if (kind === 'date' && typeof value === 'string') return { text: value, isText: !/^\d{4}-/.test(value) || value < '1900-03-01' };
  if (typeof value === 'string') return { text: value, isText: true };
  return { text: kind === 'money' ? formatYuan(value) : String(value), isText: false };
}

type Summary = { readonly type: string; readonly value: unknown; readonly format: unknown } | null;

function summary(cell: XLSX.CellObject | undefined): Summary {
  return cell?.v === undefined ? null : { type: cell.t, value: cell.v, format: cell.z };
}

/** As `expected`, for a reader that gives numbers and formats apart. */
function summaryOf(kind: ColumnKind, value: string | number | null): Summary {
  if (value === null) return null;
  const isText = expected(kind, value).isText;
  if (isText) return { type: 's', value, format: '@' };
  if (kind === 'money') return { type: 'n', value: Number(value) / 100, format: '#,##0.00' };
  if (kind === 'date') return { type: 'n', value: Date.parse(String(value)) / 86_400_000 + 25_569, format: 'yyyy-mm-dd' };
  return { type: 'n', value, format: '0' };
}

function total(column: number): number {
  return sampleRows.reduce((sum, row) => sum + (typeof row[column] === 'number' ? row[column] : 0), 0);
}

describe('a report as a workbook', () => {
  test('LibreOffice shows every cell as the model has it, with texts stored as text', { timeout: libreOfficeTimeout }, () => {
    const path = join(folder, 'rich.xlsx');
    const summary = table({
      name: '汇总',
      columns: [
        { title: '乡镇', kind: 'text', widthMm: 40 },
        { title: '人数', kind: 'integer', widthMm: 30, isSummed: true },
      ],
      rows: [
        ['新城街道', 3],
        ['老城街道', 4],
      ],
      rowCount: 2,
      wordsColumn: null,
      signOff: [],
      sealOf: null,
      notes: [],
    });
    expect(writeWorkbook(report([table(), summary], { watermark: '草稿', fingerprint: '12ab34cd' }), path).rows).toBe(
      sampleRows.length + 2,
    );
    const sheets = readByLibreOffice(path);
    const sheet = sheets.get('分散供养') ?? [];
    const texts = sheet.map((row) => row.map((cell) => cell.text));
    expect(texts[0]?.[0]).toBe(table().title);
    expect(texts[1]?.filter((text) => text !== '')).toEqual(['填报单位（盖章）：测试县民政局', '所属期：2022年1月', '单位：元']);
    expect(texts[2]).toEqual(['序号', '姓名', '身份证号', '确认日期', '所属月份', '天数', '应发金额', '', '收款账户', '备注']);
    expect(texts[3]).toEqual(['', '', '', '', '', '', '基本生活费', '照料护理费', '账号', '']);
    const wanted = sampleRows.map((row) => row.map((value, index) => expected(columns[index]?.kind ?? 'text', value)));
    expect(sheet.slice(4, 4 + sampleRows.length)).toEqual(wanted);

    const rest = texts.slice(4 + sampleRows.length);
    expect(rest[0]).toEqual(['合计', '', '', '', '', String(total(5)), formatYuan(total(6)), formatYuan(total(7)), '', '']);
    expect(rest[1]?.[0]).toBe(`人民币（大写）：${capitalAmount(fen(total(6)))}`);
    expect(rest[2]?.filter((text) => text !== '')).toEqual(['制表人：', '审核人：', '分管领导：', '主要负责人：', '年　　月　　日']);
    expect(rest.slice(3).map((row) => row.find((text) => text !== '')?.trim())).toEqual([
      '测试县民政局（盖章）',
      '注：照料护理费按生活自理能力等级发放。',
      '导出：2022-01-20 09:31:05　操作员：张三',
    ]);

    const short = (sheets.get('汇总') ?? []).map((row) => row.map((cell) => cell.text));
    expect(short.slice(2, 6)).toEqual([
      ['乡镇', '人数'],
      ['新城街道', '3'],
      ['老城街道', '4'],
      ['合计', '7'],
    ]);
  });

  test('another reader finds the same values, types and formats, and not one formula', () => {
    const path = join(folder, 'values.xlsx');
    writeWorkbook(report(), path);
    const sheet = XLSX.read(readFileSync(path), { cellNF: true, cellFormula: true, dense: true }).Sheets['分散供养'];
    const cells: (XLSX.CellObject | undefined)[][] = sheet?.['!data'] ?? [];
    expect(cells.flat().filter((cell) => cell?.f !== undefined)).toEqual([]);
    const found = sampleRows.map((row, index) => row.map((_, column) => summary(cells[4 + index]?.[column])));
    expect(found).toEqual(sampleRows.map((row) => row.map((value, index) => summaryOf(columns[index]?.kind ?? 'text', value))));
  });

  test('10,000 ID and account numbers come back with every digit', () => {
    const path = join(folder, 'ids.xlsx');
    const ids = Array.from(
      { length: 10_000 },
      (_, index) =>
        `370999${1930 + (index % 70)}0${1 + (index % 9)}${10 + (index % 19)}${String(index).padStart(4, '0').slice(0, 3)}${index % 11 === 10 ? 'X' : index % 10}`,
    );
    const rows = ids.map((id, index): ReportRow => [id, `62284800${String(index * 7_919).padStart(11, '0')}`]);
    const codes = table({
      columns: [
        { title: '身份证号', kind: 'code', widthMm: 36 },
        { title: '账号', kind: 'code', widthMm: 36 },
      ],
      rows,
      rowCount: rows.length,
      wordsColumn: null,
      hasTotals: false,
      signOff: [],
      sealOf: null,
      notes: [],
    });
    writeWorkbook(report([codes], { footLine: '' }), path);
    const sheet = XLSX.read(readFileSync(path), { dense: true }).Sheets['分散供养'];
    const back = ((sheet?.['!data'] ?? []) as (XLSX.CellObject | undefined)[][])
      .slice(3)
      .map((row) => row.map((cell) => (cell?.t === 's' ? cell.v : cell)));
    expect(back).toEqual(rows);
  });

  test('page, frozen header, repeated rows, merged cells, footer and header', () => {
    const path = join(folder, 'page.xlsx');
    writeWorkbook(
      report(
        [
          table(),
          table({
            name: "张三's/表",
            columns: columns.map(({ title, kind, widthMm, isSummed = false }) => ({ title, kind, widthMm, isSummed })),
          }),
        ],
        {
          paper: 'A3',
          watermark: '草稿&3',
          fingerprint: '12ab34cd',
        },
      ),
      path,
    );
    const sheet = part(path, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toContain('<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(sheet).toContain('<printOptions horizontalCentered="1"/>');
    expect(sheet).toContain(
      '<oddHeader>&amp;C&amp;&quot;黑体,常规&quot;&amp;16 草稿&amp;&amp;3&amp;R&amp;&quot;宋体,常规&quot;&amp;9 指纹 12ab34cd</oddHeader>',
    );
    expect(sheet).toContain('<oddFooter>&amp;C&amp;&quot;宋体,常规&quot;&amp;9第 &amp;P 页 共 &amp;N 页</oddFooter>');
    const merges = [...sheet.matchAll(/<mergeCell ref="([^"]*)"/g)].map((match) => match[1]);
    expect(merges).toEqual(expect.arrayContaining(['A1:J1', 'A3:A4', 'G3:H3', 'J3:J4', 'A45:E45', 'A46:J46']));
    expect(merges).not.toContain('I3:I3');
    expect(part(path, 'xl/worksheets/sheet2.xml')).toContain('<pane ySplit="3"');
    const workbook = part(path, 'xl/workbook.xml');
    expect(workbook).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'分散供养'!$1:$4</definedName>`);
    expect(workbook).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="1">'张三’s／表'!$1:$3</definedName>`);
  });

  test('texts that begin like a formula are kept as text when edited again', () => {
    const path = join(folder, 'quoted.xlsx');
    writeWorkbook(report(), path);
    const formats = [
      ...(part(path, 'xl/styles.xml')
        .split('<cellXfs')[1]
        ?.matchAll(/<xf [^>]*>/g) ?? []),
    ].map((match) => match[0]);
    const cells = [...part(path, 'xl/worksheets/sheet1.xml').matchAll(/<c r="([A-Z]+\d+)" s="(\d+)" t="inlineStr"><is><t[^>]*>([^<]*)/g)];
    const body = cells.filter((cell) => /^[BJ]\d+$/.test(cell[1] ?? '') && Number(cell[1]?.slice(1)) > 4);
    expect(body.length).toBeGreaterThan(60);
    const wrong = body.filter((cell) => formats[Number(cell[2])]?.includes('quotePrefix="1"') !== /^[=+\-@\t]/.test(cell[3] ?? ''));
    expect(wrong.map((cell) => cell[3])).toEqual([]);
  });

  test('the same report gives the same bytes', () => {
    writeWorkbook(report(), join(folder, 'one.xlsx'));
    writeWorkbook(report(), join(folder, 'two.xlsx'));
    expect(readFileSync(join(folder, 'one.xlsx')).equals(readFileSync(join(folder, 'two.xlsx')))).toBe(true);
  });

  test('tables of one and of two columns open without merged single cells', { timeout: libreOfficeTimeout }, () => {
    const path = join(folder, 'narrow.xlsx');
    const narrow = (count: number) =>
      table({
        name: `列${count}`,
        columns: columns.slice(1, 1 + count),
        rows: [['甲', '1'].slice(0, count)],
        rowCount: 1,
        wordsColumn: null,
      });
    writeWorkbook(report([narrow(1), narrow(2)]), path);
    expect(part(path, 'xl/worksheets/sheet1.xml')).not.toContain('<mergeCell');
    const sheets = readByLibreOffice(path);
    expect(sheets.get('列1')?.[1]?.[0]?.text).toBe('填报单位（盖章）：测试县民政局　　所属期：2022年1月　　单位：元');
    expect(sheets.get('列2')?.[3]?.map((cell) => cell.text)).toEqual(['甲', '1']);
  });
});
