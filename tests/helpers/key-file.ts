import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFileOf } from '../../database/core/keys.ts';

/** From now on the key file of a ledger cannot be written, for root neither; calling the answer ends that. */
export function blockKeyFile(ledgerFile: string): () => void {
  const partial = `${keyFileOf(ledgerFile)}.partial`;
  mkdirSync(partial);
  writeFileSync(join(partial, 'x'), '');
  return () => rmSync(partial, { recursive: true, force: true });
}
