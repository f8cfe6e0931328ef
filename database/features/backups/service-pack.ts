/** Everything of a ledger in one encrypted file, for a new computer. Made from a checked copy, read back after writing. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import { diskFull } from '../../core/faults.ts';
import { folderThatIsThere, freeBytes } from '../../core/disk.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { copyInThread } from './copy-thread.ts';
import { manifestName } from './manifest.ts';
import type { PackPart } from './pack-writer.ts';
import { attachmentPool } from './place.ts';
import { makeBackup, recordCopy, type MakeOptions, type MadeCopy } from './service-make.ts';

export const packExtension = '.yiyangpack';

export type Packed = { readonly file: string; readonly bytes: number; readonly made: MadeCopy };

function wholePart(name: string, path: string, sha256: string | null): PackPart {
  return { name, from: path, offset: 0, bytes: statSync(path).size, sha256 };
}

/** @throws AppError as `makeBackup`; the file is there whole or not at all */
export async function packLedger(ledger: OpenLedger, file: string, options: Omit<MakeOptions, 'kind'>): Promise<Packed> {
  const target = resolve(file);
  const made = await makeBackup(ledger, { ...options, kind: 'move' });
  const { copy, manifest } = made;
  const pool = attachmentPool(copy.place);
  const parts: PackPart[] = [
    wholePart(manifestName, join(copy.folder, manifestName), null),
    wholePart(manifest.keyFile.name, join(copy.folder, manifest.keyFile.name), manifest.keyFile.sha256),
    wholePart(manifest.ledgerFile.name, join(copy.folder, manifest.ledgerFile.name), manifest.ledgerFile.sha256),
    ...manifest.attachments.map(({ name }) => wholePart(`attachments/${name}`, join(pool, name), null)),
  ];
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  if (!existsSync(folderThatIsThere(target))) throw new AppError('FILE_NOT_WRITABLE', { file: target, reason: '文件夹不存在' });
  const free = freeBytes(target);
  if (free !== null && free < bytes + 1024 * 1024) throw diskFull(target);
  await copyInThread({ copies: [], check: null, pack: { file: target, parts }, phase: '正在打包' }, options);
  recordCopy(ledger, { ...options, kind: 'move' }, { ...copy, folder: target, manifest }, 'other');
  return { file: target, bytes: statSync(target).size, made };
}
