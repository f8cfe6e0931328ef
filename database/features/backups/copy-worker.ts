/** The thread that copies and checks, while the backend goes on answering. Ends after one task. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../electron/contract/result.ts';
import { runTask, type CopyTask } from './copy-task.ts';

type Input = { readonly task: CopyTask; readonly stop: SharedArrayBuffer };

const { task, stop } = workerData as Input;
const flag = new Int32Array(stop);
/** A thousand messages a second would keep the other side busy. */
const pauseMilliseconds = 50;
/** Not the window's method of this name: there is no origin here. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const send = (message: unknown): void => parentPort?.postMessage(message);
let reportedAt = 0;
let reportedPhase = '';

try {
  const value = runTask(task, {
    isCancelled: () => Atomics.load(flag, 0) !== 0,
    onProgress: (done, total, phase) => {
      if (phase === reportedPhase && Date.now() - reportedAt < pauseMilliseconds) return;
      reportedAt = Date.now();
      reportedPhase = phase;
      send({ progress: { done, total, phase } });
    },
  });
  send({ value });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  send({ refusal: { code: error.code, params: error.params } });
}
