/** The parts of a zip package as they are packed, so that most of them can be taken over byte by byte (APPNOTE 6.3). */
import { inflateRawSync } from 'node:zlib';

/** The package cannot be understood; nothing was written. */
export class PackageUnreadable extends Error {
  override readonly name = 'PackageUnreadable';
}

export type ZipPart = {
  /** Path inside the package, without a leading slash. */
  readonly path: string;
  /** The name as its bytes stand in the directory. */
  readonly name: Buffer;
  readonly isUtf8: boolean;
  readonly method: number;
  readonly crc: number;
  readonly plain: number;
  readonly bytes: Buffer;
};

/** More than any sheet an office keeps; less than would fill the memory. */
const mostPlainBytes = 512 * 1024 * 1024;

/** Sizes of 4 GB and more stand in an extra field; some writers put small ones there too. */
function wideNumbers(extra: Buffer, narrow: readonly number[]): readonly number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return narrow.map((value) => {
      if (value !== 0xffff_ffff) return value;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return narrow;
}

function parse(bytes: Buffer): readonly ZipPart[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  if (end < 0) throw new PackageUnreadable('no end of the directory');
  const parts: ZipPart[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new PackageUnreadable('directory entry');
    const flags = bytes.readUInt16LE(at + 8);
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const narrow = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const [plain = 0, packed = 0, local = 0] = wideNumbers(bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 30)), narrow);
    if ((flags & 1) === 1) throw new PackageUnreadable('encrypted');
    if (bytes.readUInt32LE(local) !== 0x04034b50) throw new PackageUnreadable('local header');
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (start + packed > bytes.length) throw new PackageUnreadable('part is cut short');
    const name = bytes.subarray(at + 46, nameEnd);
    parts.push({
      path: name.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, ''),
      name,
      isUtf8: (flags & 0x0800) !== 0,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      plain,
      bytes: bytes.subarray(start, start + packed),
    });
    at = next;
  }
  return parts;
}

/** Throws PackageUnreadable when the bytes are no zip, are cut short or are locked by a password. */
export function readZip(bytes: Uint8Array): readonly ZipPart[] {
  try {
    return parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof PackageUnreadable) throw error;
    throw new PackageUnreadable('offsets beyond the end');
  }
}

/** Text of an XML part, in UTF-8 or UTF-16 as its first bytes say, without the mark. */
export function partText(part: ZipPart): string {
  if (part.plain > mostPlainBytes) throw new PackageUnreadable('part too large');
  let bytes: Buffer = part.bytes;
  if (part.method === 8) {
    try {
      bytes = inflateRawSync(part.bytes, { maxOutputLength: mostPlainBytes });
    } catch {
      throw new PackageUnreadable('deflated data');
    }
  } else if (part.method !== 0) throw new PackageUnreadable(`method ${part.method}`);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2).replace(/^(<\?xml[^>]*encoding=["'])[^"']*/i, '$1UTF-8');
  return bytes.toString('utf8', bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0);
}
