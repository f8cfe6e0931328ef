/** The log's words for payments by another way than the bank and for benefits drawn twice. */
import type { Term } from './terms.ts';

export const overlapGroups: readonly Pick<Term, 'id' | 'label'>[] = [
  { id: 'otherPayment', label: '其他方式发放' },
  { id: 'overlap', label: '重复享受' },
];

export const overlapActions: Readonly<Record<string, string>> = {
  'otherPayment.record': '登记其他方式发放',
  'otherPayment.withdraw': '撤销其他方式发放',
  'otherPayment.export': '导出现金签领表',
  'bank.answerRow': '人工登记代发结果',
  'overlap.record': '登记重复享受',
  'overlap.withdraw': '撤销重复享受登记',
  'overlap.refer': '转送重复享受',
  'overlap.evidence': '登记重复享受反馈',
  'overlap.withdrawEvidence': '撤销重复享受反馈',
  'overlap.close': '办结重复享受',
  'overlap.export': '导出重复享受台账',
};

export const overlapEntities: Readonly<Record<string, string>> = { benefit_overlap: '重复享受' };

export const overlapFields: Readonly<Record<string, string>> = {
  overlapId: '重复享受序号',
  evidenceId: '反馈材料序号',
  paymentWay: '发放方式',
  benefit: '其他待遇',
  foundOn: '发现日期',
  untilMonth: '截止月份',
  monthlyFen: '月标准',
  householdSize: '家庭享受人数',
  office: '转送单位',
  referredOn: '转送日期',
  months: '重复月份',
  feedbackDue: '反馈期限',
  evidence: '反馈内容',
  feedbackOn: '反馈日期',
  closedOn: '办结日期',
  recoveredFen: '对方已追回',
};
