import type { ErrorText } from './text.ts';

/** Refusals of papers and their templates. */
export const paperMessages = {
  TEMPLATE_NOT_FOUND: { what: '没有找到这种文书的模板。', next: '请刷新后重试。' },
} as const satisfies Record<string, ErrorText>;
