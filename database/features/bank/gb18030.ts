/** Text in GB18030, as banks' programs read it. The platform only decodes: the table is what its own decoder reads, turned round. */

const decoder = new TextDecoder('gb18030', { fatal: true });
/** Code points beyond the basic plane follow one formula (GB 18030-2022, 4-byte area 90 30 81 30 to E3 32 9A 35). */
const firstSupplementary = 0x10000;
const linearStart = linearOf(0x90, 0x30, 0x81, 0x30);

let table: Map<number, number> | null = null;

function linearOf(one: number, two: number, three: number, four: number): number {
  return (((one - 0x81) * 10 + two - 0x30) * 126 + three - 0x81) * 10 + four - 0x30;
}

function fourBytes(linear: number): number[] {
  const four = linear % 10;
  const three = Math.floor(linear / 10) % 126;
  const two = Math.floor(linear / 1260) % 10;
  return [0x81 + Math.floor(linear / 12_600), 0x30 + two, 0x81 + three, 0x30 + four];
}

function decoded(bytes: readonly number[]): number | null {
  try {
    const text = decoder.decode(Uint8Array.from(bytes));
    const point = text.codePointAt(0);
    return point !== undefined && text.length === String.fromCodePoint(point).length ? point : null;
  } catch {
    return null;
  }
}

/** Two bytes as their number, four bytes as below zero with their place in the 4-byte area. */
function build(): Map<number, number> {
  const codes = new Map<number, number>();
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const point = second === 0x7f ? null : decoded([first, second]);
      if (point !== null && !codes.has(point)) codes.set(point, first * 0x100 + second);
    }
  const last = linearOf(0x84, 0x31, 0xa4, 0x39);
  for (let linear = 0; linear <= last; linear++) {
    const point = decoded(fourBytes(linear));
    if (point !== null && point >= 0x80 && !codes.has(point)) codes.set(point, -1 - linear);
  }
  return codes;
}

/** @throws RangeError for half a surrogate pair, which is no character */
export function encodeGb18030(text: string): Uint8Array {
  const codes = (table ??= build());
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point >= firstSupplementary) bytes.push(...fourBytes(linearStart + point - firstSupplementary));
    else {
      const code = codes.get(point);
      if (code === undefined) throw new RangeError(`U+${point.toString(16)} is no character of GB18030`);
      if (code > 0) bytes.push(code >> 8, code & 0xff);
      else bytes.push(...fourBytes(-1 - code));
    }
  }
  return Uint8Array.from(bytes);
}
