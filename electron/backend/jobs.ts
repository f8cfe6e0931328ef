/** Drives long work step by step, so that its progress is seen and it can be stopped between two steps. */
import { AppError } from '../contract/result.ts';
import type { BackendEvent } from '../contract/wire.ts';

type Steps<T> = Generator<{ readonly done: number; readonly total: number; readonly phase?: string }, T, undefined>;

export type Jobs = {
  /** Runs the steps to the end. @throws AppError CANCELLED when somebody asked for it; the work has then undone itself */
  readonly run: <T>(jobId: string | null, steps: Steps<T>, phase?: string) => Promise<T>;
  /** Runs work that waits for others (a file being read); `signal` tells it to stop. */
  readonly attend: <T>(jobId: string | null, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  readonly cancel: (jobId: string) => boolean;
};

/** Time between two breaths: long enough to be cheap, short enough for a cancel to feel immediate. */
const breathMs = 60;

export function createJobs(emit: (event: BackendEvent) => void): Jobs {
  const running = new Map<string, AbortController>();
  /** Cancelled while they still waited for their turn. */
  const cancelledEarly = new Set<string>();
  const attend = async <T>(jobId: string | null, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (jobId !== null && cancelledEarly.delete(jobId)) throw new AppError('CANCELLED');
    const controller = new AbortController();
    if (jobId !== null) running.set(jobId, controller);
    try {
      return await work(controller.signal);
    } finally {
      if (jobId !== null) running.delete(jobId);
    }
  };
  return {
    attend,
    run: (jobId, steps, phase = '正在处理') =>
      attend(jobId, async (signal) => {
        let breath = Date.now();
        try {
          for (;;) {
            const step = steps.next();
            if (step.done) return step.value;
            if (Date.now() - breath < breathMs) continue;
            if (jobId !== null) emit({ type: 'progress', jobId, phase, ...step.value });
            await new Promise<void>((resolve) => {
              setImmediate(resolve);
            });
            breath = Date.now();
            if (signal.aborted) throw new AppError('CANCELLED');
          }
        } finally {
          // Whatever ended the loop, the work undoes what it has begun; after its own end this does nothing.
          steps.return(undefined as never);
        }
      }),
    cancel: (jobId) => {
      const controller = running.get(jobId);
      controller?.abort();
      if (!controller) cancelledEarly.add(jobId);
      return controller !== undefined;
    },
  };
}
