/** Looks for the best set of projects in a thread: the window stays awake, the user may stop it. */
import { answerInThread, type Followed } from '../../placement/planner/planner-thread.ts';
import type { ChoiceProblem } from './problem.ts';
import type { Choice } from './solve.ts';

export type ChoiceTask = {
  readonly problem: ChoiceProblem;
  readonly curve: { readonly stepFen: number; readonly steps: number };
  readonly seconds: number;
};

/** @throws AppError CANCELLED */
export function chooseInThread(task: ChoiceTask, followed: Followed): Promise<Choice> {
  return answerInThread('features/renovation/choice/choice-worker', task, followed);
}
