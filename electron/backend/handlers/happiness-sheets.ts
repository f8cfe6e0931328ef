import { buildHappinessSheet } from '../../../database/features/payments/happiness/service-build.ts';
import { explainSubsidy, subsidyHistory } from '../../../database/features/payments/happiness/service-explain.ts';
import { explanationCopySteps } from '../../../database/features/payments/happiness/service-explain-paper.ts';
import { happinessBatchesOf, happinessSheet, issuedOf, sheetRows } from '../../../database/features/payments/happiness/service-read.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import type { happinessSheetMethods } from '../../contract/happiness-sheets.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

type Names = keyof typeof happinessSheetMethods;

export const happinessSheetHandlers: Pick<Handlers, Names> = {
  'happiness.buildSheet': ({ backend }, input) => {
    const card = buildHappinessSheet(writeContext(backend), input);
    changed(backend, 'payments', 'happiness');
    return card;
  },
  'happiness.sheet': ({ backend }, { month }) => happinessSheet(scopedReader(backend), month),
  'happiness.sheetRows': ({ backend }, input) => sheetRows(scopedReader(backend), input),
  'happiness.explainSheet': ({ backend }, { month, happinessHomeId }) => explainSubsidy(reader(backend), month, happinessHomeId),
  'happiness.saveExplanation': async (call, { protection, ...asked }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const copy = await backend.jobs.run(jobId, explanationCopySteps(writeContext(backend), asked, protection));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file, pages: copy.pages };
  },
  'happiness.money': ({ backend }, { happinessHomeId }) => subsidyHistory(reader(backend), happinessHomeId),
  'happiness.issued': ({ backend }, { year }) => issuedOf(scopedReader(backend), year),
  'happiness.batches': ({ backend }, { year }) => happinessBatchesOf(reader(backend), year),
};
