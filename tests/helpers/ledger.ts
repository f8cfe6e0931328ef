/** Ledgers for tests: in memory through the real migrations, or as real encrypted files. */
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isoDate } from '../../electron/contract/values.ts';
import { auditFor } from '../../database/core/audit.ts';
import { fixedClock, type Clock } from '../../database/core/clock.ts';
import { migrate } from '../../database/core/migrate.ts';
import { newUid, run, type WriteContext } from '../../database/core/sql.ts';
import { insertShippedScales } from '../../database/features/assessments/scales.ts';
import { divisionsOf } from '../../database/features/divisions/national.ts';
import { insertDivisions } from '../../database/features/divisions/service.ts';
import { createLedger, ledgerFileIn, type Created } from '../../database/features/ledger/service.ts';
import { insertShippedSheet } from '../../database/features/grading/service-templates.ts';
import { insertDefaults } from '../../database/features/parameters/service.ts';
import { insertUser, noPlace, type Place } from '../../database/features/users/accounts.ts';
import { canSeeNumbers, scopeOf, wholeCounty, type ScopedReader } from '../../database/features/users/scope.ts';
import { migrations } from '../../database/migrations/index.ts';
import type { Role } from '../../electron/contract/method.ts';

export const testPassphrase = '青山绿水 2022 长寿';
export const feicheng = '370983';
export const samples = join(import.meta.dirname, '..', 'samples', 'feicheng');

/** Somebody at work, reading what he may see. */
export type TestLedger = WriteContext & ScopedReader;

/** A ledger of a county in memory, its administrator at work. Fast: nothing is encrypted, everything else is real. */
export function memoryLedger(options: { regionCode?: string; clock?: Clock } = {}): TestLedger {
  const clock = options.clock ?? fixedClock(isoDate('2022-12-31'));
  const regionCode = options.regionCode ?? feicheng;
  const key = `${regionCode} ${clock.now()}`;
  const whole = made.get(key) ?? newLedger(regionCode, clock);
  made.set(key, whole);
  const connection = new Database(whole);
  connection.pragma('foreign_keys = ON');
  connection.pragma('recursive_triggers = ON');
  return { connection, actor: administrator, clock, scope: wholeCounty, canSeeNumbers: true };
}

const administrator = { userId: 1, name: '管理员' };

/** Ledgers just made, by region and clock: all migrations and all divisions again for every test would cost more than most tests. */
const made = new Map<string, Buffer>();

function newLedger(regionCode: string, clock: Clock): Buffer {
  const connection = new Database(':memory:');
  connection.pragma('foreign_keys = ON');
  connection.pragma('recursive_triggers = ON');
  const at = clock.now();
  migrate(connection, migrations, { file: ':memory:', now: at });
  insertUser(connection, newUid(), administrator.name, 'admin', at);
  const writer = { connection, actor: administrator, at, audit: auditFor(connection, administrator, at) };
  run(
    writer,
    'INSERT INTO ledger (ledger_id, uid, name, region_code, region_name, is_demo, created_at) VALUES (1, ?, ?, ?, ?, 0, ?)',
    newUid(),
    '测试台账',
    regionCode,
    '肥城市',
    at,
  );
  insertDivisions(writer, divisionsOf(regionCode));
  insertDefaults(writer);
  insertShippedScales(writer);
  insertShippedSheet(writer);
  writer.audit({ action: 'ledger.create', entity: 'ledger', entityId: 1 });
  const whole = connection.serialize();
  connection.close();
  return whole;
}

/** The same ledger with another user at work. */
export function asUser(context: WriteContext, name: string, role: Role, place?: Place): TestLedger {
  const userId = insertUser(context.connection, newUid(), name, role, context.clock.now(), place);
  return { ...context, actor: { userId, name }, scope: scopeOf(place ?? noPlace), canSeeNumbers: canSeeNumbers(role) };
}

export type TemporaryFolder = { readonly path: string; readonly remove: () => void };

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'yiyang-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A real encrypted ledger file in a folder. */
export function fileLedger(folder: string, options: { name?: string; regionCode?: string; clock?: Clock } = {}): Created {
  return createLedger({
    file: ledgerFileIn(folder, options.name ?? '测试台账'),
    name: options.name ?? '测试台账',
    regionCode: options.regionCode ?? feicheng,
    userName: '管理员',
    passphrase: testPassphrase,
    isDemo: false,
    clock: options.clock ?? fixedClock(isoDate('2022-12-31')),
  });
}
