/** Copies bytes, flushes them to the disk, opens what was copied and looks at all of it. Runs in a thread of its own, or in line before a migration. */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import { fileFault } from '../../core/faults.ts';
import { lockPage } from '../../core/live-file.ts';
import type { Connection } from '../../core/open.ts';
import { attachmentKeys, unseal } from '../attachments/sealed-file.ts';

/** A file, a stretch of one (a part of a package), or a handle that is open in this process already. */
export type ByteSource = { readonly from: string | number; readonly offset: number; readonly bytes: number };

export type CopyJob = ByteSource & {
  readonly to: string;
  /** Null where nobody knows it yet. */
  readonly sha256: string | null;
  /** Nothing is done where a file of this size lies already: attachments never change. */
  readonly isKeptIfThere?: true;
  /** An attachment: what was copied has to open by its seal, or it does not get its name. */
  readonly sealed?: { readonly name: string; readonly dataKey: Uint8Array };
  /** What lies there already is looked at too: a damaged attachment is not kept where a whole one may be had. */
  readonly isCheckedIfThere?: boolean;
  /** Where the same attachment lies once more, for when the first turns out damaged. */
  readonly otherwise?: string;
};

export type CheckJob = {
  readonly file: string;
  readonly dataKey: Uint8Array;
  readonly head: { readonly seq: number; readonly hash: string } | null;
};

export type Checked = {
  readonly schemaVersion: number;
  readonly audit: { readonly seq: number; readonly hash: string; readonly at: string };
  readonly trail: readonly { readonly seq: number; readonly hash: string }[];
  readonly tables: Readonly<Record<string, number>>;
};

export type Watch = {
  readonly isCancelled: () => boolean;
  readonly onProgress: (done: number, total: number, phase: string) => void;
};

export const quietWatch: Watch = { isCancelled: () => false, onProgress: () => undefined };

const chunkBytes = 4 * 1024 * 1024;

/** So that a name survives a power cut; Windows has no such call and keeps a journal of its own. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Bytes of a source in order. The page of SQLite's locks is given as zeros: it never holds anything, and on Windows nobody may read it. */
export function* chunksOf(source: ByteSource): Generator<Buffer, void, undefined> {
  const isOpen = typeof source.from === 'number';
  const handle = typeof source.from === 'number' ? source.from : openSync(source.from, 'r');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  try {
    for (let done = 0; done < source.bytes;) {
      const isLockPage = isOpen && done >= lockPage.start && done < lockPage.end;
      const end = isOpen && done < lockPage.start ? lockPage.start : source.bytes;
      const length = Math.min(chunkBytes, (isLockPage ? lockPage.end : end) - done, source.bytes - done);
      const read = isLockPage ? buffer.fill(0, 0, length).length && length : readSync(handle, buffer, 0, length, source.offset + done);
      if (read === 0) throw new AppError('BACKUP_DAMAGED', { file: String(source.from), reason: '文件不完整' });
      yield buffer.subarray(0, read);
      done += read;
    }
  } finally {
    if (!isOpen) closeSync(handle);
  }
}

function isKept({ isKeptIfThere, isCheckedIfThere, to, bytes, sealed }: CopyJob): boolean {
  if (!isKeptIfThere || statSync(to, { throwIfNoEntry: false })?.size !== bytes) return false;
  return !isCheckedIfThere || isWhole(to, sealed);
}

function isWhole(file: string, sealed: CopyJob['sealed']): boolean {
  if (!sealed) return true;
  try {
    return unseal(attachmentKeys(sealed.dataKey), sealed.name, readFileSync(file)) !== null;
  } catch {
    return false;
  }
}

