/** Entry of the worker thread that reads one file. What it posts: `{ raw }` or `{ refusal }`; any other failure ends the thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../electron/contract/result.ts';
import { readRawWorkbook } from './reader.ts';
import { transferablesOf } from './reader-grid.ts';

async function read(file: string): Promise<void> {
  try {
    const raw = await readRawWorkbook(file);
    parentPort?.postMessage({ raw }, transferablesOf(raw));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    parentPort?.postMessage({ refusal: { code: error.code, params: error.params } }, []);
  }
}

// Not awaited at the top level: the bundle of the thread is CommonJS. A fault becomes the thread's `error` event all the same.
void read((workerData as { readonly file: string }).file);
