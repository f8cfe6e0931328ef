/** A person's whole money as a paper and a workbook: month by month, then sheet by sheet. */
import { sheetStates } from '../../../electron/contract/payments.ts';
import type { HistoryAmounts, MoneyHistory } from '../../../electron/contract/payments-history.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatMonth, formatYuan } from '../../../electron/contract/values.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';

const money = (title: string): ReportColumn => ({ title, kind: 'money', widthMm: 24, isSummed: true });

const monthColumns: readonly ReportColumn[] = [
  { title: '月份', kind: 'month', widthMm: 18 },
  { title: '项目', kind: 'text', widthMm: 28 },
  money('应发'),
  money('已发'),
  money('抵扣'),
  money('追回'),
  money('待定'),
  money('差额'),
  { title: '差额原因', kind: 'text', widthMm: 62 },
];

function amountCells(amounts: HistoryAmounts): number[] {
  const { dueFen, issuedFen, offsetFen, recoveredFen, pendingFen, differenceFen } = amounts;
  return [dueFen, issuedFen, offsetFen, recoveredFen, pendingFen, differenceFen];
}

const sheetColumns: readonly ReportColumn[] = [
  { title: '发放表', kind: 'month', widthMm: 18 },
  { title: '种类', kind: 'text', widthMm: 30 },
  { title: '状态', kind: 'text', widthMm: 18 },
  { title: '内容', kind: 'text', widthMm: 66 },
  { title: '所属月份', kind: 'month', widthMm: 18 },
  { title: '收款或追回对象', kind: 'text', widthMm: 48 },
  { title: '金额', kind: 'money', widthMm: 26, isSummed: true },
];

export function historyReport(history: MoneyHistory, region: string, footLine: string): Report {
  return { tables: [monthTable(history, region), sheetTable(history, region)], paper: 'A4', watermark: null, fingerprint: null, footLine };
}

function leadOf(history: MoneyHistory, region: string): ReportTable['lead'] {
  const start = history.ledgerStart === null ? '' : `台账自${formatMonth(history.ledgerStart)}起`;
  return { left: `${region}　${history.name}　身份证号 ${history.idNumber}`, centre: start, right: '单位：元' };
}

function monthTable(history: MoneyHistory, region: string): ReportTable {
  const rows = history.months.flatMap(({ month, items }) =>
    items.map((item): ReportRow => [month, item.title, ...amountCells(item), item.reason]),
  );
  const { dueFen, issuedFen, offsetFen, recoveredFen, pendingFen, differenceFen } = history.totals;
  return {
    name: '按月',
    title: '个人供养资金明细（按月）',
    lead: leadOf(history, region),
    columns: monthColumns,
    rows,
    rowCount: rows.length,
    wordsColumn: null,
    hasTotals: true,
    signOff: ['制表人：', '核对人：'],
    sealOf: null,
    notes: [
      '应发按现在掌握的情况计算；已发、抵扣、追回、待定为已审批发放表所列，已发中扣除银行退回的。',
      `核对：已发 ${formatYuan(issuedFen)} － 抵扣 ${formatYuan(offsetFen)} － 追回 ${formatYuan(recoveredFen)} ＋ 待定 ${formatYuan(pendingFen)} ＋ 差额 ${formatYuan(differenceFen)} ＝ 应发 ${formatYuan(dueFen)} 元。`,
    ],
  };
}

function sheetTable(history: MoneyHistory, region: string): ReportTable {
  const rows = history.sheets.flatMap((sheet) =>
    sheet.entries.map((entry): ReportRow => [
      sheet.month,
      sheet.title,
      labelOf(sheetStates, sheet.state),
      entry.title,
      entry.forMonth,
      entry.paidBy === null ? entry.payee : `${entry.payee}　${entry.paidBy}`,
      entry.fen,
    ]),
  );
  return {
    name: '按发放表',
    title: '个人供养资金明细（按发放表）',
    lead: leadOf(history, region),
    columns: sheetColumns,
    rows,
    rowCount: rows.length,
    wordsColumn: null,
    hasTotals: false,
    signOff: ['制表人：', '核对人：'],
    sealOf: null,
    notes: ['抵扣、追回和银行退回以负数列示；尚未审批的发放表也在其中，见“状态”。'],
  };
}
