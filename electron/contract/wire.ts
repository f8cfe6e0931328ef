/** Messages between the window, the main process and the backend. */
import type { Result, WireError } from './result.ts';

export type Topic =
  | 'ledger'
  | 'users'
  | 'people'
  | 'homes'
  | 'happiness'
  | 'standards'
  | 'imports'
  | 'payments'
  | 'audit'
  | 'parameters'
  | 'attachments'
  | 'backups'
  | 'beds'
  | 'placement'
  | 'scattered'
  | 'assessments'
  | 'papers'
  | 'funds'
  | 'indicatorPeriods'
  | 'quarter'
  | 'renovation'
  | 'tasks'
  | 'registers'
  | 'reports';

export type CallMessage = {
  readonly kind: 'call';
  readonly id: number;
  readonly method: string;
  readonly input: unknown;
  /** From a system dialog, never from the page. */
  readonly path: string | null;
  /** Chosen by the page, so that it can follow and cancel the work. */
  readonly jobId: string | null;
  /** Names of the installed printers, from the system, for a method that needs them. */
  readonly printers?: readonly string[] | null;
};
export type ReplyMessage = { readonly kind: 'reply'; readonly id: number; readonly result: Result<unknown> };

export type BackendEvent =
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | { readonly type: 'progress'; readonly jobId: string; readonly phase: string; readonly done: number; readonly total: number }
  | { readonly type: 'loggedOut'; readonly reason: 'closed' | 'restarted' }
  /** The ledger's disk or file failed: the gate shows why. */
  | { readonly type: 'loggedOut'; readonly reason: 'fault'; readonly error: WireError };
export type EventMessage = { readonly kind: 'event'; readonly event: BackendEvent };
export type ReadyMessage = { readonly kind: 'ready' };
export type ToBackend = CallMessage | { readonly kind: 'close' };
export type FromBackend = ReplyMessage | EventMessage | ReadyMessage;

export type CallOptions = {
  readonly jobId?: string;
  /** File name offered in the save dialog; the folder is the user's choice. */
  readonly suggestedName?: string;
};

/** What the preload puts on `window.yiyang`; nothing else of Electron reaches the page. */
export type Bridge = {
  readonly call: (method: string, input: unknown, options?: CallOptions) => Promise<Result<unknown>>;
  readonly onEvent: (listener: (event: BackendEvent) => void) => () => void;
  /** Prints a paper through the system dialog: the same file that is previewed. */
  readonly print: (method: string, input: unknown) => Promise<Result<{ readonly isPrinted: boolean }>>;
  readonly platform: string;
};
