import { decide } from '../../../database/features/placement/planner/decide.ts';
import type { Followed } from '../../../database/features/placement/planner/planner-thread.ts';
import { factsView, makePlan, planView } from '../../../database/features/placement/planner/service.ts';
import { reachTarget, whatIf } from '../../../database/features/placement/planner/what-if.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, writeContext, type Call } from '../session.ts';

type Names = Extract<keyof Handlers, `planner.${string}`>;

/** Runs in a thread that tells how far it is and stops when the user asks. */
function attended<T>({ backend, jobId }: Call, work: (followed: Followed) => Promise<T>): Promise<T> {
  return backend.jobs.attend(jobId, (signal) =>
    work({ signal, onProgress: (progress) => (jobId === null ? undefined : backend.emit({ type: 'progress', jobId, ...progress })) }),
  );
}

export const plannerHandlers: Pick<Handlers, Names> = {
  'planner.facts': ({ backend }, { asOf }) => factsView(reader(backend), asOf),
  'planner.plan': ({ backend }, { planId }) => planView(reader(backend), planId, backend.clock.today()),
  'planner.make': async (call, input) => {
    const made = await attended(call, (followed) => makePlan(writeContext(call.backend), input, followed));
    changed(call.backend, 'placement');
    return made;
  },
  'planner.decide': ({ backend }, input) => {
    const outcome = decide(writeContext(backend), input);
    changed(backend, 'placement', 'beds');
    return outcome;
  },
  'planner.whatIf': (call, input) => attended(call, (followed) => whatIf(reader(call.backend), input, followed)),
  'planner.reach': (call, input) => attended(call, (followed) => reachTarget(reader(call.backend), input, followed)),
};
