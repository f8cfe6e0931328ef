import * as payments from '../../../database/features/payments/service.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `payments.${string}`>;

export const paymentHandlers: Pick<Handlers, Names> = {
  'payments.sheets': ({ backend }) => payments.sheets(scopedReader(backend), backend.clock.today()),
  'payments.build': async ({ backend, jobId }, { month }) => {
    const card = await backend.jobs.run(jobId, payments.buildSheetSteps(writeContext(backend), month));
    changed(backend, 'payments', 'people');
    return card;
  },
  'payments.sheet': ({ backend }, { month }) => payments.sheetDetail(scopedReader(backend), month, sessionOf(backend).user.userId),
  'payments.rows': ({ backend }, input) => payments.rowsPage(scopedReader(backend), input),
  'payments.explain': ({ backend }, input) => payments.explain(reader(backend), input),
  'payments.prepare': ({ backend }, { month }) => {
    const card = payments.prepareSheet(writeContext(backend), month);
    changed(backend, 'payments');
    return card;
  },
  'payments.review': ({ backend }, input) => {
    const card = payments.reviewSheet(writeContext(backend), input);
    changed(backend, 'payments');
    return card;
  },
  'payments.approve': ({ backend }, input) => {
    const card = payments.approveSheet(writeContext(backend), input);
    changed(backend, 'payments', 'people');
    return card;
  },
  'payments.return': ({ backend }, input) => {
    const card = payments.returnSheet(writeContext(backend), input);
    changed(backend, 'payments');
    return card;
  },
  'payments.paper': async ({ backend, jobId }, input) => {
    const paper = await backend.jobs.run(jobId, payments.paperBytesSteps(writeContext(backend), input));
    if (input.purpose === 'print') changed(backend, 'payments');
    return paper;
  },
  'payments.savePaper': async (call, input) => {
    const { backend, jobId } = call;
    const saved = await backend.jobs.run(jobId, payments.savePaperSteps(writeContext(backend), input, requiredPath(call)));
    changed(backend, 'payments');
    return saved;
  },
  'payments.saveWorkbook': async (call, input) => {
    const { backend, jobId } = call;
    const saved = await backend.jobs.run(jobId, payments.saveWorkbookSteps(writeContext(backend), input, requiredPath(call)));
    changed(backend, 'payments');
    return saved;
  },
};
