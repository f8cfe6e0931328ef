/**
 * The power goes in the middle of a write. Unlike a killed program it also loses what the disk had not written yet: the end of the log of
 * changes is cut anywhere, sectors of it are missing or hold rubbish, pages of the ledger are half old and half new. What was committed before
 * is always there, the write itself wholly or not at all, and the next opening says nothing of damage.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { migrate, schemaVersion } from '../../database/core/migrate.ts';
import { closeConnection, openConnection, type Connection } from '../../database/core/open.ts';
import { migrations } from '../../database/migrations/index.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';
import { smallestPng } from '../helpers/smallest-png.ts';

const cuts = process.env['YIYANG_LONG'] === '1' ? 200 : 12;
const pageBytes = 4096;
const sectorBytes = 512;

/** The same cuts every time. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type OnDisk = { readonly ledger: Buffer; readonly log: Buffer };

function onDisk(file: string): OnDisk {
  return { ledger: readFileSync(file), log: readFileSync(`${file}-wal`) };
}

/** Number of the run of the log: it changes when the log begins anew after everything has gone into the ledger. */
const runOf = ({ log }: OnDisk): string => log.subarray(16, 24).toString('hex');

/** What a power cut between the two may leave; null where the log began anew in between. */
function leftover(before: OnDisk, after: OnDisk, random: (below: number) => number): OnDisk | null {
  if (runOf(before) !== runOf(after) || after.log.length < before.log.length) return null;
  if (!before.ledger.equals(after.ledger)) {
    // The log was on the disk as a whole before its pages were copied into the ledger.
    const ledger = Buffer.from(after.ledger);
    for (let at = 0; at < before.ledger.length; at += pageBytes) {
      const kept = [0, pageBytes, sectorBytes * random(8)][random(3)] ?? 0;
      before.ledger.copy(ledger, at, at, at + kept);
    }
    return { ledger, log: after.log };
  }
  const end = before.log.length + random(after.log.length - before.log.length + 1);
  const log = Buffer.from(after.log.subarray(0, end));
  // Sectors reach the disk in any order; those of the write itself only: what came before has been waited for.
  for (let holes = random(3); holes > 0 && end > before.log.length; holes -= 1) {
    const at = before.log.length + random(end - before.log.length);
    log.fill(random(2) === 0 ? 0 : random(256), at, Math.min(end, at + sectorBytes));
  }
  return { ledger: before.ledger, log: Buffer.concat([log, Buffer.alloc(random(2) * random(3 * pageBytes), random(256))]) };
}

function counts(connection: Connection): Record<string, number> {
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'person_search_%'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(tables.map((table) => [table, connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number]));
}

function requireWhole(connection: Connection): void {
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(connection.pragma('foreign_key_check')).toEqual([]);
}

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

/** Opens what is left, as after the computer has been switched on again. */
function reopen<T>(left: OnDisk, dataKey: Buffer, look: (connection: Connection) => T): T {
  const file = join(folder.path, 'left.yiyang');
  writeFileSync(file, left.ledger);
  writeFileSync(`${file}-wal`, left.log);
  const connection = openConnection(file, dataKey, 'existing');
  try {
    requireWhole(connection);
    return look(connection);
  } finally {
    closeConnection(connection);
  }
}

