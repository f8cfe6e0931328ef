import type { ErrorText } from './text.ts';

/** Refusals of the price-linked temporary subsidy and of one-off items. */
export const topUpMessages = {
  CPI_MISSING: {
    what: '{month} 的居民消费价格指数还没有录入，不能编制价格临时补贴。',
    next: '请先在“价格补贴与一次性项目”中录入该月指数。',
  },
  CPI_EXISTS: { what: '{month} 的居民消费价格指数已经录入。', next: '录错的请先作废并写明原因，再重新录入。' },
  CPI_NOT_FOUND: { what: '没有找到这条价格指数，或已经作废。', next: '请刷新后重试。' },
  CPI_RELEASED_BEFORE_END: { what: '{month} 的价格指数不会在该月结束之前发布（{day}）。', next: '请核对发布日期。' },
  PRICE_TRIGGER_NOT_MET: {
    what: '{month} 的价格涨幅没有达到启动条件，不编制价格临时补贴发放表。',
    next: '只更正以前月份的，请选择“只编更正表”。',
  },
  PRICE_EARLIER_OPEN: { what: '{earlier} 达到启动条件，补贴还没有审批，不能编制 {month}。', next: '请先完成 {earlier} 的价格临时补贴。' },
  TOP_UP_MONTH_PASSED: {
    what: '{later} 已有同一项目的发放表，不能再补编 {month}。',
    next: '{month} 应发的差额会自动列入下一张表；不需要另编。',
  },
  TOP_UP_DOCUMENT_MISSING: { what: '{month} 的发放表还没有文号。', next: '请填写发放依据的文号后再编制。' },
  TOP_UP_NOTHING_TO_CORRECT: { what: '到 {month} 为止没有需要更正的金额，没有编制更正表。', next: '不需要办理；以后有迟到的情况再编。' },
  ITEM_NOT_FOUND: { what: '没有找到这个一次性项目。', next: '请刷新后重试。' },
  ITEM_WITHDRAWN: { what: '“{title}”已经撤销，不能编制发放表。', next: '需要发放的，请重新登记项目。' },
  ITEM_OTHER_MONTH: { what: '“{title}”在 {due} 发放，不能编到 {month}。', next: '请编制 {due} 的发放表；审批以后才有更正表。' },
  ITEM_ALREADY_PAID: { what: '“{title}”已经发放，{month} 只能编更正表。', next: '更正以前发放的，请选择“只编更正表”。' },
  ITEM_NOBODY: { what: '按所选范围，“{title}”没有应发人员，没有编制发放表。', next: '请核对截止日期、发放范围和金额。' },
  ITEM_PERSON_UNKNOWN: { what: '名单中有 {count} 个身份证号在台账中查不到：{numbers}', next: '请核对身份证号，或先登记人员。' },
  ITEM_AMOUNT_MISSING: { what: '没有填写发放金额。', next: '请填写统一金额，或至少一档自理能力的金额。' },
} as const satisfies Record<string, ErrorText>;
