/** Ledgers opened before on this computer, newest first, in the profile folder. Holds names of ledgers and paths, no people. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecentLedger } from '../contract/ledger.ts';

const entrySchema = z.object({ file: z.string(), name: z.string(), regionName: z.string(), isDemo: z.boolean(), openedAt: z.string() });
const most = 12;

export type RecentLedgers = {
  readonly list: () => RecentLedger[];
  readonly remember: (ledger: { file: string; name: string; regionName: string; isDemo: boolean }, at: string) => void;
  readonly forget: (file: string) => void;
};

/** @param isDemo which ledgers are shown: those of the demonstration, or the real ones */
export function createRecentLedgers(profileFolder: string, isDemo: boolean): RecentLedgers {
  const file = join(profileFolder, 'recent-ledgers.json');
  const read = (): z.infer<typeof entrySchema>[] => {
    try {
      return z.array(entrySchema).parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return [];
    }
  };
  const write = (entries: z.infer<typeof entrySchema>[]): void => {
    try {
      mkdirSync(profileFolder, { recursive: true });
      writeFileSync(`${file}.partial`, JSON.stringify(entries, null, 2));
      renameSync(`${file}.partial`, file);
    } catch {
      // A list that cannot be kept (disk full) must not keep anybody out of the ledger.
    }
  };
  return {
    list: () =>
      read()
        .filter((entry) => entry.isDemo === isDemo)
        .map((entry) => ({ ...entry, isPresent: existsSync(entry.file) })),
    remember: (ledger, openedAt) => {
      const { name, regionName, isDemo } = ledger;
      write(
        [{ file: ledger.file, name, regionName, isDemo, openedAt }, ...read().filter((entry) => entry.file !== ledger.file)].slice(0, most),
      );
    },
    forget: (forgotten) => {
      write(read().filter((entry) => entry.file !== forgotten));
    },
  };
}
