import { attachmentsFolder, attachmentStore, type AttachmentStore } from '../../../database/features/attachments/store.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { paperCopy, paperSteps } from '../../../database/features/renovation/papers/service.ts';
import type { renovationPaperMethods } from '../../contract/renovation-papers.ts';
import type { Handlers } from '../router.ts';
import { changed, openLedger, requiredPath, sessionOf, writeContext, type Backend } from '../session.ts';

/** Photos stand on the sheet of a project. */
function store(backend: Backend): AttachmentStore {
  const { file, dataKey } = openLedger(backend);
  return attachmentStore(attachmentsFolder(file), dataKey);
}

export const renovationPaperHandlers: Pick<Handlers, keyof typeof renovationPaperMethods> = {
  'renovation.paper': async ({ backend, jobId }, input) => {
    const paper = await backend.jobs.run(jobId, paperSteps(writeContext(backend), store(backend), input));
    if (input.purpose === 'print') changed(backend);
    return paper;
  },
  'renovation.savePaper': async (call, input) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, input.protection);
    const copy = await paperCopy(writeContext(backend), store(backend), input, file, (steps) => backend.jobs.run(jobId, steps));
    await saveProtected(writeContext(backend), copy, file, input.protection);
    changed(backend);
    return { file };
  },
};
