/** Reads two sheets for their comparison. */
import type { Scheme } from '../../../../electron/contract/schemes.ts';
import type { IsoDate, IsoMonth } from '../../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../../core/sql.ts';
import type { Amount, ComparedSheet, Group, Seen } from './rules-comparison.ts';

const groupKey = "CASE WHEN l.payee_home_id IS NOT NULL THEN 'home:' || l.payee_home_id ELSE 'town:' || p.town_code END";

export const nothingCompared: ComparedSheet = { people: new Map(), amounts: [] };

export function comparedSheet(reader: Reader, sheetId: number): ComparedSheet {
  const people = rows<Seen>(
    reader,
    `SELECT person_id AS personId, name, id_number AS idNumber, area_type AS areaType, level, mode, home_id AS homeId, town_code AS townCode
     FROM sheet_person WHERE sheet_id = ?`,
    sheetId,
  );
  const amounts = rows<Amount>(
    reader,
    `SELECT l.person_id AS personId, ${groupKey} AS groupKey, l.line_type AS type, sum(l.fen) AS fen, max(l.standard_id) AS standardId, sum(l.days) AS days
     FROM sheet_person p CROSS JOIN sheet_line l ON l.sheet_id = p.sheet_id AND l.person_id = p.person_id
     WHERE p.sheet_id = ? GROUP BY l.person_id, 2, l.line_type`,
    sheetId,
  );
  return { people: new Map(people.map((person) => [person.personId, person])), amounts };
}

/** Parts of either sheet: homes by their code, then townships by theirs; named as the newer one has them. */
export function groupsOfBoth(reader: Reader, lastId: number | null, nowId: number): Group[] {
  return rows(
    reader,
    `WITH groups AS (
       SELECT 0 AS kind, h.code, 'home:' || h.home_id AS key, h.name, h.sheet_id = @now AS isNow FROM sheet_home h WHERE h.sheet_id IN (@now, @last)
         AND EXISTS (SELECT 1 FROM sheet_line l WHERE l.sheet_id = h.sheet_id AND l.payee_home_id = h.home_id)
       UNION ALL
       SELECT 1, p.town_code, 'town:' || p.town_code, p.town_name, p.sheet_id = @now FROM sheet_person p WHERE p.sheet_id IN (@now, @last)
         AND EXISTS (SELECT 1 FROM sheet_line l WHERE l.sheet_id = p.sheet_id AND l.person_id = p.person_id AND l.payee_home_id IS NULL))
     SELECT key, name FROM (SELECT kind, code, key, name, max(isNow) FROM groups GROUP BY key) ORDER BY kind, code`,
    { now: nowId, last: lastId ?? -1 },
  );
}

/** Regular payments of a person on a sheet before the month. */
export function wasPaidBefore(reader: Reader, scheme: Scheme, personId: number, month: IsoMonth): boolean {
  return (
    row(
      reader,
      `SELECT 1 FROM sheet s CROSS JOIN sheet_line l ON l.sheet_id = s.sheet_id AND l.person_id = ?
       WHERE s.scheme = ? AND s.month < ? AND l.line_type NOT IN ('BACKPAY', 'OFFSET', 'FUNERAL') LIMIT 1`,
      personId,
      scheme,
      month,
    ) !== undefined
  );
}

/** Newest day on which a suspension was lifted before a day, by facts recorded up to a key. */
export function resumedOn(reader: Reader, personId: number, before: IsoDate, horizon: number): IsoDate | null {
  return (
    row<{ day: IsoDate | null }>(
      reader,
      `SELECT max(f.valid_from) AS day FROM fact f WHERE f.person_id = ? AND f.kind = 'suspension' AND f.value = 'off' AND f.valid_from < ? AND f.fact_id <= ?
         AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id AND c.fact_id <= ?)`,
      personId,
      before,
      horizon,
      horizon,
    )?.day ?? null
  );
}

export type HoldSeen = { readonly reason: string; readonly heldOn: IsoDate; readonly isLifted: number };

/** The newest hold on somebody's payments that concerns the month. */
export function holdOf(reader: Reader, scheme: Scheme, personId: number, month: IsoMonth): HoldSeen | undefined {
  return row(
    reader,
    `SELECT reason, held_on AS heldOn, lifted_at IS NOT NULL AS isLifted FROM payment_hold
     WHERE person_id = ? AND scheme = ? AND from_month <= ? ORDER BY hold_id DESC LIMIT 1`,
    personId,
    scheme,
    month,
  );
}

export type StandardSeen = { readonly standardId: number; readonly documentNo: string; readonly validFrom: IsoDate };

export function standardsSeen(reader: Reader): ReadonlyMap<number, StandardSeen> {
  const found = rows<StandardSeen>(
    reader,
    'SELECT standard_id AS standardId, document_no AS documentNo, valid_from AS validFrom FROM standard',
  );
  return new Map(found.map((standard) => [standard.standardId, standard]));
}
