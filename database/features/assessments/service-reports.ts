/** Reports that somebody's condition has changed: each asks for an assessment within so many working days. */
import type { ConditionReport } from '../../../electron/contract/assessment-due.ts';
import type { InputOf, OutputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { addWorkingDays, calendarWarning, dueAfter, workCalendar, workingDaysBetween, type WorkCalendar } from '../calendar/service.ts';
import { assessmentRules, exemption } from './parameters.ts';
import { assessmentsOfPerson, levelFacts } from './queries.ts';
import { findReport, reportsOfPerson, standingOf, type StoredReport } from './queries-reports.ts';
import { exemptSql } from './queries-due.ts';
import { validUntil } from './rules-due.ts';
import { shown } from './view.ts';

/** Kept with a report that an assessment has answered; a withdrawal of the assessment finds it by these words. */
const answered = '已重新评估';

/** @throws AppError PERSON_NOT_FOUND, PERSON_ENDED, FACT_IN_FUTURE */
export function report(context: WriteContext, input: InputOf<'assessments.report'>): OutputOf<'assessments.report'> {
  const { personId, reportedOn, reporter, description } = input;
  if (reportedOn > context.clock.today())
    throw new AppError('FACT_IN_FUTURE', { date: formatDate(reportedOn) }, { reportedOn: '不能晚于今天' });
  return transaction(context, (writer) => {
    const person = standingOf(writer, personId);
    if (!person || person.status === 'void') throw new AppError('PERSON_NOT_FOUND');
    if (person.status === 'ended')
      throw new AppError('PERSON_ENDED', { name: person.name, date: person.endedOn ? formatDate(person.endedOn) : null });
    const { reassessWorkDays } = assessmentRules(writer, reportedOn);
    const due = dueAfter(writer, reportedOn, reassessWorkDays);
    const conditionReportId = run(
      writer,
      `INSERT INTO condition_report (uid, person_id, reported_on, reporter, description, due_on, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      personId,
      reportedOn,
      reporter,
      description,
      due.day,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'assessment.report',
      entity: 'condition_report',
      entityId: conditionReportId,
      personId,
      after: {
        personName: person.name,
        reportedOn,
        reporter,
        description,
        dueOn: due.day,
        workDays: reassessWorkDays,
        calendarWarning: due.warning,
      },
    });
    return { conditionReportId, dueOn: due.day, warning: due.warning };
  });
}

/** @throws AppError REPORT_NOT_FOUND, REPORT_CLOSED */
export function closeReport(context: WriteContext, { conditionReportId, reason }: InputOf<'assessments.closeReport'>): void {
  transaction(context, (writer) => {
    const found = findReport(writer, conditionReportId);
    if (!found) throw new AppError('REPORT_NOT_FOUND');
    if (found.closedOn !== null) throw new AppError('REPORT_CLOSED', { date: formatDate(found.closedOn) });
    close(writer, found, context.clock.today(), reason);
    writer.audit({
      action: 'assessment.closeReport',
      entity: 'condition_report',
      entityId: conditionReportId,
      personId: found.personId,
      before: { reportedOn: found.reportedOn, dueOn: found.dueOn },
      after: { reason },
    });
  });
}

function close(writer: Writer, { conditionReportId }: StoredReport, day: IsoDate, reason: string): void {
  run(writer, 'UPDATE condition_report SET closed_on = ?, closed_reason = ? WHERE condition_report_id = ?', day, reason, conditionReportId);
}

/** The assessment of a day answers every report made until then. */
export function closeAnswered(writer: Writer, reports: readonly StoredReport[], assessedOn: IsoDate): number {
  for (const open of reports) close(writer, open, assessedOn, answered);
  return reports.length;
}

/** The assessment was withdrawn: what it had answered is open again. */
export function reopenAnswered(writer: Writer, personId: number, assessedOn: IsoDate): number {
  const found = reportsOfPerson(writer, personId).filter((known) => known.closedOn === assessedOn && known.closedReason === answered);
  for (const { conditionReportId } of found)
    run(writer, 'UPDATE condition_report SET closed_on = NULL, closed_reason = NULL WHERE condition_report_id = ?', conditionReportId);
  return found.length;
}

function reportRow(calendar: WorkCalendar, workDays: number, today: IsoDate, stored: StoredReport): ConditionReport {
  const { conditionReportId, reportedOn, reporter, description, dueOn, closedOn, closedReason } = stored;
  const isOpen = closedOn === null;
  return {
    conditionReportId,
    reportedOn,
    reporter,
    description,
    dueOn,
    closedOn,
    closedReason,
    workDaysLeft: isOpen ? workingDaysBetween(calendar, today, dueOn) : null,
    warning: isOpen ? calendarWarning(addWorkingDays(calendar, reportedOn, workDays)) : null,
  };
}

/** Everything about the assessments of one person. @throws AppError PERSON_NOT_FOUND */
export function ofPerson(reader: Reader, personId: number, today: IsoDate): OutputOf<'assessments.ofPerson'> {
  const person = standingOf(reader, personId);
  if (!person) throw new AppError('PERSON_NOT_FOUND');
  const rules = assessmentRules(reader, today);
  const calendar = workCalendar(reader);
  const last = levelFacts(reader, personId).at(-1);
  const until = last ? validUntil(last.assessedOn, rules.validMonths) : null;
  const exempt = exemptSql(exemption(reader, today), today);
  const isExempt = row(reader, `SELECT 1 FROM person p WHERE p.person_id = ? AND ${exempt.sql}`, personId, ...exempt.values) !== undefined;
  const hasEnded = person.status === 'ended';
  return {
    rows: assessmentsOfPerson(reader, personId).map((stored) => shown(reader, stored)),
    reports: reportsOfPerson(reader, personId).map((stored) => reportRow(calendar, rules.reassessWorkDays, today, stored)),
    validUntil: until,
    isOverdue: !hasEnded && !isExempt && until !== null && until < today,
    isExempt,
    hasEnded,
  };
}
