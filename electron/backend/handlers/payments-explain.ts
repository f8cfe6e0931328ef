import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { explain } from '../../../database/features/payments/service-explain.ts';
import { explanationCopy, explanationPaper } from '../../../database/features/payments/service-explain-paper.ts';
import { history } from '../../../database/features/payments/service-history.ts';
import { historyCopy, historyPaper } from '../../../database/features/payments/service-history-paper.ts';
import { whatIfSteps } from '../../../database/features/payments/service-what-if.ts';
import { whatIfCopy, whatIfFileSteps, whatIfPaperSteps } from '../../../database/features/payments/service-what-if-paper.ts';
import type { paymentExplainMethods } from '../../contract/payments-explain.ts';
import type { paymentHistoryMethods } from '../../contract/payments-history.ts';
import type { whatIfMethods } from '../../contract/what-if.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

type Names = keyof typeof paymentExplainMethods | keyof typeof paymentHistoryMethods | keyof typeof whatIfMethods;

export const paymentExplainHandlers: Pick<Handlers, Names> = {
  'payments.explain': ({ backend }, input) => explain(reader(backend), input),
  'payments.explainPaper': ({ backend }, input) => {
    const made = explanationPaper(writeContext(backend), input);
    changed(backend);
    return made;
  },
  'payments.saveExplanation': async (call, input) => {
    const { backend } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, input.protection);
    const copy = await explanationCopy(writeContext(backend), input);
    await saveProtected(writeContext(backend), copy, file, input.protection);
    changed(backend);
    return { file };
  },
  'payments.history': ({ backend }, { personId }) => history(scopedReader(backend), personId),
  'payments.historyPaper': ({ backend }, input) => {
    const made = historyPaper(writeContext(backend), input);
    changed(backend);
    return made;
  },
  'payments.saveHistory': async (call, input) => {
    const { backend } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, input.protection);
    const copy = historyCopy(writeContext(backend), { ...input, file });
    await saveProtected(writeContext(backend), copy, file, input.protection);
    changed(backend);
    return { file };
  },
  'whatIf.compute': ({ backend, jobId }, input) =>
    backend.jobs.run(jobId, whatIfSteps(reader(backend), input, backend.clock.today()), '正在测算'),
  'whatIf.paper': async ({ backend, jobId }, input) => {
    const made = await backend.jobs.run(jobId, whatIfPaperSteps(writeContext(backend), input), '正在测算');
    if (input.purpose === 'print') changed(backend);
    return made;
  },
  'whatIf.save': async (call, { input, format, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const paper = await backend.jobs.run(jobId, whatIfFileSteps(writeContext(backend), input), '正在测算');
    const copy = await whatIfCopy(writeContext(backend), paper, { format, protection, file });
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file };
  },
};
