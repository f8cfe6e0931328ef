/** Small pictures of an invented building, drawn point by point: before, during and after its renovation. */
import { crc32, deflateSync } from 'node:zlib';

const width = 240;
const height = 160;
type Colour = readonly [red: number, green: number, blue: number];
export type Scene = 'before' | 'progress' | 'after' | 'acceptance';

const walls: Readonly<Record<Scene, Colour>> = {
  before: [150, 142, 130],
  progress: [176, 160, 128],
  after: [226, 198, 158],
  acceptance: [222, 190, 146],
};
const roofs: Readonly<Record<Scene, Colour>> = {
  before: [92, 84, 78],
  progress: [120, 90, 70],
  after: [158, 70, 56],
  acceptance: [158, 70, 56],
};

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** A front with rows of windows under a roof, a meadow before it; scaffolding while it is built. */
function colourAt(scene: Scene, seed: number, x: number, y: number): Colour {
  const [left, right, roof, ground] = [24 + (seed % 3) * 8, width - 24 - (seed % 2) * 10, 42, 128];
  if (y >= ground) return scene === 'before' || scene === 'progress' ? [150, 134, 108] : [104 + (x % 7), 150, 84];
  if (x >= left && x < right && y >= roof) {
    const isPole = scene === 'progress' && (x % 26 < 2 || y % 28 < 2);
    if (isPole) return [96, 98, 104];
    const isWindow = (x - left) % 34 > 9 && (x - left) % 34 < 26 && (y - roof) % 42 > 10 && (y - roof) % 42 < 32;
    if (isWindow) return scene === 'before' ? [70, 76, 84] : [120, 164, 196];
    return walls[scene];
  }
  if (x >= left - 6 && x < right + 6 && y >= roof - 12 && y < roof) return roofs[scene];
  const light = Math.round((y / ground) * 40);
  return [168 + light, 200 + Math.round(light / 2), 226];
}

/** As PNG. @param seed makes every building another one */
export function buildingPicture(scene: Scene, seed: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits, red green blue.
  head.set([8, 2, 0, 0, 0], 8);
  const points = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) points.set(colourAt(scene, seed, x, y), y * (1 + width * 3) + 1 + x * 3);
  // The number of the building, so that no two files are the same.
  points.set([seed % 256, Math.floor(seed / 256) % 256, 0], 1);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(points, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
