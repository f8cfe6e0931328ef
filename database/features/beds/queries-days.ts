/** Roll calls, incidents and reminders as they are stored. */
import type { IncidentKind } from '../../../electron/contract/stays-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

export type RollCallRow = {
  readonly rollCallId: number;
  readonly expected: number;
  readonly present: number;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

/** The newest roll call of the day. */
export function rollCallOn(reader: Reader, homeId: number, day: IsoDate): RollCallRow | undefined {
  return row(
    reader,
    `SELECT c.roll_call_id AS rollCallId, c.expected, c.present, c.note, c.recorded_at AS recordedAt, u.name AS recordedBy
     FROM roll_call c JOIN user_account u ON u.user_id = c.recorded_by WHERE c.home_id = ? AND c.on_date = ? ORDER BY c.roll_call_id DESC LIMIT 1`,
    homeId,
    day,
  );
}

export type RollAbsentRow = {
  readonly personId: number;
  readonly name: string;
  readonly finding: 'leave' | 'hospital' | 'missing';
  readonly note: string | null;
};

export function absentAt(reader: Reader, rollCallId: number): RollAbsentRow[] {
  return rows(
    reader,
    'SELECT a.person_id AS personId, p.name, a.finding, a.note FROM roll_call_absent a JOIN person p ON p.person_id = a.person_id WHERE a.roll_call_id = ? ORDER BY p.name',
    rollCallId,
  );
}

export type AwayRow = {
  readonly absenceId: number;
  readonly personId: number;
  readonly homeId: number;
  readonly name: string;
  readonly kind: 'leave' | 'hospital';
  readonly fromOn: IsoDate;
  readonly plannedUntil: IsoDate | null;
};

/** Everybody away on the day, those away longest first. */
export function awayOn(reader: Reader, day: IsoDate): AwayRow[] {
  return rows(
    reader,
    `SELECT a.absence_id AS absenceId, a.person_id AS personId, a.home_id AS homeId, p.name, a.kind, a.from_on AS fromOn, a.planned_until AS plannedUntil
     FROM absence a JOIN person p ON p.person_id = a.person_id
     WHERE a.withdrawn_at IS NULL AND a.from_on <= @day AND (a.until_on IS NULL OR a.until_on > @day) ORDER BY a.from_on`,
    { day },
  );
}

/** Residents who live at a temporary place during works, by person. @returns the place */
export function relocatedOn(reader: Reader, homeId: number, day: IsoDate): ReadonlyMap<number, string> {
  const found = rows<{ personId: number; place: string | null }>(
    reader,
    `SELECT r.person_id AS personId, r.place FROM renovation_relocation r
     WHERE r.kind = 'temporary' AND r.from_home_id = @homeId AND r.from_on <= @day AND (r.returned_on IS NULL OR r.returned_on > @day)
       AND r.withdrawn_at IS NULL`,
    { homeId, day },
  );
  return new Map(found.map(({ personId, place }) => [personId, place ?? '']));
}

export type IncidentRow = {
  readonly incidentId: number;
  readonly homeId: number;
  readonly personId: number | null;
  readonly name: string | null;
  readonly kind: IncidentKind;
  readonly severity: 'minor' | 'serious' | 'grave';
  readonly happenedAt: string;
  readonly reportedAt: string | null;
  readonly description: string;
  readonly measures: string | null;
  readonly closedOn: IsoDate | null;
  readonly recordedBy: string;
};

const incidentSql = `SELECT i.incident_id AS incidentId, i.home_id AS homeId, i.person_id AS personId, p.name, i.kind, i.severity, i.happened_at AS happenedAt,
    i.reported_at AS reportedAt, i.description, i.measures, i.closed_on AS closedOn, u.name AS recordedBy
  FROM incident i JOIN user_account u ON u.user_id = i.recorded_by LEFT JOIN person p ON p.person_id = i.person_id WHERE i.withdrawn_at IS NULL`;

/** Happened between two days, both included, and those still open from before; the newest first. */
export function incidentsBetween(reader: Reader, homeId: number, from: IsoDate, until: IsoDate): IncidentRow[] {
  return rows(
    reader,
    `${incidentSql} AND i.home_id = @homeId AND substr(i.happened_at, 1, 10) <= @until AND (substr(i.happened_at, 1, 10) >= @from OR i.closed_on IS NULL)
     ORDER BY i.happened_at DESC, i.incident_id DESC`,
    { homeId, from, until },
  );
}

export function openIncidents(reader: Reader): IncidentRow[] {
  return rows(reader, `${incidentSql} AND i.closed_on IS NULL`);
}

export function incidentById(reader: Reader, incidentId: number): IncidentRow | undefined {
  return row(reader, `${incidentSql} AND i.incident_id = ?`, incidentId);
}
