/** The list of what the self-test tried. A check that fails ends its chapter: what follows stands on it. */

export type Check = {
  /** Of the chapter and the step: `ledger.create`. */
  readonly name: string;
  readonly title: string;
  readonly isPassed: boolean;
  readonly milliseconds: number;
  /** What was found, or why it failed. Nothing personal: the people of the self-test are invented. */
  readonly detail: string;
};

export type Checks = {
  readonly done: readonly Check[];
  /** @param run gives what was found, throws what is wrong */
  readonly check: (name: string, title: string, run: () => Promise<string> | string) => Promise<void>;
  /** Runs checks until one fails. */
  readonly chapter: (run: () => Promise<void>) => Promise<void>;
};

class ChapterEnded extends Error {}

/** Far longer than any step takes on the slowest computer in use; what never answers is named instead of waited for. */
const longestMilliseconds = 60_000;

async function inTime(run: () => Promise<string> | string): Promise<string> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${longestMilliseconds / 1000} 秒没有回应`)), longestMilliseconds);
  try {
    return await Promise.race([run(), promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** @throws Error with `detail` unless `isRight` */
export function expect(isRight: boolean, detail: string): asserts isRight {
  if (!isRight) throw new Error(detail);
}

export function createChecks(now: () => number): Checks {
  const done: Check[] = [];
  return {
    done,
    check: async (name, title, run) => {
      const startedAt = now();
      const note = (isPassed: boolean, detail: string): void =>
        void done.push({ name, title, isPassed, milliseconds: Math.round(now() - startedAt), detail });
      try {
        note(true, await inTime(run));
      } catch (error) {
        note(false, error instanceof Error ? error.message : String(error));
        throw new ChapterEnded();
      }
    },
    chapter: async (run) => {
      try {
        await run();
      } catch (error) {
        if (!(error instanceof ChapterEnded)) throw error;
      }
    },
  };
}
