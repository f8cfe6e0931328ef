import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
// The script that writes the column types; compared here with what is committed.
import { tablesSource } from '../../build/tables.mjs';
import { migrationHash } from '../../database/core/migrate.ts';
import { migrations } from '../../database/migrations/index.ts';
import { memoryLedger } from '../helpers/ledger.ts';

const snapshotFile = join(import.meta.dirname, 'schema-snapshot.json');

function schemaOf(): Record<string, string> {
  const { connection } = memoryLedger();
  const parts = connection
    .prepare(
      "SELECT type || ' ' || name AS name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'person_search_%' ORDER BY 1",
    )
    .all() as { name: string; sql: string }[];
  const hashes = Object.fromEntries(
    migrations.map((migration) => [`migration ${migration.version} ${migration.name}`, migrationHash(migration)]),
  );
  return { ...hashes, ...Object.fromEntries(parts.map((part) => [part.name, part.sql.replace(/\s+/g, ' ')])) };
}

describe('schema', () => {
  it('is the committed one; a change needs a new migration and a new snapshot (UPDATE_SCHEMA=1)', () => {
    const schema = schemaOf();
    if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(snapshotFile, `${JSON.stringify(schema, null, 2)}\n`);
    expect(schema).toEqual(JSON.parse(readFileSync(snapshotFile, 'utf8')));
  });

  it('has the column types that the code is compiled with', () => {
    expect(readFileSync(join(import.meta.dirname, '../../database/core/tables.ts'), 'utf8')).toBe(tablesSource());
  });

  it('has strict tables only', () => {
    const { connection } = memoryLedger();
    const loose = connection
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });
});

describe('append-only tables', () => {
  const { connection } = memoryLedger();
  const appendOnly = [
    'audit',
    'parameter',
    'fact',
    'home_account',
    'import_batch',
    'import_undo',
    'standard',
    'standard_void',
    'sheet_event',
    'sheet_copy',
  ];
  it.each(appendOnly)('%s refuses update and delete', (table) => {
    const triggers = connection
      .prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
      .pluck()
      .all(table) as string[];
    for (const change of ['BEFORE UPDATE ON', 'BEFORE DELETE ON'])
      expect(triggers.some((sql) => sql.includes(`${change} ${table} BEGIN SELECT RAISE(ABORT`))).toBe(true);
  });

  it('refuses in deed', () => {
    expect(() => connection.exec("UPDATE audit SET user_name = 'x'")).toThrow('append-only: audit');
    expect(() => connection.exec('DELETE FROM parameter')).toThrow('append-only: parameter');
    expect(() =>
      connection.exec(
        "INSERT OR REPLACE INTO audit SELECT seq, at, user_id, 'x', action, entity, entity_id, before_json, after_json, hash, person_id FROM audit WHERE seq = 1",
      ),
    ).toThrow('append-only: audit');
  });
});
