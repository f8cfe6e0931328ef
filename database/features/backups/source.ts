/** A copy somebody points at: a folder of ours, by its manifest or its ledger, or a package. Read only; nothing is opened in it. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import { keyFileIn, type KeyFile } from '../../core/keys.ts';
import type { ByteSource, CopyJob } from './copy.ts';
import { manifestName, parseManifest, type Manifest } from './manifest.ts';
import { packParts } from './pack-reader.ts';

export type BackupSource = {
  /** What the user pointed at. */
  readonly path: string;
  readonly manifest: Manifest;
  readonly keys: KeyFile;
  readonly ledger: ByteSource;
  /** Null where the copy should have it and has not. */
  readonly attachment: (name: string) => ByteSource | null;
};

/** By its first bytes; a package may be called anything. */
function isPack(path: string): boolean {
  return readSmall({ from: path, offset: 0, bytes: 4 }).equals(Buffer.from('PK\u0003\u0004'));
}

/** More than the keys of any office. */
const largestSmallPart = 200 * 1024 * 1024;

function wholeFile(path: string): ByteSource | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? { from: path, offset: 0, bytes: found.size } : null;
}

function readSmall(part: ByteSource): Buffer {
  const bytes = Buffer.alloc(Math.min(part.bytes, largestSmallPart));
  const handle = openSync(String(part.from), 'r');
  try {
    let done = 0;
    for (let read = -1; read !== 0 && done < bytes.length; done += read)
      read = readSync(handle, bytes, done, bytes.length - done, part.offset + done);
    return bytes.subarray(0, done);
  } finally {
    closeSync(handle);
  }
}

type Parts = { readonly part: (name: string) => ByteSource | null; readonly attachment: (name: string) => ByteSource | null };

function partsOf(path: string): Parts {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new AppError('FILE_NOT_FOUND', { file: path });
  if (found.isFile() && isPack(path)) {
    const parts = packParts(path);
    return { part: (name) => parts.get(name) ?? null, attachment: (name) => parts.get(`attachments/${name}`) ?? null };
  }
  const folder = found.isDirectory() ? path : dirname(path);
  return {
    part: (name) => wholeFile(join(folder, name)),
    attachment: (name) => wholeFile(join(dirname(folder), 'attachments', name)),
  };
}

/** Looks at the manifest and at the sizes; what the bytes are worth is checked when they are copied. @throws AppError FILE_NOT_FOUND, BACKUP_NOT_ONE, BACKUP_DAMAGED */
export function openSource(path: string): BackupSource {
  const { part, attachment } = partsOf(path);
  const description = part(manifestName);
  if (!description) throw new AppError('BACKUP_NOT_ONE', { file: path });
  const damaged = (reason: string): AppError => new AppError('BACKUP_DAMAGED', { file: path, reason });
  const manifest = parseManifest(readSmall(description));
  if (!manifest) throw damaged('备份说明不能识别');
  const named = ({ name, bytes }: { name: string; bytes: number }): ByteSource => {
    const found = part(name);
    if (!found) throw damaged(`缺少文件“${name}”`);
    if (found.bytes !== bytes) throw damaged(`文件“${name}”不完整`);
    return found;
  };
  const ledger = named(manifest.ledgerFile);
  const keys = keyFileIn(readSmall(named(manifest.keyFile)).toString('utf8'));
  if (!keys || keys.ledgerUid !== manifest.ledger.uid) throw damaged('钥匙文件不能识别');
  return { path, manifest, keys, ledger, attachment };
}

/** The ledger first, then the attachments that are not there whole yet. */
export function copiesFrom(
  source: BackupSource,
  ledgerTo: string,
  attachmentsTo: string,
  dataKey: Uint8Array,
): { jobs: CopyJob[]; missing: string[] } {
  const { manifest } = source;
  const jobs: CopyJob[] = [{ ...source.ledger, to: ledgerTo, sha256: manifest.ledgerFile.sha256 }];
  const missing: string[] = [];
  for (const { name, bytes } of manifest.attachments) {
    const to = join(attachmentsTo, name);
    const found = source.attachment(name);
    if (found?.bytes === bytes)
      jobs.push({ ...found, to, sha256: null, isKeptIfThere: true, isCheckedIfThere: true, sealed: { name, dataKey } });
    else if (!existsSync(to)) missing.push(name);
  }
  return { jobs, missing };
}
