/**
 * A township has homes in which people of other townships live. Of them it learns no more than that a bed is taken: their names are masked.
 * A home knows everybody who lives in it, lived in it or is to come.
 */
import { maskName } from '../../../electron/contract/masking.ts';
import { rows } from '../../core/sql.ts';
import type { ScopedReader } from '../users/scope.ts';

type Named = { readonly personId: number | null; readonly name: string | null };

export function strangersAmong(reader: ScopedReader, people: readonly Pick<Named, 'personId'>[]): ReadonlySet<number> {
  if (reader.scope.kind !== 'town') return new Set();
  const ids = JSON.stringify([...new Set(people.map(({ personId }) => personId).filter((id) => id !== null))]);
  const found = rows<{ id: number }>(
    reader,
    'SELECT person_id AS id FROM person WHERE person_id IN (SELECT value FROM json_each(?)) AND town_code IS NOT ?',
    ids,
    reader.scope.townCode,
  );
  return new Set(found.map(({ id }) => id));
}

/** The same rows with the names of strangers masked, and what `more` says of them. */
export function veiled<Row extends Named>(reader: ScopedReader, list: readonly Row[], more: Partial<Row> = {}): Row[] {
  const strangers = strangersAmong(reader, list);
  return list.map((row) =>
    row.personId !== null && strangers.has(row.personId) ? { ...row, ...more, name: row.name === null ? null : maskName(row.name) } : row,
  );
}
