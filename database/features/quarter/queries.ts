import type { SubmissionAction } from '../../../electron/contract/quarter-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import type { SubmissionEvent } from './states.ts';

export type StoredEvent = SubmissionEvent & { readonly contentJson: string | null };

/** In the order they happened. */
export function eventsOf(reader: Reader, end: IsoDate): StoredEvent[] {
  return rows(
    reader,
    `SELECT e.town_code AS townCode, e.action, e.content_json AS contentJson, e.reason, e.recorded_at AS at, u.name AS by
     FROM quarter_event e JOIN user_account u ON u.user_id = e.recorded_by WHERE e.period_end = ? ORDER BY e.quarter_event_id`,
    end,
  );
}

/** Whether any township had begun to report, in this period or an earlier one. */
export function hasReportingBegun(reader: Reader, end: IsoDate): boolean {
  return row(reader, 'SELECT 1 AS found FROM quarter_event WHERE period_end <= ? LIMIT 1', end) !== undefined;
}

export function insertEvent(
  writer: Writer,
  event: {
    readonly end: IsoDate;
    readonly townCode: string;
    readonly action: SubmissionAction;
    readonly contentJson: string | null;
    readonly reason: string | null;
  },
): number {
  return run(
    writer,
    `INSERT INTO quarter_event (uid, period_end, town_code, action, content_json, reason, recorded_at, recorded_by)
     VALUES (@uid, @end, @townCode, @action, @contentJson, @reason, @at, @by)`,
    { uid: newUid(), ...event, at: writer.at, by: writer.actor.userId },
  );
}

export type StoredText = { readonly recipients: string; readonly body: string; readonly at: string; readonly by: string };

/** Newest first. */
export function textsOf(reader: Reader, end: IsoDate): StoredText[] {
  return rows(
    reader,
    `SELECT t.recipients, t.body, t.recorded_at AS at, u.name AS by
     FROM quarter_text t JOIN user_account u ON u.user_id = t.recorded_by WHERE t.period_end = ? ORDER BY t.quarter_text_id DESC`,
    end,
  );
}

export function insertText(
  writer: Writer,
  { end, recipients, body }: { readonly end: IsoDate; readonly recipients: string; readonly body: string },
): number {
  return run(
    writer,
    'INSERT INTO quarter_text (uid, period_end, recipients, body, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)',
    newUid(),
    end,
    recipients,
    body,
    writer.at,
    writer.actor.userId,
  );
}

export type SealedReport = {
  readonly end: IsoDate;
  readonly documentNo: string;
  readonly dated: IsoDate;
  readonly signer: string | null;
  readonly contentJson: string;
  readonly at: string;
  readonly by: string;
};

const sealedColumns = `r.period_end AS end, r.document_no AS documentNo, r.dated, r.signer, r.content_json AS contentJson, r.recorded_at AS at, u.name AS by
  FROM quarter_report r JOIN user_account u ON u.user_id = r.recorded_by`;

export function sealedOf(reader: Reader, end: IsoDate): SealedReport | undefined {
  return row(reader, `SELECT ${sealedColumns} WHERE r.period_end = ?`, end);
}

export function sealedWith(reader: Reader, documentNo: string): SealedReport | undefined {
  return row(reader, `SELECT ${sealedColumns} WHERE r.document_no = ?`, documentNo);
}

export function insertReport(
  writer: Writer,
  report: Pick<SealedReport, 'end' | 'documentNo' | 'dated' | 'signer' | 'contentJson'> & { readonly periodId: number },
): number {
  return run(
    writer,
    `INSERT INTO quarter_report (uid, period_end, indicator_period_id, document_no, dated, signer, content_json, recorded_at, recorded_by)
     VALUES (@uid, @end, @periodId, @documentNo, @dated, @signer, @contentJson, @at, @by)`,
    { uid: newUid(), ...report, at: writer.at, by: writer.actor.userId },
  );
}
