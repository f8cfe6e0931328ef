import { transaction } from '../../../database/core/sql.ts';
import { writeLogPack } from '../../../database/features/check/log-pack.ts';
import type { Finding } from '../../../database/features/check/findings.ts';
import { checkSteps } from '../../../database/features/check/service.ts';
import type { Handlers } from '../router.ts';
import { changed, openLedger, requiredPath, writeContext, type Backend } from '../session.ts';

type Names = Extract<keyof Handlers, `check.${string}`>;

/** What the last check of this run measured, for the pack of logs. */
const lastFindings = new WeakMap<Backend, readonly Finding[]>();

export const checkHandlers: Pick<Handlers, Names> = {
  'check.run': async ({ backend, jobId, printers }) => {
    const { clock, appVersion, auditWatch } = backend;
    const surroundings = { clock, appVersion, printers: printers ?? null, audit: auditWatch.standing().last?.report ?? null };
    const findings = await backend.jobs.run(jobId, checkSteps(openLedger(backend), surroundings), '正在检查');
    lastFindings.set(backend, findings);
    return { at: clock.now(), version: appVersion, rows: findings.map(({ figures: _, ...shown }) => shown) };
  },
  'check.logPack': (call) => {
    const { backend } = call;
    const file = requiredPath(call);
    const { profileFolder, appVersion, clock } = backend;
    transaction(writeContext(backend), (writer) => writer.audit({ action: 'logs.save', entity: 'ledger', entityId: 1 }));
    const bytes = writeLogPack({ profileFolder, appVersion, at: clock.now(), findings: lastFindings.get(backend) ?? null }, file);
    changed(backend);
    return { file, bytes };
  },
};
