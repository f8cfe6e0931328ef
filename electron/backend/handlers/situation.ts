import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { situationCopySteps, situationPaperSteps } from '../../../database/features/situation/service-paper.ts';
import { situation, townsOn } from '../../../database/features/situation/service.ts';
import type { situationMethods } from '../../contract/situation.ts';
import type { Handlers } from '../router.ts';
import { changed, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

export const situationHandlers: Pick<Handlers, keyof typeof situationMethods> = {
  'situation.get': ({ backend }, { townCode, asOf }) => {
    const reader = scopedReader(backend);
    const day = asOf ?? backend.clock.today();
    const found = situation(reader, { townCode, asOf: day });
    const { scope } = reader;
    const towns = townsOn(reader, day);
    return { ...found, towns: scope.kind === 'town' ? towns.filter(({ code }) => code === scope.townCode) : towns };
  },
  'situation.paper': async ({ backend, jobId }, input) => {
    const paper = await backend.jobs.run(jobId, situationPaperSteps(writeContext(backend), input));
    if (input.purpose === 'print') changed(backend);
    return paper;
  },
  'situation.save': async (call, { protection, ...asked }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const copy = await backend.jobs.run(jobId, situationCopySteps(writeContext(backend), asked, protection));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file, pages: copy.pages };
  },
};
