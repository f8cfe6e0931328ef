import type { ErrorText } from './text.ts';

/** Refusals of self-care assessments and of the calendar of working days. */
export const assessmentMessages = {
  ASSESSMENT_NOT_FOUND: { what: '没有找到这次评估。', next: '请刷新后重试。' },

  CALENDAR_LINES: { what: '第 {line} 行读不懂：{fault}（共 {count} 处）。', next: '请改好后再保存；没有写入任何内容。' },
  CALENDAR_TOO_FEW: {
    what: '{year} 年只写了 {count} 个节日，放假安排不全。',
    next: '请按国务院办公厅的通知把全年的放假和调休都写上；没有写入任何内容。',
  },
} as const satisfies Record<string, ErrorText>;
