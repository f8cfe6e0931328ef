import type { ErrorText } from './text.ts';

/** Refusals of self-care assessments and of the calendar of working days. */
export const assessmentMessages = {
  ASSESSMENT_NOT_FOUND: { what: '没有找到这次评估。', next: '请刷新后重试。' },
} as const satisfies Record<string, ErrorText>;
