/**
 * The typed way to the backend: `call` once, `useCall` for what is shown, `useAction` for what changes something, `useJob` for long work.
 * Only types come from the registry: its schemas would load the validator before the login page stands.
 */
import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf, MethodName, OutputOf } from '../../electron/contract/index.ts';
import { endsSession } from '../../electron/contract/faults.ts';
import type { WireError } from '../../electron/contract/result.ts';
import type { BackendEvent, CallOptions } from '../../electron/contract/wire.ts';
import { onBackendEvent, printByDialog, send } from './bridge.ts';
import { setLocked, untilUnlocked } from './lock-store.ts';
import { isDependent } from './query-dependents.ts';
import { showToast } from './toast-store.ts';

/** A refusal of the backend, with the words to show. */
export class CallError extends Error {
  readonly wire: WireError;
  constructor(wire: WireError) {
    super(wire.text.what);
    this.name = 'CallError';
    this.wire = wire;
  }
}

/** @throws CallError */
export async function call<Name extends MethodName>(name: Name, input: InputOf<Name>, options?: CallOptions): Promise<OutputOf<Name>> {
  const result = await send(name, input, options);
  if (result.ok) return result.value as OutputOf<Name>;
  // The backend has locked itself: so does the window.
  if (result.error.code === 'LOCKED') setLocked(true);
  throw new CallError(result.error);
}

/** For what a page shows: what was asked while the window was locked is answered when it is open again. @throws CallError */
async function ask<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  for (;;) {
    try {
      return await call(name, input);
    } catch (error) {
      if (!(error instanceof CallError) || error.wire.code !== 'LOCKED') throw error;
      await untilUnlocked();
    }
  }
}

/** Prints the paper a method makes through the system dialog. @throws CallError */
export async function printPaper<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<boolean> {
  const result = await printByDialog(name, input);
  if (!result.ok) throw new CallError(result.error);
  return result.value.isPrinted;
}

/** Everything is on this computer: no waiting for a network, no guessing when data is old; the backend says what changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Why the ledger was left; after a fault of its disk with the words for it. */
export type LoggedOut = Extract<BackendEvent, { readonly type: 'loggedOut' }>;

/** Call once, when the window starts. */
export function followBackend(onLoggedOut: (event: LoggedOut) => void): () => void {
  return onBackendEvent((event) => {
    if (event.type === 'changed') void queryClient.invalidateQueries({ predicate: (query) => isDependent(query.queryKey, event.topics) });
    if (event.type === 'loggedOut') onLoggedOut(event);
  });
}

export type CallState<Name extends MethodName> = UseQueryResult<OutputOf<Name>, CallError>;

/** What the backend answers, kept and renewed when it changes. `keepsPrevious` shows the last page while the next one comes. */
export function useCall<Name extends MethodName>(
  name: Name,
  input: InputOf<Name>,
  options: { readonly enabled?: boolean; readonly keepsPrevious?: boolean } = {},
): CallState<Name> {
  const state = useQuery<unknown, CallError>({
    queryKey: [name, input],
    queryFn: () => ask(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepsPrevious ? { placeholderData: (previous: unknown) => previous } : {}),
  });
  // Any answer under this key came from `call` of this name.
  return state as CallState<Name>;
}

export function showError(error: WireError): void {
  // The user closed a system dialog himself: nothing to tell.
  if (error.code === 'CANCELLED') return;
  // The gate shows this one as a page.
  if (endsSession(error.code)) return;
  showToast({ tone: 'error', text: error.text.what, next: error.text.next });
}

/** The error as shown, for anything that was thrown. */
export function wireErrorOf(error: unknown): WireError {
  if (error instanceof CallError) return error.wire;
  if (isWireError(error)) return error;
  const report = reportFault(error);
  return {
    code: 'INTERNAL',
    params: { report },
    text: { what: '程序内部出错，操作没有完成。', next: `请复制错误报告（编号 ${report}）交给技术支持；已保存的数据不受影响。` },
  };
}

function isWireError(value: unknown): value is WireError {
  return typeof value === 'object' && value !== null && 'code' in value && 'text' in value && 'params' in value;
}

const faults = new Map<string, string>();

/** Keeps the stack of a fault of the page for 复制错误报告; the number stands in the message. */
export function reportFault(error: unknown): string {
  const report = `P${Date.now().toString(36).toUpperCase()}`;
  faults.set(report, error instanceof Error ? `${error.name}\n${error.stack ?? ''}` : typeof error);
  return report;
}

