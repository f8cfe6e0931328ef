/** Prepared statements, compiled once per connection. */
import type { Statement } from 'better-sqlite3';
import type { Connection } from './open.ts';

const statements = new WeakMap<Connection, Map<string, Statement>>();

export function statement(connection: Connection, sql: string): Statement {
  const cache = statements.get(connection) ?? new Map<string, Statement>();
  statements.set(connection, cache);
  const prepared = cache.get(sql) ?? connection.prepare(sql);
  cache.set(sql, prepared);
  return prepared;
}
