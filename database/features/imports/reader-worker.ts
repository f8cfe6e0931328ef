/** Entry of the worker thread that reads one file. What it posts: `{ raw }` or `{ refusal }`; any other failure ends the thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../electron/contract/result.ts';
import { readRawWorkbook } from './reader.ts';
import { transferablesOf } from './reader-grid.ts';

try {
  const raw = await readRawWorkbook((workerData as { readonly file: string }).file);
  parentPort?.postMessage({ raw }, transferablesOf(raw));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  parentPort?.postMessage({ refusal: { code: error.code, params: error.params } }, []);
}
