/** The thread that looks for the best proposal while the backend goes on answering. Ends after one task. */
import { parentPort, workerData } from 'node:worker_threads';
import { highsSolver } from './highs.ts';
import type { PlanTask } from './planner-thread.ts';
import { PlanCancelled, solvePlan } from './solve.ts';

type Input = { readonly task: PlanTask; readonly stop: SharedArrayBuffer };

const { task, stop } = workerData as Input;
const flag = new Int32Array(stop);
/** Not the window's method of this name: there is no origin here. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const send = (message: unknown): void => parentPort?.postMessage(message);

async function work(): Promise<void> {
  try {
    const solutions = [];
    for (const [index, problem] of task.problems.entries()) {
      const share = 100 / task.problems.length;
      const solution = await solvePlan(problem, {
        loadHighs: highsSolver,
        seconds: task.seconds,
        isCancelled: () => Atomics.load(flag, 0) !== 0,
        onProgress: (done, total, phase) =>
          send({ progress: { done: Math.round(index * share + (share * done) / total), total: 100, phase } }),
      });
      solutions.push(solution);
    }
    send({ answer: solutions });
  } catch (error) {
    if (!(error instanceof PlanCancelled)) throw error;
    send({ isCancelled: true });
  }
}

// Not awaited at the top level: the bundle of the thread is CommonJS. A fault becomes the thread's `error` event all the same.
void work();
