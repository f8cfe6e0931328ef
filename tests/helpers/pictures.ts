/** Pictures and papers for tests, made byte by byte so that what is in them is known. */
import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

type PngOptions = {
  readonly width?: number;
  readonly height?: number;
  /** A text block such as scanners and telephones write: `Author\0张三`. */
  readonly text?: string;
  /** Makes every picture another one. */
  readonly shade?: number;
  /** Random points do not pack: the file grows to about width × height bytes. */
  readonly noise?: Uint8Array;
};

/** Grey, 8 bits. A size without `noise` may be claimed without being drawn. */
export function png({ width = 8, height = 8, text, shade = 128, noise }: PngOptions = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const lines = noise ? Math.ceil(noise.length / width) : Math.min(height, 64);
  const pixels = Buffer.alloc(lines * (width + 1), shade);
  for (let line = 0; line < lines; line += 1) {
    pixels[line * (width + 1)] = 0;
    noise?.subarray(line * width, (line + 1) * width).forEach((value, at) => (pixels[line * (width + 1) + 1 + at] = value));
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...(text === undefined ? [] : [chunk('tEXt', Buffer.from(text))]),
    chunk('IDAT', deflateSync(pixels, { level: noise ? 0 : 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** 16 × 12 points, blue to white. */
export const plainJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/' +
    '2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAMABADASIAAhEBAxEB/8QA' +
    'FgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAGRAAAQUAAAAAAAAAAAAAAAAAAAMUFVJi/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgT/xAAXEQEAAwAAAAAAAAAAAAAA' +
    'AAAAARET/9oADAMBAAIRAxEAPwCCEyITJu2iVQ0SqU7yNP/Z',
  'base64',
);

function segment(marker: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** As a telephone writes it: Exif with orientation and a place, a comment, a second picture behind the end. */
export function telephoneJpeg(orientation: number, secret: string): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  entry(10, 0x0112, 3, 1, orientation);
  entry(22, 0x8825, 4, 1, 38);
  return Buffer.concat([
    plainJpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(secret)])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`)),
    segment(0xfe, Buffer.from(secret)),
    plainJpeg.subarray(2),
    plainJpeg,
    Buffer.from(secret),
  ]);
}

/** One empty page, with a word in its title so that it can be looked for. */
export function pdf(word = '', bytes = 0): Buffer {
  const parts = [
    `%PDF-1.4\n`,
    `1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n`,
    `2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n`,
    `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\n`,
    `4 0 obj<</Title(${word})>>endobj\n`,
  ];
  const offsets: number[] = [];
  let length = 0;
  for (const part of parts) {
    offsets.push(length);
    length += Buffer.byteLength(part);
  }
  const table = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const end = (filler: string): string =>
    `${filler}xref\n0 5\n0000000000 65535 f \n${table.join('')}trailer<</Size 5/Root 1 0 R/Info 4 0 R>>\nstartxref\n${length + Buffer.byteLength(filler)}\n%%EOF\n`;
  const whole = (filler: string): Buffer => Buffer.from(parts.join('') + end(filler));
  if (bytes === 0) return whole('');
  let filler = `%${'.'.repeat(Math.max(0, bytes - whole('').length - 2))}\n`;
  // The offset grows with the file and may take a digit more.
  while (whole(filler).length > bytes) filler = `${filler.slice(0, -2)}\n`;
  return whole(filler);
}
