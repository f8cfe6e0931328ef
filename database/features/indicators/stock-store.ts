/** Everybody's deciding facts, kept beside the ledger they were read from: facts are only ever added, so a later look reads only the new ones. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Connection } from '../../core/open.ts';
import type { Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import { initialOf } from '../people/first-fact.ts';
import { stockKinds, type PersonStock, type StockFact } from './rules-stock.ts';

/** Nothing recorded or withdrawn after this UTC instant is known to the reader. */
export type Horizon = string;
export const everythingKnown: Horizon = '9999';

type FactRow = [
  personId: number,
  factId: number,
  kind: StockFact['kind'] | 'cancellation',
  validFrom: IsoDate,
  value: string | null,
  homeId: number | null,
  townCode: string | null,
  cancels: number | null,
];
const kinds = [...stockKinds, 'cancellation'].map((kind) => `'${kind}'`).join(', ');
const factsSql = `SELECT person_id, fact_id, kind, valid_from, value, home_id, CASE kind WHEN 'residence' THEN detail ->> '$.townCode' END, cancels_fact_id
  FROM fact WHERE fact_id > ? AND kind IN (${kinds}) AND recorded_at <= ? ORDER BY fact_id`;

type Person = {
  readonly personId: number;
  /** Cancelled ones too: what stood first decides what holds for the days before. */
  readonly firstMode: number | null;
  readonly stock: PersonStock;
};
type Store = { readonly lastFactId: number; readonly people: ReadonlyMap<number, Person>; readonly list: readonly PersonStock[] };

const nothing: Store = { lastFactId: 0, people: new Map(), list: [] };

function stockOf(personId: number, facts: readonly StockFact[], firstMode: number | null): PersonStock {
  const [only, ...others] = facts.filter(({ kind }) => kind === 'mode');
  return { personId, facts, initialMode: only && others.length > 0 ? initialOf([only, ...others], firstMode) : (only ?? null) };
}

/** What stood before, with the facts recorded since. */
function withNewer(reader: Reader, before: Store, horizon: Horizon): Store {
  const added = new Map<number, StockFact[]>();
  const cancelled = new Set<number>();
  const firstModes = new Map<number, number>();
  let { lastFactId } = before;
  for (const [personId, factId, kind, validFrom, value, homeId, townCode, cancels] of statement(reader.connection, factsSql)
    .raw()
    .all(lastFactId, horizon) as FactRow[]) {
    lastFactId = factId;
    let facts = added.get(personId);
    if (!facts) added.set(personId, (facts = []));
    if (kind === 'cancellation') cancelled.add(cancels ?? 0);
    else {
      if (kind === 'mode' && !firstModes.has(personId)) firstModes.set(personId, factId);
      facts.push({ factId, kind, validFrom, value, homeId, townCode });
    }
  }
  if (added.size === 0) return before;
  const people = new Map(before.people);
  for (const [personId, newer] of added) {
    const known = people.get(personId);
    const all = known ? [...known.stock.facts, ...newer] : newer;
    const facts = cancelled.size === 0 ? all : all.filter(({ factId }) => !cancelled.has(factId));
    const firstMode = known?.firstMode ?? firstModes.get(personId) ?? null;
    people.set(personId, { personId, firstMode, stock: stockOf(personId, facts, firstMode) });
  }
  const list = [...people.values()].flatMap(({ stock }) => (stock.facts.length > 0 ? [stock] : []));
  return { lastFactId, people, list };
}

const stores = new WeakMap<Connection, Store>();

/** Everybody's deciding facts that were not cancelled within the horizon; people in the order they were registered. */
export function peopleStock(reader: Reader, horizon: Horizon): readonly PersonStock[] {
  if (horizon !== everythingKnown) return withNewer(reader, nothing, horizon).list;
  const found = withNewer(reader, stores.get(reader.connection) ?? nothing, horizon);
  // What an open transaction has written may yet be undone.
  if (!reader.connection.inTransaction) stores.set(reader.connection, found);
  return found.list;
}
