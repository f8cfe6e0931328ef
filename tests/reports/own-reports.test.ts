/** Own reports: the same people as the indicators, masked, within the scope; every column of every subject runs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finish } from '../../database/core/sql.ts';
import { find } from '../../database/features/indicators/service.ts';
import { preview, reportPaperSteps } from '../../database/features/own-reports/service-papers.ts';
import { list as saved, save, withdraw } from '../../database/features/own-reports/service.ts';
import { standingReports } from '../../database/features/own-reports/standing.ts';
import { definitionFrom, list as subjects, subjectFor } from '../../database/features/own-reports/subjects.ts';
import { tableOf } from '../../database/features/own-reports/table.ts';
import { buildSheetSteps, lockSheet } from '../../database/features/payments/service.ts';
import { countyWide, type ScopedReader } from '../../database/features/users/scope.ts';
import type { ReportDefinition } from '../../electron/contract/own-reports.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { importSample, takeInSampleCounty } from '../helpers/sample-county.ts';

let county: TestLedger;
let reader: ScopedReader;
const asOf = isoDate('2022-06-30');
beforeAll(async () => {
  county = memoryLedger();
  await takeInSampleCounty(county);
  await importSample(county, 'projects', '改造提升项目进度台账.xlsx');
  reader = countyWide(county);
}, 60_000);
afterAll(() => county.connection.close());

const asked = { asOf, isMasked: false, limit: null };
const of = (definition: Partial<ReportDefinition> & { subject?: string }): ReportDefinition => ({
  ...definitionFrom(subjectFor('admin', definition.subject ?? 'people')),
  ...definition,
});
const made = (definition: Partial<ReportDefinition>, from = reader) =>
  tableOf(from, subjectFor('admin', definition.subject ?? 'people'), of(definition), asked, '肥城市民政局');

test('the people in the register are those of the indicators, and groups add up to them', () => {
  const counted = find(reader, { asOf }, 'IND02').found?.row;
  const all = made({});
  expect(all.total).toBe(counted?.denominator);
  const centralised = made({ filters: [...of({}).filters, { column: 'mode', is: 'in', values: ['centralised'] }] });
  expect(centralised.total).toBe(counted?.numerator);
  const summary = made({ groupBy: ['town', 'mode'], isSummary: true, columns: ['basicFen', 'careFen'] });
  const [last] = summary.lines.slice(-1);
  expect(last?.cells[3]).toBe(counted?.denominator);
  expect(summary.lines.slice(0, -1).reduce((sum, { cells }) => sum + Number(cells[3]), 0)).toBe(counted?.denominator);
  expect(summary.lines.slice(0, -1).reduce((sum, { cells }) => sum + Number(cells[5]), 0)).toBe(last?.cells[5]);
  const detailed = made({ groupBy: ['town'], columns: ['name', 'basicFen'] });
  const subtotals = detailed.lines.filter(({ isSum }) => isSum);
  expect(subtotals.slice(0, -1).reduce((sum, { cells }) => sum + Number(cells[2]), 0)).toBe(subtotals.at(-1)?.cells[2]);
  expect(detailed.lines.filter(({ isSum }) => !isSum)).toHaveLength(detailed.total);
});

describe('every column, filter and group of every subject runs', () => {
  test('on the sample county', () => {
    for (const subject of subjects(reader, 'admin')) {
      const { id, columns } = subject;
      const everything = made({ subject: id, columns: columns.map((column) => column.id), filters: [] });
      expect([id, everything.columns.length]).toEqual([id, columns.length + 1]);
      for (const column of columns.filter(({ canGroup }) => canGroup)) {
        const sums = columns.filter(({ isSummed }) => isSummed).map((summed) => summed.id);
        const grouped = made({
          subject: id,
          groupBy: [column.id],
          isSummary: true,
          filters: [],
          columns: sums.length > 0 ? sums : [column.id],
        });
        expect([id, column.id, grouped.total]).toEqual([id, column.id, everything.total]);
        const counts = grouped.lines.filter(({ isSum }) => !isSum).reduce((sum, { cells }) => sum + Number(cells[2]), 0);
        expect([id, column.id, counts]).toEqual([id, column.id, everything.total]);
      }
      for (const column of columns) {
        const filled = made({ subject: id, filters: [{ column: column.id, is: 'filled', values: [] }], columns: [column.id] });
        const empty = made({ subject: id, filters: [{ column: column.id, is: 'empty', values: [] }], columns: [column.id] });
        expect([id, column.id, filled.total + empty.total]).toEqual([id, column.id, everything.total]);
      }
    }
  }, 60_000);
});

test('paid lines add up to the locked sheet, a draft counts for nothing', () => {
  const payments = () => made({ subject: 'payments', filters: [], groupBy: ['month'], isSummary: true, columns: ['fen'] });
  finish(buildSheetSteps(county, isoMonth('2022-01')));
  expect(payments().total).toBe(0);
  lockSheet(county, { month: isoMonth('2022-01'), reason: '代办' });
  const sheet = county.connection.prepare('SELECT total_fen AS fen, line_count AS lines FROM sheet').get() as {
    fen: number;
    lines: number;
  };
  expect(sheet.fen).toBeGreaterThan(0);
  expect(payments().lines.at(-1)?.cells.slice(-1)).toEqual([sheet.fen]);
  expect(payments().total).toBe(sheet.lines);
});

test('numbers are asked only whether they are there; on the screen they are masked', () => {
  expect(() => made({ filters: [{ column: 'idNumber', is: 'contains', values: ['370999'] }] })).toThrow(
    expect.objectContaining({ code: 'OWN_REPORT_FILTER' }),
  );
  expect(() => made({ groupBy: ['idNumber'] })).toThrow(expect.objectContaining({ code: 'OWN_REPORT_GROUP' }));
  const definition = of({ columns: ['name', 'idNumber', 'account', 'phone', 'address'] });
  const shown = preview(reader, 'county_clerk', { kind: 'own', title: '名单', definition }, asOf);
  for (const { cells } of shown.rows) {
    expect(String(cells[2])).toMatch(/^(\d{6}\*{8}.{4}|T.*)$/);
    expect(String(cells[3] ?? '尾号')).toMatch(/^尾号/);
    expect(String(cells[4] ?? '*')).toContain('*');
  }
});

test('a township sees its own people only, a home its residents; a filter cannot reach further', () => {
  const byTown = made({ groupBy: ['town'], isSummary: true });
  const [first] = byTown.lines;
  const townCode = county.connection
    .prepare("SELECT code FROM division WHERE name = ? AND level = 'town'")
    .pluck()
    .get(first?.cells[1]) as string;
  const town: ScopedReader = { ...reader, scope: { kind: 'town', townCode } };
  expect(made({}, town).total).toBe(first?.cells[2]);
  const other = byTown.lines[1]?.cells[1];
  const otherCode = county.connection.prepare("SELECT code FROM division WHERE name = ? AND level = 'town'").pluck().get(other) as string;
  expect(made({ filters: [{ column: 'town', is: 'in', values: [otherCode] }] }, town).total).toBe(0);
  const homeId = county.connection.prepare('SELECT home_id FROM home ORDER BY code LIMIT 1').pluck().get() as number;
  const home: ScopedReader = { ...reader, scope: { kind: 'home', homeId } };
  const residents = made({ subject: 'residents' }).lines.filter(({ isSum }) => !isSum).length;
  const own = made({ subject: 'residents' }, home).total;
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(residents);
  expect(made({ subject: 'visits', filters: [] }, home).total).toBe(0);
});

test('a report is saved in versions, shared or not, and withdrawn by its owner only', () => {
  const admin = { userId: county.actor.userId, role: 'admin' as const };
  const stranger = { userId: 9999, role: 'county_clerk' as const };
  const definition = of({});
  const { reportId } = save(county, { reportId: null, name: '在册名单', isShared: false, definition });
  expect(saved(county, admin).map(({ name, version }) => [name, version])).toEqual([['在册名单', 1]]);
  expect(saved(county, stranger)).toEqual([]);
  save(county, { reportId, name: '在册名单', isShared: true, definition: { ...definition, paper: 'A3' } });
  expect(saved(county, stranger).map(({ version, mayChange, definition: { paper } }) => [version, mayChange, paper])).toEqual([
    [2, false, 'A3'],
  ]);
  expect(() => save(county, { reportId: null, name: '在册名单', isShared: false, definition })).toThrow(
    expect.objectContaining({ code: 'OWN_REPORT_NAME' }),
  );
  expect(() =>
    save(county, { reportId: null, name: '坏的', isShared: false, definition: { ...definition, columns: ['nothing'] } }),
  ).toThrow(expect.objectContaining({ code: 'OWN_REPORT_COLUMN' }));
  withdraw(county, { reportId, reason: '不再使用' });
  expect(saved(county, admin)).toEqual([]);
});

/** Named in the handbook: rosters and registers of the office, sheets of renovations and happiness homes, indicators, the quarterly table. */
const named = [
  '特困人员花名册',
  '集中供养人员花名册',
  '供养金、照料护理费发放明细',
  '银行代发批次文件',
  '特困人员生活自理能力评估表',
  '入住、转院、退出登记',
  '请假、住院登记',
  '特困人员救助供养证登记册',
  '特困人员救助供养季报',
  '敬老院改造提升项目进度台账',
  '敬老院改造提升进度月报',
  '农村幸福院等级评定汇总表',
  '农村幸福院运营奖补资金发放情况表',
  '农村幸福院奖补资金使用备案表',
  '指标一览表',
];

