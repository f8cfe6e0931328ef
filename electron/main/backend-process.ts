/**
 * Looks after the backend: every call waits for its answer here, a death ends the waiting calls with BACKEND_STOPPED and is followed by one
 * new start; a second death within a minute is given up. No call is ever sent twice: only the user knows whether it was done.
 */
import type { Readable } from 'node:stream';
import { failure, type Result } from '../contract/result.ts';
import type { BackendEvent, FromBackend, ToBackend } from '../contract/wire.ts';
import type { Log } from './log.ts';

/** A started backend, whichever way it was started. */
export type Channel = {
  readonly pid: number | undefined;
  readonly send: (message: ToBackend) => void;
  readonly onMessage: (listener: (message: FromBackend) => void) => void;
  /** Once; `status` is the exit code, or the name of the signal. */
  readonly onExit: (listener: (status: number | string) => void) => void;
  readonly errors: Readable | null;
  readonly kill: () => void;
};

export type BackendOptions = {
  /** @throws when there is nothing to start it with */
  readonly fork: () => Channel;
  readonly log: Log;
  readonly onEvent: (event: BackendEvent) => void;
  /** It cannot be kept running; `reason` is for the error report. */
  readonly onFailure: (reason: string, error: unknown) => void;
  readonly now: () => number;
  /** How long it may take to end when asked. */
  readonly closeMilliseconds?: number;
};

export type Call = {
  readonly method: string;
  readonly input: unknown;
  readonly path: string | null;
  readonly jobId: string | null;
  readonly printers?: readonly string[] | null;
};

export type Backend = {
  readonly start: () => void;
  readonly call: (call: Call) => Promise<Result<unknown>>;
  /** Asks it to end, waits, then ends it by force. */
  readonly close: () => Promise<void>;
};

/** What dies again this soon is not started a third time. */
export const secondDeathMilliseconds = 60_000;

/** Calls `onLine` for every whole line, and for what is left at the end. */
function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') onLine(line);
  });
  stream.on('end', () => {
    if (rest.trim() !== '') onLine(rest);
  });
}

export function createBackend({ fork, log, onEvent, onFailure, now, closeMilliseconds = 10_000 }: BackendOptions): Backend {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let channel: Channel | null = null;
  let lastId = 0;
  let diedAt = Number.NEGATIVE_INFINITY;
  let isReady = false;
  let isClosing = false;
  let afterClose: (() => void) | null = null;

  function start(): void {
    if (channel !== null) return;
    const startedAt = now();
    isReady = false;
    let started: Channel;
    try {
      started = fork();
    } catch (error) {
      return onFailure('没有启动', error);
    }
    channel = started;
    if (started.errors !== null) readLines(started.errors, log.forward);
    started.onMessage((message) => {
      if (message.kind === 'reply') {
        waiting.get(message.id)?.(message.result);
        waiting.delete(message.id);
      } else if (message.kind === 'event') onEvent(message.event);
      else {
        isReady = true;
        log.write('info', 'backend.ready', { pid: started.pid, milliseconds: Math.round(now() - startedAt) });
        if (diedAt > Number.NEGATIVE_INFINITY) onEvent({ type: 'loggedOut', reason: 'restarted' });
      }
    });
    started.onExit((status) => {
      if (channel === started) ended(status);
    });
  }

  function ended(status: number | string): void {
    channel = null;
    for (const answer of waiting.values()) answer(failure('BACKEND_STOPPED'));
    waiting.clear();
    if (isClosing) return afterClose?.();
    const wasReady = isReady;
    const sinceLast = now() - diedAt;
    diedAt = now();
    log.write('error', 'backend.died', { status, wasReady });
    if (!wasReady || sinceLast < secondDeathMilliseconds) return onFailure(`退出状态 ${status}`, null);
    start();
  }

  return {
    start,
    call: ({ method, input, path, jobId, printers = null }) => {
      if (channel === null) return Promise.resolve(failure('BACKEND_STOPPED'));
      const id = ++lastId;
      const { promise, resolve } = Promise.withResolvers<Result<unknown>>();
      waiting.set(id, resolve);
      channel.send({ kind: 'call', id, method, input, path, jobId, printers });
      return promise;
    },
    close: async () => {
      isClosing = true;
      if (channel === null) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      afterClose = resolve;
      channel.send({ kind: 'close' });
      const timer = setTimeout(() => {
        log.write('warn', 'backend.killed');
        channel?.kill();
      }, closeMilliseconds);
      await promise;
      clearTimeout(timer);
    },
  };
}
