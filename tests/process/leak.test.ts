/** Nobody who copies the files finds a person in them: every ID number, account and long name is looked for, byte by byte. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../database/core/clock.ts';
import { closeLedger, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { leaks, type Needles } from '../helpers/leaks.ts';
import { needlesOf } from '../helpers/needles.ts';
import { command, finished, startCommand } from '../helpers/command-line.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';

let folder: TemporaryFolder;
let temporary: string;
let db: string;
let needles: Needles;

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
  needles = needlesOf({ connection: ledger.connection });
  expect(needles.numbers).toBeGreaterThan(1000);
  expect(needles.names).toBeGreaterThan(200);
  closeLedger(ledger);
}, 90_000);
afterAll(() => folder.remove());

describe('what lies on the disk', () => {
  it('tells nothing while the program is stopped', () => {
    expect(leaks(needles, folder.path)).toEqual([]);
  });

  it('tells nothing while it runs, its log of changes included', () => {
    const ledger = open();
    try {
      ledger.connection.exec("UPDATE person SET phone = '13800000000' WHERE person_id < 300");
      ledger.connection.prepare('SELECT name, count(*) FROM (SELECT name FROM person ORDER BY name DESC) GROUP BY name').all();
      expect(existsSync(`${db}-wal`)).toBe(true);
      expect(statSync(`${db}-wal`).size).toBeGreaterThan(0);
      expect(leaks(needles, folder.path)).toEqual([]);
    } finally {
      closeLedger(ledger);
    }
  });

  it('tells nothing after it was killed in the middle of an import', { timeout: 60_000 }, async () => {
    const child = startCommand(['import', 'roster', sampleFile('特困人员花名册_更正.xls'), '--db', db], { temporary });
    const ending = finished(child);
    setTimeout(() => child.kill('SIGKILL'), 900);
    await ending;
    expect(leaks(needles, folder.path)).toEqual([]);
  });

  it('would be found if it were there: planted controls', () => {
    const control = join(temporary, 'control.txt');
    for (const needle of [0, 1, -1, -2].map((place) => needles.bytes.at(place))) {
      writeFileSync(control, Buffer.concat([Buffer.from('前文'), needle ?? Buffer.alloc(1), Buffer.from('后文')]));
      expect(leaks(needles, temporary).length).toBeGreaterThan(0);
    }
    writeFileSync(control, '');
  });
});
