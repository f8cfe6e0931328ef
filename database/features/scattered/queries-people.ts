/** People supported at home, as they stand today. */
import type { ScatteredPerson, ScatteredPlace } from '../../../electron/contract/scattered-person.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { firstFactColumn, firstFactOf } from '../people/first-fact.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';
import type { SupportFact } from './rules-support.ts';

const divisionName = (column: string): string =>
  `(SELECT d.name FROM division d WHERE d.code = ${column} ORDER BY d.valid_to IS NOT NULL LIMIT 1)`;

/** Of table `person` under the name `p`. */
export const personColumns = `p.person_id AS personId, p.name, p.id_number AS idNumber, p.town_code AS townCode, p.village_code AS villageCode,
  ${divisionName('p.town_code')} AS townName, ${divisionName('p.village_code')} AS villageName, p.level, p.caregiver_name AS caregiverOnRecord`;

/** On the list today: in register, perhaps suspended, and supported at home. */
export const listedToday = "p.status IN ('active', 'suspended') AND p.mode = 'scattered'";

export type ListedRow = ScatteredPerson & {
  readonly townCode: string | null;
  readonly villageCode: string | null;
  /** The day support at home began, as far as the newest records say. */
  readonly listedFrom: IsoDate;
};

type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };

/** Of the reader's own places, of a township or village he chose, of a name. */
export function chosen(reader: ScopedReader, place: ScatteredPlace): Condition {
  const own = placeCondition(reader.scope, 'p');
  const parts = [own.sql];
  const values: (string | number)[] = [...own.values];
  const add = (sql: string, value: string): void => {
    parts.push(sql);
    values.push(value);
  };
  if (place.townCode !== null) add(' AND p.town_code = ?', place.townCode);
  if (place.villageCode !== null) add(' AND p.village_code = ?', place.villageCode);
  const search = place.search.trim();
  if (search !== '') {
    add(' AND (instr(p.name, ?) > 0', search);
    add(' OR instr(p.initials, ?) = 1)', search.toLowerCase());
  }
  return { sql: parts.join(''), values };
}

/** In the order of their villages. */
export function listedPeople(reader: ScopedReader, place: ScatteredPlace): ListedRow[] {
  const { sql, values } = chosen(reader, place);
  return rows<ListedRow>(
    reader,
    `SELECT ${personColumns}, max(coalesce(p.confirmed_on, ''), coalesce(p.mode_from, '')) AS listedFrom
     FROM person p WHERE ${listedToday}${sql} ORDER BY p.town_code, p.village_code, p.person_id`,
    ...values,
  );
}

/** Any people by their keys, in the order of their villages: those of a past month may be gone today. */
export function peopleOf(reader: ScopedReader, place: ScatteredPlace): (ScatteredPerson & { readonly townCode: string | null })[] {
  const { sql, values } = chosen(reader, place);
  return rows(
    reader,
    `SELECT ${personColumns} FROM person p WHERE p.status <> 'void'${sql} ORDER BY p.town_code, p.village_code, p.person_id`,
    ...values,
  );
}

export type PersonOfLedger = {
  readonly personId: number;
  readonly name: string;
  readonly status: string;
  readonly townCode: string | null;
  readonly caregiverName: string | null;
};

export function personOf(reader: Reader, personId: number): PersonOfLedger | undefined {
  return row(
    reader,
    'SELECT person_id AS personId, name, status, town_code AS townCode, caregiver_name AS caregiverName FROM person WHERE person_id = ?',
    personId,
  );
}

/** Of one person: everything that decides whether and where he is supported. */
export function supportFactsOf(reader: Reader, personId: number): SupportFact[] {
  return rows<SupportFact>(
    reader,
    `SELECT f.fact_id AS factId, f.kind, f.valid_from AS validFrom, f.value, ${firstFactColumn} FROM fact f
     WHERE f.person_id = ? AND f.kind IN ('confirmation', 'end', 'mode', 'level') AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)
     ORDER BY f.fact_id`,
    personId,
  );
}

/** Of everybody in reach, by person: facts recorded up to a day, for lists of past months. */
export function supportFacts(reader: ScopedReader, townCode: string | null, until: IsoDate): Map<number, SupportFact[]> {
  const { sql, values } = chosen(reader, { townCode, villageCode: null, search: '' });
  const facts = rows<SupportFact & { readonly personId: number }>(
    reader,
    `SELECT f.person_id AS personId, f.fact_id AS factId, f.kind, f.valid_from AS validFrom, f.value, CASE f.kind WHEN 'mode' THEN ${firstFactOf} END AS firstFactId FROM fact f JOIN person p ON p.person_id = f.person_id
     WHERE f.kind IN ('confirmation', 'end', 'mode') AND (f.valid_from <= ? OR f.kind = 'mode')
       AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)${sql}
     ORDER BY f.fact_id`,
    until,
    ...values,
  );
  return Map.groupBy(facts, ({ personId }) => personId);
}
