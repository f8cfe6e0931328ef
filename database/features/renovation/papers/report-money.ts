/** 付款台账 with its sources, 质量保证金到期清单. */
import { formatYuan } from '../../../../electron/contract/values.ts';
import type { Report, ReportTable } from '../../../documents/report-table.ts';
import { dayText } from './content.ts';

type Head = { readonly region: string; readonly unit: string; readonly extent: string; readonly asOf: string };

export type PaymentOnPaper = {
  readonly projectCode: string;
  readonly homeName: string;
  readonly contractNo: string;
  readonly contractKind: string;
  readonly paymentNo: string;
  readonly paidOn: string;
  readonly payee: string;
  readonly fen: number;
  readonly sources: readonly { readonly source: string; readonly fen: number }[];
  readonly basis: string;
  readonly invoiceNo: string | null;
  /** Of the contract after this payment: paid so far, price with changes, left. */
  readonly paidFen: number;
  readonly priceFen: number;
  /** Who let it pass, and why. */
  readonly exception: string | null;
  readonly note: string | null;
};

export type PaymentsContent = Head & {
  readonly payments: readonly PaymentOnPaper[];
  /** Those used, in the order of the list. */
  readonly sources: readonly { readonly source: string; readonly label: string }[];
};

export function reportPayments(content: PaymentsContent, paper: Report['paper'], footLine: string): Report {
  const { region, unit, extent, asOf, payments, sources } = content;
  const money = (title: string, group?: string) => ({
    title,
    kind: 'money' as const,
    widthMm: 26,
    isSummed: true as const,
    ...(group === undefined ? {} : { group }),
  });
  const paid = payments.reduce((sum, { fen }) => sum + fen, 0);
  const excepted = payments.filter(({ exception }) => exception !== null).length;
  const table: ReportTable = {
    name: '付款台账',
    title: `${region}敬老院改造提升项目付款台账`,
    lead: { left: `填报单位（盖章）：${unit}`, centre: `截至${dayText(asOf)}${extent === '' ? '' : `　${extent}`}`, right: '单位：元' },
    columns: [
      { title: '序号', kind: 'index', widthMm: 11 },
      { title: '敬老院名称', kind: 'text', widthMm: 34 },
      { title: '合同编号', kind: 'code', widthMm: 30 },
      { title: '合同类别', kind: 'text', widthMm: 14 },
      { title: '付款编号', kind: 'code', widthMm: 24 },
      { title: '付款日期', kind: 'date', widthMm: 21 },
      { title: '收款单位', kind: 'text', widthMm: 36 },
      { title: '付款依据', kind: 'text', widthMm: 18 },
      { title: '发票号', kind: 'code', widthMm: 24 },
      money('付款金额'),
      ...sources.map(({ label }) => money(label, '资金来源')),
      { title: '合同累计已付', kind: 'money', widthMm: 26 },
      { title: '合同余额', kind: 'money', widthMm: 26 },
      { title: '备注', kind: 'text', widthMm: 40 },
    ],
    rows: payments.map((payment, index) => [
      index + 1,
      payment.homeName,
      payment.contractNo,
      payment.contractKind,
      payment.paymentNo,
      payment.paidOn,
      payment.payee,
      payment.basis,
      payment.invoiceNo,
      payment.fen,
      ...sources.map(({ source }) => payment.sources.find((own) => own.source === source)?.fen ?? null),
      payment.paidFen,
      payment.priceFen - payment.paidFen,
      [payment.exception === null ? null : `例外：${payment.exception}`, payment.note].filter((words) => words !== null).join('；'),
    ]),
    rowCount: payments.length,
    wordsColumn: 9,
    hasTotals: true,
    signOff: ['制表人：', '复核人：', '财务负责人：', '主要负责人：', '　　年　　月　　日'],
    sealOf: unit,
    notes: [
      `共付款${payments.length}笔${formatYuan(paid)}元${excepted === 0 ? '' : `，其中经批准例外支付${excepted}笔`}。各来源金额之和等于付款金额。`,
    ],
  };
  return { tables: [table], paper, hasTallRows: true, watermark: null, fingerprint: null, footLine };
}

