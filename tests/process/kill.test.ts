/** The power goes in the middle of an import: afterwards the ledger holds none or all of it, and nothing is damaged. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { systemClock } from '../../database/core/clock.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { command, finished, startCommand } from '../helpers/command-line.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';

const kills = process.env['YIYANG_LONG'] === '1' ? 500 : 10;
let folder: TemporaryFolder;
let db: string;

beforeAll(async () => {
  folder = temporaryFolder();
  db = join(folder.path, '肥城.yiyang');
  for (const words of [
    ['init', '--region', '370983'],
    ['import', 'homes', sampleFile('敬老院名册.xlsx')],
    ['import', 'standards', sampleFile('救助标准表.xlsx')],
  ])
    expect((await command([...words, '--db', db])).code).toBe(0);
}, 60_000);
afterAll(() => folder.remove());

type Counts = { people: number; facts: number; batches: number; search: number };

function state(): Counts {
  const { connection, ...ledger } = login(db, '管理员', testPassphrase, systemClock);
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(verifyChain(connection).faults).toEqual([]);
    return connection
      .prepare(
        "SELECT (SELECT count(*) FROM person WHERE status <> 'void') AS people, (SELECT count(*) FROM fact) AS facts, (SELECT count(*) FROM import_batch WHERE kind = 'roster') AS batches, (SELECT count(*) FROM person_search) AS search",
      )
      .get() as Counts;
  } finally {
    closeLedger({ connection, ...ledger });
  }
}

it(`survives ${kills} kills`, { timeout: kills * 12_000 }, async () => {
  const words = ['import', 'roster', sampleFile('特困人员花名册.xlsx'), '--skip-invalid', '--db', db];
  let committed = 0;
  let cut = 0;
  // How long the whole takes tells where to cut; measured on the fly because machines differ.
  const started = Date.now();
  const first = startCommand(words);
  let longest = 0;
  const whole = await finished(first);
  longest = Date.now() - started;
  expect(whole.code).toBe(0);
  let batch = state();
  expect(batch.people).toBe(589);
  for (let round = 0; round < kills; round += 1) {
    if (batch.batches > 0 && batch.people > 0) {
      const { connection, ...ledger } = login(db, '管理员', testPassphrase, systemClock);
      const last = connection.prepare('SELECT max(batch_id) FROM import_batch').pluck().get() as number;
      closeLedger({ connection, ...ledger });
      expect((await command(['import', 'undo', '--batch', String(last), '--db', db])).code).toBe(0);
      batch = state();
    }
    expect(batch.people).toBe(0);
    const child = startCommand(words);
    const ending = finished(child);
    // Three quarters of the cuts fall into the second half, where the rows are written.
    const share = round % 4 === 0 ? Math.random() : 0.5 + Math.random() * 0.55;
    const timer = setTimeout(() => child.kill('SIGKILL'), longest * share);
    await ending;
    clearTimeout(timer);
    const after = state();
    expect([0, 589]).toContain(after.people);
    expect(after.batches - batch.batches).toBe(after.people === 0 ? 0 : 1);
    if (after.people === 0) {
      expect(after).toEqual(batch);
      cut += 1;
    } else committed += 1;
    batch = after;
  }
  process.stdout.write(`kills: ${cut} left nothing, ${committed} left all\n`);
  expect(cut).toBeGreaterThan(0);
});
