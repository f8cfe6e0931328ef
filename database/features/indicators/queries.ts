/** Reads what indicators are counted from, as of a day and as it was known at an instant. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import { capacityStands } from '../homes/capacity.ts';
import type { HomeOn } from './rules-homes.ts';
import type { Horizon } from './stock-store.ts';

const known = '@horizon >= recorded_at AND (withdrawn_at IS NULL OR withdrawn_at > @horizon)';

function idsOf(reader: Reader, sql: string, values: Readonly<Record<string, unknown>>): ReadonlySet<number> {
  return new Set(statement(reader.connection, sql).pluck().all(values) as number[]);
}

/** People visited at least once in [from, until]. By telephone or video only where that counts. */
export function visitedPeople(
  reader: Reader,
  range: { readonly from: IsoDate; readonly until: IsoDate },
  { phoneCounts, horizon }: { readonly phoneCounts: boolean; readonly horizon: Horizon },
): ReadonlySet<number> {
  return idsOf(
    reader,
    `SELECT person_id FROM visit WHERE visited_on BETWEEN @from AND @until AND result = 'visited'
       AND (method = 'home' OR @phoneCounts = 1) AND ${known}`,
    { ...range, phoneCounts: phoneCounts ? 1 : 0, horizon },
  );
}

/** People whose newest check on or before the day found all five and whose agreement is in force on it. */
export function fiveHavesPeople(reader: Reader, day: IsoDate, horizon: Horizon): ReadonlySet<number> {
  return idsOf(
    reader,
    `SELECT c.person_id FROM five_haves_check c WHERE c.is_complete = 1 AND c.five_haves_check_id =
       (SELECT five_haves_check_id FROM five_haves_check WHERE person_id = c.person_id AND checked_on <= @day AND ${known}
        ORDER BY checked_on DESC, five_haves_check_id DESC LIMIT 1)
     AND EXISTS (SELECT 1 FROM care_agreement WHERE person_id = c.person_id AND @day BETWEEN from_on AND min(until_on, ifnull(ended_on, until_on)) AND ${known})`,
    { day, horizon },
  );
}

const inForce = (table: string): string => `${table}.from_on <= @day AND (${table}.until_on IS NULL OR ${table}.until_on > @day)`;
const freeBed = `NOT EXISTS (SELECT 1 FROM bed_stay s WHERE s.bed_id = b.bed_id AND ${inForce('s')} AND s.withdrawn_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM bed_outage o WHERE o.bed_id = b.bed_id AND ${inForce('o')} AND o.withdrawn_at IS NULL)`;
const livedBed = `EXISTS (SELECT 1 FROM bed_stay s WHERE s.bed_id = b.bed_id AND s.kind = 'occupied' AND ${inForce('s')} AND s.withdrawn_at IS NULL)`;
const drawn = `FROM bed b JOIN room r ON r.room_id = b.room_id WHERE r.home_id = h.home_id AND ${inForce('b')}`;

const contracts = `FROM operator_contract c WHERE c.home_id = h.home_id AND c.recorded_at <= @horizon AND (c.withdrawn_at IS NULL OR c.withdrawn_at > @horizon)`;

/** Homes that were open on the day, with the beds they had then. */
export function homesOn(reader: Reader, day: IsoDate, horizon: Horizon): HomeOn[] {
  return rows(
    reader,
    `SELECT h.home_id AS homeId, h.name, h.town_code AS townCode,
       coalesce((SELECT d.name FROM division d WHERE d.code = h.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1), h.town_code) AS townName,
       k.beds_registered AS bedsRegistered, k.nursing_beds AS nursingBeds,
       (SELECT count(*) FROM bed_outage o JOIN bed b ON b.bed_id = o.bed_id JOIN room r ON r.room_id = b.room_id
        WHERE r.home_id = h.home_id AND ${inForce('o')} AND o.recorded_at <= @horizon AND (o.withdrawn_at IS NULL OR o.withdrawn_at > @horizon)) AS bedsOut,
       (SELECT count(*) FROM home_staff w WHERE w.home_id = h.home_id AND w.is_care_worker = 1 AND ${inForce('w')}
        AND w.recorded_at <= @horizon AND (w.withdrawn_at IS NULL OR w.withdrawn_at > @horizon)) AS careWorkers,
       CASE WHEN EXISTS (SELECT 1 ${contracts} AND c.from_on <= @day
         AND ((c.state = 'operating' AND (c.until_on IS NULL OR c.until_on >= @day)) OR (c.state = 'ended' AND c.until_on > @day))) THEN 'contract'
         WHEN h.operation_mode = 'entrusted' AND NOT EXISTS (SELECT 1 ${contracts}) THEN 'roster' END AS entrusted,
       (SELECT count(*) ${drawn}) AS bedsDrawn, (SELECT count(*) ${drawn} AND ${freeBed}) AS bedsFree,
       (SELECT count(*) ${drawn} AND ${livedBed}) AS bedsLived,
       (SELECT count(*) ${drawn} AND b.bed_type = 'nursing' AND ${freeBed}) AS nursingFree
     FROM home h JOIN home_capacity k ON k.home_capacity_id =
       (SELECT k.home_capacity_id FROM home_capacity k WHERE k.home_id = h.home_id AND k.valid_from <= @day AND k.recorded_at <= @horizon AND ${capacityStands}
        ORDER BY k.valid_from DESC, k.home_capacity_id DESC LIMIT 1)
     WHERE (h.withdrawn_at IS NULL OR h.withdrawn_at > @horizon) AND (h.opened_on IS NULL OR h.opened_on <= @day) ORDER BY h.code`,
    { day, horizon },
  );
}

export type NamedPerson = {
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string | null;
  readonly sex: 'male' | 'female';
  readonly bornOn: IsoDate;
  readonly townName: string | null;
  readonly villageName: string | null;
};

const divisionName = (code: string): string =>
  `(SELECT d.name FROM division d WHERE d.code = ${code} ORDER BY d.valid_to IS NOT NULL LIMIT 1)`;

/** The people of these keys by township, village and registration; keys are those of one page, or of all in an export. */
export function namesOf(reader: Reader, personIds: readonly number[]): NamedPerson[] {
  return rows(
    reader,
    `SELECT p.person_id AS personId, p.name, coalesce(p.id_number, p.temporary_number) AS idNumber, p.sex, p.born_on AS bornOn,
       ${divisionName('p.town_code')} AS townName, ${divisionName('p.village_code')} AS villageName
     FROM json_each(?) j JOIN person p ON p.person_id = j.value`,
    JSON.stringify(personIds),
  );
}

/** Keys in the order of a roster: township, village, registration. */
export function inRosterOrder(reader: Reader, personIds: readonly number[]): number[] {
  return statement(
    reader.connection,
    'SELECT p.person_id FROM json_each(?) j JOIN person p ON p.person_id = j.value ORDER BY p.town_code, p.village_code, p.person_id',
  )
    .pluck()
    .all(JSON.stringify(personIds)) as number[];
}
