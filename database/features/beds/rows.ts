/** Writes rows of stays; who calls has asked before whether they fit, and the triggers refuse what does not all the same. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, type Writer } from '../../core/sql.ts';
import type { StoredStay } from './queries-beds.ts';

export type NewStay = {
  readonly bedId: number;
  readonly personId: number;
  readonly kind: 'reserved' | 'occupied';
  readonly fromOn: IsoDate;
  readonly untilOn?: IsoDate | null;
  readonly plannedUntil?: IsoDate | null;
  readonly note?: string | null;
  readonly endFactId?: number | null;
  readonly untilBefore?: IsoDate | null;
};

export function insertStay(writer: Writer, stay: NewStay): number {
  return run(
    writer,
    `INSERT INTO bed_stay (uid, bed_id, person_id, kind, from_on, until_on, planned_until, note, end_fact_id, until_before, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    stay.bedId,
    stay.personId,
    stay.kind,
    stay.fromOn,
    stay.untilOn ?? null,
    stay.plannedUntil ?? null,
    stay.note ?? null,
    stay.endFactId ?? null,
    stay.untilBefore ?? null,
    writer.at,
    writer.actor.userId,
  );
}

/** Ends a stay by hand; a day before its first leaves it without any day. */
export function endStay(writer: Writer, { bedStayId, fromOn }: Pick<StoredStay, 'bedStayId' | 'fromOn'>, day: IsoDate): void {
  run(
    writer,
    'UPDATE bed_stay SET until_on = ?, end_fact_id = NULL, until_before = NULL WHERE bed_stay_id = ?',
    day < fromOn ? fromOn : day,
    bedStayId,
  );
}

/** Takes a wrong entry out of account; it stays to be read. */
export function withdrawRow(
  writer: Writer,
  table: 'bed_stay' | 'absence' | 'bed_outage' | 'incident' | 'room',
  id: number,
  reason: string,
): void {
  run(
    writer,
    `UPDATE ${table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE ${table}_id = ?`,
    writer.at,
    writer.actor.userId,
    reason,
    id,
  );
}
