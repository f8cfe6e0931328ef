/** The check of the audit in the background: by itself after login, never in the way, never misled by work that is still open. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAuditWatch, type AuditWatch } from '../../electron/backend/audit-watch.ts';
import { createRouter } from '../../electron/backend/router.ts';
import type { BackendEvent } from '../../electron/contract/wire.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { transaction } from '../../database/core/sql.ts';
import type { OpenLedger } from '../../database/features/ledger/service.ts';
import { memoryLedger, fileLedger, temporaryFolder, testPassphrase } from '../helpers/ledger.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';

const clock = fixedClock(isoDate('2022-12-31'));
const watches: AuditWatch[] = [];
afterEach(() => {
  for (const watch of watches.splice(0)) watch.end();
});

function watched(lines: number, isBusy: () => boolean) {
  const context = memoryLedger({ clock });
  for (let number = 1; number < lines; number += 1)
    transaction(context, (writer) => writer.audit({ action: 'test.write', entity: 'person', entityId: number }));
  const ledger = { file: ':memory:', dataKey: Buffer.alloc(32), connection: context.connection } as OpenLedger;
  const ended = vi.fn();
  const faulted = vi.fn();
  const watch = createAuditWatch({ clock, isBusy, onEnd: ended, onFault: faulted, delayMilliseconds: 0 });
  watches.push(watch);
  return { context, ledger, watch, ended, faulted };
}

describe('the check in the background', () => {
  it('ends by itself and says what it found', async () => {
    const { ledger, watch, ended } = watched(3_000, () => false);
    watch.begin(ledger);
    expect(watch.standing()).toEqual({ running: { done: 0, total: 0 }, last: null });
    await vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(1), { timeout: 10_000 });
    expect(watch.standing()).toMatchObject({ running: null, last: { by: 'start', report: { lines: 3_000, faults: [] } } });
  });

  it('names what is wrong', async () => {
    const { context, ledger, watch, ended } = watched(20, () => false);
    context.connection.exec('DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE seq = 7');
    watch.begin(ledger);
    await vi.waitFor(() => expect(ended).toHaveBeenCalled(), { timeout: 10_000 });
    expect(watch.standing().last?.report.faults).toEqual([{ kind: 'removed', from: 7, to: 7 }]);
  });

  it('waits while a call is at work, and while lines stand in a transaction that may still be undone', async () => {
    let isBusy = true;
    const { context, ledger, watch, ended } = watched(20, () => isBusy);
    watch.begin(ledger);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(ended).not.toHaveBeenCalled();
    context.connection.exec('BEGIN');
    isBusy = false;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(ended).not.toHaveBeenCalled();
    context.connection.exec('ROLLBACK');
    await vi.waitFor(() => expect(ended).toHaveBeenCalled(), { timeout: 10_000 });
    expect(watch.standing().last?.report.faults).toEqual([]);
  });

  it('stops with the ledger it belongs to', async () => {
    const { ledger, watch, ended, faulted } = watched(20, () => false);
    watch.begin(ledger);
    watch.end();
    ledger.connection.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([ended, faulted].every((call) => call.mock.calls.length === 0)).toBe(true);
    expect(watch.standing()).toEqual({ running: null, last: null });
  });
});

it('begins after login, tells the window when it has ended, and gives way to a check on demand', async () => {
  const folder = temporaryFolder();
  const events: BackendEvent[] = [];
  const router = createRouter({ profileFolder: folder.path, emit: (event) => events.push(event), appVersion: '1', isDemo: false, clock });
  const ask = (method: string, input: unknown = {}) => router.handle({ method, input, path: null, jobId: null });
  try {
    const { ledger } = fileLedger(folder.path, { clock });
    closeLedger(ledger);
    router.backend.grantedFiles.add(ledger.file);
    expect((await ask('ledger.login', { file: ledger.file, userName: '管理员', passphrase: testPassphrase })).ok).toBe(true);
    const standing = async (): Promise<unknown> => ((await ask('audit.standing')) as { value?: unknown }).value;
    expect(await standing()).toMatchObject({ running: { done: 0 }, last: null });
    events.length = 0;
    await vi.waitFor(async () => expect(await standing()).toMatchObject({ running: null, last: { by: 'start' } }), {
      timeout: 20_000,
      interval: 200,
    });
    expect(events).toContainEqual({ type: 'changed', topics: ['audit'] });
    expect((await ask('audit.verify')).ok).toBe(true);
    expect(await standing()).toMatchObject({
      last: { by: 'user', userName: '管理员', report: { faults: [], anchor: { state: 'agrees' } } },
    });
    await ask('ledger.logout');
    expect(router.backend.auditWatch.standing()).toEqual({ running: null, last: null });
  } finally {
    router.close();
    folder.remove();
  }
}, 30_000);
