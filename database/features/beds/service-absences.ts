/** 请假外出、住院: the person is away, the bed stays his, the support goes on. */
import { absenceKinds } from '../../../electron/contract/stays-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { refuseFuture } from '../people/checks.ts';
import { requiredPerson, requiredResidency } from './checks.ts';
import { daysBetween } from './days.ts';
import { absenceById, absencesOf, type StoredAbsence } from './queries-beds.ts';
import { withdrawRow } from './rows.ts';

type StartInput = ParsedInputOf<'stays.startAbsence'>;

export function startAbsenceIn(writer: Writer, input: StartInput): number {
  const { personId, kind, fromOn, plannedUntil, destination, escort, approvedBy, note } = input;
  const untilOn = input.untilOn ?? null;
  if (plannedUntil !== null && plannedUntil < fromOn) throw new AppError('INVALID_INPUT', {}, { plannedUntil: '不能早于离院日期' });
  if (untilOn !== null && untilOn < fromOn) throw new AppError('ABSENCE_BACK_TOO_EARLY', { from: formatDate(fromOn) });
  const person = requiredPerson(writer, personId);
  const residency = requiredResidency(writer, person, fromOn);
  const isCut = residency.until !== null && (untilOn === null || untilOn > residency.until);
  const until = isCut ? residency.until : untilOn;
  const [other] = absencesOf(writer, personId, fromOn, until);
  if (other)
    throw new AppError('ABSENCE_OVERLAP', {
      name: person.name,
      from: formatDate(other.fromOn),
      kind: labelOf(absenceKinds, other.kind),
    });
  const absenceId = run(
    writer,
    `INSERT INTO absence (uid, person_id, home_id, kind, from_on, until_on, planned_until, destination, escort, approved_by, note, end_fact_id, until_before, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    personId,
    residency.homeId,
    kind,
    fromOn,
    until,
    plannedUntil,
    destination,
    escort,
    approvedBy,
    note,
    isCut ? residency.endFactId : null,
    isCut ? untilOn : null,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: `absence.${kind}`,
    entity: 'absence',
    entityId: absenceId,
    personId,
    after: { fromOn, untilOn: until, plannedUntil, destination, escort, approvedBy, note },
  });
  return absenceId;
}

export function startAbsence(context: WriteContext, input: StartInput): { absenceId: number } {
  const today = context.clock.today();
  refuseFuture(input.fromOn, today, 'fromOn');
  if (input.untilOn) refuseFuture(input.untilOn, today, 'untilOn');
  return transaction(context, (writer) => ({ absenceId: startAbsenceIn(writer, input) }));
}

function requiredAbsence(writer: Writer, absenceId: number): StoredAbsence {
  const absence = absenceById(writer, absenceId);
  if (!absence || absence.withdrawnAt !== null) throw new AppError('ABSENCE_NOT_FOUND');
  return absence;
}

function shown(absence: StoredAbsence): Readonly<Record<string, unknown>> {
  const { kind, fromOn, untilOn, plannedUntil, destination, escort, approvedBy, note } = absence;
  return { kind, fromOn, untilOn, plannedUntil, destination, escort, approvedBy, note };
}

export function changeAbsence(context: WriteContext, input: ParsedInputOf<'stays.changeAbsence'>): void {
  const { absenceId, plannedUntil, destination, escort, approvedBy, note } = input;
  transaction(context, (writer) => {
    const absence = requiredAbsence(writer, absenceId);
    if (plannedUntil !== null && plannedUntil < absence.fromOn)
      throw new AppError('INVALID_INPUT', {}, { plannedUntil: '不能早于离院日期' });
    run(
      writer,
      'UPDATE absence SET planned_until = ?, destination = ?, escort = ?, approved_by = ?, note = ? WHERE absence_id = ?',
      plannedUntil,
      destination,
      escort,
      approvedBy,
      note,
      absenceId,
    );
    writer.audit({
      action: 'absence.change',
      entity: 'absence',
      entityId: absenceId,
      personId: absence.personId,
      before: shown(absence),
      after: { plannedUntil, destination, escort, approvedBy, note },
    });
  });
}

/** Back on this day: he sleeps in his bed tonight. */
export function endAbsenceIn(writer: Writer, { absenceId, onDate }: { readonly absenceId: number; readonly onDate: IsoDate }): number {
  const absence = requiredAbsence(writer, absenceId);
  if (absence.untilOn !== null) throw new AppError('ABSENCE_ENDED', { name: absence.name, date: formatDate(absence.untilOn) });
  if (onDate < absence.fromOn) throw new AppError('ABSENCE_BACK_TOO_EARLY', { from: formatDate(absence.fromOn) });
  const nights = daysBetween(absence.fromOn, onDate);
  run(writer, 'UPDATE absence SET until_on = ? WHERE absence_id = ?', onDate, absenceId);
  writer.audit({
    action: 'absence.return',
    entity: 'absence',
    entityId: absenceId,
    personId: absence.personId,
    before: shown(absence),
    after: { untilOn: onDate, nights },
  });
  return nights;
}

export function endAbsence(context: WriteContext, input: ParsedInputOf<'stays.endAbsence'>): { nights: number } {
  refuseFuture(input.onDate, context.clock.today(), 'onDate');
  return transaction(context, (writer) => ({ nights: endAbsenceIn(writer, input) }));
}

export function withdrawAbsence(context: WriteContext, { absenceId, reason }: ParsedInputOf<'stays.withdrawAbsence'>): void {
  transaction(context, (writer) => {
    const absence = requiredAbsence(writer, absenceId);
    withdrawRow(writer, 'absence', absenceId, reason);
    writer.audit({
      action: 'absence.withdraw',
      entity: 'absence',
      entityId: absenceId,
      personId: absence.personId,
      before: shown(absence),
      after: { reason },
    });
  });
}
