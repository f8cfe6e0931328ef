/** The sample county month by month: what differs, why, and every paper of a sheet adding up to the right answers. */
import { beforeAll, describe, expect, it } from 'vitest';
import { finish } from '../../database/core/sql.ts';
import { buildSheetSteps, lockSheet, workbookCopySteps } from '../../database/features/payments/service.ts';
import { financeReport } from '../../database/features/payments/report-finance.ts';
import { townsReport } from '../../database/features/payments/report-towns.ts';
import { yearReport } from '../../database/features/payments/report-year.ts';
import { comparison } from '../../database/features/payments/checks/service-comparison.ts';
import { comparisonReport } from '../../database/features/payments/checks/report-comparison.ts';
import type { Report, ReportTable } from '../../database/documents/report-table.ts';
import { openWorkbook } from '../../database/features/imports/reader-grid.ts';
import { readXlsx } from '../../database/features/imports/reader-xlsx.ts';
import type { OutputOf } from '../../electron/contract/index.ts';
import type { SheetChange } from '../../electron/contract/sheet-checks.ts';
import { addMonths, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { expected, importSample, takeInSampleCounty } from '../helpers/sample-county.ts';

const first = isoMonth('2022-01');
const months = Array.from({ length: 9 }, (_, index) => addMonths(first, index));
const right = (month: IsoMonth) => {
  const sheet = expected.sheets[month];
  if (!sheet) throw new RangeError(month);
  return sheet;
};
let context: TestLedger;
const compared = new Map<IsoMonth, OutputOf<'sheetChecks.comparison'>>();

function everything(month: IsoMonth): SheetChange[] {
  const rows: SheetChange[] = [];
  for (let total = 1; rows.length < total;) {
    const page = comparison(context, { month, groupKey: null, kind: null, offset: rows.length, limit: 100 });
    ({ total } = page);
    rows.push(...page.rows);
  }
  return rows;
}

beforeAll(async () => {
  context = memoryLedger();
  await takeInSampleCounty(context);
  for (const month of months) {
    if (month > first) await importSample(context, 'changes', `特困人员异动登记表_${month}.xlsx`);
    if (month === '2022-09') await importSample(context, 'standards', '救助标准表_2022年9月调整.xlsx');
    finish(buildSheetSteps(context, month));
    compared.set(month, comparison(context, { month, groupKey: null, kind: null, offset: 0, limit: 1 }));
    lockSheet(context, { month, reason: '样本核对' });
  }
}, 120_000);

/** People with a regular amount, by the right answers alone. */
const paid = (month: IsoMonth): Set<string> =>
  new Set(
    right(month)
      .lines.filter(({ type }) => type === 'BASIC' || type === 'CARE')
      .map(({ id }) => id),
  );

describe('against the month before', () => {
  it.each(months.slice(1))('%s: last total and changes make this total, and the people are those of the right answers', (month) => {
    const last = addMonths(month, -1);
    const { whole, sums, previousMonth } = compared.get(month) ?? expect.fail();
    expect([previousMonth, whole.lastFen, whole.thisFen]).toEqual([last, right(last).totalFen, right(month).totalFen]);
    for (const sum of [whole, ...sums]) {
      expect(sum.lastFen + sum.addedFen - sum.endedFen + sum.changedFen - sum.lastOnceFen + sum.onceFen).toBe(sum.thisFen);
      expect(sum.lastPersons + sum.addedPersons - sum.endedPersons).toBe(sum.thisPersons);
    }
    const rows = everything(month);
    const ids = (kinds: readonly string[]): string[] =>
      rows
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ idNumber }) => idNumber)
        .sort();
    expect(ids(['added', 'resumed'])).toEqual([...paid(month)].filter((id) => !paid(last).has(id)).sort());
    expect(ids(['ended', 'stopped'])).toEqual([...paid(last)].filter((id) => !paid(month).has(id)).sort());
    expect(rows.reduce((sum, { differenceFen }) => sum + differenceFen, 0)).toBe(right(month).totalFen - right(last).totalFen);
    expect(rows.filter(({ reason }) => reason === '')).toEqual([]);
  });

  it('2022-03 by hand, entry by entry of the 异动登记表 of the month', () => {
    expect(
      everything(isoMonth('2022-03')).map(
        ({ idNumber, kind, reason, lastFen, thisFen }) => `${idNumber.slice(-4)} ${kind} ${reason} ${lastFen} ${thisFen}`,
      ),
    ).toEqual([
      '7659 FUNERAL 上月一次性，本月不再列支 397800 0',
      '0699 movedOut 集中转分散（2022年2月14日） 126300 0',
      '360X FUNERAL 上月一次性，本月不再列支 397800 0',
      '0456 movedIn 分散转集中（2022年2月10日） 0 96300',
      '1673 ended 终止：恢复劳动能力（2022年2月1日） 126300 0',
      '0101 changed 自理能力全护理转自理（2022年2月1日） 126300 84300',
      '4674 movedIn 分散转集中（2022年2月28日） 0 84300',
      '6658 movedIn 分散转集中（2022年2月1日） 0 96300',
      '1014 movedIn 分散转集中（2022年2月28日） 0 84300',
      '6475 changed 自理能力自理转全护理（2022年2月28日） 84300 126300',
      '0456 movedOut 分散转集中（2022年2月10日） 96300 0',
      '0699 movedIn 集中转分散（2022年2月14日） 0 126300',
      '4674 movedOut 分散转集中（2022年2月28日） 84300 0',
      '6893 changed 自理能力自理转半护理（2022年2月4日） 103800 115800',
      '427X added 确认（2022年1月1日） 0 84300',
      '0895 ended 死亡（2022年1月27日） 84300 0',
      '427X BACKPAY 2022年2月：确认（2022年1月1日） 0 84300',
      '0895 FUNERAL 2022年1月：供养期间死亡 0 397800',
      '7570 changed 自理能力自理转全护理（2022年2月13日） 84300 126300',
      '1014 movedOut 分散转集中（2022年2月28日） 84300 0',
      '3214 added 确认（2022年2月1日） 0 84300',
      '6658 movedOut 分散转集中（2022年2月1日） 96300 0',
    ]);
  });

  it('2022-09 names the document of the new standard', () => {
    const raised = everything(isoMonth('2022-09')).filter(({ kind }) => kind === 'changed');
    expect(raised).toHaveLength(582);
    expect([...new Set(raised.map(({ reason }) => reason.replace(/；?自理能力.*$/, '')))].filter(Boolean)).toEqual([
      '标准调整（样民发〔2022〕19号）',
    ]);
  });
});

