/** The lock of an unattended window, at the backend's door. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { methods, type MethodName } from '../../electron/contract/index.ts';
import type { Result } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { rows } from '../../database/core/sql.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';

vi.mock('node:crypto', async (original) => (await import('../helpers/cheap-keys.ts')).cheapKeys(original));

let folder: TemporaryFolder;
let router: Router;
let minutes = 0;
let slept = 0;
let file: string;
let onProgress = (): void => undefined;

const send = (method: string, input: unknown = {}): Promise<Result<unknown>> => router.handle({ method, input, path: null, jobId: null });
async function answer(method: MethodName, input: unknown = {}): Promise<string> {
  const result = await send(method, input);
  return result.ok ? 'ok' : result.error.code;
}
const actions = (): string[] =>
  rows<{ action: string }>(
    { connection: router.backend.state.ledger?.connection ?? expect.fail('closed') },
    "SELECT action FROM audit WHERE action IN ('session.lock', 'session.unlock', 'session.wrongPassphrase') ORDER BY seq",
  ).map(({ action }) => action);

beforeAll(async () => {
  folder = temporaryFolder();
  const clock = fixedClock(isoDate('2022-12-31'));
  const { ledger } = fileLedger(folder.path, { clock });
  file = ledger.file;
  closeLedger(ledger);
  router = createRouter({
    profileFolder: folder.path,
    emit: (event) => event.type === 'progress' && onProgress(),
    appVersion: '0',
    isDemo: false,
    clock,
    // Asleep a computer's running time stands still, its clock does not.
    idleClock: () => ({ steady: minutes * 60_000, wall: (minutes + slept) * 60_000 }),
  });
  router.backend.grantedFiles.add(file);
});
beforeEach(async () => {
  await send('ledger.logout');
  expect(await answer('ledger.login', { file, userName: '管理员', passphrase: testPassphrase })).toBe('ok');
});
afterAll(() => {
  router.close();
  folder.remove();
});

it('refuses every method but unlocking, logging out and the status', async () => {
  expect(await answer('session.lock', { isIdle: false })).toBe('ok');
  for (const name of Object.keys(methods) as MethodName[]) {
    if (['session.unlock', 'session.lock', 'ledger.logout', 'ledger.status'].includes(name)) continue;
    expect([name, await answer(name)]).toEqual([name, 'LOCKED']);
  }
  expect(await send('ledger.status')).toMatchObject({ ok: true, value: { isLocked: true, session: { user: { name: '管理员' } } } });
  expect(await answer('session.unlock', { passphrase: '不是这个' })).toBe('WRONG_PASSPHRASE');
  expect(await answer('users.list')).toBe('LOCKED');
  expect(await send('session.unlock', { passphrase: testPassphrase })).toMatchObject({ ok: true, value: { wrongTries: 1 } });
  expect(await answer('users.list')).toBe('ok');
  expect(actions().slice(-3)).toEqual(['session.lock', 'session.unlock', 'session.wrongPassphrase']);
});

it('lets another user log in only after this one has been logged out', async () => {
  await send('session.lock', { isIdle: false });
  expect(await answer('ledger.login', { file, userName: '管理员', passphrase: testPassphrase })).toBe('LOCKED');
  expect(await answer('ledger.logout')).toBe('ok');
  expect(await answer('ledger.login', { file, userName: '管理员', passphrase: testPassphrase })).toBe('ok');
  expect(await answer('users.list')).toBe('ok');
});

it('locks itself when nothing has come for the set time and a minute, whichever clock says so', async () => {
  minutes += 10.9;
  expect(await answer('users.list')).toBe('ok');
  minutes += 11.1;
  expect(await answer('users.list')).toBe('LOCKED');
  expect(await answer('session.unlock', { passphrase: testPassphrase })).toBe('ok');
  slept += 12;
  expect(await answer('people.page', {})).toBe('LOCKED');
  expect(await answer('session.unlock', { passphrase: testPassphrase })).toBe('ok');
  expect(await answer('users.saveIdleLock', { minutes: 30 })).toBe('ok');
  minutes += 30.5;
  expect(await answer('users.list')).toBe('ok');
  expect(await answer('users.saveIdleLock', { minutes: 61 })).toBe('INVALID_INPUT');
  expect(await answer('users.saveIdleLock', { minutes: 10 })).toBe('ok');
  // Somebody who only reads says so.
  for (let quarter = 0; quarter < 4; quarter += 1) {
    minutes += 8;
    expect(await answer('session.touch')).toBe('ok');
  }
  expect(await answer('users.list')).toBe('ok');
});

it('lets an import go on that was running, and the user in again before it ends', { timeout: 60_000 }, async () => {
  const ask = (method: MethodName, input: unknown, path: string | null, jobId: string | null): Promise<Result<unknown>> =>
    router.handle({ method, input, path, jobId });
  for (const name of ['敬老院名册.xlsx', '救助标准表.xlsx']) {
    const preview = await ask('imports.preview', { kind: null }, sampleFile(name), null);
    const { previewId } = (preview as { value: { previewId: string } }).value;
    expect(await answer('imports.commit', { previewId, isSkippingInvalid: false })).toBe('ok');
  }
  const preview = await ask('imports.preview', { kind: null }, sampleFile('特困人员花名册.xlsx'), null);
  const { previewId } = (preview as { value: { previewId: string } }).value;
  const begun = new Promise<void>((resolve) => (onProgress = resolve));
  let isEnded = false;
  const commit = ask('imports.commit', { previewId, isSkippingInvalid: true }, null, 'import').finally(() => (isEnded = true));
  await begun;
  expect(await answer('session.lock', { isIdle: true })).toBe('ok');
  expect(await answer('jobs.cancel', { jobId: 'import' })).toBe('LOCKED');
  expect(await answer('session.unlock', { passphrase: testPassphrase })).toBe('ok');
  // Both were answered while its transaction stood open; their lines come after it.
  expect(isEnded).toBe(false);
  expect(await commit).toMatchObject({ ok: true, value: { accepted: 589 } });
  expect(await send('audit.verify')).toMatchObject({ ok: true, value: { faults: [] } });
  const last = rows<{ action: string }>(
    { connection: router.backend.state.ledger?.connection ?? expect.fail('closed') },
    'SELECT action FROM audit ORDER BY seq DESC LIMIT 4',
  );
  expect(last.map(({ action }) => action).toReversed()).toEqual(['import.roster', 'session.lock', 'session.unlock', 'audit.verify']);
});

it('counts wrong tries to the lock-out', async () => {
  await send('session.lock', { isIdle: false });
  for (let time = 0; time < 5; time += 1) expect(await answer('session.unlock', { passphrase: `错 ${time}` })).toBe('WRONG_PASSPHRASE');
  expect(await send('session.unlock', { passphrase: testPassphrase })).toMatchObject({
    ok: false,
    error: { code: 'TRIES_EXHAUSTED', params: { seconds: 60, tries: 5 } },
  });
  expect(await answer('ledger.logout')).toBe('ok');
  expect(await answer('ledger.login', { file, userName: '管理员', passphrase: testPassphrase })).toBe('TRIES_EXHAUSTED');
});
