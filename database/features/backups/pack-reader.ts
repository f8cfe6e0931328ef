/** Where the parts of a package lie. Only what `writePack` writes is understood; anything else is refused by name. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../../electron/contract/result.ts';
import type { ByteSource } from './copy.ts';

const endBytes = 56 + 20 + 22;
/** More than the directory of a county with a million attachments. */
const largestDirectory = 256 * 1024 * 1024;

/** @throws AppError BACKUP_NOT_ONE, BACKUP_DAMAGED, FILE_NOT_FOUND */
export function packParts(file: string): ReadonlyMap<string, ByteSource> {
  const notOne = (): AppError => new AppError('BACKUP_NOT_ONE', { file });
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    throw new AppError('FILE_NOT_FOUND', { file });
  }
  try {
    const { size } = fstatSync(handle);
    const at = (position: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      if (position < 0 || position + length > size || readSync(handle, bytes, 0, length, position) !== length) throw notOne();
      return bytes;
    };
    if (size < endBytes + 30 || at(0, 4).readUInt32LE(0) !== 0x04034b50) throw notOne();
    const end = at(size - endBytes, endBytes);
    if (end.readUInt32LE(0) !== 0x06064b50 || end.readUInt32LE(76) !== 0x06054b50)
      throw new AppError('BACKUP_DAMAGED', { file, reason: '文件不完整，可能没有复制完' });
    const count = Number(end.readBigUInt64LE(24));
    const length = Number(end.readBigUInt64LE(40));
    if (length > largestDirectory) throw notOne();
    return entries(at(Number(end.readBigUInt64LE(48)), length), count, file, at, notOne);
  } catch (error) {
    if (error instanceof RangeError) throw notOne();
    throw error;
  } finally {
    closeSync(handle);
  }
}

function entries(
  directory: Buffer,
  count: number,
  file: string,
  at: (position: number, length: number) => Buffer,
  notOne: () => AppError,
): ReadonlyMap<string, ByteSource> {
  const parts = new Map<string, ByteSource>();
  let position = 0;
  for (let index = 0; index < count; index += 1) {
    if (directory.readUInt32LE(position) !== 0x02014b50) throw notOne();
    const nameLength = directory.readUInt16LE(position + 28);
    const nameEnd = position + 46 + nameLength;
    if (directory.readUInt16LE(position + 10) !== 0 || directory.readUInt16LE(position + 30) !== 28) throw notOne();
    const bytes = Number(directory.readBigUInt64LE(nameEnd + 4));
    const offset = Number(directory.readBigUInt64LE(nameEnd + 20));
    const local = at(offset, 30);
    const start = offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    if (local.readUInt32LE(0) !== 0x04034b50) throw notOne();
    parts.set(directory.toString('utf8', position + 46, nameEnd), { from: file, offset: start, bytes });
    position = nameEnd + 28;
  }
  return parts;
}
