import type { ErrorText } from './text.ts';

/** Refusals of support at home: agreements, checks, visits. */
export const scatteredMessages = {
  AGREEMENT_NOT_FOUND: { what: '没有找到这份照料服务协议。', next: '请刷新后重试。' },
} as const satisfies Record<string, ErrorText>;
