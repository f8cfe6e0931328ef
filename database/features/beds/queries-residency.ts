/** Reads the facts that say who lives in which home, of one person or of everybody who ever lived there. */
import type { SupportMode } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import { capacityStands } from '../homes/capacity.ts';
import type { EndReason, Recorded } from '../payments/rules-facts.ts';
import { residencies, type Residency, type ResidencyFacts } from './rules-residency.ts';

type FactRow = [
  personId: number,
  kind: 'confirmation' | 'end' | 'mode',
  factId: number,
  validFrom: IsoDate,
  value: string | null,
  homeId: number | null,
  isCancelled: number,
];
type Collected = { -readonly [Kind in keyof ResidencyFacts]: ResidencyFacts[Kind][number][] };

const columns = `f.person_id, f.kind, f.fact_id, f.valid_from, f.value, f.home_id,
  EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)`;
const kinds = "f.kind IN ('confirmation', 'end', 'mode')";

function collect(into: Collected, [, kind, factId, validFrom, value, homeId, cancelled]: FactRow): void {
  const recorded = <Value>(said: Value): Recorded<Value> => ({ factId, validFrom, isCancelled: cancelled === 1, value: said });
  if (kind === 'confirmation') into.confirmations.push(recorded(null));
  else if (kind === 'end') into.ends.push(recorded(value as EndReason));
  else into.stays.push(recorded({ mode: value as SupportMode, homeId }));
}

const nothing = (): Collected => ({ confirmations: [], ends: [], stays: [] });

export function residenciesOf(reader: Reader, personId: number): Residency[] {
  const found = statement(reader.connection, `SELECT ${columns} FROM fact f WHERE f.person_id = ? AND ${kinds}`)
    .raw()
    .all(personId) as FactRow[];
  const facts = nothing();
  for (const fact of found) collect(facts, fact);
  return residencies(facts);
}

export type HomeResidency = Residency & { readonly personId: number };

/** Every residence there ever was in these homes, or in any home. */
export function residenciesIn(reader: Reader, homeId: number | null): HomeResidency[] {
  const people = homeId === null ? 'SELECT person_id FROM fact WHERE home_id IS NOT NULL' : 'SELECT person_id FROM fact WHERE home_id = ?';
  const found = statement(
    reader.connection,
    `SELECT ${columns} FROM fact f WHERE f.person_id IN (${people}) AND ${kinds} ORDER BY f.person_id`,
  )
    .raw()
    .all(...(homeId === null ? [] : [homeId])) as FactRow[];
  const all: HomeResidency[] = [];
  let index = 0;
  while (index < found.length) {
    const personId = found[index]?.[0] ?? 0;
    const facts = nothing();
    for (let fact = found[index]; fact && fact[0] === personId; fact = found[(index += 1)]) collect(facts, fact);
    for (const residency of residencies(facts)) if (homeId === null || residency.homeId === homeId) all.push({ ...residency, personId });
  }
  return all;
}

export type Capacity = { readonly homeId: number; readonly registered: number; readonly nursing: number };

const capacitySql = `SELECT h.home_id AS homeId, coalesce(c.beds_registered, h.beds_registered) AS registered, coalesce(c.nursing_beds, h.nursing_beds) AS nursing
  FROM home h LEFT JOIN home_capacity c ON c.home_capacity_id =
    (SELECT k.home_capacity_id FROM home_capacity k WHERE k.home_id = h.home_id AND k.valid_from <= ? AND ${capacityStands}
      ORDER BY k.valid_from DESC, k.home_capacity_id DESC LIMIT 1)`;

/** 核定床位 and 护理型 on a day; of a day before the first record what the home says of itself. */
export function capacityOn(reader: Reader, homeId: number, day: IsoDate): Capacity {
  return rows<Capacity>(reader, `${capacitySql} WHERE h.home_id = ?`, day, homeId)[0] ?? { homeId, registered: 0, nursing: 0 };
}
