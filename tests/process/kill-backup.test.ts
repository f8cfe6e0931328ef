/**
 * The power goes while a copy is made or taken back: the ledger is whole, the old one or the new one, every copy that has its name is whole,
 * and the next copy sweeps up what was left. `YIYANG_LONG=1` for many.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAnchor } from '../../database/core/anchor.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { systemClock } from '../../database/core/clock.ts';
import { checkCopy, quietWatch } from '../../database/features/backups/copy.ts';
import { copiesIn, ownPlace, problemOf } from '../../database/features/backups/place.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { command, finished, startCommand } from '../helpers/command-line.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';

const kills = Number(process.env['YIYANG_KILLS'] ?? (process.env['YIYANG_LONG'] === '1' ? 300 : 3));
let folder: TemporaryFolder;
let db: string;

beforeAll(async () => {
  folder = temporaryFolder();
  db = join(folder.path, '肥城', '肥城.yiyang');
  for (const words of [
    ['init', '--region', '370983'],
    ['import', 'homes', sampleFile('敬老院名册.xlsx')],
    ['import', 'standards', sampleFile('救助标准表.xlsx')],
  ])
    expect((await command([...words, '--db', db])).code).toBe(0);
}, 120_000);
afterAll(() => folder.remove());

type State = { readonly people: number; readonly restores: number; readonly copies: number };

/** Opens, checks everything, looks at every copy that has its name. */
function state(): State {
  const ledger = login(db, '管理员', testPassphrase, systemClock);
  const { connection, dataKey } = ledger;
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    // Against the anchor too: a restore that was cut short after the rename has left its own.
    expect(verifyChain(connection, readAnchor(db, dataKey)).faults).toEqual([]);
    const copies = copiesIn(ownPlace(db));
    for (const copy of copies) {
      expect(problemOf(copy, dataKey)).toBeNull();
      if (copy.manifest)
        checkCopy({ file: join(copy.folder, copy.manifest.ledgerFile.name), dataKey, head: copy.manifest.audit }, quietWatch);
    }
    const counts = connection
      .prepare(
        "SELECT (SELECT count(*) FROM person WHERE status <> 'void') AS people, (SELECT count(*) FROM audit WHERE action = 'ledger.restore') AS restores",
      )
      .get() as { people: number; restores: number };
    return { ...counts, copies: copies.length };
  } finally {
    closeLedger(ledger);
  }
}

/** Runs a command and cuts it off somewhere; most cuts fall behind the passphrase, where files are written. */
async function cut(words: readonly string[], longest: number, round: number): Promise<boolean> {
  const child = startCommand(words);
  const ending = finished(child);
  const share = round % 4 === 0 ? Math.random() : 0.45 + Math.random() * 0.6;
  const timer = setTimeout(() => child.kill('SIGKILL'), longest * share);
  const { code } = await ending;
  clearTimeout(timer);
  return code === 0;
}

it(`survives ${kills} kills while a copy is made`, { timeout: 60_000 + kills * 20_000 }, async () => {
  const words = ['backup', '--db', db];
  const started = Date.now();
  expect((await command(words)).code).toBe(0);
  const longest = Date.now() - started;
  const before = state();
  let whole = 0;
  for (let round = 0; round < kills; round += 1) {
    const known = state().copies;
    const isDone = await cut(words, longest, round);
    const after = state();
    expect(after.people).toBe(before.people);
    if (isDone) expect(after.copies).toBeGreaterThan(known);
    whole += isDone ? 1 : 0;
  }
  process.stdout.write(`kills of backup: ${kills - whole} cut, ${whole} too late\n`);
  expect((await command(words)).code).toBe(0);
  expect(readdirSync(join(dirname(db), 'backups')).filter((name) => name.endsWith('.partial') || name.endsWith('.deleting'))).toEqual([]);
});

it(`survives ${kills} kills while a copy is taken back`, { timeout: 120_000 + kills * 40_000 }, async () => {
  const pack = join(folder.path, '空.yiyangpack');
  expect((await command(['backup', '--out', pack, '--db', db])).code).toBe(0);
  expect((await command(['import', 'roster', sampleFile('特困人员花名册.xlsx'), '--skip-invalid', '--db', db])).code).toBe(0);
  const full = join(folder.path, '满.yiyangpack');
  expect((await command(['backup', '--out', full, '--db', db])).code).toBe(0);
  let now = state();
  expect(now.people).toBe(589);
  let longest = 0;
  let swapped = 0;
  for (let round = 0; round < kills; round += 1) {
    // Back and forth: every successful restore changes which of the two lies there.
    const target = now.people === 0 ? full : pack;
    const words = ['restore', '--from', target, '--db', db];
    if (longest === 0) {
      const started = Date.now();
      expect((await command(words)).code).toBe(0);
      longest = Date.now() - started;
      now = state();
      continue;
    }
    const isDone = await cut(words, longest, round);
    expect(existsSync(db)).toBe(true);
    const after = state();
    expect([0, 589]).toContain(after.people);
    // The old one as it was, or the new one with its line in the log: never one without the other.
    if (after.people === now.people) expect(after.restores).toBe(now.restores);
    else expect(after.restores).toBe(1);
    if (isDone) expect(after.people).not.toBe(now.people);
    swapped += after.people === now.people ? 0 : 1;
    expect(readdirSync(dirname(db)).filter((name) => name.includes('restoring'))).toEqual([]);
    now = after;
  }
  process.stdout.write(`kills of restore: ${kills - swapped} left the old ledger, ${swapped} the new one\n`);
});
