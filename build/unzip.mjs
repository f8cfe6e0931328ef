/** Unpacks a zip archive with nothing but Node: the fallback runtime needs 80 of an archive's 26,000 files, and no unzip tool is promised. */
import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const endOfDirectoryLength = 22;
const longestComment = 0xffff;

/**
 * @param {number} file
 * @param {number} length
 * @param {number} position
 */
function readBytes(file, length, position) {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, bytes, filled, length - filled, position + filled);
    if (count === 0) throw new Error('zip: the archive ends too early');
    filled += count;
  }
  return bytes;
}

/** @param {number} file */
function readDirectory(file) {
  const { size } = fstatSync(file);
  const length = Math.min(size, endOfDirectoryLength + longestComment);
  const tail = readBytes(file, length, size - length);
  let at = tail.length - endOfDirectoryLength;
  while (at >= 0 && tail.readUInt32LE(at) !== endOfDirectory) at -= 1;
  if (at < 0) throw new Error('zip: no directory found');
  const count = tail.readUInt16LE(at + 10);
  const start = tail.readUInt32LE(at + 16);
  if (count === 0xffff || start === 0xffffffff) throw new Error('zip: zip64 archives are not read');
  return { count, bytes: readBytes(file, tail.readUInt32LE(at + 12), start) };
}

/**
 * @param {string} archive
 * @param {string} target folder, made when missing
 * @param {(path: string) => string | null} place where an entry goes, relative to target; null leaves it out
 * @returns {number} how many files were written
 */
export function unzip(archive, target, place) {
  const file = openSync(archive, 'r');
  try {
    const { count, bytes } = readDirectory(file);
    let position = 0;
    let written = 0;
    for (let index = 0; index < count; index += 1) {
      if (bytes.readUInt32LE(position) !== directoryEntry) throw new Error('zip: the directory is damaged');
      const method = bytes.readUInt16LE(position + 10);
      const packed = bytes.readUInt32LE(position + 20);
      const nameLength = bytes.readUInt16LE(position + 28);
      const mode = bytes.readUInt32LE(position + 38) >>> 16;
      const offset = bytes.readUInt32LE(position + 42);
      const name = bytes.toString('utf8', position + 46, position + 46 + nameLength);
      position += 46 + nameLength + bytes.readUInt16LE(position + 30) + bytes.readUInt16LE(position + 32);
      const placed = name.endsWith('/') ? null : place(name);
      if (placed === null) continue;
      const path = join(target, placed);
      if (relative(target, path).startsWith('..')) throw new Error(`zip: entry outside the folder: ${name}`);
      const header = readBytes(file, 30, offset);
      const data = readBytes(file, packed, offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, method === 0 ? data : inflateRawSync(data), { mode: mode & 0o777 });
      written += 1;
    }
    return written;
  } finally {
    closeSync(file);
  }
}