const paper = (month: string) => ({ month: isoMonth(month), scope: null, paper: 'A4' as const });
const sumOf = (table: ReportTable, title: string): number => {
  const index = table.columns.findLastIndex((column) => column.title === title);
  return [...table.rows].reduce((sum, row) => sum + Number(row[index] ?? 0), 0);
};
const tables = (report: Report): readonly ReportTable[] => report.tables;

describe('papers of a sheet', () => {
  const { totalFen, toHomesFen, persons } = right(isoMonth('2022-09'));

  it('by township: the people once, the money to the fen', () => {
    const [table] = tables(townsReport(context, paper('2022-09'), ''));
    if (!table) expect.fail();
    expect([sumOf(table, '合计'), sumOf(table, '拨付机构')]).toEqual([totalFen, toHomesFen]);
    const people = table.columns.findIndex((column) => column.title === '合计' && column.group === '人数');
    expect([...townsReport(context, paper('2022-09'), '').tables[0]!.rows].reduce((sum, row) => sum + Number(row[people]), 0)).toBe(
      persons,
    );
  });

  it('for finance: payees, and items by their standards, make the same total', () => {
    const [payees, items] = tables(financeReport(context, paper('2022-09'), ''));
    if (!payees || !items) expect.fail();
    expect([sumOf(payees, '金额'), sumOf(items, '金额')]).toEqual([totalFen, totalFen]);
    expect([...items.rows].map((row) => `${row[1]} ${row[2]} ${row[4] ?? '-'}`).slice(0, 3)).toEqual([
      '供养金 农村特困基本生活标准 样民发〔2022〕2号',
      '供养金 城市特困基本生活标准 样民发〔2022〕2号',
      '护理费 照料护理标准（全护理） 样民发〔2022〕19号',
    ]);
  });

  it('of the year: nine months of everybody are the nine sheets', () => {
    const year = months.reduce((sum, month) => sum + right(month).totalFen, 0);
    const [table] = tables(yearReport(context, paper('2022-09'), ''));
    if (!table) expect.fail();
    const body = [...table.rows];
    expect(body.reduce((sum, row) => sum + Number(row.at(-1)), 0)).toBe(year);
    for (const [index, month] of months.entries())
      expect(body.reduce((sum, row) => sum + Number(row[4 + index] ?? 0), 0)).toBe(right(month).totalFen);
  });

  it('of changes: the part of one home is its rows of the whole', () => {
    const home = compared.get(isoMonth('2022-09'))?.sums.find(({ key }) => key.startsWith('home:'));
    if (!home) expect.fail();
    const [sums] = tables(comparisonReport(context, { ...paper('2022-09'), scope: { homeId: Number(home.key.slice(5)) } }, ''));
    expect([...(sums?.rows ?? [])].map((row) => [row[1], row[3], row.at(-1)])).toEqual([[home.name, home.lastFen, home.thisFen]]);
  });

  it.each(['changes', 'towns', 'finance', 'year'] as const)('%s: the workbook reads back with the same total', (document) => {
    const { bytes } = finish(
      workbookCopySteps(context, { ...paper('2022-04'), document }, { kind: 'plain', purpose: '核对' }, '核对.xlsx'),
    );
    const raw = readXlsx(Buffer.from(bytes));
    const sheet = raw ? openWorkbook(raw).sheets[0] : undefined;
    if (!sheet) expect.fail();
    const { rowCount, columnCount } = sheet.rows;
    const texts = Array.from({ length: rowCount * columnCount }, (_, index) =>
      sheet.rows.textAt(Math.floor(index / columnCount) + 1, (index % columnCount) + 1),
    );
    const total =
      document === 'year' ? months.slice(0, 4).reduce((sum, month) => sum + right(month).totalFen, 0) : right(isoMonth('2022-04')).totalFen;
    // Once a total of its own, in the row of totals; amounts are numbers, whole yuan without a point.
    expect(texts.filter((text) => text === String(total / 100)).length).toBeGreaterThan(0);
  });

  it('are numbered and named in the audit like every copy', () => {
    const { entry } = finish(
      workbookCopySteps(context, { ...paper('2022-04'), document: 'changes' }, { kind: 'plain', purpose: '核对' }, '核对.xlsx'),
    );
    expect(entry).toMatchObject({ action: 'sheet.export', after: { scope: '全部（异动表）', month: '2022-04' } });
  });
});
