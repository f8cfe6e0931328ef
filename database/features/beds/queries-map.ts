/** Rooms, beds and what is recorded of them around a day: read in one go for a home or for all homes. */
import type { BedState, MappedRoom } from '../../../electron/contract/beds.ts';
import type { SelfCareLevel, Sex } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import type { ScopedReader } from '../users/scope.ts';
import { veiled } from './strangers.ts';

type RoomRow = Omit<MappedRoom, 'beds'> & { readonly homeId: number };
type BedRow = {
  readonly bedId: number;
  readonly roomId: number;
  readonly homeId: number;
  readonly label: string;
  readonly bedType: 'normal' | 'nursing';
  readonly recognisedOn: IsoDate | null;
  readonly basis: string | null;
  readonly untilOn: IsoDate | null;
};
export type StayRow = {
  readonly bedStayId: number;
  readonly bedId: number;
  readonly homeId: number;
  readonly personId: number;
  readonly kind: 'reserved' | 'occupied';
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate | null;
  readonly plannedUntil: IsoDate | null;
};
export type OutageRow = {
  readonly outageId: number;
  readonly bedId: number;
  readonly homeId: number;
  readonly kind: Extract<BedState, 'repair' | 'renovation'>;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate | null;
  readonly plannedUntil: IsoDate | null;
};
export type AbsenceRow = {
  readonly absenceId: number;
  readonly personId: number;
  readonly homeId: number;
  readonly kind: 'leave' | 'hospital';
  readonly fromOn: IsoDate;
  readonly plannedUntil: IsoDate | null;
};

const inHome = (homeId: number | null, column: string): string => (homeId === null ? 'TRUE' : `${column} = @homeId`);
const values = (homeId: number | null, day?: IsoDate): Record<string, unknown> => ({
  ...(homeId === null ? {} : { homeId }),
  ...(day === undefined ? {} : { day }),
});

/** Rooms there are, and those removed since whose beds were in stock on the day. */
export function roomsOf(reader: Reader, homeId: number | null, day: IsoDate): RoomRow[] {
  return rows(
    reader,
    `SELECT room_id AS roomId, home_id AS homeId, building, floor, name, sex, level FROM room
     WHERE (withdrawn_at IS NULL OR EXISTS (SELECT 1 FROM bed b WHERE b.room_id = room.room_id AND b.from_on <= @day AND b.until_on > @day))
       AND ${inHome(homeId, 'home_id')} ORDER BY building, floor, length(name), name`,
    values(homeId, day),
  );
}

/** Beds in stock on the day. */
export function bedsOf(reader: Reader, homeId: number | null, day: IsoDate): BedRow[] {
  return rows(
    reader,
    `SELECT b.bed_id AS bedId, b.room_id AS roomId, r.home_id AS homeId, b.label, b.bed_type AS bedType, b.recognised_on AS recognisedOn, b.basis, b.until_on AS untilOn
     FROM bed b JOIN room r ON r.room_id = b.room_id
     WHERE b.from_on <= @day AND (b.until_on IS NULL OR b.until_on > @day) AND ${inHome(homeId, 'r.home_id')}
     ORDER BY b.room_id, length(b.label), b.label`,
    values(homeId, day),
  );
}

/** Stays and reservations that hold on the day or begin later, the earliest first. */
export function staysFrom(reader: Reader, homeId: number | null, day: IsoDate): StayRow[] {
  return rows(
    reader,
    `SELECT s.bed_stay_id AS bedStayId, s.bed_id AS bedId, r.home_id AS homeId, s.person_id AS personId, s.kind, s.from_on AS fromOn, s.until_on AS untilOn,
       s.planned_until AS plannedUntil
     FROM bed_stay s JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id
     WHERE s.withdrawn_at IS NULL AND s.from_on IS NOT s.until_on AND (s.until_on IS NULL OR s.until_on > @day) AND ${inHome(homeId, 'r.home_id')}
     ORDER BY s.from_on`,
    values(homeId, day),
  );
}

export function outagesFrom(reader: Reader, homeId: number | null, day: IsoDate): OutageRow[] {
  return rows(
    reader,
    `SELECT o.bed_outage_id AS outageId, o.bed_id AS bedId, r.home_id AS homeId, o.kind, o.from_on AS fromOn, o.until_on AS untilOn, o.planned_until AS plannedUntil
     FROM bed_outage o JOIN bed b ON b.bed_id = o.bed_id JOIN room r ON r.room_id = b.room_id
     WHERE o.withdrawn_at IS NULL AND o.from_on IS NOT o.until_on AND (o.until_on IS NULL OR o.until_on > @day) AND ${inHome(homeId, 'r.home_id')}
     ORDER BY o.from_on`,
    values(homeId, day),
  );
}

export function absencesOn(reader: Reader, homeId: number | null, day: IsoDate): AbsenceRow[] {
  return rows(
    reader,
    `SELECT absence_id AS absenceId, person_id AS personId, home_id AS homeId, kind, from_on AS fromOn, planned_until AS plannedUntil FROM absence
     WHERE withdrawn_at IS NULL AND from_on <= @day AND (until_on IS NULL OR until_on > @day) AND ${inHome(homeId, 'home_id')}`,
    values(homeId, day),
  );
}

export type PersonRow = {
  readonly personId: number;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: IsoDate;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly level: SelfCareLevel | null;
};

/** The level as it was assessed up to the day. */
export function peopleOn(reader: ScopedReader, personIds: readonly number[], day: IsoDate): Map<number, PersonRow> {
  const found = rows<PersonRow>(
    reader,
    `SELECT p.person_id AS personId, p.name, p.sex, p.born_on AS bornOn, coalesce(p.id_number, p.temporary_number) AS idNumber, p.phone,
       CASE WHEN p.assessed_on <= @day THEN p.level ELSE (SELECT f.value FROM fact f WHERE f.person_id = p.person_id AND f.kind = 'level' AND f.valid_from <= @day
         AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1) END AS level
     FROM person p WHERE p.person_id IN (SELECT value FROM json_each(@ids))`,
    { day, ids: JSON.stringify(personIds) },
  );
  return new Map(veiled(reader, found, { idNumber: null, phone: null }).map((person) => [person.personId, person]));
}
