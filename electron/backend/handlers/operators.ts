import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { operatorsOf, register } from '../../../database/features/operators/register.ts';
import { operatorCopySteps, operatorPaperSteps } from '../../../database/features/operators/report.ts';
import * as contracts from '../../../database/features/operators/service-contracts.ts';
import * as tenders from '../../../database/features/operators/service-tenders.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, sessionOf, writeContext, type Call } from '../session.ts';

type Names = Extract<keyof Handlers, `operators.${string}`>;

/** Says that homes have changed. */
function done<T>({ backend }: Call, answer: T): T {
  changed(backend, 'homes');
  return answer;
}
const nothing = (_: void): Record<string, never> => ({});

export const operatorHandlers: Pick<Handlers, Names> = {
  'operators.list': ({ backend }, { asOf }) => register(reader(backend), asOf),
  'operators.get': ({ backend }, { homeId }) => operatorsOf(reader(backend), homeId, backend.clock.today()),
  'operators.saveTender': (call, input) => done(call, tenders.saveTender(writeContext(call.backend), input)),
  'operators.withdrawTender': (call, input) => done(call, nothing(tenders.withdrawTender(writeContext(call.backend), input))),
  'operators.addBidder': (call, input) => done(call, tenders.addBidder(writeContext(call.backend), input)),
  'operators.withdrawBidder': (call, input) => done(call, nothing(tenders.withdrawBidder(writeContext(call.backend), input))),
  'operators.decide': (call, input) => done(call, tenders.decideTender(writeContext(call.backend), input)),
  'operators.renew': (call, input) => done(call, contracts.renew(writeContext(call.backend), input)),
  'operators.withdrawRenewal': (call, input) => done(call, nothing(contracts.withdrawRenewal(writeContext(call.backend), input))),
  'operators.addCheck': (call, input) => done(call, contracts.addCheck(writeContext(call.backend), input)),
  'operators.withdrawCheck': (call, input) => done(call, nothing(contracts.withdrawCheck(writeContext(call.backend), input))),
  'operators.planExit': (call, input) => done(call, contracts.planExit(writeContext(call.backend), input)),
  'operators.withdrawExit': (call, input) => done(call, nothing(contracts.withdrawExit(writeContext(call.backend), input))),
  'operators.handBack': (call, input) => done(call, nothing(contracts.handBack(writeContext(call.backend), input))),
  'operators.paper': async ({ backend, jobId }, input) => {
    const paper = await backend.jobs.run(jobId, operatorPaperSteps(writeContext(backend), input));
    if (input.purpose === 'print') changed(backend);
    return paper;
  },
  'operators.savePaper': async (call, input) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, input.protection);
    const copy = await backend.jobs.run(jobId, operatorCopySteps(writeContext(backend), { ...input, file }));
    await saveProtected(writeContext(backend), copy, file, input.protection);
    changed(backend);
    return { file };
  },
};
