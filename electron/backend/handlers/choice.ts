import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { choiceCopySteps, choicePaperSteps } from '../../../database/features/renovation/choice/report.ts';
import { candidatesView, solveQuestion } from '../../../database/features/renovation/choice/service.ts';
import type { ChoiceAnswer, ChoiceQuestion } from '../../contract/renovation-choice.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, sessionOf, writeContext, type Call } from '../session.ts';

type Names = Extract<keyof Handlers, `choice.${string}`>;

/** Runs in a thread that tells how far it is and stops when the user asks. */
function solved({ backend, jobId }: Call, question: ChoiceQuestion): Promise<ChoiceAnswer> {
  return backend.jobs.attend(jobId, (signal) =>
    solveQuestion(reader(backend), question, {
      signal,
      onProgress: (progress) => (jobId === null ? undefined : backend.emit({ type: 'progress', jobId, ...progress })),
    }),
  );
}

export const choiceHandlers: Pick<Handlers, Names> = {
  'choice.candidates': ({ backend }, { asOf }) => candidatesView(reader(backend), asOf),
  'choice.solve': (call, question) => solved(call, question),
  'choice.paper': async (call, { question, purpose }) => {
    const answer = await solved(call, question);
    const { backend, jobId } = call;
    const paper = await backend.jobs.run(jobId, choicePaperSteps(writeContext(backend), question, answer, purpose));
    if (purpose === 'print') changed(backend);
    return paper;
  },
  'choice.savePaper': async (call, { question, format, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const answer = await solved(call, question);
    const copy = await backend.jobs.run(jobId, choiceCopySteps(writeContext(backend), question, answer, { format, protection, file }));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file };
  },
};
