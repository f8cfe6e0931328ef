/** A manager's day, the roll call sheet, incidents, and what is recorded of one bed or one person. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { ManagerDay } from '../../../electron/contract/stays.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';
import { addDays, daysBetween } from './days.ts';
import { homesInFigures } from './map.ts';
import { absentAt, awayOn, incidentsBetween, openIncidents, relocatedOn, rollCallOn, type IncidentRow } from './queries-days.ts';
import { placeSql } from './queries-registers.ts';
import { veiled } from './strangers.ts';
import { residentsRegister } from './registers.ts';

const millisecondsPerHour = 3_600_000;

/** Local, `YYYY-MM-DD HH:MM`. */
export function localTime(instant: string): string {
  const at = new Date(instant);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

function hoursBetween(from: string, until: string): number {
  return (Date.parse(until.replace(' ', 'T')) - Date.parse(from.replace(' ', 'T'))) / millisecondsPerHour;
}

/** Reported later than the hours allowed, or not yet while they are over. */
function isLate(incident: Pick<IncidentRow, 'happenedAt' | 'reportedAt'>, hours: number, now: string): boolean {
  return hoursBetween(incident.happenedAt, incident.reportedAt ?? now) > hours;
}

/** What waits in every home of the scope. */
export function managerDays(reader: ScopedReader, { day }: { readonly day: IsoDate }): ManagerDay[] {
  const remindDays = policyNumber(reader, 'leave.remindDays', day);
  const away = Map.groupBy(veiled(reader, awayOn(reader, day)), ({ homeId }) => homeId);
  const incidents = Map.groupBy(openIncidents(reader), ({ homeId }) => homeId);
  return homesInFigures(reader, { day }).map(({ homeId, homeName, counts }) => {
    const taken = rollCallOn(reader, homeId, day);
    const open = incidents.get(homeId) ?? [];
    return {
      homeId,
      homeName,
      day,
      counts,
      rollCall: taken
        ? {
            rollCallId: taken.rollCallId,
            expected: taken.expected,
            present: taken.present,
            recordedAt: taken.recordedAt,
            recordedBy: taken.recordedBy,
          }
        : null,
      overdue: (away.get(homeId) ?? []).flatMap(({ homeId: _, ...absence }): ManagerDay['overdue'] => {
        const days = daysBetween(absence.fromOn, day);
        const why = days >= remindDays ? 'tooLong' : absence.plannedUntil !== null && absence.plannedUntil < day ? 'beyondPlan' : null;
        return why ? [{ ...absence, days, why }] : [];
      }),
      openIncidents: open.length,
      unreportedIncidents: open.filter(({ reportedAt }) => reportedAt === null).length,
    };
  });
}

/** How many people of the scope's homes have been away longer than the reminder says, or beyond the day they were to be back. */
export function overdueAbsences(reader: ScopedReader, today: IsoDate): number {
  const own = placeCondition(reader.scope, 'h');
  const since = addDays(today, -policyNumber(reader, 'leave.remindDays', today));
  return (
    row<{ n: number }>(
      reader,
      `SELECT count(*) AS n FROM absence a JOIN home h ON h.home_id = a.home_id
       WHERE a.withdrawn_at IS NULL AND a.until_on IS NULL AND (a.from_on <= ? OR a.planned_until < ?)${own.sql}`,
      since,
      today,
      ...own.values,
    )?.n ?? 0
  );
}

export function rollSheet(
  reader: ScopedReader,
  { homeId, day }: { readonly homeId: number; readonly day: IsoDate },
): OutputOf<'stays.rollSheet'> {
  const relocated = relocatedOn(reader, homeId, day);
  const people = residentsRegister(reader, { homeId, day }).map((resident) => ({
    personId: resident.personId,
    name: resident.name,
    sex: resident.sex,
    age: resident.age,
    level: resident.level,
    place: resident.bed === null ? null : `${resident.building} ${resident.floor}层 ${resident.room} ${resident.bed}床`,
    away: resident.state !== 'inHouse' ? resident.state : relocated.has(resident.personId) ? ('leave' as const) : null,
    relocatedTo: relocated.get(resident.personId) ?? null,
  }));
  const taken = rollCallOn(reader, homeId, day);
  return { people, taken: taken ? { ...taken, absent: veiled(reader, absentAt(reader, taken.rollCallId)) } : null };
}

export function incidents(
  reader: ScopedReader,
  { homeId, from, until }: { readonly homeId: number; readonly from: IsoDate; readonly until: IsoDate },
  now: string,
): OutputOf<'stays.incidents'> {
  const hours = policyNumber(reader, 'incident.reportHours', until);
  return veiled(reader, incidentsBetween(reader, homeId, from, until)).map(({ homeId: _, ...incident }) => ({
    ...incident,
    isLate: isLate(incident, hours, localTime(now)),
  }));
}

export function history(reader: ScopedReader, { bedId }: { readonly bedId: number }): OutputOf<'beds.history'> {
  const bed = row<{ place: string; fromOn: IsoDate; untilOn: IsoDate | null }>(
    reader,
    `SELECT ${placeSql} AS place, b.from_on AS fromOn, b.until_on AS untilOn FROM bed b JOIN room r ON r.room_id = b.room_id WHERE b.bed_id = ?`,
    bedId,
  );
  if (!bed) throw new AppError('BED_NOT_FOUND');
  return {
    bedId,
    ...bed,
    stays: veiled(
      reader,
      rows<OutputOf<'beds.history'>['stays'][number]>(
        reader,
        `SELECT s.bed_stay_id AS bedStayId, s.person_id AS personId, p.name, s.kind, s.from_on AS fromOn, s.until_on AS untilOn, s.note, s.recorded_at AS recordedAt,
         u.name AS recordedBy, s.withdrawn_reason AS withdrawnReason
       FROM bed_stay s JOIN person p ON p.person_id = s.person_id JOIN user_account u ON u.user_id = s.recorded_by
       WHERE s.bed_id = ? ORDER BY s.from_on DESC, s.bed_stay_id DESC`,
        bedId,
      ),
      { note: null },
    ),
    outages: rows(
      reader,
      `SELECT bed_outage_id AS outageId, kind, from_on AS fromOn, until_on AS untilOn, planned_until AS plannedUntil, reason, withdrawn_reason AS withdrawnReason
       FROM bed_outage WHERE bed_id = ? ORDER BY from_on DESC, bed_outage_id DESC`,
      bedId,
    ),
  };
}

const ofPersonSql = `
  SELECT s.kind, s.bed_stay_id AS key, r.home_id AS homeId, h.name AS homeName, ${placeSql} AS place, s.from_on AS fromOn, s.until_on AS untilOn, s.note,
    s.withdrawn_reason AS withdrawnReason
  FROM bed_stay s JOIN bed b ON b.bed_id = s.bed_id JOIN room r ON r.room_id = b.room_id JOIN home h ON h.home_id = r.home_id WHERE s.person_id = @personId
  UNION ALL
  SELECT a.kind, a.absence_id, a.home_id, h.name, NULL, a.from_on, a.until_on, coalesce(a.destination, a.note), a.withdrawn_reason
  FROM absence a JOIN home h ON h.home_id = a.home_id WHERE a.person_id = @personId
  UNION ALL
  SELECT d.kind, d.departure_id, d.home_id, h.name, t.name, d.on_date, d.on_date, d.reason, NULL
  FROM departure d JOIN home h ON h.home_id = d.home_id LEFT JOIN home t ON t.home_id = d.to_home_id
  WHERE d.person_id = @personId AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = d.fact_id)
  ORDER BY 6 DESC, 2 DESC`;

export function ofPerson(reader: Reader, { personId }: { readonly personId: number }): OutputOf<'stays.ofPerson'> {
  return rows(reader, ofPersonSql, { personId });
}
