/** A new ledger is built under a name of its own and renamed when it is whole; what was cut short is never taken for a ledger. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { AppError } from '../../../electron/contract/result.ts';
import { ledgerFault } from '../../core/faults.ts';
import { openConnection, type Connection } from '../../core/open.ts';

export type Building = {
  readonly connection: Connection;
  /** Where it stands until it is renamed. */
  readonly path: string;
  /** Removes what was built; gives the refusal for what went wrong, in the name the ledger was to have. */
  readonly drop: (error: unknown) => unknown;
};

/** Moves the leftover of a creation that was cut short aside. @throws AppError LEDGER_FOLDER_NOT_WRITABLE, DISK_FULL */
export function startBuilding(file: string, dataKey: Buffer): Building {
  const path = `${file}.building`;
  if (existsSync(path)) renameSync(path, `${path}-${Date.now()}`);
  const drop = (error: unknown): unknown => {
    for (const ending of ['', '-wal', '-journal']) rmSync(`${path}${ending}`, { force: true });
    const fault = ledgerFault(error, file, true);
    return fault instanceof AppError && fault.params['file'] === path ? new AppError(fault.code, { ...fault.params, file }) : fault;
  };
  try {
    return { connection: openConnection(path, dataKey, 'create'), path, drop };
  } catch (error) {
    throw drop(error);
  }
}
