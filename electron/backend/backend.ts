/**
 * Entry of the backend process. The same file runs in a utilityProcess of Electron and under a plain Node that the main process forks:
 * both speak the messages of electron/contract/wire.ts. It ends when the main process asks for it, or is gone.
 */
import { randomBytes } from 'node:crypto';
import type { FromBackend, ToBackend } from '../contract/wire.ts';
import { log } from './log.ts';
import { createRouter } from './router.ts';

type Start = { readonly profileFolder: string; readonly appVersion: string; readonly isDemo: boolean };

/** Of Electron's utility process only this much is used; its types stay outside. */
type ParentPort = {
  readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => void;
  readonly postMessage: (message: unknown) => void;
};

/** Late enough that the login page stands. */
const readAheadMilliseconds = 1_000;

type Channel = { readonly send: (message: FromBackend) => void; readonly listen: (listener: (message: ToBackend) => void) => void };

function openChannel(): Channel {
  const port = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;
  if (port !== undefined) {
    return {
      send: (message) => port.postMessage(message),
      listen: (listener) => port.on('message', ({ data }) => listener(data as ToBackend)),
    };
  }
  if (process.send === undefined) throw new Error('the backend is started by the main process, not by hand');
  return {
    // Sending to a main process that is gone is no error of its own: `disconnect` ends this process.
    send: (message) => void process.send?.(message, undefined, undefined, () => undefined),
    listen: (listener) => void process.on('message', (message) => listener(message as ToBackend)),
  };
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Unexpected errors end the process: what it holds in memory can no longer be trusted, what is committed is on the disk. */
function endOnFault(): void {
  const end = (kind: string, error: unknown): void => {
    const report = randomBytes(4).toString('hex').toUpperCase();
    log('error', 'fault', { kind, report, text: textOf(error) });
    process.exit(1);
  };
  process.on('uncaughtException', (error) => end('exception', error));
  process.on('unhandledRejection', (reason) => end('rejection', reason));
}

function main(): void {
  endOnFault();
  // A terminal sends these to every process of the program; when to end is for the main process to say, after the window has closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  const channel = openChannel();
  const start = JSON.parse(process.argv[2] ?? '') as Start;
  const router = createRouter({
    ...start,
    hasDailyBackups: true,
    emit: (event) => channel.send({ kind: 'event', event }),
    logFault: (report, method, error) => log('error', 'fault', { kind: 'call', report, method, text: textOf(error) }),
  });
  const close = (): void => {
    router.close();
    process.exit(0);
  };
  const closeWithBackup = (): void => void router.backend.backups.close().finally(close);
  channel.listen((message) => {
    if (message.kind === 'close') return closeWithBackup();
    const { id } = message;
    // The router answers every refusal as a value; what it throws is a fault and ends the process.
    void router.handle(message).then((result) => channel.send({ kind: 'reply', id, result }));
  });
  process.on('disconnect', close);
  channel.send({ kind: 'ready' });
  // Read while the passphrase is typed: after login every page asks for something of it.
  setTimeout(() => void import('./handlers/index.ts'), readAheadMilliseconds);
}

main();
