/** A zip package in memory from the parts of another: what did not change is taken over as it is packed (APPNOTE 6.3). */
import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipPart } from '../xlsx/zip-reader.ts';

const deflated = 8;
const utf8 = 0x0800;
/** 1980-01-01, the first day a zip can name: the same letter has the same bytes. */
const dosDate = 0x21;

type Packed = Pick<ZipPart, 'name' | 'isUtf8' | 'method' | 'crc' | 'plain' | 'bytes'>;

export function packedText(part: ZipPart, text: string): ZipPart {
  const plain = Buffer.from(text, 'utf8');
  return { ...part, method: deflated, crc: crc32(plain), plain: plain.length, bytes: deflateRawSync(plain, { level: 6 }) };
}

function localHeader({ name, isUtf8, method, crc, plain, bytes }: Packed): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(isUtf8 ? utf8 : 0, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(dosDate, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt32LE(plain, 22);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function directoryEntry({ name, isUtf8, method, crc, plain, bytes }: Packed, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(isUtf8 ? utf8 : 0, 8);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt16LE(dosDate, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(bytes.length, 20);
  entry.writeUInt32LE(plain, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return entry;
}

export function packZip(parts: readonly Packed[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const header = localHeader(part);
    directory.push(directoryEntry(part, offset), part.name);
    chunks.push(header, part.name, part.bytes);
    offset += header.length + part.name.length + part.bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, ...directory, end]);
}
