import type { ErrorText } from './text.ts';

/** Refusals of fund sources, entries, rules and what a sheet draws on. */
export const fundMessages = {
  FUND_SOURCE_NOT_FOUND: { what: '没有找到这个资金来源。', next: '请刷新后重试。' },
  FUND_SOURCE_EXISTS: { what: '已有名为“{name}”的资金来源。', next: '请换一个名称，或使用已有的来源。' },
  FUND_SOURCE_STOPPED: { what: '资金来源“{name}”已停用。', next: '请选择在用的资金来源。' },
  FUND_SOURCE_IN_RULE: { what: '“{name}”还列在 {date} 起的资金使用规则里。', next: '请先登记不含它的新规则，再停用。' },
  FUND_ENTRY_NOT_FOUND: { what: '没有找到这条资金登记。', next: '请刷新后重试。' },
  FUND_ENTRY_EXISTS: {
    what: '{source} {document}（{date}）已登记过同一笔{kind} {amount} 元。',
    next: '请核对是否重复；确是另一笔的，请在文号后注明批次。',
  },
  FUND_ENTRY_WITHDRAWN: { what: '这条资金登记已经撤销过。', next: '无需再次撤销。' },
  FUND_RULE_NOT_FOUND: { what: '没有找到这条资金使用规则。', next: '请刷新后重试。' },
  FUND_RULE_EXISTS: { what: '{date} 起的资金使用规则已经登记（{document}）。', next: '有误的，请先撤销原规则，再重新登记。' },
  FUND_RULE_WITHDRAWN: { what: '这条资金使用规则已经撤销过。', next: '无需再次撤销。' },
  FUND_RULE_MISSING: {
    what: '{year}年已登记资金，但没有规定{month}发放表由哪些资金来源支付。',
    next: '请在“资金”中登记资金使用规则，或在发放表上选择本表的资金来源，再审批。',
  },
  FUND_SHEET_NOT_FOUND: { what: '没有找到这份发放表。', next: '请刷新后重试。' },
  FUND_SHEET_LOCKED: { what: '{month}发放表已经审批，资金来源已固定，不能再改。', next: '更正请在以后月份的发放表中体现。' },
  FUND_OVERSPENT: {
    what: '资金余额不足：{sources}。',
    next: '请先登记下达或到位的资金；确需先行支付的，由审批人写明超支理由，审计日志会保留。',
  },
} as const satisfies Record<string, ErrorText>;