export function faultText(report: string): string {
  return faults.get(report) ?? '';
}

export type Action<Name extends MethodName> = {
  /** The answer, or null after a refusal that has been shown. */
  readonly run: (input: InputOf<Name>, options?: CallOptions) => Promise<OutputOf<Name> | null>;
  readonly isRunning: boolean;
  readonly error: WireError | null;
  /** Messages by path of the field, for `<Form fieldErrors>`. */
  readonly fieldErrors: Readonly<Record<string, string>>;
  readonly reset: () => void;
};

const noFieldErrors: Readonly<Record<string, string>> = {};

/** Something that changes the ledger. A refusal shows as a toast, unless `isQuiet` or `onError` is given: then the caller shows it in place. */
export function useAction<Name extends MethodName>(
  name: Name,
  options: {
    readonly onSuccess?: (output: OutputOf<Name>, input: InputOf<Name>) => void;
    readonly onError?: (error: WireError) => void;
    readonly isQuiet?: boolean;
  } = {},
): Action<Name> {
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const latest = useRef(options);
  latest.current = options;

  const run = useCallback(
    async (input: InputOf<Name>, callOptions?: CallOptions): Promise<OutputOf<Name> | null> => {
      setIsRunning(true);
      setError(null);
      try {
        const output = await call(name, input, callOptions);
        latest.current.onSuccess?.(output, input);
        return output;
      } catch (thrown) {
        const wire = wireErrorOf(thrown);
        if (wire.code === 'CANCELLED') return null;
        setError(wire);
        if (latest.current.onError) latest.current.onError(wire);
        else if (!latest.current.isQuiet) showError(wire);
        return null;
      } finally {
        setIsRunning(false);
      }
    },
    [name],
  );
  const reset = useCallback(() => setError(null), []);
  return { run, isRunning, error, fieldErrors: error?.fields ?? noFieldErrors, reset };
}

export type JobProgress = { readonly phase: string; readonly done: number; readonly total: number };
export type Job<Name extends MethodName> = {
  /** The answer, or null when it was cancelled or refused (shown as a toast unless `isQuiet`). */
  readonly start: (input: InputOf<Name>, options?: { readonly suggestedName?: string }) => Promise<OutputOf<Name> | null>;
  /** Null until the work has reported for the first time: a system dialog may stand open before. */
  readonly progress: JobProgress | null;
  readonly isRunning: boolean;
  readonly isCancelling: boolean;
  readonly error: WireError | null;
  readonly cancel: () => void;
};

/** Long work: follow it, cancel it. Show `<JobDialog job={job} title="…" />` beside it. */
export function useJob<Name extends MethodName>(name: Name, options: { readonly isQuiet?: boolean } = {}): Job<Name> {
  const [state, setState] = useState<{
    readonly jobId: string;
    readonly progress: JobProgress | null;
    readonly isCancelling: boolean;
  } | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const jobId = state?.jobId ?? null;
  const isQuiet = options.isQuiet ?? false;

  useEffect(() => {
    if (jobId === null) return undefined;
    return onBackendEvent((event: BackendEvent) => {
      if (event.type !== 'progress' || event.jobId !== jobId) return;
      setState((before) => (before ? { ...before, progress: { phase: event.phase, done: event.done, total: event.total } } : before));
    });
  }, [jobId]);

  const start = useCallback(
    async (input: InputOf<Name>, startOptions: { readonly suggestedName?: string } = {}): Promise<OutputOf<Name> | null> => {
      const id = crypto.randomUUID();
      setError(null);
      setState({ jobId: id, progress: null, isCancelling: false });
      try {
        return await call(name, input, { jobId: id, ...startOptions });
      } catch (thrown) {
        const wire = wireErrorOf(thrown);
        setError(wire.code === 'CANCELLED' ? null : wire);
        if (!isQuiet) showError(wire);
        return null;
      } finally {
        setState(null);
      }
    },
    [name, isQuiet],
  );
  const cancel = useCallback(() => {
    if (jobId === null) return;
    setState((before) => (before ? { ...before, isCancelling: true } : before));
    void call('jobs.cancel', { jobId }).catch((thrown: unknown) => showError(wireErrorOf(thrown)));
  }, [jobId]);
  return { start, progress: state?.progress ?? null, isRunning: state !== null, isCancelling: state?.isCancelling ?? false, error, cancel };
}
