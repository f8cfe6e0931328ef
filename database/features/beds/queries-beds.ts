/** Single beds, rooms and stays, and whatever stands in the way of using a bed. */
import type { Sex } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { placeSql } from './queries-registers.ts';

export type StoredRoom = {
  readonly roomId: number;
  readonly homeId: number;
  readonly building: string;
  readonly floor: number;
  readonly name: string;
  readonly sex: string;
  readonly level: string | null;
};

export function roomById(reader: Reader, roomId: number): StoredRoom | undefined {
  return row(
    reader,
    'SELECT room_id AS roomId, home_id AS homeId, building, floor, name, sex, level FROM room WHERE room_id = ? AND withdrawn_at IS NULL',
    roomId,
  );
}

export function roomNames(reader: Reader, homeId: number, building: string): Map<string, number> {
  const found = rows<{ name: string; roomId: number }>(
    reader,
    'SELECT name, room_id AS roomId FROM room WHERE home_id = ? AND building = ? AND withdrawn_at IS NULL',
    homeId,
    building,
  );
  return new Map(found.map(({ name, roomId }) => [name, roomId]));
}

export type StoredBed = {
  readonly bedId: number;
  readonly roomId: number;
  readonly homeId: number;
  readonly label: string;
  readonly bedType: string;
  readonly recognisedOn: IsoDate | null;
  readonly basis: string | null;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate | null;
  /** `1号楼 3层 305 2床`. */
  readonly place: string;
};

export function bedById(reader: Reader, bedId: number): StoredBed | undefined {
  return row(
    reader,
    `SELECT b.bed_id AS bedId, b.room_id AS roomId, r.home_id AS homeId, b.label, b.bed_type AS bedType, b.recognised_on AS recognisedOn, b.basis,
       b.from_on AS fromOn, b.until_on AS untilOn, ${placeSql} AS place
     FROM bed b JOIN room r ON r.room_id = b.room_id WHERE b.bed_id = ? AND r.withdrawn_at IS NULL`,
    bedId,
  );
}

export function bedsInStock(reader: Reader, roomId: number): { bedId: number; label: string }[] {
  return rows(reader, 'SELECT bed_id AS bedId, label FROM bed WHERE room_id = ? AND until_on IS NULL ORDER BY bed_id', roomId);
}

export type StoredStay = {
  readonly bedStayId: number;
  readonly bedId: number;
  readonly personId: number;
  readonly name: string;
  readonly kind: 'reserved' | 'occupied';
  readonly homeId: number;
  readonly place: string;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate | null;
  readonly endFactId: number | null;
  readonly untilBefore: IsoDate | null;
  readonly withdrawnAt: string | null;
};

const staySql = `SELECT s.bed_stay_id AS bedStayId, s.bed_id AS bedId, s.person_id AS personId, p.name, s.kind, r.home_id AS homeId, ${placeSql} AS place,
    s.from_on AS fromOn, s.until_on AS untilOn, s.end_fact_id AS endFactId, s.until_before AS untilBefore, s.withdrawn_at AS withdrawnAt
  FROM bed_stay s JOIN person p ON p.person_id = s.person_id JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id`;
const never = '9999-12-31';
/** Rows that stand and share a day with [@from, @until). */
const touching = (alias: string): string =>
  `${alias}.withdrawn_at IS NULL AND ${alias}.from_on IS NOT ${alias}.until_on AND ${alias}.from_on < @until AND ifnull(${alias}.until_on, '${never}') > @from`;
const interval = (from: IsoDate, until: IsoDate | null): { from: IsoDate; until: string } => ({ from, until: until ?? never });

export function stayById(reader: Reader, bedStayId: number): StoredStay | undefined {
  return row(reader, `${staySql} WHERE s.bed_stay_id = ?`, bedStayId);
}

/** On one bed, the earliest first. */
export function staysOnBed(reader: Reader, bedId: number, from: IsoDate, until: IsoDate | null): StoredStay[] {
  return rows(reader, `${staySql} WHERE s.bed_id = @bedId AND ${touching('s')} ORDER BY s.from_on`, { bedId, ...interval(from, until) });
}

export function staysOfPerson(
  reader: Reader,
  personId: number,
  kind: 'reserved' | 'occupied',
  from: IsoDate,
  until: IsoDate | null,
): StoredStay[] {
  return rows(reader, `${staySql} WHERE s.person_id = @personId AND s.kind = @kind AND ${touching('s')} ORDER BY s.from_on`, {
    personId,
    kind,
    ...interval(from, until),
  });
}

export type StoredOutage = {
  readonly outageId: number;
  readonly bedId: number;
  readonly homeId: number;
  readonly place: string;
  readonly kind: 'repair' | 'renovation';
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate | null;
  readonly withdrawnAt: string | null;
};

const outageSql = `SELECT o.bed_outage_id AS outageId, o.bed_id AS bedId, r.home_id AS homeId, ${placeSql} AS place, o.kind, o.from_on AS fromOn,
    o.until_on AS untilOn, o.withdrawn_at AS withdrawnAt
  FROM bed_outage o JOIN bed b ON b.bed_id = o.bed_id JOIN room r ON r.room_id = b.room_id`;

export function outageById(reader: Reader, outageId: number): StoredOutage | undefined {
  return row(reader, `${outageSql} WHERE o.bed_outage_id = ?`, outageId);
}

export function outagesOnBed(reader: Reader, bedId: number, from: IsoDate, until: IsoDate | null): StoredOutage[] {
  return rows(reader, `${outageSql} WHERE o.bed_id = @bedId AND ${touching('o')} ORDER BY o.from_on`, { bedId, ...interval(from, until) });
}

export type StoredAbsence = {
  readonly absenceId: number;
  readonly personId: number;
  readonly name: string;
  readonly homeId: number;
  readonly kind: 'leave' | 'hospital';
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate | null;
  readonly plannedUntil: IsoDate | null;
  readonly destination: string | null;
  readonly escort: string | null;
  readonly approvedBy: string | null;
  readonly note: string | null;
  readonly withdrawnAt: string | null;
};

const absenceSql = `SELECT a.absence_id AS absenceId, a.person_id AS personId, p.name, a.home_id AS homeId, a.kind, a.from_on AS fromOn, a.until_on AS untilOn,
    a.planned_until AS plannedUntil, a.destination, a.escort, a.approved_by AS approvedBy, a.note, a.withdrawn_at AS withdrawnAt
  FROM absence a JOIN person p ON p.person_id = a.person_id`;

export function absenceById(reader: Reader, absenceId: number): StoredAbsence | undefined {
  return row(reader, `${absenceSql} WHERE a.absence_id = ?`, absenceId);
}

export function absencesOf(reader: Reader, personId: number, from: IsoDate, until: IsoDate | null): StoredAbsence[] {
  return rows(reader, `${absenceSql} WHERE a.person_id = @personId AND ${touching('a')} ORDER BY a.from_on`, {
    personId,
    ...interval(from, until),
  });
}

export type Somebody = {
  readonly personId: number;
  readonly name: string;
  readonly sex: Sex;
  readonly status: 'active' | 'suspended' | 'ended' | 'void';
  readonly confirmedOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
};

export function somebody(reader: Reader, personId: number): Somebody | undefined {
  return row(
    reader,
    'SELECT person_id AS personId, name, sex, status, confirmed_on AS confirmedOn, ended_on AS endedOn FROM person WHERE person_id = ?',
    personId,
  );
}

export function homeStands(reader: Reader, homeId: number): boolean {
  return row(reader, 'SELECT 1 FROM home WHERE home_id = ? AND withdrawn_at IS NULL', homeId) !== undefined;
}
