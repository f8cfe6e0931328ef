/** The yearly ledger of funds (年度资金台账): sources, documents, entries, what each sheet drew. */
import { fundBases, fundEntryKinds } from '../../../electron/contract/funds-plan.ts';
import type { FundEntry } from '../../../electron/contract/funds-shapes.ts';
import { sheetStates } from '../../../electron/contract/payments.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import type { ColumnKind, Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import { entriesOf } from './queries.ts';
import { yearOf, type FundYear } from './service-year.ts';

const column = (title: string, widthMm: number, kind: ColumnKind = 'text'): ReportColumn => ({ title, kind, widthMm });
const money = (title: string, widthMm = 28): ReportColumn => ({ title, kind: 'money', widthMm, isSummed: true });
const index = column('序号', 10, 'index');

type Part = Pick<ReportTable, 'name' | 'columns' | 'notes'> & { readonly title: string; readonly rows: readonly ReportRow[] };

function sourcesPart({ sources, totals, basis, unfundedFen, unassignedBackFen }: FundYear): Part {
  const notes = [
    `余额＝上年结转＋${labelOf(fundBases, basis)}－支出＋追回及退回；支出按审批时固定的资金来源计入，含经批准单独支付的待处理款。`,
    `到位率＝（上年结转＋到位）÷（上年结转＋下达）；执行率＝（支出－追回及退回）÷（上年结转＋下达）。全部来源合计：到位率 ${totals.receiptRate}，执行率 ${totals.executionRate}。`,
  ];
  if (unfundedFen !== 0) notes.push(`另有未登记资金来源的支出，不在上表内，见发放表支付明细。`);
  if (unassignedBackFen !== 0) notes.push('另有不能归入资金来源的追回、退回款，不在上表内。');
  return {
    name: '资金来源',
    title: '资金来源汇总表',
    columns: [
      index,
      column('资金来源', 40),
      money('上年结转'),
      money('下达'),
      money('到位'),
      money('支出'),
      money('追回及退回', 24),
      money('余额'),
      column('到位率', 16),
      column('执行率', 16),
    ],
    rows: sources.map((source, number) => [
      number + 1,
      source.name,
      source.carriedFen,
      source.allocatedFen,
      source.receivedFen,
      source.spentFen,
      source.backFen,
      source.balanceFen,
      source.receiptRate,
      source.executionRate,
    ]),
    notes,
  };
}

function documentsPart({ documents }: FundYear): Part {
  return {
    name: '指标文件',
    title: '指标文件使用情况表',
    columns: [
      index,
      column('资金来源', 40),
      column('文号', 46),
      column('最早日期', 22, 'date'),
      money('下达（含结转）', 30),
      money('到位（含结转）', 30),
      money('已支出'),
      money('结余'),
    ],
    rows: documents.map((document, number) => [
      number + 1,
      document.sourceName,
      document.documentNo,
      document.firstOn,
      document.allocatedFen,
      document.receivedFen,
      document.spentFen,
      document.leftFen,
    ]),
    notes: ['同一来源有几个文件的，支出按文件日期先后依次计入；支出已扣除追回及退回。'],
  };
}

function entriesPart(reader: Reader, year: number): Part {
  const entries = entriesOf(reader, year);
  return {
    name: '登记明细',
    title: '资金登记明细表',
    columns: [
      index,
      column('日期', 22, 'date'),
      column('资金来源', 36),
      column('文号', 42),
      money('上年结转', 26),
      money('下达', 28),
      money('到位', 28),
      column('备注', 34),
      column('登记人', 18),
      column('撤销', 38),
    ],
    // What was withdrawn stays to be read; it counts nowhere.
    rows: entries.map((entry, number) => [
      number + 1,
      entry.onDate,
      entry.sourceName,
      entry.documentNo,
      ...fundEntryKinds.map(({ id }) => (entry.kind === id && entry.withdrawnReason === null ? entry.fen : null)),
      entry.note,
      entry.recordedBy,
      entry.withdrawnReason === null ? null : withdrawnText(entry),
    ]),
    notes: entries.some(({ withdrawnReason }) => withdrawnReason !== null) ? ['已撤销的登记不列金额，不计入合计；原金额见撤销栏。'] : [],
  };
}

function withdrawnText({ kind, fen, withdrawnBy, withdrawnReason }: FundEntry): string {
  return `已撤销${labelOf(fundEntryKinds, kind)} ${formatYuan(fen)} 元（${withdrawnBy ?? ''}）：${withdrawnReason ?? ''}`;
}

function sheetsPart({ sheets }: FundYear): Part {
  const rows = sheets.flatMap(({ month, title, state, totalFen, shares }): ReportRow[] => {
    const head = [month, title ?? '特困人员救助供养金', labelOf(sheetStates, state)];
    if (shares.length > 0) return shares.map(({ sourceName, fen }) => [...head, sourceName, fen]);
    return isLocked(state) ? [[...head, '未登记资金来源', totalFen]] : [];
  });
  return {
    name: '发放表支付明细',
    title: '发放表支付明细表',
    columns: [index, column('月份', 22, 'month'), column('发放表', 60), column('状态', 22), column('资金来源', 44), money('支付金额', 34)],
    rows: rows.map((cells, number) => [number + 1, ...cells]),
    notes: ['只列已审批的发放表；资金来源在审批时固定，不再变动。'],
  };
}

function isLocked(state: FundYear['sheets'][number]['state']): boolean {
  return state !== 'draft' && state !== 'prepared' && state !== 'reviewed';
}

function tableOf(part: Part, unit: string, year: number, today: IsoDate): ReportTable {
  const { name, title, columns, rows, notes } = part;
  return {
    name,
    title: `${unit}${year}年特困人员救助供养${title}`,
    lead: { left: `填报单位：${unit}民政局`, centre: `截至${formatDate(today)}`, right: '单位：元' },
    columns,
    rows,
    rowCount: rows.length,
    wordsColumn: null,
    hasTotals: rows.length > 0,
    signOff: ['制表人：', '审核人：', '负责人：'],
    sealOf: `${unit}民政局`,
    notes,
  };
}

export function fundsReport(
  reader: Reader,
  input: { readonly year: number; readonly today: IsoDate; readonly unit: string; readonly footLine: string },
): Report {
  const { year, today, unit, footLine } = input;
  const found = yearOf(reader, year, today);
  const parts = [sourcesPart(found), documentsPart(found), entriesPart(reader, year), sheetsPart(found)];
  return { paper: 'A4', watermark: null, fingerprint: null, footLine, tables: parts.map((part) => tableOf(part, unit, year, today)) };
}

/** Number of the next saved copy of the ledger, on its foot line and in the audit. */
export function nextCopyNumber(reader: Reader): number {
  return 1 + (row<{ n: number }>(reader, "SELECT count(*) AS n FROM audit WHERE action = 'fund.export'")?.n ?? 0);
}
