/** PNG pictures (ISO/IEC 15948). Keeps the picture and its colours; texts, times, Exif and further frames go. */
import { crc32 } from 'node:zlib';
import type { Picture } from './jpeg.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const kept: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs']);

export function isPng(file: Buffer): boolean {
  return file.subarray(0, signature.length).equals(signature);
}

/** Every block carries a checksum: what a bad disk or a broken transfer has changed is found here. */
export function trimPng(file: Buffer): Picture {
  const out: Buffer[] = [signature];
  let keptBytes = signature.length;
  let size: { readonly width: number; readonly height: number } | null = null;
  let place = signature.length;
  for (;;) {
    if (place + 12 > file.length) return { kind: 'incomplete' };
    const end = place + 12 + file.readUInt32BE(place);
    if (end > file.length) return { kind: 'incomplete' };
    const type = file.subarray(place + 4, place + 8).toString('latin1');
    if (crc32(file.subarray(place + 4, end - 4)) !== file.readUInt32BE(end - 4)) return { kind: 'incomplete' };
    if (size === null) {
      if (type !== 'IHDR' || end - place !== 25) return { kind: 'unusual' };
      size = { width: file.readUInt32BE(place + 8), height: file.readUInt32BE(place + 12) };
      if (size.width === 0 || size.height === 0) return { kind: 'unusual' };
    }
    if (kept.has(type)) {
      out.push(file.subarray(place, end));
      keptBytes += end - place;
    }
    if (type === 'IEND') return { kind: 'picture', ...size, bytes: Buffer.concat(out), isTrimmed: keptBytes < file.length };
    place = end;
  }
}
