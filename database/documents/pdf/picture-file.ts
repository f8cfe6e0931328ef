/** A photo as it goes into a PDF: a JPEG as it is, a PNG decoded and laid on white. What a picture program would do is not done: no scaling. */
import { inflateSync } from 'node:zlib';

/** The image dictionary of a PDF (ISO 32000-1, 8.9.5), the data, and how the picture lies in them. */
export type PictureFile = {
  readonly Width: number;
  readonly Height: number;
  readonly ColorSpace: 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK';
  readonly Filter?: 'DCTDecode';
  readonly Decode?: readonly number[];
  readonly data: Uint8Array;
  /** Exif, tag 0x0112: 1 is upright, 5 to 8 lie on their side. */
  readonly orientation: number;
};

/** Width and height as the picture is looked at. */
export function sizeOf({ Width, Height, orientation }: PictureFile): { readonly width: number; readonly height: number } {
  return orientation >= 5 ? { width: Height, height: Width } : { width: Width, height: Height };
}

/** @returns null for what is neither, or is coded in a way that paper does not need: interlaced, or several points in a byte */
export function pictureFile(bytes: Uint8Array): PictureFile | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file[0] === 0xff && file[1] === 0xd8) return jpegFile(file);
  return file.subarray(1, 4).toString('latin1') === 'PNG' ? pngFile(file) : null;
}

/** The Exif block says which way up; the trimmed files of the ledger keep it first or after the JFIF block. */
function orientationOf(body: Buffer): number {
  if (body.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return 1;
  const tiff = body.subarray(6);
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  if (tiff.length < 14) return 1;
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (short(at) === 0x0112) return Math.min(8, Math.max(1, short(at + 8)));
  }
  return 1;
}

function jpegFile(file: Buffer): PictureFile | null {
  let orientation = 1;
  for (let place = 2; place + 4 <= file.length && file[place] === 0xff;) {
    const marker = file[place + 1] ?? 0;
    if (marker === 0xff) {
      place += 1;
      continue;
    }
    const length = file.readUInt16BE(place + 2);
    const body = file.subarray(place + 4, place + 2 + length);
    if (marker === 0xe1) orientation = orientationOf(body);
    if (marker >= 0xc0 && marker <= 0xc2 && body.length >= 6) {
      const channels = body[5] ?? 0;
      const space = ({ 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const)[channels];
      if (space === undefined) return null;
      return {
        Width: body.readUInt16BE(3),
        Height: body.readUInt16BE(1),
        ColorSpace: space,
        Filter: 'DCTDecode',
        // Programs write four colours inverted.
        ...(space === 'DeviceCMYK' ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
        data: file,
        orientation,
      };
    }
    place += 2 + length;
  }
  return null;
}

/** Samples of a point by the colour type of IHDR. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** `depth`: bytes of a sample. */
type Head = { readonly width: number; readonly height: number; readonly type: number; readonly depth: 1 | 2 };
type Parts = { readonly head: Head; readonly palette: Buffer; readonly clear: Buffer; readonly data: Buffer };

function pngParts(file: Buffer): Parts | null {
  const parts = new Map<string, Buffer[]>();
  for (let place = 8; place + 12 <= file.length;) {
    const length = file.readUInt32BE(place);
    const type = file.subarray(place + 4, place + 8).toString('latin1');
    parts.set(type, [...(parts.get(type) ?? []), file.subarray(place + 8, place + 8 + length)]);
    place += 12 + length;
  }
  const head = parts.get('IHDR')?.[0];
  if (head?.length !== 13 || head[12] !== 0 || (head[8] !== 8 && head[8] !== 16)) return null;
  return {
    head: { width: head.readUInt32BE(0), height: head.readUInt32BE(4), type: head[9] ?? 0, depth: head[8] === 16 ? 2 : 1 },
    palette: parts.get('PLTE')?.[0] ?? Buffer.alloc(0),
    clear: parts.get('tRNS')?.[0] ?? Buffer.alloc(0),
    data: Buffer.concat(parts.get('IDAT') ?? []),
  };
}

/** Undoes the filters of the rows (ISO/IEC 15948, clause 9) in place; returns the points without the filter bytes. */
function unfiltered(raw: Buffer, rows: number, stride: number, step: number): Buffer {
  const points = Buffer.alloc(rows * stride);
  for (let row = 0; row < rows; row++) {
    const filter = raw[row * (stride + 1)] ?? 0;
    const from = row * (stride + 1) + 1;
    const to = row * stride;
    for (let index = 0; index < stride; index++) {
      const left = index >= step ? (points[to + index - step] ?? 0) : 0;
      const up = row > 0 ? (points[to - stride + index] ?? 0) : 0;
      const corner = row > 0 && index >= step ? (points[to - stride + index - step] ?? 0) : 0;
      points[to + index] = ((raw[from + index] ?? 0) + predicted(filter, left, up, corner)) & 0xff;
    }
  }
  return points;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function pngFile(file: Buffer): PictureFile | null {
  const parts = pngParts(file);
  const perPoint = parts ? samples[parts.head.type] : undefined;
  if (!parts || perPoint === undefined) return null;
  const { head, palette, clear } = parts;
  const step = perPoint * head.depth;
  const stride = head.width * step;
  const raw = inflateSync(parts.data);
  if (raw.length < head.height * (stride + 1)) return null;
  const points = unfiltered(raw, head.height, stride, step);
  const isGrey = head.type === 0 || head.type === 4;
  const colours = isGrey ? 1 : 3;
  const data = Buffer.alloc(head.width * head.height * colours);
  for (let point = 0; point < head.width * head.height; point++) {
    const at = point * step;
    const index = points[at] ?? 0;
    const alpha =
      head.type === 3 ? (clear[index] ?? 255) : head.type === 4 || head.type === 6 ? (points[at + step - head.depth] ?? 255) : 255;
    for (let colour = 0; colour < colours; colour++) {
      const value = (head.type === 3 ? palette[index * 3 + colour] : points[at + colour * head.depth]) ?? 0;
      data[point * colours + colour] = 255 - Math.round(((255 - value) * alpha) / 255);
    }
  }
  return { Width: head.width, Height: head.height, ColorSpace: isGrey ? 'DeviceGray' : 'DeviceRGB', data, orientation: 1 };
}
