/** Ledgers that programs of former days have left (tests/samples/ledgers), and what stood in them. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readKeyFile, unlockForUser } from '../../database/core/keys.ts';
import { openConnection, type Connection } from '../../database/core/open.ts';
import { testPassphrase } from './ledger.ts';

export const oldLedgers = join(import.meta.dirname, '..', 'samples', 'ledgers');

/** Folders of the versions, oldest first: `schema-4`. */
export const oldVersions = readdirSync(oldLedgers, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .toSorted((one, other) => Number(one.slice(7)) - Number(other.slice(7)));

/** A copy that a test may upgrade. */
export function copyOfOldLedger(version: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of ['ledger.yiyang', 'ledger.yiyang.key']) copyFileSync(join(oldLedgers, version, name), join(folder, name));
  return join(folder, 'ledger.yiyang');
}

/** Opened as it is, without upgrading it. */
export function openAsItIs(file: string): Connection {
  return openConnection(file, unlockForUser(readKeyFile(file), '管理员', testPassphrase).dataKey, 'existing');
}

export type Content = Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: number; readonly sha256: string }>>;

/** Search indexes are made of the rest; their inner tables are SQLite's own; the head of the audit moves on with every line, its check is another. */
const isOwnContent = (name: string): boolean => !name.startsWith('person_search_') && !name.startsWith('sqlite_') && name !== 'audit_head';

export function tablesOf(connection: Connection): string[] {
  const names = connection.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')").pluck();
  return (names.all() as string[]).filter(isOwnContent).toSorted();
}

/** Every value of the given columns, rows in order of their content. */
/** Rows of closed lists that a migration added between those that were there; everything else must come through as it was. */
const addedSince: Readonly<Record<string, string>> = { grading_step: "NOT (from_state = 'reviewed' AND action = 'object')" };

export function hashOf(connection: Connection, table: string, columns: readonly string[], limit = -1): { rows: number; sha256: string } {
  const list = columns.map((column) => `"${column}"`).join(', ');
  // Keys come first in every table: rows that were added later stand behind those that were there.
  const statement = connection
    .prepare(`SELECT ${list} FROM "${table}" WHERE ${addedSince[table] ?? 'TRUE'} ORDER BY ${list} LIMIT ${limit}`)
    .raw();
  const hash = createHash('sha256');
  let rows = 0;
  for (const row of statement.iterate() as IterableIterator<unknown[]>) {
    for (const value of row) {
      const kind = value === null ? 'n' : Buffer.isBuffer(value) ? 'b' : typeof value;
      const text = Buffer.isBuffer(value) ? value.toString('hex') : String(value);
      hash.update(`${kind}:${text.length}:${text};`);
    }
    hash.update('\n');
    rows += 1;
  }
  return { rows, sha256: hash.digest('hex') };
}

export function contentOf(connection: Connection): Content {
  return Object.fromEntries(
    tablesOf(connection).map((table) => {
      const columns = connection.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table) as string[];
      return [table, { columns, ...hashOf(connection, table, columns) }];
    }),
  );
}
