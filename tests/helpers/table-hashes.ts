/** A fingerprint of every table: two ledgers are equal when all of them are. */
import { createHash } from 'node:crypto';
import type { Connection } from '../../database/core/open.ts';

export type TableHashes = Readonly<Record<string, string>>;

/** Every row of every table in the order of its key, types included. */
export function tableHashes(connection: Connection): TableHashes {
  const names = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const hashOf = (name: string): string => {
    const hash = createHash('sha256');
    const rows = connection.prepare(`SELECT * FROM "${name}"`).raw().iterate() as IterableIterator<unknown[]>;
    for (const row of rows) hash.update(JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? `x${value.toString('hex')}` : value))));
    return hash.digest('hex');
  };
  return Object.fromEntries(names.map((name) => [name, hashOf(name)]));
}
