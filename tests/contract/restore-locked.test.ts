/** What happens at the backend's door while a copy is taken back, and files whose line in the log cannot be written. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import type { Result } from '../../electron/contract/result.ts';
import type { BackendEvent } from '../../electron/contract/wire.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock, type Clock } from '../../database/core/clock.ts';
import { keyFileOf } from '../../database/core/keys.ts';
import { closeLedger, ledgerFileIn } from '../../database/features/ledger/service.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

vi.mock('node:crypto', async (original) => (await import('../helpers/cheap-keys.ts')).cheapKeys(original));

vi.setConfig({ testTimeout: 60_000 });

let folder: TemporaryFolder;
let router: Router;
let setBackMinutes = 0;
const day = fixedClock(isoDate('2022-12-31'));
const clock: Clock = { ...day, now: () => new Date(Date.parse(day.now()) - setBackMinutes * 60_000).toISOString() };

const send = (method: string, input: unknown = {}, path: string | null = null, jobId: string | null = null): Promise<Result<unknown>> =>
  router.handle({ method, input, path, jobId });
let onProgress = (): void => undefined;
let events: BackendEvent[] = [];

beforeEach(async () => {
  setBackMinutes = 0;
  events = [];
  onProgress = () => undefined;
  folder = temporaryFolder();
  const { ledger } = fileLedger(folder.path, { clock });
  closeLedger(ledger);
  router = createRouter({
    profileFolder: folder.path,
    emit: (event) => {
      events.push(event);
      if (event.type === 'progress') onProgress();
    },
    appVersion: '0',
    isDemo: false,
    clock,
  });
  await send('ledger.inspectFile', {}, ledger.file);
  expect(await send('ledger.login', { file: ledger.file, userName: '管理员', passphrase: testPassphrase })).toMatchObject({ ok: true });
});
afterEach(() => {
  router.close();
  folder.remove();
});

it('a window that was locked while a copy is taken back is found locked', async () => {
  const { value } = (await send('backups.make')) as { value: { id: string } };
  const begun = new Promise<void>((resolve) => (onProgress = resolve));
  const restore = send('backups.restore', { source: { place: 'own', id: value.id }, passphrase: testPassphrase }, null, 'restore');
  await begun;
  expect(await send('session.lock', { isIdle: false })).toMatchObject({ ok: true });
  expect(await restore).toMatchObject({ ok: true });
  expect(await send('ledger.status')).toMatchObject({ value: { isLocked: true } });
  expect(await send('users.list')).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
  expect(await send('session.unlock', { passphrase: testPassphrase })).toMatchObject({ ok: true });
  expect(await send('users.list')).toMatchObject({ ok: true });
});

it('a window whose ledger cannot be opened again after a restore is told so and leaves it', async () => {
  const { value } = (await send('backups.make')) as { value: { id: string } };
  const { file } = router.backend.state.ledger ?? expect.fail('closed');
  // Deleted by somebody while the copy is read.
  onProgress = () => {
    for (const ending of ['', '.bak']) rmSync(`${keyFileOf(file)}${ending}`, { force: true });
  };
  const restore = { source: { place: 'own', id: value.id }, passphrase: testPassphrase };
  expect(await send('backups.restore', restore, null, 'restore')).toMatchObject({ ok: false, error: { code: 'LEDGER_KEY_MISSING' } });
  expect(events.at(-1)).toMatchObject({ type: 'loggedOut', reason: 'fault', error: { code: 'LEDGER_KEY_MISSING' } });
  expect(await send('ledger.status')).toMatchObject({ value: { session: null } });
});

it('no recovery key is left on the disk when its line cannot be written', async () => {
  const file = join(folder.path, '密钥.pdf');
  const recoveryKey = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789';
  setBackMinutes = 60;
  expect(await send('ledger.saveRecoveryPaper', { recoveryKey }, file)).toMatchObject({ ok: false, error: { code: 'CLOCK_JUMPED' } });
  expect(existsSync(file) || existsSync(`${file}.partial`)).toBe(false);
  expect(await send('ledger.saveRecoveryPaper', { recoveryKey }, file)).toMatchObject({ ok: true });
  expect(existsSync(file)).toBe(true);
});

it('the name a copy gives its ledger never leads out of the folder that was chosen', () => {
  for (const name of ['../../外面', '..', '/etc/甲', '..\\..\\甲', '', ' . ', 'C:甲'])
    expect(ledgerFileIn('/选定', name)).toMatch(/^\/选定\/([^/\\:]+)\/\1\.yiyang$/u);
  expect(ledgerFileIn('/选定', '肥城市民政台账')).toBe('/选定/肥城市民政台账/肥城市民政台账.yiyang');
});

it('tells nobody before login what lies in a copy', async () => {
  await send('backups.make');
  const { file } = router.backend.state.ledger ?? expect.fail('closed');
  await send('ledger.logout');
  const { value } = (await send('backups.besideLedger', { file })) as { value: Record<string, unknown>[] };
  expect(value).toHaveLength(1);
  const [beside] = value;
  expect(Object.keys(beside ?? {}).toSorted()).toEqual(['bytes', 'file', 'kind', 'madeAt', 'userNames']);
  expect(beside).toMatchObject({ kind: 'manual', userNames: ['管理员'] });
  expect(await send('backups.inspectFile', {}, String(beside?.['file']))).toEqual({ ok: true, value: beside });
});
