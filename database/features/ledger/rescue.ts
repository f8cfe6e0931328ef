/** A ledger deleted under the open program is still whole inside it: written out again beside where it was, before the program lets go of it. */
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import { keyFileOf } from '../../core/keys.ts';
import { ledgerExtension, type OpenLedger } from './service.ts';

/**
 * @returns the file it was saved to, or null: something else stands in its place now, the folder is gone, or the disk does not take it. Nothing
 * is ever overwritten.
 */
export function rescueLedger(ledger: OpenLedger, clock: Clock): string | null {
  const { file, connection } = ledger;
  const folder = dirname(file);
  if (existsSync(file) || !existsSync(folder)) return null;
  const stamp = clock.now().replace(/\D/g, '').slice(0, 14);
  const rescued = join(folder, `${basename(file, ledgerExtension)}-抢救-${stamp}${ledgerExtension}`);
  const partial = `${rescued}.partial`;
  try {
    connection.prepare('VACUUM INTO ?').run(partial);
    const key = [keyFileOf(file), `${keyFileOf(file)}.bak`].find((candidate) => existsSync(candidate));
    if (key !== undefined) copyFileSync(key, keyFileOf(rescued));
    renameSync(partial, rescued);
    return rescued;
  } catch {
    rmSync(partial, { force: true });
    return null;
  }
}
