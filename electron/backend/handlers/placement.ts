import { admitApplicant } from '../../../database/features/placement/admission.ts';
import { applicationDetail, applicationsPage } from '../../../database/features/placement/applications-read.ts';
import { apply, approve, change, close, enterStep, move } from '../../../database/features/placement/applications.ts';
import { bedsFor } from '../../../database/features/placement/beds.ts';
import { waitingPaperSteps, waitingPdfSteps, waitingWorkbookSteps } from '../../../database/features/placement/report-waiting.ts';
import { safetyItems } from '../../../database/features/placement/safety.ts';
import { waitingPage } from '../../../database/features/placement/waiting-page.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `placement.${string}`>;

export const placementHandlers: Pick<Handlers, Names> = {
  'placement.waiting': ({ backend }, input) => waitingPage(scopedReader(backend), input),
  'placement.move': ({ backend }, input) => {
    move(writeContext(backend), input);
    changed(backend, 'placement');
    return {};
  },
  'placement.beds': ({ backend }, input) => bedsFor(scopedReader(backend), input),
  'placement.paper': async ({ backend, jobId }, input) => {
    const paper = await backend.jobs.run(jobId, waitingPaperSteps(writeContext(backend), input));
    changed(backend);
    return paper;
  },
  'placement.savePaper': async (call, { asOf, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const copy = await backend.jobs.run(jobId, waitingPdfSteps(writeContext(backend), asOf, protection));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file, pages: copy.pages, warnings: copy.warnings };
  },
  'placement.export': async (call, { asOf, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const copy = await backend.jobs.run(jobId, waitingWorkbookSteps(writeContext(backend), asOf, protection, file));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file, rows: copy.rows };
  },
  'placement.safetyItems': ({ backend }, { day }) => safetyItems(reader(backend), day),
  'placement.applications': ({ backend }, input) => applicationsPage(scopedReader(backend), input, backend.clock.today()),
  'placement.application': ({ backend }, { applicationId }) =>
    applicationDetail(scopedReader(backend), applicationId, sessionOf(backend).user.userId, backend.clock.today()),
  'placement.apply': ({ backend }, input) => {
    const saved = apply(writeContext(backend), input);
    changed(backend, 'placement');
    return saved;
  },
  'placement.change': ({ backend }, input) => {
    const saved = change(writeContext(backend), input);
    changed(backend, 'placement');
    return saved;
  },
  'placement.step': ({ backend }, input) => {
    enterStep(writeContext(backend), input);
    changed(backend, 'placement');
    return {};
  },
  'placement.approve': ({ backend }, input) => {
    approve(writeContext(backend), input);
    changed(backend, 'placement');
    return {};
  },
  'placement.admit': ({ backend }, input) => {
    const admitted = admitApplicant(writeContext(backend), input);
    changed(backend, 'people', 'beds', 'placement');
    return admitted;
  },
  'placement.close': ({ backend }, input) => {
    close(writeContext(backend), input);
    changed(backend, 'placement');
    return {};
  },
};
