import type { ErrorText } from './text.ts';

/** Refusals of dated parameters. */
export const parameterMessages = {
  PARAMETER_UNKNOWN: { what: '没有名为“{key}”的参数。', next: '请刷新后从列表中选择。' },
  PARAMETER_EXISTS: {
    what: '“{title}”已登记自 {date} 起的数值（{document}）。',
    next: '同一天不能有两个数值。请核对起始日期；确需更正的，自次日起登记新的数值。',
  },
} as const satisfies Record<string, ErrorText>;