export type RetentionOnPaper = {
  readonly projectCode: string;
  readonly homeName: string;
  readonly contractNo: string;
  readonly contractor: string;
  readonly priceFen: number;
  /** Thousandths of the price. */
  readonly permille: number;
  readonly retentionFen: number;
  readonly returnedFen: number;
  /** Kept back now: nothing before the accounts are settled. */
  readonly heldFen: number;
  readonly acceptedOn: string | null;
  readonly untilOn: string | null;
  /** Days from the day of the paper until it is due; below zero it is overdue. */
  readonly daysLeft: number | null;
};

export type RetentionContent = Head & { readonly contracts: readonly RetentionOnPaper[]; readonly noticeDays: number };

function dueText({ retentionFen, returnedFen, heldFen, daysLeft }: RetentionOnPaper, noticeDays: number): string {
  if (returnedFen >= retentionFen) return '已返还';
  if (heldFen === 0) return '尚未结算留存';
  if (daysLeft === null) return '未约定到期日';
  if (daysLeft < 0) return `已到期${-daysLeft}天`;
  return daysLeft <= noticeDays ? `${daysLeft}天后到期` : '未到期';
}

export function reportRetention(content: RetentionContent, paper: Report['paper'], footLine: string): Report {
  const { region, unit, extent, asOf, contracts, noticeDays } = content;
  const money = (title: string) => ({ title, kind: 'money' as const, widthMm: 28, isSummed: true as const });
  const due = contracts.filter(({ heldFen, daysLeft }) => heldFen > 0 && daysLeft !== null && daysLeft < 0);
  const table: ReportTable = {
    name: '质保金到期清单',
    title: `${region}敬老院改造提升项目工程质量保证金到期清单`,
    lead: { left: `填报单位（盖章）：${unit}`, centre: `截至${dayText(asOf)}${extent === '' ? '' : `　${extent}`}`, right: '单位：元' },
    columns: [
      { title: '序号', kind: 'index', widthMm: 11 },
      { title: '敬老院名称', kind: 'text', widthMm: 36 },
      { title: '合同编号', kind: 'code', widthMm: 32 },
      { title: '承包单位', kind: 'text', widthMm: 44 },
      { title: '合同价（含变更）', kind: 'money', widthMm: 28 },
      { title: '预留比例%', kind: 'decimal', widthMm: 16 },
      money('应留保证金'),
      money('已返还'),
      money('现留存'),
      { title: '竣工验收', kind: 'date', widthMm: 22 },
      { title: '缺陷责任期满', kind: 'date', widthMm: 22 },
      { title: '到期情况', kind: 'text', widthMm: 26 },
      { title: '经办人签字', kind: 'text', widthMm: 24 },
    ],
    rows: contracts.map((contract, index) => [
      index + 1,
      contract.homeName,
      contract.contractNo,
      contract.contractor,
      contract.priceFen,
      contract.permille,
      contract.retentionFen,
      contract.returnedFen,
      contract.heldFen,
      contract.acceptedOn,
      contract.untilOn,
      dueText(contract, noticeDays),
      '',
    ]),
    rowCount: contracts.length,
    wordsColumn: null,
    hasTotals: true,
    signOff: ['制表人：', '审核人：', '财务负责人：', '　　年　　月　　日'],
    sealOf: unit,
    notes: [
      due.length === 0
        ? '没有已到期未返还的保证金。'
        : `已到期未返还${due.length}笔，共${formatYuan(due.reduce((sum, contract) => sum + contract.heldFen, 0))}元：${due.map(({ homeName, contractNo }) => `${homeName}（${contractNo}）`).join('、')}。`,
    ],
  };
  return { tables: [table], paper, watermark: null, fingerprint: null, footLine };
}
