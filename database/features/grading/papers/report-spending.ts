/** 农村幸福院运营奖补资金使用备案表: of one home entry by entry, of a township home by home. */
import type { Report, ReportTable } from '../../../documents/report-table.ts';
import { formatYuan } from '../../../../electron/contract/values.ts';
import { dayText } from './content.ts';

export type SpendingEntry = {
  readonly spentOn: string;
  readonly purpose: string;
  readonly fen: number;
  readonly voucherNo: string;
  readonly handledBy: string;
  readonly witnessedBy: string;
  readonly approvedBy: string;
  readonly publishedOn: string | null;
  readonly note: string | null;
};

export type SpendingHome = {
  readonly code: string;
  readonly name: string;
  readonly townName: string;
  readonly villageName: string;
  /** Of the year: what reached the village account, what the village gave back. */
  readonly receivedFen: number;
  readonly refundedFen: number;
  readonly entries: readonly SpendingEntry[];
};

export type SpendingContent = {
  readonly region: string;
  readonly year: number;
  /** Whose register: a home, a township, the county. */
  readonly place: string;
  readonly homes: readonly SpendingHome[];
  readonly forbidden: string;
  readonly asOf: string;
};

const sum = (entries: readonly { readonly fen: number }[]): number => entries.reduce((total, { fen }) => total + fen, 0);

function entriesTable({ region, year, place, homes, forbidden, asOf }: SpendingContent, isOneHome: boolean): ReportTable {
  const rows = homes.flatMap((home) => home.entries.map((entry) => ({ home, entry })));
  const received = homes.reduce((total, home) => total + home.receivedFen - home.refundedFen, 0);
  const spent = rows.reduce((total, { entry }) => total + entry.fen, 0);
  return {
    name: '使用备案',
    title: `${region}${year}年农村幸福院运营奖补资金使用备案表`,
    lead: { left: `填报单位（盖章）：${place}`, centre: `所属年度：${year}年`, right: '单位：元' },
    columns: [
      { title: '序号', kind: 'index', widthMm: 12 },
      ...(isOneHome
        ? []
        : [
            { title: '乡镇', kind: 'text' as const, widthMm: 22 },
            { title: '幸福院名称', kind: 'text' as const, widthMm: 42 },
          ]),
      { title: '支出日期', kind: 'date', widthMm: 24 },
      { title: '用途', kind: 'text', widthMm: 38 },
      { title: '金额', kind: 'money', widthMm: 26, isSummed: true },
      { title: '票据号', kind: 'code', widthMm: 28 },
      { title: '经手人', kind: 'text', widthMm: 19, group: '签批' },
      { title: '证明人', kind: 'text', widthMm: 19, group: '签批' },
      { title: '审批人', kind: 'text', widthMm: 19, group: '签批' },
      { title: '公示日期', kind: 'date', widthMm: 24 },
      { title: '备注', kind: 'text', widthMm: 26 },
    ],
    rows: rows.map(({ home, entry }, index) => [
      index + 1,
      ...(isOneHome ? [] : [home.townName, home.name]),
      entry.spentOn,
      entry.purpose,
      entry.fen,
      entry.voucherNo,
      entry.handledBy,
      entry.witnessedBy,
      entry.approvedBy,
      entry.publishedOn,
      entry.note,
    ]),
    rowCount: rows.length,
    wordsColumn: isOneHome ? 3 : 5,
    hasTotals: true,
    signOff: isOneHome
      ? ['村民委员会负责人：', '报账员：', '村务监督委员会：', '　　年　　月　　日']
      : ['填表人：', '审核人：', '分管负责人：', '　　年　　月　　日'],
    sealOf: place,
    notes: [
      `本年到账（减退回）${formatYuan(received)}元，已支出${formatYuan(spent)}元，结余${formatYuan(received - spent)}元。统计时间：${dayText(asOf)}。`,
      `奖补资金专账管理、按季公示，${forbidden}。`,
    ],
  };
}

function homesTable({ region, year, place, homes, asOf }: SpendingContent): ReportTable {
  const money = (title: string) => ({ title, kind: 'money' as const, widthMm: 32, isSummed: true as const });
  return {
    name: '分院汇总',
    title: `${region}${year}年农村幸福院运营奖补资金使用情况汇总表`,
    lead: { left: `填报单位（盖章）：${place}`, centre: `所属年度：${year}年`, right: '单位：元' },
    columns: [
      { title: '序号', kind: 'index', widthMm: 14 },
      { title: '乡镇', kind: 'text', widthMm: 28 },
      { title: '村', kind: 'text', widthMm: 30 },
      { title: '幸福院名称', kind: 'text', widthMm: 50 },
      money('到账'),
      money('退回'),
      money('支出'),
      money('结余'),
      { title: '支出笔数', kind: 'integer', widthMm: 20, isSummed: true },
    ],
    rows: homes.map((home, index) => [
      index + 1,
      home.townName,
      home.villageName,
      home.name,
      home.receivedFen,
      home.refundedFen,
      sum(home.entries),
      home.receivedFen - home.refundedFen - sum(home.entries),
      home.entries.length,
    ]),
    rowCount: homes.length,
    wordsColumn: null,
    hasTotals: true,
    signOff: ['填表人：', '审核人：', '分管负责人：', '　　年　　月　　日'],
    sealOf: place,
    notes: [`统计时间：${dayText(asOf)}。`],
  };
}

/** @param isOneHome the register a village keeps; else its township's or the county's, with a sum for each home first */
export function reportSpending(content: SpendingContent, isOneHome: boolean, paper: Report['paper'], footLine: string): Report {
  const tables = isOneHome ? [entriesTable(content, true)] : [homesTable(content), entriesTable(content, false)];
  return { tables, paper, watermark: null, fingerprint: null, footLine };
}
