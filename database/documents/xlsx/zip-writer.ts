/**
 * A zip package written front to back in bounded memory (APPNOTE 6.3). Sizes and checksum are patched into each local header once its part
 * is complete, so no data descriptors are needed, which some older readers do not take. No zip64: beyond 4 GB the writer refuses.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { AppError } from '../../../electron/contract/result.ts';
import type { PartialFile } from './partial-file.ts';

const largest = 0xffff_ffff;
const mostParts = 0xffff;
/** Deflate looks back this far. */
const windowBytes = 32_768;
const headerBytes = 30;
/** 1 January 1980: a package with the same content has the same bytes whenever it is written. */
const dosDate = 0x0021;

type Part = {
  readonly name: Buffer;
  readonly method: number;
  readonly flags: number;
  readonly offset: number;
  crc: number;
  packed: number;
  plain: number;
};

export type ZipWriter = {
  readonly begin: (name: string) => void;
  /** Compresses at level 6 and writes. Chunks well above 32 KB cost no compression; the bytes may be reused by the caller afterwards. */
  readonly write: (bytes: Uint8Array) => void;
  readonly end: () => void;
  /** Takes over a part as it was packed elsewhere, byte by byte. */
  readonly copy: (part: {
    readonly name: Buffer;
    readonly method: number;
    readonly isUtf8: boolean;
    readonly crc: number;
    readonly plain: number;
    readonly bytes: Uint8Array;
  }) => void;
  /** Writes the directory; the package is then complete. */
  readonly finish: () => void;
};

export function createZipWriter(file: PartialFile): ZipWriter {
  const parts: Part[] = [];
  let current: Part | null = null;
  let dictionary: Buffer = Buffer.alloc(0);

  const header = (part: Part): Buffer => {
    const bytes = Buffer.alloc(headerBytes);
    bytes.writeUInt32LE(0x04034b50, 0);
    bytes.writeUInt16LE(20, 4);
    bytes.writeUInt16LE(part.flags, 6);
    bytes.writeUInt16LE(part.method, 8);
    bytes.writeUInt16LE(dosDate, 12);
    bytes.writeUInt32LE(part.crc, 14);
    bytes.writeUInt32LE(part.packed, 18);
    bytes.writeUInt32LE(part.plain, 22);
    bytes.writeUInt16LE(part.name.length, 26);
    return bytes;
  };

  const entry = (part: Part): Buffer => {
    const bytes = Buffer.alloc(46);
    bytes.writeUInt32LE(0x02014b50, 0);
    bytes.writeUInt16LE(20, 4);
    // From the version needed to the length of the name both headers agree.
    header(part).copy(bytes, 6, 4, headerBytes);
    bytes.writeUInt32LE(part.offset, 42);
    return Buffer.concat([bytes, part.name]);
  };

  const refuseAbove = (size: number): void => {
    if (size > largest) throw new AppError('FILE_NOT_WRITABLE', { file: file.path, reason: '内容超过 4 GB，请分批导出' });
  };

  const open = (name: Buffer, method: number, isUtf8: boolean): Part => {
    if (current !== null) throw new Error('the part before is still open');
    if (parts.length >= mostParts) throw new Error('too many parts in one package');
    refuseAbove(file.size);
    const part: Part = { name, method, flags: isUtf8 ? 0x0800 : 0, offset: file.size, crc: 0, packed: 0, plain: 0 };
    file.append(Buffer.concat([header(part), name]));
    return part;
  };

  const pack = (part: Part, bytes: Uint8Array, isLast: boolean): void => {
    // One stream out of independent calls: each begins with the window of the one before and ends on a byte boundary.
    const packed = deflateRawSync(bytes, {
      level: 6,
      chunkSize: Math.max(1024, bytes.length >> 2),
      finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
      ...(dictionary.length > 0 ? { dictionary } : {}),
    });
    part.crc = crc32(bytes, part.crc);
    part.plain += bytes.length;
    part.packed += packed.length;
    refuseAbove(part.plain);
    refuseAbove(file.size + packed.length);
    file.append(packed);
  };

  return {
    begin(name) {
      const bytes = Buffer.from(name, 'utf8');
      current = open(bytes, 8, bytes.length > name.length);
      dictionary = Buffer.alloc(0);
    },
    write(bytes) {
      if (current === null) throw new Error('no part is open');
      pack(current, bytes, false);
      const kept = bytes.subarray(Math.max(0, bytes.length - windowBytes));
      dictionary = Buffer.concat([dictionary.subarray(Math.max(0, dictionary.length + kept.length - windowBytes)), kept]);
    },
    end() {
      if (current === null) throw new Error('no part is open');
      pack(current, Buffer.alloc(0), true);
      file.patch(header(current), current.offset);
      parts.push(current);
      current = null;
    },
    copy(source) {
      const part = open(source.name, source.method, source.isUtf8);
      part.crc = source.crc;
      part.plain = source.plain;
      part.packed = source.bytes.length;
      refuseAbove(file.size + part.packed);
      file.append(source.bytes);
      file.patch(header(part), part.offset);
      parts.push(part);
    },
    finish() {
      const start = file.size;
      file.append(Buffer.concat(parts.map(entry)));
      refuseAbove(file.size);
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0);
      end.writeUInt16LE(parts.length, 8);
      end.writeUInt16LE(parts.length, 10);
      end.writeUInt32LE(file.size - start, 12);
      end.writeUInt32LE(start, 16);
      file.append(end);
    },
  };
}
