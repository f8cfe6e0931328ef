/**
 * JPEG pictures (ITU-T T.81, annex B). Keeps what is needed to draw the picture and nothing that tells where, when and with which
 * device it was taken; the picture itself is not encoded anew.
 */
export type Picture =
  | { readonly kind: 'picture'; readonly width: number; readonly height: number; readonly bytes: Buffer; readonly isTrimmed: boolean }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unusual' };

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
/** Baseline, extended and progressive with Huffman coding: what viewers draw. */
const drawableFrames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Tables, restart interval, number of lines. */
const kept: ReadonlySet<number> = new Set([0xc4, 0xdb, 0xdc, 0xdd]);

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

type Segment = { readonly marker: number; readonly start: number; readonly end: number; readonly body: Buffer };

/** A segment with a length; null when the file ends in it. */
function segmentAt(file: Buffer, marker: number, start: number): Segment | null {
  const lengthAt = start + 2;
  if (lengthAt + 2 > file.length) return null;
  const end = lengthAt + file.readUInt16BE(lengthAt);
  return end < lengthAt + 2 || end > file.length ? null : { marker, start, end, body: file.subarray(lengthAt + 2, end) };
}

/** First marker at or after a place, past fill bytes; null at the end of the file. */
function markerAt(file: Buffer, from: number): { readonly marker: number; readonly start: number } | null {
  let place = from;
  if (file[place] !== 0xff) return null;
  while (file[place + 1] === 0xff) place += 1;
  const marker = file[place + 1];
  return marker === undefined ? null : { marker, start: place };
}

/** Where the coded picture of a scan ends: at the first marker that is no restart. */
function endOfScan(file: Buffer, from: number): number | null {
  for (let place = file.indexOf(0xff, from); place !== -1 && place + 1 < file.length; place = file.indexOf(0xff, place + 1)) {
    const next = file[place + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return place;
  }
  return null;
}

function isKept({ marker, body }: Segment): boolean {
  const begins = (text: string): boolean => body.subarray(0, text.length).toString('latin1') === text;
  if (marker === 0xe0) return begins('JFIF\0');
  if (marker === 0xe2) return begins('ICC_PROFILE\0');
  // Tells how the colours are coded.
  if (marker === 0xee) return begins('Adobe');
  return kept.has(marker);
}

/** Which way up, from the Exif block (tag 0x0112); 1 when it does not say. */
function orientationIn(body: Buffer): number {
  if (body.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return 1;
  const tiff = body.subarray(6);
  const order = tiff.subarray(0, 2).toString('latin1');
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return 1;
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = short(directory);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (short(at) === 0x0112) return short(at + 8);
  }
  return 1;
}

/** An Exif block that says which way up and nothing else. */
function orientationSegment(orientation: number): Buffer {
  // Exif, big-endian TIFF, one entry: tag 0x0112, a short; no further directory.
  const body = Buffer.from('4578696600004d4d002a00000008000101120003000000010000000000000000', 'hex');
  body.writeUInt16BE(orientation, 24);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

export function isJpeg(file: Buffer): boolean {
  return file[0] === 0xff && file[1] === startOfImage && file[2] === 0xff;
}

export function trimJpeg(file: Buffer): Picture {
  const out: Buffer[] = [];
  let keptBytes = 2;
  const keep = (start: number, end: number): void => {
    out.push(file.subarray(start, end));
    keptBytes += end - start;
  };
  let size: { readonly width: number; readonly height: number } | null = null;
  let orientation = 1;
  let place = 2;
  for (;;) {
    const found = markerAt(file, place);
    if (!found) return { kind: 'incomplete' };
    const { marker, start } = found;
    if (marker === endOfImage) {
      if (!size) return { kind: 'incomplete' };
      keep(start, start + 2);
      const turned = orientation >= 2 && orientation <= 8 ? orientationSegment(orientation) : Buffer.alloc(0);
      // The identification of JFIF comes first where there is one.
      const isJfif = out[0]?.[1] === 0xe0;
      const bytes = Buffer.concat([file.subarray(0, 2), ...out.slice(0, isJfif ? 1 : 0), turned, ...out.slice(isJfif ? 1 : 0)]);
      return { kind: 'picture', ...size, bytes, isTrimmed: keptBytes < file.length };
    }
    const segment = segmentAt(file, marker, start);
    if (!segment) return { kind: 'incomplete' };
    place = segment.end;
    if (isFrame(marker)) {
      const [precision = 0] = segment.body;
      if (size || segment.body.length < 6 || !drawableFrames.has(marker) || precision !== 8) return { kind: 'unusual' };
      size = { height: segment.body.readUInt16BE(1), width: segment.body.readUInt16BE(3) };
      if (size.width === 0 || size.height === 0) return { kind: 'unusual' };
      keep(start, segment.end);
    } else if (marker === startOfScan) {
      const end = endOfScan(file, segment.end);
      if (end === null) return { kind: 'incomplete' };
      keep(start, end);
      place = end;
    } else if (isKept(segment)) keep(start, segment.end);
    else if (marker === 0xe1 && orientation === 1) orientation = orientationIn(segment.body);
  }
}
