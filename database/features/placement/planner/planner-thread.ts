/** Runs the planner in a thread: the window stays awake, the user may stop it. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../electron/contract/result.ts';
import { workerPath } from '../../../core/resources.ts';
import type { Progress } from '../../../core/sql.ts';
import type { PlanProblem } from './problem.ts';
import type { Solution } from './solve.ts';

export type PlanTask = {
  /** Solved one after the other, such as a county as it is and with more beds. */
  readonly problems: readonly PlanProblem[];
  /** For the couples of each; the rest needs no limit. */
  readonly seconds: number;
};

export type Followed = { readonly signal?: AbortSignal | undefined; readonly onProgress?: ((progress: Progress) => void) | undefined };

type Message<Answer> = { readonly progress?: Progress; readonly answer?: Answer; readonly isCancelled?: true };

/** @throws AppError CANCELLED */
export function planInThread(task: PlanTask, followed: Followed = {}): Promise<readonly Solution[]> {
  return answerInThread('features/placement/planner/planner-worker', task, followed);
}

/** One task in a thread of its own that ends with it. @throws AppError CANCELLED */
export function answerInThread<Answer>(entry: string, task: unknown, { signal, onProgress }: Followed): Promise<Answer> {
  const stop = new SharedArrayBuffer(4);
  const cancel = (): void => void Atomics.store(new Int32Array(stop), 0, 1);
  if (signal?.aborted) return Promise.reject(new AppError('CANCELLED'));
  const worker = new Worker(workerPath(entry), {
    workerData: { task, stop },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  signal?.addEventListener('abort', cancel);
  return new Promise((resolve, reject) => {
    let settle: () => void = () => reject(new Error('the planner gave no answer'));
    worker.on('message', ({ progress, answer, isCancelled }: Message<Answer>) => {
      if (progress) onProgress?.(progress);
      if (answer) settle = () => (signal?.aborted ? reject(new AppError('CANCELLED')) : resolve(answer));
      if (isCancelled) settle = () => reject(new AppError('CANCELLED'));
    });
    worker.on('error', (error: Error) => {
      settle = () => reject(error);
    });
    worker.on('exit', () => {
      signal?.removeEventListener('abort', cancel);
      settle();
    });
  });
}
