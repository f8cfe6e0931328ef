import * as audit from '../../../database/features/audit/service.ts';
import { listUsers } from '../../../database/features/users/accounts.ts';
import { AppError } from '../../contract/result.ts';
import type { Handlers } from '../router.ts';
import { changed, openLedger, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `audit.${string}`>;

export const auditHandlers: Pick<Handlers, Names> = {
  'audit.page': ({ backend }, input) => audit.page(scopedReader(backend), input),
  'audit.users': ({ backend }) => listUsers(reader(backend)).map(({ userId, name }) => ({ userId, name })),
  'audit.verify': async ({ backend, jobId }) => {
    const report = await backend.jobs.run(jobId, audit.verifyLedgerSteps(openLedger(backend)));
    audit.recordVerification(writeContext(backend), report);
    backend.auditWatch.record(report, sessionOf(backend).user.name);
    changed(backend);
    return report;
  },
  'audit.standing': ({ backend }) => backend.auditWatch.standing(),
  'audit.export': async (call, input) => {
    const { backend, jobId } = call;
    const { from, to } = input.filter;
    if (from !== null && to !== null && from > to) throw new AppError('INVALID_INPUT', {}, { to: '止日期不能早于起日期' });
    const saved = await backend.jobs.run(jobId, audit.exportSteps(writeContext(backend), input, requiredPath(call)));
    changed(backend);
    return saved;
  },
  'audit.renewAnchor': ({ backend }, { reason }) => {
    const ledger = openLedger(backend);
    audit.renewAnchor(ledger, writeContext(backend), reason);
    backend.auditWatch.begin(ledger);
    changed(backend);
    return {};
  },
};
