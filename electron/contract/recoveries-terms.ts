/** The closed lists of the recovery ledger (追回台账) and of what waits for a decision (补发待定). */
export const recoveryStates = [
  { id: 'suspected', label: '疑点', wordings: [] },
  { id: 'verified', label: '已核定', wordings: [] },
  { id: 'noticed', label: '已发通知书', wordings: [] },
  { id: 'collecting', label: '收回中', wordings: [] },
  { id: 'recovered', label: '已收回', wordings: [] },
  { id: 'offset', label: '抵扣完成', wordings: [] },
  { id: 'writtenOff', label: '已核销', wordings: [] },
  { id: 'handedOver', label: '已移交', wordings: [] },
  { id: 'withdrawn', label: '已撤销', wordings: [] },
] as const;
export type RecoveryState = (typeof recoveryStates)[number]['id'];
/** States of a case; what is in no case is suspected. */
export type CaseState = Exclude<RecoveryState, 'suspected'>;

export const debtorKinds = [
  { id: 'person', label: '本人', wordings: [] },
  { id: 'caregiver', label: '照料人', wordings: [] },
  { id: 'family', label: '亲属（遗产继承人）', wordings: [] },
  { id: 'handler', label: '丧事经办人', wordings: [] },
  { id: 'other', label: '其他领取人', wordings: [] },
] as const;
export type DebtorKind = (typeof debtorKinds)[number]['id'];

export const recoveryCauses = [
  { id: 'death', label: '死亡后多发', wordings: [] },
  { id: 'termination', label: '终止供养后多发', wordings: [] },
  { id: 'level', label: '自理能力档次更正', wordings: [] },
  { id: 'mode', label: '供养方式更正', wordings: [] },
  { id: 'standard', label: '标准更正', wordings: [] },
  { id: 'funeral', label: '丧葬费多发', wordings: [] },
  { id: 'concealment', label: '隐瞒情况骗取', wordings: [] },
  { id: 'other', label: '其他', wordings: [] },
] as const;
export type RecoveryCause = (typeof recoveryCauses)[number]['id'];

export const recoveryActions = [
  { id: 'verify', label: '核定', wordings: [] },
  { id: 'notice', label: '发出追回通知书', wordings: [] },
  { id: 'deliver', label: '送达', wordings: [] },
  { id: 'receive', label: '收回', wordings: [] },
  { id: 'withdrawReceipt', label: '撤销收款', wordings: [] },
  { id: 'settle', label: '以后的补发抵扣', wordings: [] },
  { id: 'askWriteOff', label: '申请核销', wordings: [] },
  { id: 'writeOff', label: '批准核销', wordings: [] },
  { id: 'refuseWriteOff', label: '不同意核销', wordings: [] },
  { id: 'takeBackWriteOff', label: '撤回核销申请', wordings: [] },
  { id: 'handOver', label: '移交', wordings: [] },
  { id: 'withdraw', label: '撤销核定', wordings: [] },
] as const;
export type RecoveryAction = (typeof recoveryActions)[number]['id'];

export const claimTypes = [
  { id: 'BASIC', label: '基本生活费', wordings: [] },
  { id: 'CARE', label: '照料护理费', wordings: [] },
  { id: 'FUNERAL', label: '丧葬费', wordings: [] },
  { id: 'PRICE', label: '价格临时补贴', wordings: [] },
  { id: 'OTHER', label: '一次性项目', wordings: [] },
] as const;

export const pendingPayees = [
  { id: 'person', label: '本人', wordings: [] },
  { id: 'heir', label: '继承人', wordings: [] },
  { id: 'handler', label: '丧事经办人', wordings: [] },
  { id: 'caregiver', label: '照料人', wordings: [] },
  { id: 'home', label: '供养机构', wordings: [] },
] as const;
export type PendingPayee = (typeof pendingPayees)[number]['id'];

export const pendingStandings = [
  { id: 'open', label: '待决定', wordings: [] },
  { id: 'asked', label: '待审批', wordings: [] },
  { id: 'ordered', label: '待付款', wordings: [] },
  { id: 'paid', label: '已付款', wordings: [] },
  { id: 'denied', label: '不予支付', wordings: [] },
  { id: 'settled', label: '已抵扣', wordings: [] },
] as const;
export type PendingStanding = (typeof pendingStandings)[number]['id'];
