/** The daily roll call, and what happens in a home. */
import { AppError } from '../../../electron/contract/result.ts';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { formatDate, isIsoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { refuseFuture } from '../people/checks.ts';
import { countyWide } from '../users/scope.ts';
import { homeStands } from './queries-beds.ts';
import { incidentById, type IncidentRow } from './queries-days.ts';
import { localTime, rollSheet } from './reading.ts';
import { withdrawRow } from './rows.ts';

type RollCallInput = ParsedInputOf<'stays.rollCall'>;
type IncidentInput = ParsedInputOf<'stays.saveIncident'>;

/** Who lives in the home and is not recorded as away is expected; who is not named is present. @throws AppError ROLL_NOT_IN_HOME */
export function rollCallIn(
  writer: Writer,
  { homeId, day, absent, note }: RollCallInput,
): { rollCallId: number; expected: number; present: number } {
  const { people } = rollSheet(countyWide(writer), { homeId, day });
  const here = new Set(people.filter(({ away }) => away === null).map(({ personId }) => personId));
  const living = new Set(people.map(({ personId }) => personId));
  const named = new Map(absent.map((one) => [one.personId, one]));
  const strangers = [...named.keys()].filter((personId) => !living.has(personId)).length;
  if (strangers > 0) throw new AppError('ROLL_NOT_IN_HOME', { count: strangers, date: formatDate(day) });
  const [expected, missing] = [here.size, [...named.keys()].filter((personId) => here.has(personId)).length];
  const present = expected - missing;
  const rollCallId = run(
    writer,
    'INSERT INTO roll_call (uid, home_id, on_date, expected, present, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    homeId,
    day,
    expected,
    present,
    note,
    writer.at,
    writer.actor.userId,
  );
  for (const { personId, finding, note: words } of named.values())
    run(
      writer,
      'INSERT INTO roll_call_absent (roll_call_id, person_id, finding, note) VALUES (?, ?, ?, ?)',
      rollCallId,
      personId,
      finding,
      words,
    );
  writer.audit({ action: 'roll.call', entity: 'roll_call', entityId: rollCallId, after: { homeId, day, expected, present, note } });
  return { rollCallId, expected, present };
}

export function rollCall(context: WriteContext, input: RollCallInput): { rollCallId: number; expected: number; present: number } {
  refuseFuture(input.day, context.clock.today(), 'day');
  return transaction(context, (writer) => rollCallIn(writer, input));
}

function requiredIncident(writer: Writer, incidentId: number): IncidentRow {
  const incident = incidentById(writer, incidentId);
  if (!incident) throw new AppError('INCIDENT_NOT_FOUND');
  return incident;
}

function shown(
  incident: Pick<IncidentRow, 'kind' | 'severity' | 'happenedAt' | 'reportedAt' | 'description' | 'measures'>,
): Readonly<Record<string, unknown>> {
  const { kind, severity, happenedAt, reportedAt, description, measures } = incident;
  return { incidentKind: kind, severity, happenedAt, reportedAt, description, measures };
}

/** @throws AppError INVALID_INPUT when it is told before it happened, or of the future; STAY_NOT_IN_HOME */
export function saveIncident(context: WriteContext, input: IncidentInput): { incidentId: number } {
  const { homeId, incidentId, personId, kind, severity, happenedAt, reportedAt, description, measures } = input;
  const today = context.clock.today();
  if (happenedAt.slice(0, 10) > today) throw new AppError('INVALID_INPUT', {}, { happenedAt: '不能晚于今天' });
  if (reportedAt !== null && reportedAt < happenedAt) throw new AppError('INVALID_INPUT', {}, { reportedAt: '不能早于发生时间' });
  if (!isIsoDate(happenedAt.slice(0, 10))) throw new AppError('INVALID_INPUT', {}, { happenedAt: '没有这一天' });
  if (reportedAt !== null && !isIsoDate(reportedAt.slice(0, 10))) throw new AppError('INVALID_INPUT', {}, { reportedAt: '没有这一天' });
  return transaction(context, (writer) => {
    if (!homeStands(writer, homeId)) throw new AppError('HOME_NOT_FOUND');
    if (personId !== null) {
      const { people } = rollSheet(countyWide(writer), { homeId, day: happenedAt.slice(0, 10) as IsoDate });
      if (!people.some((person) => person.personId === personId))
        throw new AppError('INVALID_INPUT', {}, { personId: '当事人当天不在本机构' });
    }
    if (incidentId === null) {
      const created = run(
        writer,
        `INSERT INTO incident (uid, home_id, person_id, kind, severity, happened_at, reported_at, description, measures, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        newUid(),
        homeId,
        personId,
        kind,
        severity,
        happenedAt,
        reportedAt,
        description,
        measures,
        writer.at,
        writer.actor.userId,
      );
      writer.audit({ action: 'incident.add', entity: 'incident', entityId: created, ...of(personId), after: shown(input) });
      return { incidentId: created };
    }
    const before = requiredIncident(writer, incidentId);
    if (before.homeId !== homeId) throw new AppError('INCIDENT_NOT_FOUND');
    if (before.closedOn !== null) throw new AppError('INCIDENT_CLOSED', { date: formatDate(before.closedOn) });
    run(
      writer,
      'UPDATE incident SET person_id = ?, kind = ?, severity = ?, happened_at = ?, reported_at = ?, description = ?, measures = ? WHERE incident_id = ?',
      personId,
      kind,
      severity,
      happenedAt,
      reportedAt,
      description,
      measures,
      incidentId,
    );
    writer.audit({
      action: 'incident.change',
      entity: 'incident',
      entityId: incidentId,
      ...of(personId),
      before: shown(before),
      after: shown(input),
    });
    return { incidentId };
  });
}

const of = (personId: number | null): { personId?: number } => (personId === null ? {} : { personId });

/** Dealt with: reported by then at the latest. */
export function closeIncident(context: WriteContext, { incidentId, onDate, measures }: ParsedInputOf<'stays.closeIncident'>): void {
  refuseFuture(onDate, context.clock.today(), 'onDate');
  transaction(context, (writer) => {
    const incident = requiredIncident(writer, incidentId);
    if (incident.closedOn !== null) throw new AppError('INCIDENT_CLOSED', { date: formatDate(incident.closedOn) });
    if (onDate < incident.happenedAt.slice(0, 10)) throw new AppError('INVALID_INPUT', {}, { onDate: '不能早于发生日期' });
    run(
      writer,
      'UPDATE incident SET closed_on = ?, measures = ?, reported_at = coalesce(reported_at, max(happened_at, ?)) WHERE incident_id = ?',
      onDate,
      measures,
      localTime(writer.at),
      incidentId,
    );
    writer.audit({
      action: 'incident.close',
      entity: 'incident',
      entityId: incidentId,
      ...of(incident.personId),
      before: shown(incident),
      after: { closedOn: onDate, measures },
    });
  });
}

export function withdrawIncident(context: WriteContext, { incidentId, reason }: ParsedInputOf<'stays.withdrawIncident'>): void {
  transaction(context, (writer) => {
    const incident = requiredIncident(writer, incidentId);
    withdrawRow(writer, 'incident', incidentId, reason);
    writer.audit({
      action: 'incident.withdraw',
      entity: 'incident',
      entityId: incidentId,
      ...of(incident.personId),
      before: shown(incident),
      after: { reason },
    });
  });
}
