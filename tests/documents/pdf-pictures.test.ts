/** Photos on paper: JPEG as it lies, PNG decoded, turned the way they were taken. */
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pictureFile, sizeOf } from '../../database/documents/pdf/picture-file.ts';
import { printCell, readPrinted } from '../../database/documents/pdf/cell-print.ts';
import { wanText } from '../../database/documents/xlsx/cell-value.ts';

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length);
  head.write(type, 4, 'latin1');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])));
  return Buffer.concat([head, body, sum]);
}

/** @param rows bytes of each row with its filter before them */
function png(width: number, type: number, depth: number, rows: readonly (readonly number[])[], extra: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(rows.length, 4);
  head[8] = depth;
  head[9] = type;
  const data = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...extra,
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function jpeg(width: number, height: number, channels: number, orientation: number | null): Buffer {
  const exif = Buffer.from('4578696600004d4d002a00000008000101120003000000010000000000000000', 'hex');
  if (orientation !== null) exif.writeUInt16BE(orientation, 24);
  const segment = (marker: number, body: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const frame = Buffer.from([8, 0, 0, 0, 0, channels]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(orientation === null ? [] : [segment(0xe1, exif)]),
    segment(0xc0, frame),
    Buffer.from([0xff, 0xd9]),
  ]);
}

const pointsOf = (file: Buffer): number[] => [...(pictureFile(file)?.data ?? [])];

describe('photos', () => {
  test('every filter of PNG gives the same points', () => {
    const plain = [10, 20, 30, 40, 50, 60];
    const second = [15, 25, 35, 45, 55, 65];
    const paeth = (left: number, up: number, corner: number): number => {
      const near = [left, up, corner].map((value) => Math.abs(left + up - corner - value));
      return near[0] === Math.min(...near) ? left : near[1] === Math.min(...near) ? up : corner;
    };
    const guess = [() => 0, (left: number) => left, (_: number, up: number) => up, (left: number, up: number) => (left + up) >> 1, paeth];
    for (const [filter, of] of guess.entries()) {
      const coded = second.map((value, index) => {
        const [left, up, corner] = [second[index - 3] ?? 0, plain[index] ?? 0, plain[index - 3] ?? 0];
        return (value - of(left, up, corner)) & 0xff;
      });
      expect(
        pointsOf(
          png(2, 2, 8, [
            [0, ...plain],
            [filter, ...coded],
          ]),
        ),
      ).toEqual([...plain, ...second]);
    }
  });

  test('what shines through is laid on white; palettes and 16 bits are read', () => {
    expect(pointsOf(png(2, 6, 8, [[0, 100, 0, 0, 255, 100, 0, 0, 0]]))).toEqual([100, 0, 0, 255, 255, 255]);
    expect(pointsOf(png(2, 4, 8, [[0, 100, 255, 100, 51]]))).toEqual([100, 224]);
    const palette = [chunk('PLTE', Buffer.from([1, 2, 3, 200, 100, 50])), chunk('tRNS', Buffer.from([255, 0]))];
    expect(pointsOf(png(2, 3, 8, [[0, 0, 1]], palette))).toEqual([1, 2, 3, 255, 255, 255]);
    expect(pointsOf(png(1, 2, 16, [[0, 10, 99, 20, 99, 30, 99]]))).toEqual([10, 20, 30]);
    expect(pictureFile(png(8, 0, 1, [[0, 0xaa]]))).toBeNull();
  });

  test('a photo on its side is as wide as it is looked at', () => {
    const side = pictureFile(jpeg(4000, 3000, 3, 6));
    expect(side).toMatchObject({ Width: 4000, Height: 3000, ColorSpace: 'DeviceRGB', orientation: 6 });
    expect(side && sizeOf(side)).toEqual({ width: 3000, height: 4000 });
    expect(pictureFile(jpeg(40, 30, 1, null))).toMatchObject({ ColorSpace: 'DeviceGray', orientation: 1 });
    expect(pictureFile(jpeg(40, 30, 4, 1))?.Decode).toHaveLength(8);
    expect(pictureFile(Buffer.from('%PDF-1.4'))).toBeNull();
  });
});

test('万元: rounded on paper, exact in a workbook', () => {
  expect([314_000_000, 157_123_456, 5_000, 4_999, -5_000, 0].map((fen) => printCell('wan', fen))).toEqual([
    '314.00',
    '157.12',
    '0.01',
    '0.00',
    '-0.01',
    '0.00',
  ]);
  expect(readPrinted('wan', '1,157.12')).toBe(1_157_120_000);
  expect([314_000_000, 157_123_456, -1, 50].map(wanText)).toEqual(['314', '157.123456', '-0.000001', '0.00005']);
  expect(() => wanText(0.5)).toThrow(RangeError);
});
