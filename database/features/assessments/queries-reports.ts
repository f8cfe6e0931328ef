import { row, rows, type Reader } from '../../core/sql.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';

export type StoredReport = {
  readonly conditionReportId: number;
  readonly personId: number;
  readonly reportedOn: IsoDate;
  readonly reporter: string;
  readonly description: string;
  readonly dueOn: IsoDate;
  readonly closedOn: IsoDate | null;
  readonly closedReason: string | null;
};

const reportSql = `SELECT condition_report_id AS conditionReportId, person_id AS personId, reported_on AS reportedOn, reporter, description,
    due_on AS dueOn, closed_on AS closedOn, closed_reason AS closedReason FROM condition_report`;

export function findReport(reader: Reader, conditionReportId: number): StoredReport | undefined {
  return row(reader, `${reportSql} WHERE condition_report_id = ?`, conditionReportId);
}

export function reportsOfPerson(reader: Reader, personId: number): StoredReport[] {
  return rows(reader, `${reportSql} WHERE person_id = ? ORDER BY reported_on DESC, condition_report_id DESC`, personId);
}

/** Oldest first: the first of them sets the day an assessment is due by. */
export function openReports(reader: Reader, personId: number, until: IsoDate): StoredReport[] {
  return rows(
    reader,
    `${reportSql} WHERE person_id = ? AND closed_on IS NULL AND reported_on <= ? ORDER BY reported_on, condition_report_id`,
    personId,
    until,
  );
}

export type Standing = { readonly name: string; readonly status: string; readonly endedOn: IsoDate | null };

export function standingOf(reader: Reader, personId: number): Standing | undefined {
  return row(reader, 'SELECT name, status, ended_on AS endedOn FROM person WHERE person_id = ?', personId);
}
