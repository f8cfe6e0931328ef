/** 追回台账 on paper and in a workbook: cases, what is only suspected, what waits, what later sheets have settled. */
import type { RecoveryFilter } from '../../../electron/contract/recoveries.ts';
import { claimTypes, pendingStandings, recoveryCauses, recoveryStates } from '../../../electron/contract/recoveries-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import { suspectedRows } from './queries-cases.ts';
import { nettingRows } from './queries-settled.ts';
import { pendingRows, standingOf } from './queries-pending.ts';
import { casesOf } from './service-read.ts';

const text = (title: string, widthMm: number): ReportColumn => ({ title, kind: 'text', widthMm });
const money = (title: string): ReportColumn => ({ title, kind: 'money', widthMm: 24, isSummed: true });
const index: ReportColumn = { title: '序号', kind: 'index', widthMm: 10 };
const month = (title: string): ReportColumn => ({ title, kind: 'month', widthMm: 20 });
const date = (title: string): ReportColumn => ({ title, kind: 'date', widthMm: 22 });
const who: readonly ReportColumn[] = [index, text('乡镇（街道）', 22), text('姓名', 18), { title: '身份证号', kind: 'code', widthMm: 38 }];

export type Made = { readonly unit: string; readonly today: IsoDate; readonly footLine: string };

type Part = {
  readonly name: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly notes?: readonly string[];
};

function table({ unit, today }: Made, { name, columns, rows, notes = [] }: Part): ReportTable {
  return {
    name,
    title: `${unit}特困人员${name}`,
    lead: { left: `填报单位：${unit}`, centre: `截止日期：${formatDate(today)}`, right: '单位：元' },
    columns,
    rows,
    rowCount: rows.length,
    wordsColumn: null,
    hasTotals: true,
    signOff: ['制表人：', '复核人：', '负责人：'],
    sealOf: unit,
    notes,
  };
}

const standings: Readonly<Record<RecoveryFilter['standing'], string>> = { open: '未结', overdue: '逾期', closed: '已结', all: '全部' };

function casesTable(reader: Reader, filter: RecoveryFilter, made: Made): ReportTable {
  const columns = [
    ...who,
    text('退款人', 18),
    text('多发原因', 24),
    month('所属起月'),
    month('所属止月'),
    text('通知书编号', 22),
    date('限期'),
    money('应追回'),
    money('已收回'),
    money('已抵扣'),
    money('已核销'),
    money('未收回'),
    text('状态', 32),
  ];
  const rows = casesOf(reader, filter, made.today)
    .filter(({ state }) => state !== 'withdrawn')
    .map((found, position): ReportRow => [
      position + 1,
      found.townName,
      found.name,
      found.idNumber,
      found.debtorName,
      labelOf(recoveryCauses, found.cause),
      found.firstMonth,
      found.lastMonth,
      found.noticeNumber,
      found.dueOn,
      found.claimedFen,
      found.receivedFen,
      found.offsetFen,
      found.writtenOffFen,
      found.openFen,
      `${labelOf(recoveryStates, found.state)}${found.isOverdue ? '（逾期）' : ''}`,
    ]);
  const notes = [
    `范围：${standings[filter.standing]}${filter.search.trim() === '' ? '' : `，检索“${filter.search.trim()}”`}。应追回 = 已收回 + 已抵扣 + 已核销 + 未收回。`,
  ];
  return table(made, { name: '追回台账', columns, rows, notes });
}

function suspectedTable(reader: Reader, made: Made): ReportTable {
  const columns = [...who, month('发放表月份'), month('所属月份'), text('项目', 26), text('原领取人', 22), money('多发')];
  const rows = suspectedRows(reader).map((item, position): ReportRow => [
    position + 1,
    item.townName,
    item.name,
    item.idNumber,
    item.sheetMonth,
    item.forMonth,
    labelOf(claimTypes, item.of),
    item.payeeName,
    item.openFen,
  ]);
  return table(made, { name: '追回疑点（待核定）', columns, rows });
}

function pendingTable(reader: Reader, made: Made): ReportTable {
  const columns = [
    ...who,
    month('发放表月份'),
    month('所属月份'),
    text('项目', 26),
    text('应收方', 30),
    money('待定金额'),
    money('已决定支付'),
    money('已抵扣'),
    money('剩余'),
    text('状态', 20),
  ];
  const rows = pendingRows(reader).map((item, position): ReportRow => [
    position + 1,
    item.townName,
    item.name,
    item.idNumber,
    item.sheetMonth,
    item.forMonth,
    labelOf(claimTypes, item.of),
    item.homeName ?? '本人（继承人）',
    item.fen,
    item.paidFen,
    item.settledFen,
    item.leftFen,
    labelOf(pendingStandings, standingOf(item)),
  ]);
  return table(made, { name: '补发待定清单（已终止人员）', columns, rows });
}

function settledTable(reader: Reader, made: Made): ReportTable {
  const columns = [...who, month('所属月份'), text('项目', 26), text('补发或待定', 36), text('抵扣的追回或扣回', 36), money('抵扣')];
  const rows = nettingRows(reader).map((netting, position): ReportRow => [
    position + 1,
    netting.townName,
    netting.name,
    netting.idNumber,
    netting.forMonth,
    labelOf(claimTypes, netting.of),
    netting.plus,
    netting.minus,
    netting.fen,
  ]);
  const notes = ['同一人同月同项，以后的发放表补发的金额先抵扣尚未收回的追回款，只拨付差额；发放表不变，本表逐笔列明。'];
  return table(made, { name: '补发抵扣追回明细', columns, rows, notes });
}

export function ledgerReport(reader: Reader, filter: RecoveryFilter, made: Made): Report {
  const tables = [casesTable(reader, filter, made), suspectedTable(reader, made), pendingTable(reader, made), settledTable(reader, made)];
  const [ledger, ...others] = tables;
  return {
    paper: 'A3',
    watermark: null,
    fingerprint: null,
    footLine: made.footLine,
    // An empty ledger is a statement too; an empty annex is none.
    tables: [...(ledger ? [ledger] : []), ...others.filter(({ rowCount }) => rowCount > 0)],
  };
}