test('the catalogue holds every report that is named, each is made or leads to the page that makes it', () => {
  const all = standingReports('admin');
  expect(all.map(({ title }) => title)).toEqual(expect.arrayContaining(named));
  for (const { id, title, isMade, link } of all) {
    if (!isMade) {
      expect([title, link]).not.toEqual([title, null]);
      continue;
    }
    const shown = preview(reader, 'admin', { kind: 'standing', id, asOf }, asOf);
    expect([title, shown.columns.length > 5 || shown.columns.length === shown.rows[0]?.cells.length]).toEqual([title, true]);
    for (const { cells } of shown.rows) expect([title, cells.length]).toEqual([title, shown.columns.length]);
    const paper = finish(reportPaperSteps(county, { source: { kind: 'standing', id, asOf }, isMasked: true, purpose: 'preview' }));
    expect([title, paper.pages > 0]).toEqual([title, true]);
  }
}, 60_000);

test('the quarterly table adds up and its people are those of the register', () => {
  const { rows } = preview(reader, 'admin', { kind: 'standing', id: 'quarterly', asOf }, asOf);
  const total = rows.at(-1)?.cells ?? [];
  expect(total[2]).toBe(made({}).total);
  for (const column of [2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(rows.filter(({ cells }) => cells[1] === '小计').reduce((sum, { cells }) => sum + Number(cells[column]), 0)).toBe(total[column]);
  for (const { cells } of rows) {
    const [, , all, independent, partial, complete, unassessed, minor, adult, elder, old] = cells.map(Number);
    expect([
      (independent ?? 0) + (partial ?? 0) + (complete ?? 0) + (unassessed ?? 0),
      (minor ?? 0) + (adult ?? 0) + (elder ?? 0) + (old ?? 0),
    ]).toEqual([all, all]);
  }
});
