/**
 * What the disk and SQLite say, in words an office can act on. One translation for the window, the command line and every file that is
 * written. What is not an error of the disk passes through as it is: that is a fault of the program.
 */
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../electron/contract/result.ts';
import { bytesText } from '../../electron/contract/size.ts';
import { freeBytes } from './disk.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '文件夹不存在',
  ENOTDIR: '文件夹不存在',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限，或文件正被占用',
  EBUSY: '文件正被占用',
  EISDIR: '同名的文件夹已经存在',
  ENOTEMPTY: '同名的文件夹已经存在',
  EEXIST: '同名的文件夹已经存在',
  EROFS: '磁盘是只读的',
  EFBIG: '文件超过磁盘允许的大小',
  ENAMETOOLONG: '文件名太长',
  EIO: '磁盘读写出错，可能已经拔出',
  ENODEV: '磁盘已经拔出',
  ENXIO: '磁盘已经拔出',
  ESTALE: '网络位置已经断开',
  ENOTCONN: '网络位置已经断开',
  EHOSTDOWN: '网络位置已经断开',
  EMFILE: '同时打开的文件太多',
  ENFILE: '同时打开的文件太多',
};

const isFull = (code: string): boolean => code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';

/** Less than this, and a write that failed without a reason failed for want of room: quotas and sticks do not always say so. */
const nothingLeftBytes = 256 * 1024;

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The refusal of a full disk: names the file, the room that is left, and that nothing was written. */
export function diskFull(path: string): AppError {
  const free = freeBytes(path);
  // Under its own name: that of the unfinished file says nothing to anybody.
  return new AppError('DISK_FULL', { file: path.replace(/\.(?:partial|building)$/, ''), free: free === null ? '不足' : bytesText(free) });
}

/** The refusal for a failed call on a file that is written beside the ledger or anywhere else; other errors pass through as they are. */
export function fileFault(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === null || code.startsWith('ERR_')) return error;
  if (isFull(code)) return diskFull(path);
  if (code.startsWith('SQLITE_')) return copyFault(error, code, path);
  return new AppError('FILE_NOT_WRITABLE', { file: path, reason: reasons[code] ?? code });
}

/** SQLite writing a copy to `path`: what it says is about the copy, unless the ledger itself is damaged. */
function copyFault(error: unknown, code: string, path: string): unknown {
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_PERM'))
    return new AppError('FILE_NOT_WRITABLE', { file: path, reason: '没有写入权限，或磁盘是只读的' });
  if (code.startsWith('SQLITE_IOERR')) {
    const free = freeBytes(path);
    return free !== null && free < nothingLeftBytes
      ? diskFull(path)
      : new AppError('FILE_NOT_WRITABLE', { file: path, reason: reasons['EIO'] ?? code });
  }
  return error;
}

/** The refusal for what failed on the ledger itself. `isOpening` while nobody works in it yet. */
export function ledgerFault(error: unknown, file: string, isOpening = false): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === null) return error;
  if (isFull(code)) return diskFull(file);
  if (code.startsWith('SQLITE_')) return ledgerSqlFault(error, code, file, isOpening);
  return systemFault(error, code, file);
}

function ledgerSqlFault(error: unknown, code: string, file: string, isOpening: boolean): unknown {
  const is = (...starts: readonly string[]): boolean => starts.some((start) => code.startsWith(`SQLITE_${start}`));
  if (is('BUSY', 'LOCKED')) return new AppError('LEDGER_IN_USE', { file });
  if (is('NOTADB', 'CORRUPT')) return new AppError(isOpening ? 'LEDGER_DAMAGED' : 'LEDGER_BROKEN', { file });
  if (is('READONLY_DBMOVED')) return new AppError('LEDGER_FILE_MOVED', { file });
  if (is('READONLY', 'PERM', 'CANTOPEN')) return existsSync(file) ? new AppError('LEDGER_READ_ONLY', { file }) : gone(file);
  if (is('NOMEM')) return new AppError('MEMORY_SHORT');
  if (!is('IOERR')) return error;
  if (!existsSync(file)) return gone(file);
  const free = freeBytes(file);
  return free !== null && free < nothingLeftBytes ? diskFull(file) : new AppError('LEDGER_DISK_ERROR', { file });
}

const refusedByTheDisk: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM', 'EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN']);

/** A file call on the ledger or on something else: the error names the path it was about. A file of the program that is missing stays a fault. */
function systemFault(error: unknown, code: string, file: string): unknown {
  const named = (error as NodeJS.ErrnoException).path;
  if (named !== undefined && named.startsWith(dirname(file)) && !existsSync(dirname(file))) return gone(file);
  if (!refusedByTheDisk.has(code)) return error;
  // Calls on an open file name none.
  return named === undefined ? new AppError('DISK_ERROR') : fileFault(error, named);
}

function gone(file: string): AppError {
  return new AppError('LEDGER_DISK_GONE', { file });
}

/** The file that is open, as the system knows it. */
export type FileIdentity = { readonly device: bigint; readonly inode: bigint };

/** Null when there is no such file. */
export function identityOf(path: string): FileIdentity | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : { device: found.dev, inode: found.ino };
}

/**
 * Whether the path still leads to the file that was opened. On Linux SQLite would go on writing into a file that has been deleted or replaced,
 * and everything would be lost at logout. Windows does not let go of an open file; the numbers of some of its file systems change by themselves.
 * @throws AppError LEDGER_DISK_GONE, LEDGER_FILE_MOVED
 */
export function requireSameFile(file: string, opened: FileIdentity): void {
  let found: FileIdentity | null;
  try {
    found = identityOf(file);
  } catch {
    throw gone(file);
  }
  if (found === null && !existsSync(dirname(file))) throw gone(file);
  if (found === null || (process.platform !== 'win32' && (found.device !== opened.device || found.inode !== opened.inode)))
    throw new AppError('LEDGER_FILE_MOVED', { file });
}
