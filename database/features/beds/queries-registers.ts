/** Rows of the registers a home keeps. */
import type { AbsenceRow } from '../../../electron/contract/stays-registers.ts';
import type { Sex } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { ScopedReader } from '../users/scope.ts';
import { strangersAmong, veiled } from './strangers.ts';

/** `1号楼 3层 305 2床`. */
export const placeSql = "r.building || ' ' || r.floor || '层 ' || r.name || ' ' || b.label || '床'";

export type WhoRow = {
  readonly personId: number;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: IsoDate;
  readonly idNumber: string | null;
};

export type LivingRow = {
  readonly personId: number;
  readonly townName: string | null;
  readonly villageName: string | null;
  readonly illness: string | null;
  readonly remark: string | null;
};

const divisionName = (column: string): string =>
  `(SELECT d.name FROM division d WHERE d.code = p.${column} ORDER BY d.valid_to IS NOT NULL LIMIT 1)`;
const newestDetail = (kind: string, key: string): string =>
  `(SELECT f.detail ->> '$.${key}' FROM fact f WHERE f.person_id = p.person_id AND f.kind = '${kind}'
     AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1)`;

/** What the roster tells beside the bed. */
export function livingDetails(reader: ScopedReader, personIds: readonly number[]): Map<number, LivingRow> {
  const found = rows<LivingRow>(
    reader,
    `SELECT p.person_id AS personId, ${divisionName('town_code')} AS townName, ${divisionName('village_code')} AS villageName,
       ${newestDetail('category', 'illness')} AS illness, ${newestDetail('contact', 'remark')} AS remark
     FROM person p WHERE p.person_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(personIds),
  );
  const strangers = strangersAmong(reader, found);
  return new Map(found.map((one) => [one.personId, strangers.has(one.personId) ? { ...one, illness: null, remark: null } : one]));
}

export type BedOfPerson = {
  readonly personId: number;
  readonly building: string;
  readonly floor: number;
  readonly room: string;
  readonly bed: string;
  readonly bedType: 'normal' | 'nursing';
  readonly fromOn: IsoDate;
  readonly place: string;
};

/** Who lies in which bed of the home on the day. */
export function bedsOfPeople(reader: Reader, homeId: number, day: IsoDate): Map<number, BedOfPerson> {
  const found = rows<BedOfPerson>(
    reader,
    `SELECT s.person_id AS personId, r.building, r.floor, r.name AS room, b.label AS bed, b.bed_type AS bedType, s.from_on AS fromOn, ${placeSql} AS place
     FROM bed_stay s JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id
     WHERE s.kind = 'occupied' AND s.withdrawn_at IS NULL AND r.home_id = @homeId AND s.from_on <= @day AND (s.until_on IS NULL OR s.until_on > @day)`,
    { homeId, day },
  );
  return new Map(found.map((stay) => [stay.personId, stay]));
}

/** Name and ID number as they are known today. */
export function whoAre(reader: ScopedReader, personIds: readonly number[]): Map<number, WhoRow> {
  const found = rows<WhoRow>(
    reader,
    `SELECT person_id AS personId, name, sex, born_on AS bornOn, coalesce(id_number, temporary_number) AS idNumber FROM person
     WHERE person_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(personIds),
  );
  return new Map(veiled(reader, found, { idNumber: null }).map((person) => [person.personId, person]));
}

/** The bed somebody had in the home at the end of a stay, or got at its beginning. */
export function placeAround(reader: Reader, homeId: number, personId: number, day: IsoDate, isLeaving: boolean): string | null {
  const touching = isLeaving ? 's.until_on = @day' : 's.from_on <= @day AND (s.until_on IS NULL OR s.until_on > @day)';
  return (
    row<{ place: string }>(
      reader,
      `SELECT ${placeSql} AS place FROM bed_stay s JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id
       WHERE s.kind = 'occupied' AND s.withdrawn_at IS NULL AND s.person_id = @personId AND r.home_id = @homeId AND ${touching} ORDER BY s.bed_stay_id DESC LIMIT 1`,
      { homeId, personId, day },
    )?.place ?? null
  );
}

export type FactRow = {
  readonly factId: number;
  readonly kind: 'end' | 'mode' | 'confirmation';
  readonly value: string | null;
  readonly homeName: string | null;
  readonly remark: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

export function factsById(reader: Reader, factIds: readonly number[]): Map<number, FactRow> {
  const found = rows<FactRow>(
    reader,
    `SELECT f.fact_id AS factId, f.kind, f.value, h.name AS homeName, f.detail ->> '$.remark' AS remark, f.recorded_at AS recordedAt, u.name AS recordedBy
     FROM fact f JOIN user_account u ON u.user_id = f.recorded_by LEFT JOIN home h ON h.home_id = f.home_id
     WHERE f.fact_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(factIds),
  );
  return new Map(found.map((fact) => [fact.factId, fact]));
}

export type DepartureRow = {
  readonly departureId: number;
  readonly personId: number;
  readonly factId: number | null;
  readonly kind: 'transfer' | 'exit';
  readonly onDate: IsoDate;
  readonly homeId: number;
  readonly toHomeName: string | null;
  readonly reason: string;
  readonly detail: string;
};

/** Written down when somebody left; those whose fact was withdrawn since do not count. */
export function departuresOf(reader: Reader, personIds: readonly number[]): DepartureRow[] {
  return rows(
    reader,
    `SELECT d.departure_id AS departureId, d.person_id AS personId, d.fact_id AS factId, d.kind, d.on_date AS onDate, d.home_id AS homeId, h.name AS toHomeName, d.reason,
       d.detail_json AS detail
     FROM departure d LEFT JOIN home h ON h.home_id = d.to_home_id
     WHERE d.person_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = d.fact_id)`,
    JSON.stringify(personIds),
  );
}

export type StoredAbsence = Omit<AbsenceRow, 'name' | 'sex' | 'age' | 'idNumber' | 'nights' | 'place' | 'isReminded'>;

/** Absences that share a day with [from, until], the newest first. */
export function absencesBetween(reader: Reader, homeId: number, from: IsoDate, until: IsoDate): StoredAbsence[] {
  return rows(
    reader,
    `SELECT absence_id AS absenceId, person_id AS personId, kind, from_on AS fromOn, planned_until AS plannedUntil, until_on AS untilOn, destination, escort,
       approved_by AS approvedBy, note
     FROM absence WHERE home_id = @homeId AND withdrawn_at IS NULL AND from_on IS NOT until_on AND from_on <= @until AND (until_on IS NULL OR until_on > @from)
     ORDER BY from_on DESC, absence_id DESC`,
    { homeId, from, until },
  );
}

type OutageDays = { readonly fromOn: IsoDate; readonly untilOn: IsoDate | null };
/** Days beds of the home were out of use, while they were in stock. */
export function outagesBetween(reader: Reader, homeId: number, from: IsoDate, until: IsoDate): OutageDays[] {
  return rows(
    reader,
    `SELECT o.from_on AS fromOn, o.until_on AS untilOn FROM bed_outage o JOIN bed b ON b.bed_id = o.bed_id JOIN room r ON r.room_id = b.room_id
     WHERE r.home_id = @homeId AND o.withdrawn_at IS NULL AND o.from_on <= @until AND (o.until_on IS NULL OR o.until_on > @from)`,
    { homeId, from, until },
  );
}