/** @returns its SHA-256; null for an attachment that is damaged where it comes from: nothing is put in its place then. @throws AppError DISK_FULL, FILE_NOT_WRITABLE, CANCELLED, BACKUP_DAMAGED */
function copyOne(job: CopyJob, onBytes: (bytes: number) => void, isCancelled: () => boolean): string | null {
  if (isKept(job)) {
    onBytes(job.bytes);
    return '';
  }
  const hash = createHash('sha256');
  const partial = `${job.to}.partial`;
  try {
    mkdirSync(dirname(job.to), { recursive: true, mode: 0o700 });
    const handle = openSync(partial, 'w', 0o600);
    try {
      let position = 0;
      for (const chunk of chunksOf(job)) {
        if (isCancelled()) throw new AppError('CANCELLED');
        hash.update(chunk);
        for (let done = 0; done < chunk.length;) done += writeSync(handle, chunk, done, chunk.length - done, position + done);
        position += chunk.length;
        onBytes(chunk.length);
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const sha256 = hash.digest('hex');
    if (job.sha256 !== null && job.sha256 !== sha256)
      throw new AppError('BACKUP_DAMAGED', { file: String(job.from), reason: '内容与备份时的记录不一致' });
    if (!isWhole(partial, job.sealed)) {
      rmSync(partial, { force: true });
      return copyOtherwise(job, onBytes, isCancelled);
    }
    renameSync(partial, job.to);
    return sha256;
  } catch (error) {
    rmSync(partial, { force: true });
    if (job.sealed && error instanceof AppError && error.code === 'BACKUP_DAMAGED') return copyOtherwise(job, onBytes, isCancelled);
    throw fileFault(error, job.to);
  }
}

function copyOtherwise({ otherwise, ...job }: CopyJob, onBytes: (bytes: number) => void, isCancelled: () => boolean): string | null {
  if (otherwise === undefined || statSync(otherwise, { throwIfNoEntry: false })?.size !== job.bytes) return null;
  return copyOne({ ...job, from: otherwise }, onBytes, isCancelled);
}

/** One after the other, each flushed. @returns their SHA-256 in the same order, empty for those that were there, null for damaged attachments */
export function copyAll(jobs: readonly CopyJob[], phase: string, watch: Watch): (string | null)[] {
  const total = jobs.reduce((sum, job) => sum + job.bytes, 0);
  let done = 0;
  const sums = jobs.map((job) =>
    copyOne(
      job,
      (bytes) => {
        done += bytes;
        watch.onProgress(done, total, phase);
      },
      watch.isCancelled,
    ),
  );
  for (const folder of new Set(jobs.map((job) => dirname(job.to)))) syncFolder(folder);
  return sums;
}

/** Reads what was written, from the beginning. @throws AppError BACKUP_DAMAGED, CANCELLED */
export function verifyBytes(source: ByteSource, sha256: string, watch: Watch, onBytes: (bytes: number) => void = () => undefined): void {
  const hash = createHash('sha256');
  for (const chunk of chunksOf(source)) {
    if (watch.isCancelled()) throw new AppError('CANCELLED');
    hash.update(chunk);
    onBytes(chunk.length);
  }
  if (hash.digest('hex') !== sha256) throw new AppError('BACKUP_DAMAGED', { file: String(source.from), reason: '写入后读回的内容不一致' });
}

function openCopy(file: string, dataKey: Uint8Array): Connection {
  const connection = new Database(file, { fileMustExist: true, timeout: 300 });
  connection.pragma("cipher = 'chacha20'");
  connection.pragma(`key = "raw:${Buffer.from(dataKey).toString('hex')}"`);
  connection.pragma('locking_mode = EXCLUSIVE');
  connection.pragma('cache_size = -65536');
  connection.pragma('temp_store = MEMORY');
  // Whether values keep to their rules was settled when they were written; here the question is whether the pages are whole. Twice as fast.
  connection.pragma('ignore_check_constraints = ON');
  return connection;
}

/**
 * Opens a copy with the key and checks its structure; every page proves by its tag that it is the one that was written.
 * @throws AppError BACKUP_DAMAGED
 */
export function checkCopy(job: CheckJob, watch: Watch): Checked {
  const damaged = (reason: string): AppError => new AppError('BACKUP_DAMAGED', { file: job.file, reason });
  watch.onProgress(0, 0, '正在检查备份');
  let connection: Connection | null = null;
  try {
    connection = openCopy(job.file, job.dataKey);
    if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged('结构检查没有通过');
    const head = connection.prepare('SELECT seq, lower(hex(hash)) AS hash, at FROM audit ORDER BY seq DESC LIMIT 1').get() as
      | Checked['audit']
      | undefined;
    if (!head) throw damaged('里面没有审计日志');
    if (job.head && (head.seq !== job.head.seq || head.hash !== job.head.hash)) throw damaged('审计日志与备份时的记录不一致');
    return {
      schemaVersion: connection.pragma('user_version', { simple: true }) as number,
      audit: head,
      trail: trailOf(connection, head.seq),
      tables: countsOf(connection),
    };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) throw damaged('不是用本台账的密钥写的，或已损坏');
    throw fileFault(error, job.file);
  } finally {
    connection?.close();
    for (const ending of ['-wal', '-shm']) if (existsSync(`${job.file}${ending}`)) rmSync(`${job.file}${ending}`);
  }
}

function trailOf(connection: Connection, last: number): Checked['trail'] {
  const hashOf = connection.prepare('SELECT lower(hex(hash)) FROM audit WHERE seq = ?').pluck();
  const trail: { seq: number; hash: string }[] = [];
  for (let back = 1; back < last; back *= 2) trail.push({ seq: last - back, hash: hashOf.get(last - back) as string });
  return trail;
}

function countsOf(connection: Connection): Checked['tables'] {
  const names = connection
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'person_search%' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(names.map((name) => [name, connection.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]));
}
