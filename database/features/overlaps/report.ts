/** 重复享受台账 in a workbook or on paper. */
import { overlapBenefits, overlapStates, type OverlapFilter } from '../../../electron/contract/overlaps.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { maskReport } from '../../documents/mask-report.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import { purposeOf } from '../exports/service.ts';
import { allOverlaps, chosenOverlaps } from './service-read.ts';

const text = (title: string, widthMm: number): ReportColumn => ({ title, kind: 'text', widthMm });
const money = (title: string): ReportColumn => ({ title, kind: 'money', widthMm: 24, isSummed: true });
const month = (title: string): ReportColumn => ({ title, kind: 'month', widthMm: 20 });
const date = (title: string): ReportColumn => ({ title, kind: 'date', widthMm: 23 });

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 10 },
  text('乡镇（街道）', 22),
  text('姓名', 18),
  { title: '身份证号', kind: 'code', widthMm: 38 },
  text('同时享受的待遇', 34),
  date('发现日期'),
  month('起月'),
  month('止月'),
  { title: '重复月数', kind: 'integer', widthMm: 14 },
  money('对方应追回'),
  text('转送单位', 40),
  date('反馈期限'),
  money('对方已追回'),
  text('状态', 30),
];

const standings: Readonly<Record<OverlapFilter['standing'], string>> = { open: '未办结', due: '已到期限', closed: '已办结', all: '全部' };
const label = (list: readonly { readonly id: string; readonly label: string }[], id: string): string =>
  list.find((entry) => entry.id === id)?.label ?? id;

function tableOf(reader: Reader, filter: OverlapFilter, unit: string, today: IsoDate): ReportTable {
  const found = chosenOverlaps(allOverlaps(reader, filter.search, today), filter.standing).filter(({ state }) => state !== 'withdrawn');
  const rows = found.map((hit, position): ReportRow => [
    position + 1,
    hit.townName,
    hit.name,
    hit.idNumber,
    label(overlapBenefits, hit.benefit),
    hit.foundOn,
    hit.fromMonth,
    hit.untilMonth,
    hit.monthCount,
    hit.fen,
    hit.office,
    hit.dueOn,
    hit.recoveredFen,
    `${label(overlapStates, hit.state)}${hit.isDue ? '（已到期限）' : ''}`,
  ]);
  const search = filter.search.trim();
  return {
    name: '重复享受台账',
    title: `${unit}特困人员重复享受待遇台账`,
    lead: { left: `填报单位：${unit}`, centre: `截止日期：${formatDate(today)}`, right: '单位：元' },
    columns,
    rows,
    rowCount: rows.length,
    wordsColumn: null,
    hasTotals: true,
    signOff: ['制表人：', '复核人：', '负责人：'],
    sealOf: unit,
    notes: [
      `范围：${standings[filter.standing]}${search === '' ? '' : `，检索“${search}”`}。特困人员不同时享受低保和残疾人两项补贴：由对方停发并追回重复月份的金额，特困供养金发放表不变。低保按家庭月保障金除以家庭享受人数计算本人份额。`,
    ],
  };
}

export function listOf(
  context: WriteContext,
  filter: OverlapFilter,
  protection: Protection,
): { readonly report: Report; readonly rows: number; readonly copyNumber: number } {
  const region = row<{ name: string }>(context, 'SELECT region_name AS name FROM ledger')?.name ?? '';
  const copyNumber = 1 + (row<{ n: number }>(context, "SELECT count(*) AS n FROM audit WHERE action = 'overlap.export'")?.n ?? 0);
  const footLine = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const table = tableOf(context, filter, `${region}民政局`, context.clock.today());
  const report: Report = { paper: 'A3', watermark: null, fingerprint: null, footLine, tables: [table] };
  return { report: protection.kind === 'masked' ? maskReport(report) : report, rows: table.rowCount, copyNumber };
}
