/**
 * The last step of a restore: one rename. Before it the old ledger stands whole, after it the new one, which has been checked, migrated and
 * told of its restore while it still lay beside under another name.
 */
import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import { anchorFileOf, compareAnchor, readAnchor } from '../../core/anchor.ts';
import { forgetLiveFile } from '../../core/live-file.ts';
import type { Connection } from '../../core/open.ts';
import { syncFolder } from './copy.ts';

export function stagedFile(ledgerFile: string): string {
  return `${ledgerFile}.restoring`;
}

/** What a restore that was cut short, or is given up, has left. */
export function removeStaged(ledgerFile: string): void {
  const staged = stagedFile(ledgerFile);
  for (const ending of ['', '.partial', '-wal', '-shm', '-journal']) rmSync(`${staged}${ending}`, { force: true });
  rmSync(anchorFileOf(staged), { force: true });
}

/** The ledger is closed and the staged one too. @throws AppError RESTORE_NOT_SWAPPED; the old ledger stands as it was */
export function swapIn(ledgerFile: string): void {
  const log = statSync(`${ledgerFile}-wal`, { throwIfNoEntry: false });
  const refuse = (reason: string): AppError => new AppError('RESTORE_NOT_SWAPPED', { file: ledgerFile, reason });
  // It belongs to the file before; the new one would take it for its own.
  if (log && log.size > 0) throw refuse('台账没有完全关闭');
  forgetLiveFile(ledgerFile);
  try {
    rmSync(`${ledgerFile}-wal`, { force: true });
    renameSync(stagedFile(ledgerFile), ledgerFile);
  } catch (error) {
    throw refuse(error instanceof Error && 'code' in error ? String(error.code) : '系统拒绝');
  }
  takeAnchor(ledgerFile);
  syncFolder(dirname(ledgerFile));
}

/** Puts a ledger that does not open aside, its log with it. @returns its new name */
export function keepDamaged(ledgerFile: string, stamp: string): string {
  const kept = `${ledgerFile}.damaged-${stamp}`;
  try {
    // A second name first: the place is never empty before the new one stands in it.
    linkSync(ledgerFile, kept);
  } catch {
    // Sticks know one name per file only.
    renameSync(ledgerFile, kept);
  }
  if (existsSync(`${ledgerFile}-wal`)) renameSync(`${ledgerFile}-wal`, `${kept}-wal`);
  return kept;
}

function takeAnchor(ledgerFile: string): void {
  const next = anchorFileOf(stagedFile(ledgerFile));
  if (existsSync(next)) renameSync(next, anchorFileOf(ledgerFile));
}

/**
 * At login, before the anchor is looked at: a restore may have been cut short. After the rename its anchor still waits for its place; before
 * it there is nothing but leftovers.
 */
export function settleRestore(ledgerFile: string, dataKey: Buffer, connection: Connection): void {
  const staged = stagedFile(ledgerFile);
  if (existsSync(anchorFileOf(staged)) && !existsSync(staged)) {
    const anchor = readAnchor(staged, dataKey);
    if (anchor.state === 'read' && compareAnchor(connection, anchor.points) === null) takeAnchor(ledgerFile);
  }
  removeStaged(ledgerFile);
}
