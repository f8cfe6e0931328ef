/** What travels back over the wire: a value, or an error with a code, its parameters and the Chinese words for it. */
import { describeError, type ErrorCode, type ErrorText } from './messages.ts';

export type ErrorParams = Readonly<Record<string, string | number | null>>;

/** A refusal the user can act on. Everything else that is thrown is a fault of the program. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** Words for single fields of a form, by path. */
  readonly fields: Readonly<Record<string, string>> | undefined;
  constructor(code: ErrorCode, params: ErrorParams = {}, fields?: Readonly<Record<string, string>>) {
    super(describeError(code, params).what);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.fields = fields;
  }
}

export type WireError = {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly text: ErrorText;
  readonly fields?: Readonly<Record<string, string>>;
};
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError };

export function failure(
  code: ErrorCode,
  params: ErrorParams = {},
  fields?: Readonly<Record<string, string>>,
): { ok: false; error: WireError } {
  return { ok: false, error: { code, params, text: describeError(code, params), ...(fields ? { fields } : {}) } };
}
