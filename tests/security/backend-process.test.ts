/** The life of the backend process: real processes under the Node that runs the tests, the program's own backend among them. */
import { fork, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../electron/contract/result.ts';
import type { BackendEvent } from '../../electron/contract/wire.ts';
import { createBackend, type Backend, type Channel } from '../../electron/main/backend-process.ts';
import { cleanEnvironment, findNode, FitNodeMissing, forkNode } from '../../electron/main/fork-backend.ts';
import { openLog, type Log } from '../../electron/main/log.ts';

const root = join(import.meta.dirname, '../..');

/** Speaks the wire: says hello, echoes, and dies in the ways a process can. */
const speaker = `
process.send({ kind: 'ready' });
process.on('message', (message) => {
  if (message.kind === 'close') return process.argv[2] === 'deaf' ? undefined : process.exit(0);
  if (message.method === 'echo') process.send({ kind: 'reply', id: message.id, result: { ok: true, value: { ...message, pid: process.pid } } });
  if (message.method === 'bytes') process.send({ kind: 'reply', id: message.id, result: { ok: true, value: new Uint8Array([1, 2, 3]) } });
  if (message.method === 'event') process.send({ kind: 'event', event: { type: 'changed', topics: ['people'] } });
  if (message.method === 'exit') process.exit(3);
  if (message.method === 'throw') throw new Error('王秀英 370999194512010029');
  if (message.method === 'environment') process.send({ kind: 'reply', id: message.id, result: { ok: true, value: process.env } });
});
process.on('disconnect', () => process.exit(0));
`;

let folder: string;
let log: Log;
let events: BackendEvent[];
let failures: { reason: string; error: unknown }[];
let clock: number;
const started: Backend[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yiyang-backend-'));
  log = openLog(null);
  events = [];
  failures = [];
  clock = 0;
});
afterEach(async () => {
  for (const backend of started.splice(0)) await backend.close();
  rmSync(folder, { recursive: true, force: true });
});

const places = { isPackaged: false, resources: '', project: root, given: process.execPath };

function begin(fork: () => Channel): Backend {
  const backend = createBackend({
    fork,
    log,
    now: () => clock,
    onEvent: (event) => events.push(event),
    onFailure: (reason, error) => failures.push({ reason, error }),
    closeMilliseconds: 500,
  });
  started.push(backend);
  backend.start();
  return backend;
}

function beginSpeaker(argument = ''): Backend {
  const entry = join(folder, 'speaker.cjs');
  writeFileSync(entry, speaker);
  return begin(() => forkNode({ entry, argument, places }));
}

const call = (method: string, input: unknown = {}) => ({ method, input, path: null, jobId: null });
const until = async (isTrue: () => boolean): Promise<void> => {
  for (let waited = 0; !isTrue(); waited += 20) {
    if (waited > 10_000) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('a backend that is well', () => {
  test('answers every call once, in whatever order, with what was asked', async () => {
    const backend = beginSpeaker();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        backend.call({ method: 'echo', input: { number }, path: '/a b/表.xlsx', jobId: `job-${number}` }),
      ),
    );
    answers.forEach((answer, number) =>
      expect(answer).toMatchObject({ ok: true, value: { kind: 'call', input: { number }, path: '/a b/表.xlsx', jobId: `job-${number}` } }),
    );
  });

  test('bytes stay bytes', async () => {
    const answer = await beginSpeaker().call(call('bytes'));
    expect(answer.ok && answer.value).toEqual(new Uint8Array([1, 2, 3]));
    expect(answer.ok && answer.value instanceof Uint8Array).toBe(true);
  });

  test('its events are passed on', async () => {
    void beginSpeaker().call(call('event'));
    await until(() => events.length === 1);
    expect(events).toEqual([{ type: 'changed', topics: ['people'] }]);
  });

  test('it gets no variable that could put code into it', async () => {
    const given = {
      PATH: '/bin',
      NODE_OPTIONS: '--inspect',
      ELECTRON_RUN_AS_NODE: '1',
      NODE_PATH: '/x',
      NODE_EXTRA_CA_CERTS: '/x',
      NODE_CHANNEL_FD: '3',
    };
    expect(cleanEnvironment(given)).toEqual({ PATH: '/bin' });
    process.env['NODE_PATH'] = '/somewhere';
    const answer = await beginSpeaker().call(call('environment'));
    delete process.env['NODE_PATH'];
    expect(answer.ok && Object.keys(answer.value as object)).not.toContain('NODE_PATH');
  });
});

