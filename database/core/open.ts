/**
 * Opens the one connection to a ledger. Encrypted from the first byte (ChaCha20-Poly1305 per page, raw 32-byte key),
 * exclusive to this process: a second program is told so instead of waiting. Never deletes or overwrites a file that does not open.
 */
import Database from 'better-sqlite3';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../electron/contract/result.ts';
import { identityOf, ledgerFault, requireSameFile, type FileIdentity } from './faults.ts';

export type Connection = Database.Database;

/** Up to this size a structural check before login costs less than the passphrase does. */
const quickCheckBytes = 32 * 1024 * 1024;

/** One page. */
const smallestLedgerBytes = 4096;

/**
 * Pages of the log before they are moved into the file. With SQLite's own thousand the move would fall into the commit of a month's sheet and
 * the clerk would wait for it; eight thousand (32 MB) hold the sheet of twenty thousand people. Closing and copying move them in any case.
 */
export const checkpointPages = 8000;

export type OpenMode = 'create' | 'existing';

/** @throws AppError LEDGER_FOLDER_GONE, LEDGER_NOT_FOUND, LEDGER_EXISTS, LEDGER_IN_USE, LEDGER_DAMAGED, LEDGER_READ_ONLY, LEDGER_FOLDER_NOT_WRITABLE, DISK_FULL */
export function openConnection(file: string, dataKey: Buffer, mode: OpenMode): Connection {
  const folder = dirname(file);
  if (!existsSync(folder)) throw new AppError('LEDGER_FOLDER_GONE', { folder });
  if (mode === 'existing' && !existsSync(file)) throw new AppError('LEDGER_NOT_FOUND', { file });
  if (mode === 'create' && existsSync(file)) throw new AppError('LEDGER_EXISTS', { file });
  // Cut short by a copy or a synchronised folder: SQLite would take an empty file for a new one and begin to write.
  if (mode === 'existing' && statSync(file).size < smallestLedgerBytes) throw new AppError('LEDGER_DAMAGED', { file });
  if (mode === 'existing') requireWritable(file);
  let connection: Connection | null = null;
  try {
    connection = new Database(file, { fileMustExist: mode === 'existing', timeout: 300 });
    configure(connection, dataKey);
    if (mode === 'existing') inspect(connection, file);
    remember(connection, file);
    return connection;
  } catch (error) {
    connection?.close();
    const fault = ledgerFault(error, file, true);
    // Where nothing stands yet it is the folder that takes no files.
    throw mode === 'create' && fault instanceof AppError && fault.code === 'LEDGER_READ_ONLY'
      ? new AppError('LEDGER_FOLDER_NOT_WRITABLE', { folder })
      : fault;
  }
}

/** SQLite would open a file it may not write for reading, and fail later with words about something else. @throws AppError LEDGER_READ_ONLY */
function requireWritable(file: string): void {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') throw new AppError('LEDGER_READ_ONLY', { file });
    throw ledgerFault(error, file, true);
  }
}

function configure(connection: Connection, dataKey: Buffer): void {
  connection.pragma("cipher = 'chacha20'");
  connection.pragma(`key = "raw:${dataKey.toString('hex')}"`);
  // One process owns the file; without shared memory WAL also works on file systems that lack it.
  connection.pragma('locking_mode = EXCLUSIVE');
  connection.pragma('page_size = 4096');
  connection.pragma('journal_mode = WAL');
  // A committed payment survives a power cut; costs a tenth of a millisecond.
  connection.pragma('synchronous = FULL');
  connection.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  connection.pragma('foreign_keys = ON');
  // REPLACE must fire the delete triggers of append-only tables.
  connection.pragma('recursive_triggers = ON');
  connection.pragma('trusted_schema = OFF');
  // 64 MiB: with a small cache every page is decrypted again and again.
  connection.pragma('cache_size = -65536');
  // Sorting must not spill names in plain text to the disk.
  connection.pragma('temp_store = MEMORY');
  // Takes the exclusive lock now, so that "in use" is known before anything is read.
  connection.exec('BEGIN EXCLUSIVE; COMMIT');
}

function inspect(connection: Connection, file: string): void {
  connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  if (statSync(file).size > quickCheckBytes) return;
  if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new AppError('LEDGER_DAMAGED', { file });
}

/** The files of an open connection, as they were when it was opened. */
const opened = new WeakMap<Connection, { readonly file: string; readonly ledger: FileIdentity; readonly log: FileIdentity | null }>();

function remember(connection: Connection, file: string): void {
  const ledger = identityOf(file);
  if (ledger) opened.set(connection, { file, ledger, log: identityOf(`${file}-wal`) });
}

/**
 * Before every write: the ledger and its log of changes are still the files that were opened. Costs two looks at the folder.
 * @throws AppError LEDGER_DISK_GONE, LEDGER_FILE_MOVED
 */
export function requirePresent(connection: Connection): void {
  const known = opened.get(connection);
  if (!known) return;
  requireSameFile(known.file, known.ledger);
  if (known.log) requireSameFile(`${known.file}-wal`, known.log);
}

/**
 * A file that was moved, deleted or replaced is closed without its log: SQLite leaves the log lying then, and whatever stands in the file's
 * place later would be mixed with it. Therefore everything goes into the file itself first, wherever it is now.
 */
function settleMoved(connection: Connection): boolean {
  try {
    requirePresent(connection);
    return false;
  } catch {
    try {
      connection.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // The disk is gone: the log lies beside the ledger there, and is taken in when both are opened again.
    }
    connection.close();
    return true;
  }
}

/** Checkpoints and closes; afterwards the ledger is one file again. A disk that is full or gone keeps nobody inside: what is committed stays in the log. */
export function closeConnection(connection: Connection): void {
  if (!connection.open) return;
  if (settleMoved(connection)) return;
  try {
    connection.pragma('optimize');
    // With sqlite_stat4 every bound value plans the statement anew: single look-ups become five times slower.
    if (connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat4'").get()) connection.exec('DELETE FROM sqlite_stat4');
    // Figures of tables that are still small are wrong tomorrow: after an import of a county they make SQLite read whole tables for single rows.
    if (connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").get())
      connection.exec('DELETE FROM sqlite_stat1 WHERE tbl NOT IN (SELECT tbl FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) >= 1000)');
  } catch (error) {
    if (!(ledgerFault(error, connection.name) instanceof AppError)) throw error;
  } finally {
    connection.close();
  }
}
