/** Writes many rows at once: to start a statement costs as much as to write a row. */
import type { Connection } from './open.ts';
import { statement } from './statement.ts';

const rowsPerStatement = 32;

/** @param values row after row, each in the order of the columns */
export function insertRows(connection: Connection, table: string, columns: readonly string[], values: readonly unknown[]): void {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const insert = (rows: number): ReturnType<typeof statement> =>
    statement(connection, `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array<string>(rows).fill(row).join(', ')}`);
  const [many, one] = [insert(rowsPerStatement), insert(1)];
  const width = columns.length;
  const wide = width * rowsPerStatement;
  let start = 0;
  for (; start + wide <= values.length; start += wide) many.run(values.slice(start, start + wide));
  for (; start < values.length; start += width) one.run(values.slice(start, start + width));
}
