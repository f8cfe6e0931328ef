/** A computer whose clock was set back: refused at login with both times, an administrator may go on, a write while working is stopped once. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createClockWatch } from '../../electron/backend/clock-watch.ts';
import { AppError } from '../../electron/contract/result.ts';
import type { IsoDate } from '../../electron/contract/values.ts';
import type { Clock } from '../../database/core/clock.ts';
import { localInstantText } from '../../database/features/ledger/clock-check.ts';
import { recover } from '../../database/features/ledger/recovery.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { addUser } from '../../database/features/users/service.ts';
import { fileLedger, temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';

vi.mock('node:crypto', async (original) => (await import('../helpers/cheap-keys.ts')).cheapKeys(original));

let folder: TemporaryFolder;
let file: string;
const at = (instant: string): Clock => ({ today: () => instant.slice(0, 10) as IsoDate, now: () => instant });
const made = '2026-03-10T02:00:00.000Z';
const clerkPassphrase = '松柏常青 第二个人 77';

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('not refused');
}

beforeAll(() => {
  folder = temporaryFolder();
  const { ledger } = fileLedger(folder.path, { clock: at(made) });
  file = ledger.file;
  const { connection, session } = ledger;
  const context = { connection, clock: at(made), actor: { userId: session.user.userId, name: session.user.name } };
  addUser(ledger, context, { name: '王经办', role: 'county_clerk', passphrase: clerkPassphrase, isTemporary: false });
  closeLedger(ledger);
});
afterAll(() => folder.remove());

it('refuses a login before the last line, and says both times and what to do', () => {
  const now = '2026-03-10T01:49:00.000Z';
  const error = refusal(() => login(file, '王经办', clerkPassphrase, at(now)));
  expect(error.code).toBe('CLOCK_BEHIND');
  expect(error.message).toBe(`电脑时间（${localInstantText(now)}）早于台账最后一次记录（${localInstantText(made)}）。`);
  // Nobody but an administrator may go on, whatever the page sends.
  expect(refusal(() => login(file, '王经办', clerkPassphrase, at(now), undefined, true)).code).toBe('CLOCK_BEHIND');
});

it('takes a clock that was corrected by some minutes', () => {
  const ledger = login(file, '王经办', clerkPassphrase, at('2026-03-10T01:51:00.000Z'));
  expect(ledger.session.user.name).toBe('王经办');
  closeLedger(ledger);
});

it('lets an administrator go on, writes it down, and does not ask again', () => {
  const wrong = '2019-01-01T00:00:00.000Z';
  expect(refusal(() => login(file, '管理员', testPassphrase, at(wrong))).params['mayGoOn']).toBe(1);
  const ledger = login(file, '管理员', testPassphrase, at(wrong), undefined, true);
  const line = ledger.connection
    .prepare("SELECT before_json AS before, after_json AS after FROM audit WHERE action = 'session.clockAccepted'")
    .all();
  expect(line).toEqual([{ before: JSON.stringify({ last: '2026-03-10T01:51:00.000Z' }), after: JSON.stringify({ now: wrong }) }]);
  closeLedger(ledger);
  closeLedger(login(file, '王经办', clerkPassphrase, at('2019-01-02T00:00:00.000Z')));
});

it('is written down too when the recovery key opens under a clock that was set back', () => {
  const own = temporaryFolder();
  try {
    const created = fileLedger(own.path, { clock: at(made) });
    closeLedger(created.ledger);
    const wrong = '2018-05-05T00:00:00.000Z';
    const ledger = recover(created.ledger.file, created.recoveryKey, '管理员', '松柏常青 换过的口令 81', at(wrong));
    const lines = ledger.connection
      .prepare(
        "SELECT action, before_json AS before, after_json AS after FROM audit WHERE at = ? AND action <> 'anchor.begin' ORDER BY seq",
      )
      .all(wrong);
    expect(lines).toMatchObject([
      { action: 'session.recover' },
      { action: 'session.login' },
      { action: 'session.clockAccepted', before: JSON.stringify({ last: made }), after: JSON.stringify({ now: wrong }) },
    ]);
    closeLedger(ledger);
    // Under a clock that goes on from there nothing is said a second time.
    const again = recover(created.ledger.file, created.recoveryKey, '管理员', '松柏常青 又换了口令 82', at('2018-05-06T00:00:00.000Z'));
    expect(again.connection.prepare("SELECT count(*) AS n FROM audit WHERE action = 'session.clockAccepted'").get()).toEqual({ n: 1 });
    closeLedger(again);
  } finally {
    own.remove();
  }
});

it('stops one write after the clock was set back while working, and only one', () => {
  let now = '2026-05-01T08:00:00.000Z';
  let steady = 0;
  const watch = createClockWatch({ today: () => '2026-05-01' as IsoDate, now: () => now }, () => steady);
  watch.reset();
  const pass = (minutes: number, clockMinutes: number): void => {
    steady += minutes * 60_000;
    now = new Date(Date.parse(now) + clockMinutes * 60_000).toISOString();
  };
  pass(30, 30);
  watch.check();
  // Asleep: the steady clock stood still.
  pass(0, 600);
  watch.check();
  pass(5, -4);
  watch.check();
  pass(5, -60);
  expect(refusal(() => watch.check())).toMatchObject({ code: 'CLOCK_JUMPED', params: { now: localInstantText(now) } });
  watch.check();
});
