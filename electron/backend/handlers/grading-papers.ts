import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { paperCopy, paperSteps } from '../../../database/features/grading/papers/service.ts';
import { readVisit } from '../../../database/features/grading/papers/visit-service.ts';
import { readWorkbookInWorker } from '../../../database/features/imports/reader-thread.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, sessionOf, writeContext } from '../session.ts';

export const gradingPaperHandlers: Pick<Handlers, 'grading.paper' | 'grading.savePaper' | 'grading.readVisit'> = {
  'grading.paper': async ({ backend, jobId }, input) => {
    const paper = await backend.jobs.run(jobId, paperSteps(writeContext(backend), input));
    if (input.purpose === 'print') changed(backend);
    return paper;
  },
  'grading.savePaper': async (call, input) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, input.protection);
    const copy = await paperCopy(writeContext(backend), input, file, (steps) => backend.jobs.run(jobId, steps));
    await saveProtected(writeContext(backend), copy, file, input.protection);
    changed(backend);
    return { file };
  },
  'grading.readVisit': async (call, { roundId }) => {
    const workbook = await readWorkbookInWorker(requiredPath(call));
    return readVisit(reader(call.backend), roundId, workbook);
  },
};
