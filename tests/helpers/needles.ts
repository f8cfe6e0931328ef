/** What to look for in files: every ID number, account and long name of a ledger, in the encodings a file could hold them in. */
import { isMainThread } from 'node:worker_threads';
import { systemClock } from '../../database/core/clock.ts';
import { rows, type Reader } from '../../database/core/sql.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import type { Needles } from './leaks.ts';
import { testPassphrase } from './ledger.ts';

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

// As a program of its own, for tests whose loader cannot read a ledger: `node needles.ts LEDGER` prints them.
const [, program, file] = process.argv;
if (isMainThread && program === import.meta.filename && file !== undefined) {
  const ledger = login(file, '管理员', testPassphrase, systemClock);
  const { bytes, ...counts } = needlesOf({ connection: ledger.connection });
  closeLedger(ledger);
  process.stdout.write(JSON.stringify({ ...counts, bytes: bytes.map((needle) => needle.toString('base64')) }));
}
