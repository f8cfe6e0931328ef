/** Reads the facts that decide payments, many people at a time, as they are known now or were known when a sheet was built. */
import type { SelfCareLevel, SupportMode } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { type Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import {
  personFacts,
  type Account,
  type EndReason,
  type PersonFacts,
  type Recorded,
  type RecordedFacts,
  type Residence,
  type Stay,
} from './rules-facts.ts';
import type { DatedKind, Recent } from './rules-touched.ts';

/** Facts recorded after this one do not exist for the reader. */
export type FactHorizon = number;
export const everything: FactHorizon = Number.MAX_SAFE_INTEGER;

export const decidingKinds = [
  'confirmation',
  'end',
  'suspension',
  'residence',
  'level',
  'mode',
  'caregiver',
  'account',
  'caregiverAccount',
] as const;
type DecidingKind = (typeof decidingKinds)[number];

type FactRow = [
  personId: number,
  kind: DecidingKind,
  factId: number,
  validFrom: IsoDate,
  value: string | null,
  homeId: number | null,
  detail: string | null,
];
type PersonRow = [personId: number, name: string, idNumber: string];
type Mutable<Facts> = { -readonly [Kind in keyof Facts]: Facts[Kind] extends readonly (infer Fact)[] ? Fact[] : never };
type Collected = Mutable<RecordedFacts>;

const factSql = `SELECT person_id, kind, fact_id, valid_from, value, home_id, detail FROM fact
  WHERE person_id BETWEEN ? AND ? AND kind IN (${decidingKinds.map((kind) => `'${kind}'`).join(', ')}) AND fact_id <= ? ORDER BY person_id`;
const personSql = 'SELECT person_id, name, coalesce(id_number, temporary_number) FROM person WHERE person_id BETWEEN ? AND ?';

/** Keys of facts that were withdrawn within the horizon. */
export function cancelledFacts(reader: Reader, horizon: FactHorizon): ReadonlySet<number> {
  const found = statement(reader.connection, 'SELECT cancels_fact_id FROM fact WHERE cancels_fact_id IS NOT NULL AND fact_id <= ?')
    .pluck()
    .all(horizon);
  return new Set(found as number[]);
}

/** People with keys from `first` to `last`, in the order of their keys. */
export function factsOfPeople(
  reader: Reader,
  first: number,
  last: number,
  cancelled: ReadonlySet<number>,
  horizon: FactHorizon,
): PersonFacts[] {
  const people = statement(reader.connection, personSql).raw().all(first, last) as PersonRow[];
  const facts = statement(reader.connection, factSql).raw().all(first, last, horizon) as FactRow[];
  let index = 0;
  return people.map(([personId, name, idNumber]) => {
    const collected: Collected = emptyFacts();
    for (let fact = facts[index]; fact && fact[0] === personId; fact = facts[++index]) collect(collected, fact, cancelled.has(fact[2]));
    return personFacts({ personId, name, idNumber }, collected);
  });
}

function emptyFacts(): Collected {
  return {
    confirmations: [],
    ends: [],
    suspensions: [],
    residences: [],
    levels: [],
    stays: [],
    caregivers: [],
    accounts: [],
    caregiverAccounts: [],
  };
}

function collect(into: Collected, [, kind, factId, validFrom, value, homeId, detail]: FactRow, isCancelled: boolean): void {
  const recorded = <Value>(said: Value): Recorded<Value> => ({ factId, validFrom, isCancelled, value: said });
  switch (kind) {
    case 'confirmation':
      into.confirmations.push(recorded(null));
      break;
    case 'end':
      into.ends.push(recorded(value as EndReason));
      break;
    case 'suspension':
      into.suspensions.push(recorded(value === 'on'));
      break;
    case 'residence':
      into.residences.push(recorded(residenceOf(value ?? '', detail)));
      break;
    case 'level':
      into.levels.push(recorded(value as SelfCareLevel));
      break;
    case 'mode':
      into.stays.push(recorded<Stay>({ mode: value as SupportMode, homeId }));
      break;
    case 'caregiver':
      into.caregivers.push(recorded(parsed<{ name: string }>(detail).name));
      break;
    case 'account':
      into.accounts.push(recorded(parsed<Account>(detail)));
      break;
    case 'caregiverAccount':
      into.caregiverAccounts.push(recorded(parsed<Account>(detail)));
      break;
  }
}

function parsed<Detail>(detail: string | null): Detail {
  return JSON.parse(detail ?? '{}') as Detail;
}

function residenceOf(villageCode: string, detail: string | null): Residence {
  const { areaType, townCode } = parsed<Residence>(detail);
  return { villageCode, townCode, areaType };
}

const datedKinds: ReadonlySet<string> = new Set<DatedKind>(['residence', 'level', 'mode', 'caregiver', 'end']);
const deepKinds: ReadonlySet<string> = new Set(['confirmation', 'suspension', 'cancellation']);

/** What was recorded or withdrawn after a fact, by person; accounts and the like decide no amount. */
export function recentFacts(reader: Reader, factId: number): ReadonlyMap<number, Recent> {
  // Left alone SQLite walks an index of all facts that is in the order of the groups.
  const found = statement(
    reader.connection,
    'SELECT person_id, kind, min(valid_from) FROM fact NOT INDEXED WHERE fact_id > ? GROUP BY person_id, kind',
  )
    .raw()
    .all(factId) as [personId: number, kind: string, day: IsoDate][];
  const recent = new Map<number, { isDeep: boolean; days: Map<DatedKind, IsoDate> }>();
  for (const [personId, kind, day] of found) {
    if (!deepKinds.has(kind) && !datedKinds.has(kind)) continue;
    let one = recent.get(personId);
    if (!one) recent.set(personId, (one = { isDeep: false, days: new Map() }));
    if (deepKinds.has(kind)) one.isDeep = true;
    else one.days.set(kind as DatedKind, day);
  }
  return recent;
}

/** Ranges of person keys that hold about `size` people each. */
export function personRanges(reader: Reader, size: number): { first: number; last: number; people: number }[] {
  const keys = statement(reader.connection, 'SELECT person_id FROM person ORDER BY person_id').pluck().all() as number[];
  const ranges: { first: number; last: number; people: number }[] = [];
  for (let start = 0; start < keys.length; start += size) {
    const end = Math.min(start + size, keys.length) - 1;
    ranges.push({ first: keys[start] ?? 0, last: keys[end] ?? 0, people: end - start + 1 });
  }
  return ranges;
}
