import type { ErrorText } from './text.ts';

/** Refusals of what-ifs and of printed explanations. */
export const whatIfMessages = {
  WHAT_IF_STANDARD_TWICE: { what: '同一天假设了两次“{standard}”（{date}）。', next: '请删去其中一项，或改成不同的执行日期。' },
  WHAT_IF_NO_DIBAO: {
    what: '{date}没有执行中的低保标准，不能按倍数计算基本生活标准。',
    next: '请先登记低保标准，或在假设中填写低保标准。',
  },
  EXPLAINED_LINE_GONE: { what: '要打印的这一行已不在{name}的发放表上。', next: '草稿可能已经重新编制，请关闭后重新打开。' },
} as const satisfies Record<string, ErrorText>;
