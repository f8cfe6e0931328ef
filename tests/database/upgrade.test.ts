/** A ledger of any former schema is opened by this program: every row is found again, every lock holds, a copy from before is kept. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { readKeyFile, unlockForUser } from '../../database/core/keys.ts';
import { migrate, schemaVersion } from '../../database/core/migrate.ts';
import { closeConnection, openConnection } from '../../database/core/open.ts';
import { finish, type WriteContext } from '../../database/core/sql.ts';
import { closeLedger, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { brokenSheets } from '../../database/features/payments/fingerprint.ts';
import { buildSheetSteps } from '../../database/features/payments/service.ts';
import { migrations } from '../../database/migrations/index.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { contentOf, copyOfOldLedger, hashOf, oldLedgers, oldVersions, openAsItIs, type Content } from '../helpers/old-ledgers.ts';

const clock = fixedClock(isoDate('2026-12-31'));
const newest = migrations.length;
let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function contentOnRecord(version: string): Content {
  const file = join(oldLedgers, version, 'content.json');
  if (process.env['WRITE_CONTENT'] === '1') {
    const connection = openAsItIs(copyOfOldLedger(version, join(folder.path, 'as-it-was')));
    writeFileSync(file, `${JSON.stringify(contentOf(connection), null, 2)}\n`);
    closeConnection(connection);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Content;
}

function filesUnder(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Schema of a file that opens with the ledger's key; null for everything else. */
function versionOf(file: string, dataKey: Buffer): number | null {
  try {
    const connection = openConnection(file, dataKey, 'existing');
    const version = schemaVersion(connection);
    closeConnection(connection);
    return version;
  } catch {
    return null;
  }
}

it('knows a ledger of every schema but the newest ones, which have not landed', () => {
  expect(oldVersions.length).toBeGreaterThan(0);
});

describe.each(oldVersions)('%s', (version) => {
  const number = Number(version.slice('schema-'.length));
  const opened = (): { ledger: OpenLedger; before: Content } => {
    const before = contentOnRecord(version);
    return { ledger: login(copyOfOldLedger(version, join(folder.path, 'office')), '管理员', testPassphrase, clock), before };
  };

  it('keeps every value of every row', () => {
    const { ledger, before } = opened();
    expect(schemaVersion(ledger.connection)).toBe(newest);
    const after = Object.fromEntries(
      Object.entries(before).map(([table, { columns, rows }]) => [table, { columns, ...hashOf(ledger.connection, table, columns, rows) }]),
    );
    expect(after).toEqual(before);
    expect(ledger.connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(ledger.connection.pragma('foreign_key_check')).toEqual([]);
    expect(ledger.connection.pragma('foreign_keys', { simple: true })).toBe(1);
    closeLedger(ledger);
  });

  it('keeps the audit chain whole and locked sheets as they were signed', () => {
    const { ledger } = opened();
    expect(verifyChain(ledger.connection).faults).toEqual([]);
    expect(brokenSheets(ledger)).toEqual([]);
    expect(() => ledger.connection.exec("UPDATE sheet SET total_fen = total_fen + 1 WHERE state = 'approved'")).toThrow('locked: sheet');
    expect(() => ledger.connection.exec('DELETE FROM audit')).toThrow('append-only: audit');
    closeLedger(ledger);
  });

  it('goes on with the work: the open draft comes out the same', () => {
    const { ledger } = opened();
    const draft = ledger.connection.prepare("SELECT month, total_fen AS total FROM sheet WHERE state = 'draft'").get() as
      | { month: string; total: number }
      | undefined;
    const { user } = ledger.session;
    const context: WriteContext = { connection: ledger.connection, clock, actor: { userId: user.userId, name: user.name } };
    if (draft) expect(finish(buildSheetSteps(context, isoMonth(draft.month))).totalFen).toBe(draft.total);
    expect(draft !== undefined || number > 4).toBe(true);
    closeLedger(ledger);
  });

  it('leaves a copy from before the upgrade that opens', () => {
    const { ledger } = opened();
    const { file } = ledger;
    closeLedger(ledger);
    const { dataKey } = unlockForUser(readKeyFile(file), '管理员', testPassphrase);
    const versions = filesUnder(join(folder.path, 'office')).map((candidate) => versionOf(candidate, dataKey));
    expect(versions).toContain(number);
    expect(versions).toContain(newest);
  });

  it('stays as it was when a step fails, and can be upgraded afterwards', () => {
    const before = contentOnRecord(version);
    const file = copyOfOldLedger(version, join(folder.path, 'office'));
    const connection = openAsItIs(file);
    const broken = migrations.map((migration) =>
      migration.version === number + 1 ? { ...migration, sql: `${migration.sql};\nINSERT INTO nowhere VALUES (1);` } : migration,
    );
    expect(() => migrate(connection, broken, { file, now: clock.now() })).toThrow('nowhere');
    expect(schemaVersion(connection)).toBe(number);
    expect(contentOf(connection)).toEqual(before);
    closeConnection(connection);
    const ledger = login(file, '管理员', testPassphrase, clock);
    expect(schemaVersion(ledger.connection)).toBe(newest);
    closeLedger(ledger);
  });
});
