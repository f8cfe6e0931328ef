import type { ErrorText } from './text.ts';

/** Refusals of the recovery ledger and of what waits for a decision. */
export const recoveryMessages = {
  RECOVERY_CASE_NOT_FOUND: { what: '没有找到这件追回。', next: '请刷新追回台账后重试。' },
  RECOVERY_NOT_OPEN: { what: '所选多发项目中有的已列入其他案件、已结清，或所在发放表还没有审批。', next: '请刷新疑点名单后重新选择。' },
  RECOVERY_SEVERAL_PEOPLE: { what: '所选多发项目不属于同一人。', next: '一件追回只能合并同一人的项目，请分别核定。' },
  RECOVERY_WRONG_STATE: { what: '{name}的这件追回目前是“{state}”，不能办理“{action}”。', next: '请刷新后按当前状态办理。' },
  RECOVERY_NOTHING_OPEN: { what: '{name}的这件追回已没有未收回的金额。', next: '请刷新后查看。' },
  RECOVERY_DAY: { what: '{action}日期 {date} 不在 {from} 至 {until} 之间。', next: '请核对日期；还没有发生的事到当天再登记。' },
  RECOVERY_DUE_EARLY: { what: '限期 {date} 早于发出日期。', next: '请把限期改为发出日期当天或之后。' },
  RECOVERY_TOO_MUCH: {
    what: '票据 {receiptNo} 的金额 {amount} 元超过未收回的 {open} 元。',
    next: '请核对票据金额；一张票据退多件的，按各件金额分别登记。',
  },
  RECOVERY_RECEIPT_EXISTS: { what: '票据 {receiptNo} 已登记在{name}的追回中。', next: '请核对票据号；同一张票据不能登记两次。' },
  RECOVERY_RECEIPT_NOT_FOUND: { what: '没有找到这笔收款，或它已经撤销。', next: '请刷新后查看。' },
  RECOVERY_ASKED: { what: '{name}的这件追回已有核销申请等待审批。', next: '请等待审批，或先撤回那份申请。' },
  RECOVERY_REQUEST_NOT_FOUND: { what: '没有找到这份申请，或它已经办结。', next: '请刷新后查看。' },
  RECOVERY_AMOUNT_CHANGED: {
    what: '申请时的金额是 {asked} 元，现在是 {now} 元，没有办理。',
    next: '请由经办人撤回后按现在的金额重新提出。',
  },
  RECOVERY_SAME_PERSON: { what: '这份申请由{name}提出，不能由本人审批。', next: '请由另一名有审批权限的用户办理。' },
  RECOVERY_NOTICE_NOT_FOUND: { what: '没有找到这份追回通知书。', next: '请刷新后重试。' },
  PENDING_NOT_OPEN: { what: '所选待付项目中有的已决定、已抵扣、正在审批，或所在发放表还没有审批。', next: '请刷新待定名单后重新选择。' },
  PENDING_SEVERAL_PEOPLE: { what: '所选待付项目不属于同一人。', next: '请按人分别提出处理意见。' },
  PENDING_HOME_ACCOUNT: { what: '{home}没有登记收款账户，不能付给它。', next: '请先在机构页登记账户。' },
  PENDING_ORDER_NOT_FOUND: { what: '没有找到这张付款单，或它已付款、已取消。', next: '请刷新后查看。' },
} as const satisfies Record<string, ErrorText>;
