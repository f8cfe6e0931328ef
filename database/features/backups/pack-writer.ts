/**
 * A package for a new computer: a zip whose parts are stored as they are (everything in it is encrypted already), so that any program can list
 * it and a part can be read straight from its place. With the 64-bit fields of APPNOTE 4.5.3 throughout: ledgers pass 4 GB.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { AppError } from '../../../electron/contract/result.ts';
import { fileFault } from '../../core/faults.ts';
import { chunksOf, syncFolder, verifyBytes, type ByteSource, type Watch } from './copy.ts';

export type PackPart = ByteSource & {
  readonly name: string;
  /** Compared after writing; null where only the checksum of the package guards it. */
  readonly sha256: string | null;
};
export type PackJob = { readonly file: string; readonly parts: readonly PackPart[] };

type Written = { readonly name: Buffer; readonly offset: number; readonly start: number; readonly bytes: number; readonly crc: number };

const wide = 0xffff_ffff;
const version = 45;
/** UTF-8 names. */
const flags = 0x0800;
/** 1 January 1980: nothing is told that does not stand in the manifest. */
const dosDate = 0x0021;

/** Sizes, in the local header; with the place of the part, in the directory. */
function wideField(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + values.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, index) => field.writeBigUInt64LE(BigInt(value), 4 + index * 8));
  return field;
}

function localHeader(name: Buffer, bytes: number, crc: number): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(version, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(dosDate, 12);
  head.writeUInt32LE(crc, 14);
  head.writeUInt32LE(wide, 18);
  head.writeUInt32LE(wide, 22);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(20, 28);
  return Buffer.concat([head, name, wideField([bytes, bytes])]);
}

function directoryEntry(part: Written): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(version, 4);
  head.writeUInt16LE(version, 6);
  head.writeUInt16LE(flags, 8);
  head.writeUInt16LE(dosDate, 14);
  head.writeUInt32LE(part.crc, 16);
  head.writeUInt32LE(wide, 20);
  head.writeUInt32LE(wide, 24);
  head.writeUInt16LE(part.name.length, 28);
  head.writeUInt16LE(28, 30);
  head.writeUInt32LE(wide, 42);
  return Buffer.concat([head, part.name, wideField([part.bytes, part.bytes, part.offset])]);
}

function ending(parts: number, start: number, bytes: number): Buffer {
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(version, 12);
  end.writeUInt16LE(version, 14);
  end.writeBigUInt64LE(BigInt(parts), 24);
  end.writeBigUInt64LE(BigInt(parts), 32);
  end.writeBigUInt64LE(BigInt(bytes), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(start + bytes), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(0xffff, 84);
  end.writeUInt16LE(0xffff, 86);
  end.writeUInt32LE(wide, 88);
  end.writeUInt32LE(wide, 92);
  return end;
}

/** Written under a temporary name, flushed, read back, then renamed. @throws AppError DISK_FULL, FILE_NOT_WRITABLE, CANCELLED, BACKUP_DAMAGED */
export function writePack(job: PackJob, watch: Watch): void {
  const partial = `${job.file}.partial`;
  const total = job.parts.reduce((sum, part) => sum + part.bytes, 0);
  try {
    const handle = openSync(partial, 'w', 0o600);
    const written: Written[] = [];
    try {
      let size = 0;
      const append = (bytes: Uint8Array): void => {
        for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done, bytes.length - done, size + done);
        size += bytes.length;
      };
      let done = 0;
      for (const part of job.parts) {
        const name = Buffer.from(part.name, 'utf8');
        const offset = size;
        append(localHeader(name, part.bytes, 0));
        const start = size;
        let crc = 0;
        for (const chunk of chunksOf(part)) {
          if (watch.isCancelled()) throw new AppError('CANCELLED');
          crc = crc32(chunk, crc);
          append(chunk);
          done += chunk.length;
          watch.onProgress(done, total, '正在打包');
        }
        const header = localHeader(name, part.bytes, crc);
        writeSync(handle, header, 0, header.length, offset);
        written.push({ name, offset, start, bytes: part.bytes, crc });
      }
      const directory = Buffer.concat(written.map(directoryEntry));
      const start = size;
      append(directory);
      append(ending(written.length, start, directory.length));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    readBack(partial, job, written, total, watch);
    renameSync(partial, job.file);
    syncFolder(dirname(job.file));
  } catch (error) {
    rmSync(partial, { force: true });
    throw fileFault(error, job.file);
  }
}

function readBack(file: string, job: PackJob, written: readonly Written[], total: number, watch: Watch): void {
  let done = 0;
  const onBytes = (bytes: number): void => watch.onProgress((done += bytes), total, '正在核对');
  written.forEach((part, index) => {
    const source = { from: file, offset: part.start, bytes: part.bytes };
    const sha256 = job.parts[index]?.sha256 ?? null;
    if (sha256 !== null) return verifyBytes(source, sha256, watch, onBytes);
    let crc = 0;
    for (const chunk of chunksOf(source)) {
      crc = crc32(chunk, crc);
      onBytes(chunk.length);
    }
    if (crc !== part.crc) throw new AppError('BACKUP_DAMAGED', { file, reason: '写入后读回的内容不一致' });
  });
}
