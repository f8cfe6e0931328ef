/** Prepared statements, compiled once per connection. */
import type { Statement } from 'better-sqlite3';
import type { Connection } from './open.ts';

const statements = new WeakMap<Connection, Map<string, Statement>>();

export function statement(connection: Connection, sql: string): Statement {
  let cache = statements.get(connection);
  if (!cache) statements.set(connection, (cache = new Map()));
  let prepared = cache.get(sql);
  if (!prepared) cache.set(sql, (prepared = connection.prepare(sql)));
  return prepared;
}
