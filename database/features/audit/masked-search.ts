/** Looking for a text in what a line of the log shows, not in what it holds. */
import { maskText } from '../../../electron/contract/masking.ts';
import type { Connection } from '../../core/open.ts';
import type { Reader } from '../../core/sql.ts';

/** Connections that know the function of SQL below. */
const prepared = new WeakSet<Connection>();

function prepare(connection: Connection): void {
  if (prepared.has(connection)) return;
  connection.function('masked_holds', { deterministic: true, directOnly: true }, (json: unknown, search: unknown) =>
    Number(maskText(String(json)).includes(String(search))),
  );
  prepared.add(connection);
}

/** What only a mask writes; whatever else it shows stands in the line itself. */
const writtenByMasks = /[*尾号]+/u;

/**
 * Condition that a column of JSON holds the text when its numbers and addresses are masked. What stands between the signs of a mask must be in
 * the line anyway: so most lines need no masking.
 */
export function holdsMasked(
  { connection }: Reader,
  column: string,
  search: string,
): { readonly sql: string; readonly values: readonly string[] } {
  prepare(connection);
  const pieces = search.split(writtenByMasks).filter((piece) => piece !== '');
  return {
    sql: `(${column} IS NOT NULL${pieces.map(() => ` AND instr(${column}, ?) > 0`).join('')} AND masked_holds(${column}, ?))`,
    values: [...pieces, search],
  };
}
