/** Nobody who copies the files finds a person in them: every ID number, account and long name is looked for, byte by byte. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../database/core/clock.ts';
import { rows } from '../../database/core/sql.ts';
import { closeLedger, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { command, finished, startCommand } from '../helpers/command-line.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';

let folder: TemporaryFolder;
let temporary: string;
let db: string;
let needles: Buffer[];

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

function everyFile(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => everyFile(join(path, name))) : [path];
}

function leaks(...folders: string[]): string[] {
  const found: string[] = [];
  for (const file of folders.flatMap(everyFile)) {
    const bytes = readFileSync(file);
    for (const needle of needles) if (bytes.includes(needle)) found.push(`${file}: ${needle.toString('hex')}`);
  }
  return found;
}

function needlesOf(ledger: OpenLedger): Buffer[] {
  const reader = { connection: ledger.connection };
  const encode = gb18030Encoder();
  const places = rows<{ name: string }>(reader, 'SELECT name FROM division')
    .map((division) => division.name)
    .join('\n');
  const people = rows<{ name: string; idNumber: string; account: string | null; caregiver: string | null }>(
    reader,
    'SELECT name, id_number AS idNumber, account_number AS account, caregiver_name AS caregiver FROM person',
  );
  const numbers = people.flatMap((person) => [person.idNumber, ...(person.account ? [person.account] : [])]);
  const names = new Set(
    people
      .flatMap((person) => [person.name, ...(person.caregiver ? [person.caregiver] : [])])
      .filter((name) => [...name].length >= 3 && !places.includes(name)),
  );
  expect(numbers.length).toBeGreaterThan(1000);
  expect(names.size).toBeGreaterThan(200);
  const ofNumbers = numbers.flatMap((text) => [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')]);
  const ofNames = [...names]
    .flatMap((name) => [Buffer.from(name), Buffer.from(name, 'utf16le'), encode(name)])
    .filter((bytes) => bytes !== null);
  return [...ofNumbers, ...ofNames];
}

function open(): OpenLedger {
  return login(db, '管理员', testPassphrase, systemClock);
}

beforeAll(async () => {
  folder = temporaryFolder();
  temporary = join(folder.path, 'tmp');
  mkdirSync(temporary);
  db = join(folder.path, '肥城.yiyang');
  const words = [
    ['init', '--region', '370983'],
    ['import', 'homes', sampleFile('敬老院名册.xlsx')],
    ['import', 'standards', sampleFile('救助标准表.xlsx')],
    ['import', 'roster', sampleFile('特困人员花名册.xlsx'), '--skip-invalid'],
  ];
  for (const each of words) expect((await command([...each, '--db', db], { temporary })).code).toBe(0);
  const ledger = open();
  needles = needlesOf(ledger);
  closeLedger(ledger);
}, 90_000);
afterAll(() => folder.remove());

describe('what lies on the disk', () => {
  it('tells nothing while the program is stopped', () => {
    expect(leaks(folder.path)).toEqual([]);
  });

  it('tells nothing while it runs, its log of changes included', () => {
    const ledger = open();
    try {
      ledger.connection.exec("UPDATE person SET phone = '13800000000' WHERE person_id < 300");
      ledger.connection.prepare('SELECT name, count(*) FROM (SELECT name FROM person ORDER BY name DESC) GROUP BY name').all();
      expect(existsSync(`${db}-wal`)).toBe(true);
      expect(statSync(`${db}-wal`).size).toBeGreaterThan(0);
      expect(leaks(folder.path)).toEqual([]);
    } finally {
      closeLedger(ledger);
    }
  });

  it('tells nothing after it was killed in the middle of an import', { timeout: 60_000 }, async () => {
    const child = startCommand(['import', 'roster', sampleFile('特困人员花名册_更正.xls'), '--db', db], { temporary });
    const ending = finished(child);
    setTimeout(() => child.kill('SIGKILL'), 900);
    await ending;
    expect(leaks(folder.path)).toEqual([]);
  });

  it('would be found if it were there: planted controls', () => {
    const control = join(temporary, 'control.txt');
    for (const needle of [needles[0], needles[1], needles.at(-1), needles.at(-2)]) {
      writeFileSync(control, Buffer.concat([Buffer.from('前文'), needle ?? Buffer.alloc(1), Buffer.from('后文')]));
      expect(leaks(temporary).length).toBeGreaterThan(0);
    }
    writeFileSync(control, '');
  });
});
