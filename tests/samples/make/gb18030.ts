/** Text to GB18030, which Node.js can read but not write. Tables are made by reading every two- and four-byte code of the standard once. */
let table: ReadonlyMap<string, Buffer> | null = null;

function buildTable(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, Buffer>();
  const add = (...bytes: readonly number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    // Unassigned codes come back as the replacement character; codes of two bytes go before those of four.
    if ([...text].length === 1 && text !== '\ufffd' && !made.has(text)) made.set(text, Buffer.from(bytes));
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1) for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) add(lead, trail);
  // Four bytes: the rest of the basic plane ends at 84 31 A4 39.
  for (let one = 0x81; one <= 0x84; one += 1)
    for (let two = 0x30; two <= 0x39; two += 1)
      for (let three = 0x81; three <= 0xfe; three += 1) for (let four = 0x30; four <= 0x39; four += 1) add(one, two, three, four);
  return made;
}

/** Characters beyond the basic plane stand in order from 90 30 81 30. */
function beyondBasicPlane(codePoint: number): Buffer {
  let rest = codePoint - 0x10000;
  const four = 0x30 + (rest % 10);
  rest = Math.floor(rest / 10);
  const three = 0x81 + (rest % 126);
  rest = Math.floor(rest / 126);
  return Buffer.from([0x90 + Math.floor(rest / 10), 0x30 + (rest % 10), three, four]);
}

/** @throws RangeError for a character the encoding does not have, such as half of a surrogate pair */
export function toGb18030(text: string): Buffer {
  table ??= buildTable();
  const parts: Buffer[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const bytes = codePoint < 0x80 ? Buffer.from([codePoint]) : codePoint > 0xffff ? beyondBasicPlane(codePoint) : table.get(character);
    if (!bytes) throw new RangeError(`no GB18030 for U+${codePoint.toString(16)}`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
