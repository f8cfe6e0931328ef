/** Starts the backend's process: inside Electron where its Node can carry the database, else under a Node of its own. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FromBackend, ToBackend } from '../contract/wire.ts';
import type { Channel } from './backend-process.ts';

/** better-sqlite3 13 is built for Node-API 10; an older Node does not refuse it, it crashes. */
const neededNodeApi = 10;

/** Whether Electron's own Node carries the backend. Such a process can be started only once the application is ready: before, Electron crashes. */
export const isInsideElectron = Number(process.versions['napi']) >= neededNodeApi;

export class FitNodeMissing extends Error {}

/** Variables that would put foreign code or a debugger into the process that holds the ledger's key. */
const strippedVariables = [
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_EXTRA_CA_CERTS',
  'NODE_REPL_EXTERNAL_MODULE',
  'ELECTRON_RUN_AS_NODE',
  'NODE_CHANNEL_FD',
];

export function cleanEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const clean = { ...environment };
  for (const name of strippedVariables) delete clean[name];
  return clean;
}

export type NodePlaces = {
  readonly isPackaged: boolean;
  readonly resources: string;
  readonly project: string;
  readonly given: string | undefined;
};

/** @throws FitNodeMissing */
export function findNode({ isPackaged, resources, project, given }: NodePlaces): string {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const places = isPackaged
    ? [join(resources, 'node', executable)]
    : [given ?? '', join(project, 'node_modules', `node-${system}-${process.arch}`, 'bin', executable)];
  const found = places.find((place) => place !== '' && existsSync(place));
  if (found === undefined) throw new FitNodeMissing(places.filter((place) => place !== '').join(', '));
  return found;
}

export type ForkOptions = {
  readonly entry: string;
  /** One argument; process.argv[2] of the backend either way. */
  readonly argument: string;
  readonly places: NodePlaces;
};

export function forkNode({ entry, argument, places }: ForkOptions): Channel {
  const child = fork(entry, [argument], {
    execPath: findNode(places),
    execArgv: [],
    env: cleanEnvironment(process.env),
    // Keeps dates, maps and binary data as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
  return {
    pid: child.pid,
    // A message to a process that just died is answered by its exit.
    send: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on('message', (message) => listener(message as unknown as FromBackend)),
    onExit: (listener) => {
      child.once('exit', (code, signal) => listener(code ?? signal ?? 'unknown'));
      child.once('error', (error) => listener(error.message));
    },
    errors: child.stderr,
    kill: () => void child.kill('SIGKILL'),
  };
}

function forkUtility({ entry, argument }: ForkOptions, utilityProcess: typeof Electron.utilityProcess): Channel {
  const child = utilityProcess.fork(entry, [argument], {
    serviceName: 'yiyang-backend',
    execArgv: [],
    env: cleanEnvironment(process.env),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return {
    get pid() {
      return child.pid;
    },
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
    send: (message: ToBackend) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromBackend) => listener(message)),
    onExit: (listener) => void child.once('exit', listener),
    errors: child.stderr as unknown as Channel['errors'],
    kill: () => void child.kill(),
  };
}

/** @throws FitNodeMissing where Electron's own Node is too old and no other is there */
export function forkBackend(options: ForkOptions, utilityProcess: typeof Electron.utilityProcess): Channel {
  return isInsideElectron ? forkUtility(options, utilityProcess) : forkNode(options);
}
