/** Brings a ledger to the schema of this program: each step in one transaction with its number, hashed, never downwards. */
import { createHash } from 'node:crypto';
import { AppError } from '../../electron/contract/result.ts';
import type { Connection } from './open.ts';

export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** Moves content that SQL alone cannot; runs after `sql`, in the same transaction. */
  readonly fill?: (connection: Connection) => void;
};

export function migrationHash(migration: Migration): string {
  return createHash('sha256')
    .update(migration.sql)
    .update(migration.fill?.toString() ?? '')
    .digest('hex');
}

export function schemaVersion(connection: Connection): number {
  return connection.pragma('user_version', { simple: true }) as number;
}

type Options = {
  readonly file: string;
  readonly now: string;
  /** Called before the first step of an existing ledger: makes the safety copy. */
  readonly beforeFirst?: (fromVersion: number) => void;
};

/** @returns the versions applied. @throws AppError LEDGER_NEWER, LEDGER_SCHEMA_CHANGED; anything else leaves the ledger at the last whole step */
export function migrate(connection: Connection, migrations: readonly Migration[], options: Options): number[] {
  assertMonotonic(migrations);
  const supported = migrations.at(-1)?.version ?? 0;
  const found = schemaVersion(connection);
  if (found > supported) throw new AppError('LEDGER_NEWER', { found, supported, file: options.file });
  if (found > 0) assertSameHistory(connection, migrations, options.file);
  const missing = migrations.filter((migration) => migration.version > found);
  if (missing.length === 0) return [];
  if (found > 0) options.beforeFirst?.(found);
  // A table that others point to can only be built anew while nobody checks; every step checks at its end. Inside a transaction the switch has no effect.
  connection.pragma('foreign_keys = OFF');
  try {
    for (const migration of missing) applyStep(connection, migration, options.now);
  } finally {
    connection.pragma('foreign_keys = ON');
  }
  return missing.map((migration) => migration.version);
}

function applyStep(connection: Connection, migration: Migration, now: string): void {
  connection
    .transaction(() => {
      connection.exec(
        'CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
      );
      connection.exec(migration.sql);
      migration.fill?.(connection);
      connection
        .prepare('INSERT INTO migration (version, name, sha256, applied_at) VALUES (?, ?, ?, ?)')
        .run(migration.version, migration.name, migrationHash(migration), now);
      connection.pragma(`user_version = ${migration.version}`);
      const dangling = connection.pragma('foreign_key_check') as { table: string }[];
      if (dangling.length > 0)
        throw new Error(`migration ${migration.name} leaves rows of ${dangling[0]?.table ?? ''} pointing to nothing`);
    })
    .immediate();
}

function assertMonotonic(migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1)
      throw new Error(`migration ${migration.name} has number ${migration.version}, expected ${index + 1}`);
  });
}

function assertSameHistory(connection: Connection, migrations: readonly Migration[], file: string): void {
  const applied = connection.prepare('SELECT version, sha256 FROM migration ORDER BY version').all() as {
    version: number;
    sha256: string;
  }[];
  for (const row of applied) {
    const migration = migrations.find((candidate) => candidate.version === row.version);
    if (!migration || migrationHash(migration) !== row.sha256) throw new AppError('LEDGER_SCHEMA_CHANGED', { version: row.version, file });
  }
}
