/** The folder of sealed attachments beside a ledger. What lies in it is encrypted from the first byte, unfinished files too. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import { fileFault } from '../../core/faults.ts';
import { systemReason } from './reasons.ts';
import { attachmentKeys, belongsToLedger, headLength, isSealedName, seal, sealedName, unseal, type AttachmentKeys } from './sealed-file.ts';

/** Where the attachments of a ledger lie. Copies of the ledger in the same folder share it. */
export function attachmentsFolder(ledgerFile: string): string {
  return join(dirname(ledgerFile), 'attachments');
}

export type AttachmentStore = { readonly folder: string; readonly keys: AttachmentKeys };

/** @param folder that of the ledger, or the same kind of folder inside a backup */
export function attachmentStore(folder: string, dataKey: Uint8Array): AttachmentStore {
  return { folder, keys: attachmentKeys(dataKey) };
}

export function contentHash(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

const partialEnding = '.partial';

export type StoredState = 'whole' | 'missing' | 'altered' | 'unreadable';
export type StoredContent = { readonly state: 'whole'; readonly bytes: Buffer } | { readonly state: Exclude<StoredState, 'whole'> };

/** Reads, decrypts and compares with the hash the ledger keeps. */
export function readContent(store: AttachmentStore, fileName: string, sha256: Buffer): StoredContent {
  if (!isSealedName(fileName)) return { state: 'altered' };
  let sealed: Buffer;
  try {
    sealed = readFileSync(join(store.folder, fileName));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return { state: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' };
  }
  const bytes = unseal(store.keys, fileName, sealed);
  return bytes !== null && contentHash(bytes).equals(sha256) ? { state: 'whole', bytes } : { state: 'altered' };
}

/**
 * Puts a content into the folder and reads it back. A whole file that is there already (the same content, or what an attempt that was cut
 * short has left) is taken as it is; a damaged one is replaced.
 * @returns its name in the folder
 * @throws AppError ATTACHMENT_NOT_STORED, DISK_FULL
 */
export function putContent(store: AttachmentStore, content: Uint8Array, sha256: Buffer): string {
  const name = sealedName(store.keys, sha256);
  if (readContent(store, name, sha256).state === 'whole') return name;
  const path = join(store.folder, name);
  try {
    makeFolder(store.folder);
    makeFolder(dirname(path));
    const partial = `${path}${partialEnding}`;
    const file = openSync(partial, 'w', 0o600);
    try {
      for (const piece of seal(store.keys, name, content))
        for (let done = 0; done < piece.length;) done += writeSync(file, piece, done, piece.length - done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, path);
    for (const folder of [dirname(path), store.folder, dirname(store.folder)]) syncFolder(folder);
  } catch (error) {
    discard(`${path}${partialEnding}`);
    const fault = fileFault(error, store.folder);
    if (fault instanceof AppError && fault.code === 'DISK_FULL') throw fault;
    throw new AppError('ATTACHMENT_NOT_STORED', { folder: store.folder, reason: systemReason(error) });
  }
  if (readContent(store, name, sha256).state !== 'whole')
    throw new AppError('ATTACHMENT_NOT_STORED', { folder: store.folder, reason: '写入后读回的内容与原件不一致' });
  return name;
}

/** One level at a time: the system's own way to make several hides why the first one failed. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  }
}

/** Gives the room back at once; another error is on its way and must not be lost. */
function discard(partial: string): void {
  try {
    rmSync(partial, { force: true });
  } catch {
    // Listed as a loose file at the next check.
  }
}

/** So that the name survives a power cut as well; Windows knows no such call and keeps its own journal. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whether a file stands where it should and can hold its content; what it holds is not read. */
export function isThere(store: AttachmentStore, name: string, bytes: number): boolean {
  const found = statSync(join(store.folder, name), { throwIfNoEntry: false });
  return found !== undefined && found.size >= bytes;
}

export type LooseFile = { readonly file: string; readonly bytes: number; readonly changedAt: string };

/** Files of this ledger that no row of it knows: what was cut short, or what a newer ledger has added. Files of other ledgers are not ours. */
export function looseFiles(store: AttachmentStore, known: ReadonlySet<string>): LooseFile[] {
  const found: LooseFile[] = [];
  for (const group of namesIn(store.folder).filter((name) => /^[0-9a-f]{2}$/.test(name)))
    for (const name of namesIn(join(store.folder, group))) {
      const file = `${group}/${name}`;
      if (known.has(file) || !isOurs(store, file)) continue;
      const { size, mtime } = statSync(join(store.folder, file));
      found.push({ file, bytes: size, changedAt: mtime.toISOString() });
    }
  return found;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** A file cut off within its head cannot be anybody else's by its name alone: it is listed too. */
function isOurs(store: AttachmentStore, file: string): boolean {
  if (!isSealedName(file.replace(partialEnding, ''))) return false;
  const head = Buffer.alloc(headLength);
  try {
    const handle = openSync(join(store.folder, file), 'r');
    try {
      return belongsToLedger(store.keys, head.subarray(0, readSync(handle, head))) !== false;
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}
