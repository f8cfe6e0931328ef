import type { ErrorText } from './text.ts';

/** Refusals of the closing of periods. */
export const indicatorPeriodMessages = {
  PERIOD_CLOSED: { what: '{date} 的期末数已于 {at} 由{by}封存。', next: '封存的数不再改动；以后的变动在下一期作更正说明。' },
  PERIOD_NOT_MONTH_END: { what: '{date} 不是月末，没有封存。', next: '请选择某个月的最后一天，季报、年报为季末、年末。' },
  PERIOD_NOT_OVER: { what: '{date} 还没有到，期末数没有封存。', next: '请到期末当天或以后再封存。' },
  PERIOD_BEFORE_CLOSED: {
    what: '{last} 的期末数已经封存，不能再封存更早的 {date}。',
    next: '期末数按先后封存；{date} 的指标可在“指标”中选择该日查看。',
  },
} as const satisfies Record<string, ErrorText>;
