/** The thread that looks for the best set of projects while the backend goes on answering. Ends after one task. */
import { parentPort, workerData } from 'node:worker_threads';
import { highsSolver } from '../../placement/planner/highs.ts';
import { PlanCancelled } from '../../placement/planner/solve.ts';
import type { ChoiceTask } from './choice-thread.ts';
import { solveChoice } from './solve.ts';

const { task, stop } = workerData as { readonly task: ChoiceTask; readonly stop: SharedArrayBuffer };
const flag = new Int32Array(stop);
/** Not the window's method of this name: there is no origin here. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const send = (message: unknown): void => parentPort?.postMessage(message);

async function work(): Promise<void> {
  try {
    const answer = solveChoice(await highsSolver(), task.problem, {
      seconds: task.seconds,
      curve: task.curve,
      isCancelled: () => Atomics.load(flag, 0) !== 0,
      onProgress: (done, total, phase) => send({ progress: { done, total, phase } }),
    });
    send({ answer });
  } catch (error) {
    if (!(error instanceof PlanCancelled)) throw error;
    send({ isCancelled: true });
  }
}

// Not awaited at the top level: the bundle of the thread is CommonJS. A fault becomes the thread's `error` event all the same.
void work();
