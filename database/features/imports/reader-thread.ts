/** Reads a file in a thread of its own, with limits on time and memory, so that no file can stop or fill the backend. */
import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '../../../electron/contract/messages.ts';
import { AppError, type ErrorParams } from '../../../electron/contract/result.ts';
import { workerPath } from '../../core/resources.ts';
import { openWorkbook, type RawWorkbook, type WorkbookGrid } from './reader-grid.ts';

export type ReadingLimits = {
  readonly signal?: AbortSignal;
  /** 100,000 rows take about two seconds on a small machine, as .xls about twelve. */
  readonly timeoutMilliseconds?: number;
  readonly memoryMegabytes?: number;
};

type Answer = { readonly raw?: RawWorkbook; readonly refusal?: { readonly code: ErrorCode; readonly params: ErrorParams } };

/**
 * @throws AppError those of `readRawWorkbook`, CANCELLED when the signal is given, FILE_TOO_COMPLEX when time or memory run out
 */
export function readWorkbookInWorker(file: string, limits: ReadingLimits = {}): Promise<WorkbookGrid> {
  const { signal, timeoutMilliseconds = 120_000, memoryMegabytes = 2048 } = limits;
  if (signal?.aborted) return Promise.reject(new AppError('CANCELLED'));
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath('features/imports/reader-worker'), {
      workerData: { file },
      // The arrays of cells and the file itself lie outside the heap; this holds texts and what the library builds.
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, stackSizeMb: 8 },
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => settle(() => reject(new AppError('FILE_TOO_COMPLEX', { file }))), timeoutMilliseconds);
    const abort = (): void => settle(() => reject(new AppError('CANCELLED')));
    let isSettled = false;
    const settle = (action: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      // The promise waits for the thread to be gone: the file is closed and the memory free when the caller goes on.
      void worker.terminate().then(action, action);
    };
    signal?.addEventListener('abort', abort);
    worker.on('message', (answer: Answer) => {
      settle(() => {
        if (answer.raw) resolve(openWorkbook(answer.raw));
        else reject(answer.refusal ? new AppError(answer.refusal.code, answer.refusal.params) : new Error('the reader gave no answer'));
      });
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('FILE_TOO_COMPLEX', { file }) : error));
    });
    worker.on('exit', (status) => settle(() => reject(new Error(`the reader ended with ${status}`))));
  });
}
