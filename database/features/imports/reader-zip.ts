/**
 * The parts of a zip archive, inflated only when asked for and never to more than the archive's directory says. The sizes of all parts are summed
 * before the first byte is inflated, so an archive that would fill the memory is refused at once; one that lies about its sizes is refused when
 * it exceeds them.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { WorkbookDamaged, WorkbookEncrypted, WorkbookTooBig } from './reader-builder.ts';

export type ZipArchive = {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Bytes of a part; null when there is none of that name. Checked against its recorded size and CRC-32. */
  read(name: string): Buffer | null;
};

const limits = { entries: 20_000, partBytes: 1_000_000_000, totalBytes: 1_500_000_000 } as const;
const signature = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
const endLength = 22;

type Entry = {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly isLocked: boolean;
};

function findEnd(bytes: Buffer): number {
  // A comment of at most 65,535 bytes may follow the record.
  for (let at = bytes.length - endLength; at >= Math.max(0, bytes.length - endLength - 0xffff); at--)
    if (bytes.readUInt32LE(at) === signature.end && at + endLength + bytes.readUInt16LE(at + 20) <= bytes.length) return at;
  throw new WorkbookDamaged('no end of central directory');
}

/** Sizes of 4 GiB and more, and those of writers that always do so, stand in an extra field (APPNOTE 4.5.3). */
function wideNumbers(extra: Buffer, numbers: { size: number; packed: number; offset: number }): void {
  for (let at = 0; at + 4 <= extra.length;) {
    const id = extra.readUInt16LE(at);
    const length = extra.readUInt16LE(at + 2);
    if (id === 1) {
      let position = at + 4;
      for (const key of ['size', 'packed', 'offset'] as const) {
        if (numbers[key] !== 0xffffffff || position + 8 > Math.min(at + 4 + length, extra.length)) continue;
        numbers[key] = Number(extra.readBigUInt64LE(position));
        position += 8;
      }
      return;
    }
    at += 4 + length;
  }
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count === 0xffff || count > limits.entries) throw new WorkbookTooBig('zip entries');
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== signature.entry) throw new WorkbookDamaged('central directory');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (next > end) throw new WorkbookDamaged('central directory');
    const numbers = { packed: bytes.readUInt32LE(at + 20), size: bytes.readUInt32LE(at + 24), offset: bytes.readUInt32LE(at + 42) };
    wideNumbers(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), numbers);
    total += numbers.size;
    if (numbers.size > limits.partBytes || total > limits.totalBytes) throw new WorkbookTooBig('zip sizes');
    // Some writers use backslashes and a leading slash; part names are compared without regard to case (ECMA-376 part 2, 7.3.5).
    const name = bytes
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\/+/, '')
      .toLowerCase();
    entries.set(name, {
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      ...numbers,
      isLocked: (bytes.readUInt16LE(at + 8) & 1) === 1,
    });
    at = next;
  }
  return entries;
}

function inflate(bytes: Buffer, entry: Entry): Buffer {
  if (entry.isLocked) throw new WorkbookEncrypted('zip');
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== signature.local) throw new WorkbookDamaged('local header');
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  if (start + entry.packed > bytes.length) throw new WorkbookDamaged('part is cut short');
  const packed = bytes.subarray(start, start + entry.packed);
  let data: Buffer;
  if (entry.method === 0) data = packed;
  else if (entry.method === 8) {
    try {
      // One chunk a little larger than the recorded size: nothing is joined afterwards, and a longer output is seen and refused.
      data = inflateRawSync(packed, { maxOutputLength: entry.size + 64, chunkSize: entry.size + 64 });
    } catch {
      throw new WorkbookDamaged('deflated data');
    }
  } else throw new WorkbookDamaged(`compression method ${entry.method}`);
  if (data.length !== entry.size || crc32(data) !== entry.crc) throw new WorkbookDamaged('checksum');
  return data;
}

/** Opens an archive by its central directory. */
export function openZip(bytes: Buffer): ZipArchive {
  const entries = readDirectory(bytes);
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name.toLowerCase()),
    read(name) {
      const entry = entries.get(name.toLowerCase());
      return entry ? inflate(bytes, entry) : null;
    },
  };
}
