import type { ErrorText } from './text.ts';

/** Refusals of the checks before approval. */
export const sheetCheckMessages = {
  SHEET_FINDINGS_OPEN: {
    what: '{month} 发放表还有 {count} 条红色疑点没有说明理由，没有审批。',
    next: '请在“审批前检查”中逐条或一并说明理由，或退回更正。',
  },
  FINDING_GONE: { what: '{month} 发放表的疑点有了变化，理由没有保存。', next: '请刷新检查结果后再说明理由。' },
} as const satisfies Record<string, ErrorText>;
