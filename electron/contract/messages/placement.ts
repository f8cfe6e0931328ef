import type { ErrorText } from './text.ts';

/** Refusals of applications, the waiting list and the planner. */
export const placementMessages = {
  APPLICATION_NOT_FOUND: { what: '没有找到这份入住申请。', next: '请刷新后重试。' },
} as const satisfies Record<string, ErrorText>;
