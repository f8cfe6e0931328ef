/** Runs a copying task in a thread: the window stays awake while a gigabyte is read, written and checked. */
import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '../../../electron/contract/messages.ts';
import { AppError, type ErrorParams } from '../../../electron/contract/result.ts';
import { workerPath } from '../../core/resources.ts';
import type { Progress } from '../../core/sql.ts';
import type { CopyOutcome, CopyTask } from './copy-task.ts';

export type Followed = { readonly signal?: AbortSignal | undefined; readonly onProgress?: ((progress: Progress) => void) | undefined };

type Message = {
  readonly progress?: Progress;
  readonly value?: CopyOutcome;
  readonly refusal?: { readonly code: ErrorCode; readonly params: ErrorParams };
};

/**
 * @returns when the thread has ended, so that no file is open any more
 * @throws AppError CANCELLED, DISK_FULL, FILE_NOT_WRITABLE, BACKUP_DAMAGED
 */
export function copyInThread(task: CopyTask, { signal, onProgress }: Followed): Promise<CopyOutcome> {
  const stop = new SharedArrayBuffer(4);
  const cancel = (): void => void Atomics.store(new Int32Array(stop), 0, 1);
  if (signal?.aborted) return Promise.reject(new AppError('CANCELLED'));
  const worker = new Worker(workerPath('features/backups/copy-worker'), { workerData: { task, stop } });
  signal?.addEventListener('abort', cancel);
  return new Promise<CopyOutcome>((resolve, reject) => {
    let settle: () => void = () => reject(new Error('the copying thread gave no answer'));
    worker.on('message', ({ progress, value, refusal }: Message) => {
      if (progress) onProgress?.(progress);
      if (value) settle = () => (signal?.aborted ? reject(new AppError('CANCELLED')) : resolve(value));
      if (refusal) settle = () => reject(new AppError(refusal.code, refusal.params));
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
