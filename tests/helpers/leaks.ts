/** Looks for people in files, byte by byte: every ID number, account, phone and long name, in the encodings a file could hold them in. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rows, type Reader } from '../../database/core/sql.ts';

/** GB18030 has no encoder in Node: a table made by decoding every two-byte code gives the bytes back. */
function gb18030Encoder(): (text: string) => Buffer | null {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return (text) => {
    const bytes = [...text].map((character) => table.get(character));
    return bytes.every((pair) => pair !== undefined) ? Buffer.from(bytes.flat()) : null;
  };
}

export type Needles = { readonly numbers: number; readonly names: number; readonly bytes: readonly Buffer[] };

/** Names of two characters and names of places stand in every dictionary: they would be found anywhere. */
export function needlesOf(reader: Reader): Needles {
  const encode = gb18030Encoder();
  const places = rows<{ name: string }>(reader, 'SELECT name FROM division')
    .map((division) => division.name)
    .join('\n');
  const people = rows<{ name: string; idNumber: string | null; account: string | null; caregiver: string | null }>(
    reader,
    'SELECT name, id_number AS idNumber, account_number AS account, caregiver_name AS caregiver FROM person',
  );
  const numbers = people.flatMap((person) => [person.idNumber, person.account]).filter((text) => text !== null);
  const names = new Set(
    people
      .flatMap((person) => [person.name, person.caregiver])
      .filter((name) => name !== null && [...name].length >= 3 && !places.includes(name)) as string[],
  );
  const ofNumbers = numbers.flatMap((text) => [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')]);
  const ofNames = [...names]
    .flatMap((name) => [Buffer.from(name), Buffer.from(name, 'utf16le'), encode(name)])
    .filter((bytes) => bytes !== null);
  return { numbers: numbers.length, names: names.size, bytes: [...ofNumbers, ...ofNames] };
}

export function everyFile(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  return found.isDirectory() ? readdirSync(path).flatMap((name) => everyFile(join(path, name))) : found.isFile() ? [path] : [];
}

/** `file: needle` for everything found. A file that is gone before it is read was a temporary one of the browser. */
export function leaks({ bytes: needles }: Needles, ...folders: readonly string[]): string[] {
  const found: string[] = [];
  for (const file of folders.flatMap(everyFile)) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(file);
    } catch {
      continue;
    }
    for (const needle of needles) if (bytes.includes(needle)) found.push(`${file}: ${needle.toString('hex')}`);
  }
  return found;
}
