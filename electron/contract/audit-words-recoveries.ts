/** The log's words for what is claimed back and what waits for a decision. */
import { debtorKinds, pendingPayees, recoveryCauses, recoveryStates } from './recoveries-terms.ts';
import type { Term } from './terms.ts';

export const recoveryGroups: readonly Pick<Term, 'id' | 'label'>[] = [
  { id: 'recoveryCase', label: '追回' },
  { id: 'recoveryPaper', label: '追回文书' },
  { id: 'pendingDecision', label: '补发待定' },
];

export const recoveryLogActions: Readonly<Record<string, string>> = {
  'recoveryCase.verify': '核定追回',
  'recoveryCase.withdraw': '撤销追回核定',
  'recoveryCase.notice': '发出追回通知书',
  'recoveryCase.deliver': '登记通知书送达',
  'recoveryCase.receive': '登记追回收款',
  'recoveryCase.withdrawReceipt': '撤销追回收款',
  'recoveryCase.askWriteOff': '申请核销追回',
  'recoveryCase.writeOff': '批准核销追回',
  'recoveryCase.refuseWriteOff': '不同意核销追回',
  'recoveryCase.takeBackWriteOff': '撤回核销申请',
  'recoveryCase.handOver': '移交追回',
  'recoveryCase.settle': '补发抵扣追回',
  'recoveryCase.export': '导出追回台账',
  'recoveryPaper.preview': '预览追回文书',
  'recoveryPaper.print': '打印追回文书',
  'recoveryPaper.export': '导出追回文书',
  'pendingDecision.propose': '提出待定补发意见',
  'pendingDecision.approve': '同意待定补发意见',
  'pendingDecision.refuse': '不同意待定补发意见',
  'pendingDecision.takeBack': '撤回待定补发意见',
  'pendingDecision.pay': '登记待定补发付款',
  'pendingDecision.cancel': '取消待定补发付款单',
};

export const recoveryEntities: Readonly<Record<string, string>> = {
  recovery_case: '追回',
  recovery_notice: '追回通知书',
  pending_decision: '补发待定',
};

export const recoveryFields: Readonly<Record<string, string>> = {
  claimedFen: '应追回',
  openFen: '未收回',
  settledFen: '抵扣',
  debtorKind: '退款人身份',
  debtorName: '退款人',
  cause: '多发原因',
  verifiedOn: '核定日期',
  noticeNumber: '通知书编号',
  issuedOn: '发出日期',
  deliveredOn: '送达日期',
  way: '送达方式',
  receiptNo: '票据号',
  receivedOn: '缴款日期',
  receivingOffice: '接收单位',
  handedOn: '移交日期',
  askedBy: '申请人',
  choice: '处理意见',
  payeeKind: '付给',
  payeeAccount: '收款账号',
  orderNumber: '付款单编号',
  voucherNo: '凭证号',
  paidOn: '付款日期',
};

const lists: Readonly<Record<string, readonly Pick<Term, 'id' | 'label'>[]>> = {
  debtorKind: debtorKinds,
  cause: recoveryCauses,
  payeeKind: pendingPayees,
  choice: [
    { id: 'pay', label: '支付' },
    { id: 'deny', label: '不予支付' },
  ],
  standing: [
    { id: 'open', label: '未结' },
    { id: 'overdue', label: '逾期' },
    { id: 'closed', label: '已结' },
    { id: 'all', label: '全部' },
  ],
};

/** Values that are words of a list of recoveries; null when this is no such field. */
export function recoveryValueText(field: string, value: string): string | null {
  const list = lists[field] ?? (field === 'state' ? recoveryStates : undefined);
  return list?.find(({ id }) => id === value)?.label ?? null;
}
