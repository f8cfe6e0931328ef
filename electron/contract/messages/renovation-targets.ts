import type { ErrorText } from './text.ts';

/** Refusals of the tasks of a year. */
export const renovationTargetMessages = {
  RENOVATION_IN_TASK: { what: '“{name}”已在 {year} 年度任务中。', next: '无需重复列入。' },
  RENOVATION_IN_OTHER_TASK: {
    what: '“{name}”已在 {other} 年度任务中，没有列入 {year} 年度。',
    next: '确须调整年度的，请先由审批人凭文件从原年度调出。',
  },
  RENOVATION_NOT_IN_TASK: { what: '“{name}”不在 {year} 年度任务中。', next: '请刷新后重试。' },
  RENOVATION_REMOVED_EARLY: { what: '调出日期 {date} 早于列入日期 {added}。', next: '请核对日期。' },
  RENOVATION_YEAR_LOCKED: {
    what: '{year} 年度完成值已于 {date} 锁定，不能再锁定或者改动。',
    next: '之后的变化在累计完成率中反映，锁定值保持不变。',
  },
  RENOVATION_YEAR_EARLY: { what: '{year} 年度还没有结束，不能锁定截至 {date} 的完成值。', next: '请在这一天过后锁定。' },
  RENOVATION_YEAR_EMPTY: { what: '{year} 年度没有任务项目，没有可锁定的完成值。', next: '请先把项目列入年度任务。' },
} as const satisfies Readonly<Record<string, ErrorText>>;