describe('in every kind of write', { timeout: 120_000 }, () => {
  let router: Router;
  let file = '';
  const month = '2022-01';

  async function call<T>(method: string, input: unknown, path: string | null = null): Promise<T> {
    const result = await router.handle({ method, input, path, jobId: null });
    if (!result.ok)
      throw new Error(`${method}: ${result.error.code} ${result.error.text.what} ${JSON.stringify(result.error.fields ?? {})}`);
    return result.value as T;
  }
  /** With the copy before an import made beforehand: it begins the log anew, and is a write of its own. */
  async function preview(kind: string, name: string): Promise<string> {
    await call('backups.make', {});
    return (await call<{ previewId: string }>('imports.preview', { kind }, sampleFile(name))).previewId;
  }
  const commit = (previewId: string): Promise<unknown> => call('imports.commit', { previewId, isSkippingInvalid: true });

  beforeAll(async () => {
    router = createRouter({ profileFolder: join(folder.path, 'profile'), emit: () => undefined, appVersion: '0.0.0', isDemo: false });
    await call('ledger.create', { name: '肥城', regionCode: '370983', userName: '管理员', passphrase: testPassphrase }, folder.path);
    file = router.backend.state.ledger?.file ?? '';
    writeFileSync(join(folder.path, '照片.png'), smallestPng);
  });
  afterAll(() => router.close());

  type Write = { readonly what: string; readonly run: (prepared: string) => Promise<unknown>; readonly prepare?: () => Promise<string> };
  const writes: readonly Write[] = [
    { what: 'an import of homes', prepare: () => preview('homes', '敬老院名册.xlsx'), run: commit },
    { what: 'an import of standards', prepare: () => preview('standards', '救助标准表.xlsx'), run: commit },
    { what: 'an import of people', prepare: () => preview('roster', '特困人员花名册.xlsx'), run: commit },
    {
      what: 'an attachment',
      run: () => call('attachments.addToHome', { homeId: 1, kind: 'other', title: '' }, join(folder.path, '照片.png')),
    },
    { what: 'a payment sheet', run: () => call('payments.build', { month }) },
    { what: 'handing a sheet in', run: () => call('payments.prepare', { month }) },
  ];

  it.each(writes)('$what', async ({ run, prepare }) => {
    // Logged in afresh, so that the log of changes begins with this write.
    await call('ledger.logout', {});
    await call('ledger.login', { file, userName: '管理员', passphrase: testPassphrase });
    const prepared = (await prepare?.()) ?? '';
    const { ledger } = router.backend.state;
    if (!ledger) throw new Error('no ledger is open');
    const before = onDisk(file);
    const countsBefore = counts(ledger.connection);
    await run(prepared);
    const after = onDisk(file);
    const countsAfter = counts(ledger.connection);
    expect(countsAfter).not.toEqual(countsBefore);

    const random = randomFrom(countsAfter['audit'] ?? 1);
    let none = 0;
    for (let cut = 0; cut < cuts; cut += 1) {
      const left = leftover(before, after, random);
      expect(left).not.toBeNull();
      if (left === null) continue;
      const found = reopen(left, ledger.dataKey, (connection) => {
        expect(verifyChain(connection).faults).toEqual([]);
        return counts(connection);
      });
      expect([countsBefore, countsAfter]).toContainEqual(found);
      if (found['audit'] !== countsAfter['audit']) none += 1;
    }
    // The cuts do hit the write: not all of them let it through.
    if (before.ledger.equals(after.ledger)) expect(none).toBeGreaterThan(0);
  });
});

describe('in an upgrade', { timeout: 60_000 }, () => {
  it('leaves the last whole step, and the next start goes on from there', () => {
    const dataKey = Buffer.alloc(32, 7);
    const file = join(folder.path, 'old.yiyang');
    const options = { file, now: '2022-02-01T00:00:00.000Z' };
    const connection = openConnection(file, dataKey, 'create');
    migrate(connection, migrations.slice(0, 4), options);
    connection.exec("INSERT INTO user_account (uid, name, role, created_at) VALUES (randomblob(16), '管理员', 'admin', '2022-01-01')");
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.exec("INSERT INTO user_account (uid, name, role, created_at) VALUES (randomblob(16), '经办', 'county_clerk', '2022-01-02')");
    const before = onDisk(file);
    migrate(connection, migrations, options);
    const after = onDisk(file);
    closeConnection(connection);
    const random = randomFrom(4);
    const versions = new Set<number>();
    for (let cut = 0; cut < cuts * 2; cut += 1) {
      const left = leftover(before, after, random);
      expect(left).not.toBeNull();
      if (left === null) continue;
      reopen(left, dataKey, (opened) => {
        versions.add(schemaVersion(opened));
        migrate(opened, migrations, options);
        expect(schemaVersion(opened)).toBe(migrations.length);
        requireWhole(opened);
        expect(opened.prepare('SELECT name FROM user_account ORDER BY user_id').pluck().all()).toEqual(['管理员', '经办']);
      });
    }
    expect([...versions].every((version) => version >= 4 && version <= migrations.length)).toBe(true);
    expect(versions.size).toBeGreaterThan(1);
  });
});
