/** Beds and places that are kept for somebody who has not come yet. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import { run, rows, type Writer } from '../../core/sql.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';
import { placeSql } from './queries-registers.ts';

export type ReservedRow = {
  readonly bedStayId: number;
  readonly personId: number;
  readonly name: string;
  readonly homeId: number;
  readonly homeName: string;
  readonly place: string;
  readonly fromOn: IsoDate;
  readonly plannedUntil: IsoDate | null;
  readonly note: string | null;
  readonly recordedBy: string;
};

/** Reservations of the scope that hold on the day or begin later. */
export function reservationsFrom({ connection, scope }: ScopedReader, day: IsoDate): ReservedRow[] {
  const own = placeCondition(scope, 'h');
  return rows(
    { connection },
    `SELECT s.bed_stay_id AS bedStayId, s.person_id AS personId, p.name, h.home_id AS homeId, h.name AS homeName, ${placeSql} AS place,
       s.from_on AS fromOn, s.planned_until AS plannedUntil, s.note, u.name AS recordedBy
     FROM bed_stay s JOIN person p ON p.person_id = s.person_id JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id
       JOIN home h ON h.home_id = r.home_id JOIN user_account u ON u.user_id = s.recorded_by
     WHERE s.kind = 'reserved' AND s.withdrawn_at IS NULL AND s.from_on IS NOT s.until_on AND (s.until_on IS NULL OR s.until_on > @day)${own.sql}
     ORDER BY s.from_on, s.bed_stay_id`,
    ...own.values,
    { day },
  );
}

export type PromiseRow = {
  readonly lineId: number;
  readonly planId: number;
  readonly personId: number;
  readonly name: string;
  readonly homeId: number;
  readonly homeName: string;
  readonly bedType: 'normal' | 'nursing';
  readonly acceptedOn: IsoDate;
  readonly recordedBy: string;
};

const newest = (kinds: string, column: 'kind' | 'value'): string =>
  `(SELECT f.${column} FROM fact f WHERE f.person_id = l.person_id AND f.kind IN (${kinds}) AND f.valid_from <= @day
    AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1)`;
/** Who lives in a home by now, or whose support has ended, needs no place any more. */
const mayStillCome = `${newest("'mode'", 'value')} IS NOT 'centralised' AND ${newest("'confirmation', 'end'", 'kind')} IS NOT 'end'`;

/**
 * Places promised in homes without a bed map and not given back by the end of the day, however long ago. Days are the local ones, as the
 * clerk's calendar has them: accepted at six in the morning is accepted today.
 */
export function promisesUntil({ connection, scope }: ScopedReader, day: IsoDate): PromiseRow[] {
  const own = placeCondition(scope, 'h');
  return rows(
    { connection },
    `SELECT l.placement_line_id AS lineId, l.placement_plan_id AS planId, l.person_id AS personId, p.name, h.home_id AS homeId, h.name AS homeName,
       l.detail_json ->> '$.bedType' AS bedType, date(d.recorded_at, 'localtime') AS acceptedOn, u.name AS recordedBy
     FROM placement_decision d JOIN placement_line l ON l.placement_line_id = d.placement_line_id JOIN person p ON p.person_id = l.person_id
       JOIN home h ON h.home_id = l.home_id JOIN user_account u ON u.user_id = d.recorded_by
     WHERE d.decision = 'accepted' AND d.bed_stay_id IS NULL AND date(d.recorded_at, 'localtime') <= @day
       AND NOT EXISTS (SELECT 1 FROM placement_release x WHERE x.placement_line_id = d.placement_line_id AND date(x.recorded_at, 'localtime') <= @day)
       AND ${mayStillCome}${own.sql}
     ORDER BY d.recorded_at, d.placement_line_id`,
    ...own.values,
    { day },
  );
}

export function insertRelease(writer: Writer, lineId: number, reason: string): void {
  run(
    writer,
    'INSERT INTO placement_release (placement_line_id, reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?)',
    lineId,
    reason,
    writer.at,
    writer.actor.userId,
  );
}
