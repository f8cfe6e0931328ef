/** The file a user points at: read once, whole, into memory; no copy of it is written anywhere. */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import type { AttachmentLimits } from './limits.ts';
import { recognise, type Recognised } from './formats.ts';
import { systemReason } from './reasons.ts';

export type SourceFile = Extract<Recognised, { kind: 'accepted' }> & { readonly name: string };

/** Bytes as people read them. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  const kilobytes = bytes / 1024;
  // Rounded up where it is too large: `20.0 MB，上限 20 MB` would explain nothing.
  return kilobytes < 1024 ? `${Math.ceil(kilobytes)} KB` : `${Math.ceil((kilobytes / 1024) * 10) / 10} MB`;
}

function readWhole(path: string, limits: AttachmentLimits): Buffer {
  const before = statSync(path);
  if (before.isDirectory()) throw new AppError('ATTACHMENT_IS_FOLDER', { file: path });
  if (!before.isFile()) throw new AppError('FILE_NOT_READABLE', { file: path, reason: '不是普通文件' });
  const refuseSize = (bytes: number): void => {
    if (bytes === 0) throw new AppError('ATTACHMENT_EMPTY', { file: path });
    if (bytes > limits.bytes)
      throw new AppError('ATTACHMENT_TOO_LARGE', { file: path, size: sizeText(bytes), limit: sizeText(limits.bytes) });
  };
  refuseSize(before.size);
  // Without waiting, in case the name has become a pipe since.
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size, mtimeMs } = fstatSync(handle);
    refuseSize(size);
    const bytes = Buffer.alloc(size);
    let done = 0;
    for (let read = -1; read !== 0 && done < size; done += read) read = readSync(handle, bytes, done, size - done, done);
    const after = fstatSync(handle);
    if (done < size || after.size !== size || after.mtimeMs !== mtimeMs) throw new AppError('ATTACHMENT_CHANGED', { file: path });
    return bytes;
  } finally {
    closeSync(handle);
  }
}

/**
 * @throws AppError FILE_NOT_FOUND, FILE_NOT_READABLE, ATTACHMENT_IS_FOLDER, ATTACHMENT_EMPTY, ATTACHMENT_TOO_LARGE, ATTACHMENT_CHANGED,
 * ATTACHMENT_INCOMPLETE, ATTACHMENT_TYPE, ATTACHMENT_TOO_MANY_PIXELS
 */
export function readSource(path: string, limits: AttachmentLimits): SourceFile {
  let file: Buffer;
  try {
    file = readWhole(path, limits);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      throw new AppError('FILE_NOT_FOUND', { file: path });
    throw new AppError('FILE_NOT_READABLE', { file: path, reason: systemReason(error) });
  }
  const recognised = recognise(file);
  if (recognised.kind === 'incomplete') throw new AppError('ATTACHMENT_INCOMPLETE', { file: path });
  if (recognised.kind === 'refused')
    throw new AppError('ATTACHMENT_TYPE', { file: path, type: recognised.type, advice: recognised.advice });
  const { size } = recognised;
  if (size && size.width * size.height > limits.pixels)
    throw new AppError('ATTACHMENT_TOO_MANY_PIXELS', {
      file: path,
      width: size.width,
      height: size.height,
      limit: Math.floor(limits.pixels / 10_000),
    });
  return { ...recognised, name: basename(path) };
}
