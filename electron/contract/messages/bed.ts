import type { ErrorText } from './text.ts';

/** Refusals of rooms, beds, stays, absences and roll calls. */
export const bedMessages = {
  BED_NOT_FOUND: { what: '没有找到这张床位。', next: '请刷新后重试。' },
} as const satisfies Record<string, ErrorText>;
