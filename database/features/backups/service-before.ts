/** The copy before something large: an import. Without it the work does not begin. */
import { AppError } from '../../../electron/contract/result.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { makeBackup, type MakeOptions } from './service-make.ts';
import { holdsEverything, newestOwn } from './standing.ts';

/**
 * Does nothing where the newest copy already holds everything.
 * @param work what is about to begin, in words: `导入`
 * @throws AppError BACKUP_BEFORE_FAILED, CANCELLED
 */
export async function copyBefore(ledger: OpenLedger, work: string, options: MakeOptions): Promise<void> {
  if (holdsEverything(ledger, newestOwn(ledger))) return;
  try {
    await makeBackup(ledger, options);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'CANCELLED') throw error;
    // Says itself what is to be done, and that nothing was written.
    if (error.code === 'DISK_FULL') throw error;
    throw new AppError('BACKUP_BEFORE_FAILED', { work, reason: error.message });
  }
}
