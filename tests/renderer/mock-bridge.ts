/** Answers of an invented county for looking at pages without a backend. Never part of the program. */
import type { MethodName, OutputOf } from '../../electron/contract/index.ts';
import { failure, type Result } from '../../electron/contract/result.ts';
import type { BackendEvent, Bridge, CallOptions } from '../../electron/contract/wire.ts';

type Answers = {
  [Name in MethodName]?: (
    input: never,
    emit: (event: BackendEvent) => void,
    options?: CallOptions,
  ) => Promise<Result<OutputOf<Name>>> | Result<OutputOf<Name>>;
};

/** A bridge over a table of answers; what the table lacks is refused as the gate refuses it. */
export function mockBridge(
  answers: Answers,
): Bridge & { readonly emit: (event: BackendEvent) => void; readonly calls: { readonly method: string; readonly input: unknown }[] } {
  const listeners = new Set<(event: BackendEvent) => void>();
  const calls: { readonly method: string; readonly input: unknown }[] = [];
  const emit = (event: BackendEvent): void => {
    for (const listener of listeners) listener(event);
  };
  return {
    emit,
    calls,
    call: async (method, input, options) => {
      calls.push({ method, input });
      const answer = answers[method as MethodName] as
        | ((input: unknown, emit: (event: BackendEvent) => void, options?: CallOptions) => Result<unknown> | Promise<Result<unknown>>)
        | undefined;
      return answer ? answer(input, emit, options) : failure('UNKNOWN_METHOD');
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    print: () => Promise.resolve({ ok: true, value: { isPrinted: true } }),
    platform: 'linux',
  };
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}
