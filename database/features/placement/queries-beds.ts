import type { RoomSex } from './rules-beds.ts';
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { keptBeds } from '../renovation/kept-beds.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';

/** As it stands on a bed's door: `1号楼 3层 305室 2床`. */
const placeSql = "r.building || ' ' || r.floor || '层 ' || r.name || ' ' || b.label || '床'";

export type StockBed = {
  readonly bedId: number;
  readonly homeId: number;
  readonly homeName: string;
  readonly townCode: string;
  readonly townName: string | null;
  readonly villageCode: string | null;
  readonly place: string;
  readonly bedType: 'normal' | 'nursing';
  readonly roomSex: RoomSex;
  readonly roomLevel: SelfCareLevel | null;
};

/** Beds in stock on a day in the homes of the scope. */
export function stockBeds({ connection, scope }: ScopedReader, asOf: IsoDate): StockBed[] {
  const own = placeCondition(scope, 'h');
  return rows(
    { connection },
    `SELECT b.bed_id AS bedId, h.home_id AS homeId, h.name AS homeName, h.town_code AS townCode,
       (SELECT d.name FROM division d WHERE d.code = h.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1) AS townName,
       (SELECT f.profile_json ->> '$.villageCode' FROM home_profile f WHERE f.home_id = h.home_id AND f.valid_from <= @asOf
         ORDER BY f.valid_from DESC, f.home_profile_id DESC LIMIT 1) AS villageCode,
       ${placeSql} AS place, b.bed_type AS bedType, r.sex AS roomSex, r.level AS roomLevel
     FROM bed b JOIN room r ON r.room_id = b.room_id JOIN home h ON h.home_id = r.home_id
     WHERE h.withdrawn_at IS NULL AND r.withdrawn_at IS NULL AND b.from_on <= @asOf AND (b.until_on IS NULL OR b.until_on > @asOf)${own.sql}
     ORDER BY h.code, r.building, r.floor, r.name, b.label`,
    ...own.values,
    { asOf },
  );
}

export type Taken = { readonly bedId: number; readonly fromOn: IsoDate; readonly untilOn: IsoDate | null };

/** Stays, reservations for others, outages and beds others come back to after the works, as far as they reach beyond the eve of a day, by their begin. */
export function takenFrom(reader: Reader, asOf: IsoDate, personId: number): Taken[] {
  return rows(
    reader,
    `SELECT bed_id AS bedId, from_on AS fromOn, until_on AS untilOn FROM bed_stay
       WHERE withdrawn_at IS NULL AND from_on IS NOT until_on AND (until_on IS NULL OR until_on > @asOf)
         AND NOT (kind = 'reserved' AND person_id = @personId)
     UNION ALL
     SELECT bed_id, from_on, until_on FROM bed_outage WHERE withdrawn_at IS NULL AND from_on IS NOT until_on AND (until_on IS NULL OR until_on > @asOf)
     UNION ALL
     SELECT bedId, fromOn, NULL FROM (${keptBeds}) WHERE personId <> @personId
     ORDER BY fromOn`,
    { asOf, personId },
  );
}

export type Reservation = {
  readonly bedStayId: number;
  readonly bedId: number;
  readonly personId: number;
  readonly homeId: number;
  readonly homeName: string;
  readonly place: string;
  readonly fromOn: IsoDate;
};

const reservationSql = `SELECT s.bed_stay_id AS bedStayId, s.bed_id AS bedId, s.person_id AS personId, h.home_id AS homeId, h.name AS homeName,
    ${placeSql} AS place, s.from_on AS fromOn
  FROM bed_stay s JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id JOIN home h ON h.home_id = r.home_id
  WHERE s.kind = 'reserved' AND s.withdrawn_at IS NULL AND s.from_on IS NOT s.until_on AND (s.until_on IS NULL OR s.until_on > ?)`;

/** Beds that are held for somebody on a day or later. */
export function reservationsOn(reader: Reader, asOf: IsoDate): Reservation[] {
  return rows(reader, `${reservationSql} ORDER BY s.bed_stay_id`, asOf);
}

export function reservationOf(reader: Reader, personId: number, asOf: IsoDate): Reservation | undefined {
  return row(reader, `${reservationSql} AND s.person_id = ? ORDER BY s.from_on LIMIT 1`, asOf, personId);
}

export function bedHome(reader: Reader, bedId: number): { homeId: number; homeName: string; place: string } | undefined {
  return row(
    reader,
    `SELECT h.home_id AS homeId, h.name AS homeName, ${placeSql} AS place
     FROM bed b JOIN room r ON r.room_id = b.room_id JOIN home h ON h.home_id = r.home_id WHERE b.bed_id = ?`,
    bedId,
  );
}
