/** Writes database/core/tables.ts from the migrated schema: `node build/run.mjs build/tables.mjs`. A test compares the two. */
import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { migrations } from '../database/migrations/index.ts';

/** @typedef {{ name: string, type: string, required: 0 | 1, pk: number }} Column */

/** @type {Record<string, string>} */
const typeOf = { INTEGER: 'number', TEXT: 'string', BLOB: 'Buffer', REAL: 'number' };
/** @param {string} name */
const pascal = (name) =>
  name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

export function tablesSource() {
  const connection = new Database(':memory:');
  for (const migration of migrations) connection.exec(migration.sql);
  const names = /** @type {string[]} */ (
    connection
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'person_search_%' ORDER BY name",
      )
      .pluck()
      .all()
  );
  const types = names.map((name) => {
    const columns = /** @type {Column[]} */ (
      connection.prepare('SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?)').all(name)
    );
    const isSearch = columns.every((column) => column.type === '');
    const fields = columns.map(
      (column) => `  ${column.name}: ${typeOf[column.type] ?? 'string'}${column.required || column.pk || isSearch ? '' : ' | null'};`,
    );
    return `type ${pascal(name)}Table = {\n${fields.join('\n')}\n};\n`;
  });
  const map = names.map((name) => `  ${name}: ${pascal(name)}Table;`).join('\n');
  connection.close();
  return `/** Column types of the schema, written by build/tables.mjs; do not edit. */\n${types.join('\n')}\nexport type Tables = {\n${map}\n};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../database/core/tables.ts', import.meta.url), tablesSource());
