/** The power goes while a payment sheet is built or locked: afterwards it is as before or whole, and what was locked stays locked. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { systemClock } from '../../database/core/clock.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { brokenSheets } from '../../database/features/payments/service.ts';
import { command, finished, startCommand } from '../helpers/command-line.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';

/** Of building and of locking together. */
const kills = process.env['YIYANG_LONG'] === '1' ? 200 : 8;
const month = '2022-01';
let folder: TemporaryFolder;
let db: string;

type Sheet = { state: string; lines: number; counted: number; total: number; summed: number; events: number; fingerprint: string | null };

beforeAll(async () => {
  folder = temporaryFolder();
  db = join(folder.path, '肥城.yiyang');
  for (const words of [
    ['init', '--region', '370983'],
    ['import', 'homes', sampleFile('敬老院名册.xlsx')],
    ['import', 'standards', sampleFile('救助标准表.xlsx')],
    ['import', 'roster', sampleFile('特困人员花名册.xlsx'), '--skip-invalid'],
  ])
    expect((await command([...words, '--db', db])).code).toBe(0);
}, 60_000);
afterAll(() => folder.remove());

/** The sheet as it lies on the disk, after everything about it has been checked. */
function sheet(file = db): Sheet | undefined {
  const ledger = login(file, '管理员', testPassphrase, systemClock);
  try {
    expect(ledger.connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(ledger.connection.pragma('foreign_key_check')).toEqual([]);
    expect(verifyChain(ledger.connection).faults).toEqual([]);
    expect(brokenSheets(ledger)).toEqual([]);
    const found = ledger.connection
      .prepare(
        `SELECT state, line_count AS lines, (SELECT count(*) FROM sheet_line l WHERE l.sheet_id = s.sheet_id) AS counted, total_fen AS total,
           (SELECT sum(fen) FROM sheet_line l WHERE l.sheet_id = s.sheet_id) AS summed,
           (SELECT count(*) FROM sheet_event e WHERE e.sheet_id = s.sheet_id) AS events, fingerprint FROM sheet s WHERE month = ?`,
      )
      .get(month) as Sheet | undefined;
    if (found) expect([found.counted, found.summed]).toEqual([found.lines, found.total]);
    return found;
  } finally {
    closeLedger(ledger);
  }
}

/** Locking is for good: every round has a ledger of its own. */
function copyOfDraft(name: string): string {
  const file = join(folder.path, name, '肥城.yiyang');
  mkdirSync(join(folder.path, name));
  for (const ending of ['', '.key']) copyFileSync(`${db}${ending}`, `${file}${ending}`);
  return file;
}

/** @returns milliseconds the whole command takes */
async function whole(words: readonly string[], file = db): Promise<number> {
  const startedAt = Date.now();
  expect((await command([...words, '--db', file])).code).toBe(0);
  return Date.now() - startedAt;
}

async function killed(words: readonly string[], milliseconds: number, file = db): Promise<void> {
  const child = startCommand([...words, '--db', file]);
  const ending = finished(child);
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  await ending;
  clearTimeout(timer);
}

it(`survives ${kills} kills`, { timeout: kills * 12_000 + 60_000 }, async () => {
  const build = ['pay', 'build', '--month', month];
  const lock = ['pay', 'lock', '--month', month, '--reason', '测试'];
  const longest = await whole(build);
  const drafts = { asBefore: 0, whole: 0 };
  let before = sheet();
  for (let round = 0; round < kills / 2; round += 1) {
    await killed(build, longest * (0.5 + Math.random() * 0.55));
    const after = sheet();
    expect(after?.state).toBe('draft');
    const isAsBefore = after?.events === before?.events;
    expect(after).toEqual({ ...before, events: (before?.events ?? 0) + (isAsBefore ? 0 : 1) });
    drafts[isAsBefore ? 'asBefore' : 'whole'] += 1;
    before = after;
  }
  const locks = { draft: 0, approved: 0 };
  const longestLock = await whole(lock, copyOfDraft('whole'));
  for (let round = 0; round < kills / 2; round += 1) {
    const file = copyOfDraft(`lock-${round}`);
    await killed(lock, longestLock * (0.5 + Math.random() * 0.55), file);
    const after = sheet(file);
    // Three signatures, one transaction: a sheet is never left between them.
    const isLocked = after?.state === 'approved';
    expect(after).toEqual({
      ...before,
      ...(isLocked ? { state: 'approved', events: after.events, fingerprint: after.fingerprint } : {}),
    });
    expect(after?.fingerprint ?? null).toEqual(isLocked ? expect.stringMatching(/^[0-9a-f]{64}$/) : null);
    locks[isLocked ? 'approved' : 'draft'] += 1;
    rmSync(join(folder.path, `lock-${round}`), { recursive: true });
  }
  process.stdout.write(`kills while building: ${JSON.stringify(drafts)}; while locking: ${JSON.stringify(locks)}\n`);
  expect(drafts.asBefore + drafts.whole).toBeGreaterThan(0);
});
