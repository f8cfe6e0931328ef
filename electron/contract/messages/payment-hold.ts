import type { ErrorText } from './text.ts';

/** Refusals of payments held back. */
export const paymentHoldMessages = {
  HOLD_EXISTS: { what: '{name} 的{type}已从 {month} 起暂缓发放（{reason}），没有再登记一次。', next: '需要改变时，请先解除原来的暂缓。' },
  HOLD_SHEET_PREPARED: {
    what: '{month} 的发放表{state}，表上有这个人，现在登记的暂缓管不到这张表。',
    next: '请先把这张表退回草稿，登记暂缓后重新编制；或者从下一个月起暂缓。',
  },
  HOLD_TOO_EARLY: { what: '{month} 的发放表已经锁定，不能从这个月起暂缓。', next: '请从 {next} 起暂缓；已发的由以后月份的发放表更正。' },
  HOLD_NOT_FOUND: { what: '没有找到这条暂缓记录。', next: '请刷新后重试。' },
  HOLD_LIFTED: { what: '{name} 的这条暂缓已由 {by} 解除。', next: '请刷新后查看；仍需暂缓的，请重新登记。' },
} as const satisfies Record<string, ErrorText>;
