import type { PaperInput, paymentMethods } from '../../contract/payments.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import type { OpenLedger } from '../../../database/features/ledger/service.ts';
import * as payments from '../../../database/features/payments/service.ts';
import type { Handlers } from '../router.ts';
import { changed, openLedger, requiredPath, scopedReader, sessionOf, writeContext, type Backend } from '../session.ts';

/** Papers each login has looked at: the log names a paper once, however often somebody turns back to it. */
const previewed = new WeakMap<OpenLedger, Set<string>>();

function notePreview(backend: Backend, { month, scheme, document, scope }: PaperInput): void {
  const ledger = openLedger(backend);
  const seen = previewed.get(ledger) ?? new Set<string>();
  previewed.set(ledger, seen);
  const paper = JSON.stringify([month, scheme, document, scope]);
  if (seen.has(paper)) return;
  payments.recordPreview(writeContext(backend), { month, scheme, document, scope, paper: 'A4' });
  seen.add(paper);
  changed(backend);
}

type Names = keyof typeof paymentMethods;

export const paymentHandlers: Pick<Handlers, Names> = {
  'payments.sheets': ({ backend }, { scheme }) => payments.sheets(scopedReader(backend), backend.clock.today(), scheme),
  'payments.build': async ({ backend, jobId }, { month, scheme }) => {
    const card = await backend.jobs.run(jobId, payments.buildSheetSteps(writeContext(backend), month, scheme));
    changed(backend, 'payments', 'people');
    return card;
  },
  'payments.sheet': ({ backend }, { month, scheme }) =>
    payments.sheetDetail(scopedReader(backend), month, sessionOf(backend).user.userId, scheme),
  'payments.rows': ({ backend }, input) => payments.rowsPage(scopedReader(backend), input),
  'payments.prepare': ({ backend }, { month, scheme }) => {
    const card = payments.prepareSheet(writeContext(backend), month, scheme);
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
    else if (input.posting === undefined) notePreview(backend, input);
    return paper;
  },
  'payments.savePaper': async (call, input) => {
    const { backend, jobId } = call;
    const { protection, ...paper } = input;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const copy = await backend.jobs.run(jobId, payments.paperCopySteps(writeContext(backend), paper, protection));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend, 'payments');
    return { file, pages: copy.pages, warnings: copy.warnings };
  },
  'payments.saveWorkbook': async (call, input) => {
    const { backend, jobId } = call;
    const { protection, ...paper } = input;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const copy = await backend.jobs.run(jobId, payments.workbookCopySteps(writeContext(backend), paper, protection, file));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend, 'payments');
    return { file, rows: copy.rows };
  },
};
