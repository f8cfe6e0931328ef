/** A key file that was put back from a copy, and the note of it that waits beside the ledger until a login has written it down. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { findKeys, keyFileOf, writeKeyFile, type KeyFile } from './keys.ts';

/** What was found in its place: nothing, a damaged one, an older one; `copy`: it was taken from a backup. */
const repairs = ['missing', 'damaged', 'outdated', 'copy'] as const;
export type KeyRepair = (typeof repairs)[number];

const noteOf = (ledgerFile: string): string => `${keyFileOf(ledgerFile)}.repaired`;

/** @throws AppError DISK_FULL, FILE_NOT_WRITABLE */
export function putKeysBack(ledgerFile: string, keys: KeyFile, found: KeyRepair): void {
  writeKeyFile(ledgerFile, keys);
  try {
    writeFileSync(noteOf(ledgerFile), found, { mode: 0o600 });
  } catch {
    // The keys are there; the log does without a line.
  }
}

/**
 * Once the ledger is open, so that the second copy is known to be its own; nothing here may keep the user out. Without a write when the key file is
 * whole.
 */
export function mendKeyFile(ledgerFile: string): void {
  try {
    const { keys, state } = findKeys(ledgerFile);
    if (state !== 'whole') putKeysBack(ledgerFile, keys, state);
  } catch {
    // A disk that cannot be written now: the next login tries again.
  }
}

/** What no login has written down yet. */
export function untoldRepair(ledgerFile: string): KeyRepair | null {
  const note = noteOf(ledgerFile);
  if (!existsSync(note)) return null;
  const found = readFileSync(note, 'utf8').trim();
  return repairs.find((repair) => repair === found) ?? 'damaged';
}

export function forgetRepair(ledgerFile: string): void {
  rmSync(noteOf(ledgerFile), { force: true });
}
