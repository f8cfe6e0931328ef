/**
 * Reading the bytes of a ledger while it is open, for a copy. In WAL mode the main file changes only at a checkpoint: after one, and with
 * the next ones put off, it stands still while work goes on into the -wal file. Nothing is decrypted, and a thread may read it meanwhile.
 */
import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { AppError } from '../../electron/contract/result.ts';
import { checkpointPages, type Connection } from './open.ts';

/**
 * One handle per ledger. On POSIX systems closing any handle of a file drops all locks this process holds on it, those of SQLite too; so a
 * handle that has been opened beside the connection stays open until the connection is closed.
 */
const handles = new Map<string, { readonly handle: number; readers: number }>();

/** SQLite keeps its locks on this page and never stores anything in it; on Windows it cannot be read by anybody else. */
export const lockPage = { start: 0x4000_0000, end: 0x4000_0000 + 4096 } as const;

export type StillFile = {
  readonly handle: number;
  readonly bytes: number;
  /** Lets checkpoints go on. @returns false when the ledger was closed meanwhile: what was read does not fit together */
  readonly release: () => boolean;
};

function handleOf(file: string): { readonly handle: number; readers: number } {
  const known = handles.get(file);
  // After a restore another file stands under the name; the locks on the one before are nobody's.
  if (known && known.readers === 0 && fstatSync(known.handle).ino !== statSync(file).ino) forgetLiveFile(file);
  const entry = handles.get(file) ?? { handle: openSync(file, 'r'), readers: 0 };
  handles.set(file, entry);
  return entry;
}

/**
 * Writes everything committed into the main file and keeps it as it is. Nobody may be in a transaction.
 * @throws AppError BUSY when another copy is being made
 */
export function holdStill(connection: Connection, file: string): StillFile {
  const entry = handleOf(file);
  if (entry.readers > 0) throw new AppError('BUSY', { job: '备份' });
  const [result] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number; log: number }[];
  if (result === undefined || result.busy !== 0 || result.log > 0) throw new AppError('BUSY', { job: '读取台账' });
  connection.pragma('wal_autocheckpoint = 0');
  entry.readers += 1;
  return {
    handle: entry.handle,
    bytes: fstatSync(entry.handle).size,
    release: () => {
      entry.readers -= 1;
      if (connection.open) connection.pragma(`wal_autocheckpoint = ${checkpointPages}`);
      return connection.open;
    },
  };
}

/** After the connection has been closed. Does nothing while somebody still reads; the next one who closes the ledger does it then. */
export function forgetLiveFile(file: string): void {
  const entry = handles.get(file);
  if (!entry || entry.readers > 0) return;
  handles.delete(file);
  closeSync(entry.handle);
}