describe('a backend that dies', () => {
  test('ends every waiting call, sends none again, and is started once more', async () => {
    const backend = beginSpeaker();
    const first = await backend.call(call('echo'));
    const waiting = [backend.call(call('hang')), backend.call(call('exit')), backend.call(call('echo'))];
    for (const answer of await Promise.all(waiting)) expect(answer).toEqual(failure('BACKEND_STOPPED'));
    await until(() => events.length === 1);
    expect(events).toEqual([{ type: 'loggedOut', reason: 'restarted' }]);
    const next = await backend.call(call('echo'));
    expect(next.ok && first.ok && (next.value as { pid: number }).pid !== (first.value as { pid: number }).pid).toBe(true);
    expect(failures).toEqual([]);
  });

  test('a second time within a minute is given up, and every call says so', async () => {
    const backend = beginSpeaker();
    await backend.call(call('exit'));
    await until(() => events.length === 1);
    clock = 59_999;
    await backend.call(call('exit'));
    await until(() => failures.length === 1);
    expect(failures[0]?.reason).toBe('退出状态 3');
    expect(await backend.call(call('echo'))).toEqual(failure('BACKEND_STOPPED'));
  });

  test('a second time much later is another first time', async () => {
    const backend = beginSpeaker();
    await backend.call(call('exit'));
    await until(() => events.length === 1);
    clock = 60_000;
    await backend.call(call('exit'));
    await until(() => events.length === 2);
    expect(failures).toEqual([]);
    expect((await backend.call(call('echo'))).ok).toBe(true);
  });

  test('after giving up it can be started again by hand', async () => {
    const backend = beginSpeaker();
    await backend.call(call('exit'));
    await until(() => events.length === 1);
    await backend.call(call('exit'));
    await until(() => failures.length === 1);
    backend.start();
    expect((await backend.call(call('echo'))).ok).toBe(true);
  });

  test('what it says while dying is in the log, without the person', async () => {
    const backend = beginSpeaker();
    expect(await backend.call(call('throw'))).toEqual(failure('BACKEND_STOPPED'));
    await until(() => log.tail().join('').includes('[digits×18]'));
    expect(log.tail().join('')).not.toMatch(/王秀英|370999/);
  });

  test('before it was ready it is not tried again', async () => {
    const entry = join(folder, 'broken.cjs');
    writeFileSync(entry, 'throw new Error("cannot load the database");');
    const backend = begin(() => forkNode({ entry, argument: '', places }));
    const answer = await backend.call(call('echo'));
    expect(answer).toEqual(failure('BACKEND_STOPPED'));
    await until(() => failures.length === 1);
    await until(() => log.tail().join('').includes('cannot load the database'));
    expect(failures).toEqual([{ reason: '退出状态 1', error: null }]);
  });
});

describe('the end', () => {
  test('it is asked to end, and ends', async () => {
    const backend = beginSpeaker();
    await backend.call(call('echo'));
    await backend.close();
    expect(await backend.call(call('echo'))).toEqual(failure('BACKEND_STOPPED'));
    expect(failures).toEqual([]);
    expect(events).toEqual([]);
  });

  test('one that does not hear is ended by force', async () => {
    const backend = beginSpeaker('deaf');
    await backend.call(call('echo'));
    const startedAt = performance.now();
    await backend.close();
    expect(performance.now() - startedAt).toBeGreaterThan(490);
    expect(log.tail().join('')).toContain('backend.killed');
  });
});

describe('the Node it runs under', () => {
  test('nothing fit is a failure with the places that were looked at', () => {
    const project = join(folder, 'project');
    expect(() => findNode({ isPackaged: false, resources: '', project, given: undefined })).toThrow(FitNodeMissing);
    const backend = begin(() =>
      forkNode({ entry: join(folder, 'x.cjs'), argument: '', places: { ...places, project, given: join(folder, 'none') } }),
    );
    expect(failures).toHaveLength(1);
    expect(failures[0]?.error).toBeInstanceOf(FitNodeMissing);
    expect(String(failures[0]?.error)).toContain(project);
    return expect(backend.call(call('echo'))).resolves.toEqual(failure('BACKEND_STOPPED'));
  });

  test('a shipped program takes its own Node and none that a variable names', () => {
    const executable = process.platform === 'win32' ? 'node.exe' : 'node';
    mkdirSync(join(folder, 'node'));
    writeFileSync(join(folder, 'node', executable), '');
    expect(findNode({ isPackaged: true, resources: folder, project: root, given: process.execPath })).toBe(
      join(folder, 'node', executable),
    );
    rmSync(join(folder, 'node'), { recursive: true });
    expect(() => findNode({ isPackaged: true, resources: folder, project: root, given: process.execPath })).toThrow(FitNodeMissing);
  });
});

describe('the program’s own backend', () => {
  const entry = join(root, 'electron/backend/backend.ts');
  const argument = (): string => JSON.stringify({ profileFolder: folder, appVersion: '9.9.9', isDemo: false });

  test('answers through the wire, and ends when it is asked to', async () => {
    const backend = begin(() => forkNode({ entry, argument: argument(), places }));
    const answer = await backend.call(call('ledger.status'));
    expect(answer).toMatchObject({ ok: true, value: { version: '9.9.9', isDemo: false, session: null, recent: [] } });
    expect(await backend.call(call('ledger.drop'))).toEqual(failure('UNKNOWN_METHOD'));
    await backend.close();
    expect(log.tail().join('')).not.toContain('error');
  });

  test.skipIf(process.platform === 'win32')(
    'outlives what a terminal sends to the whole program, and ends with the main process',
    async () => {
      const child = fork(entry, [argument()], {
        execPath: process.execPath,
        execArgv: [],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => child.once('message', resolve));
      child.kill('SIGINT');
      child.kill('SIGTERM');
      child.kill('SIGHUP');
      const answer = new Promise((resolve) => child.once('message', resolve));
      child.send({ kind: 'call', id: 1, method: 'ledger.status', input: {}, path: null, jobId: null });
      expect(await answer).toMatchObject({ kind: 'reply', id: 1, result: { ok: true } });
      child.disconnect();
      expect(await exit).toBe(0);
    },
  );

  test('by hand it is refused, in one line of the log', () => {
    const run = spawnSync(process.execPath, [entry, argument()], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({ level: 'error', event: 'fault', kind: 'exception' });
  });
});
