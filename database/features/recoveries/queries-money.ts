/** Notices, receipts and requests to write off: rows that carry an amount. */
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';

export type NoticeRow = {
  readonly noticeId: number;
  readonly caseId: number;
  readonly noticeNumber: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly fen: number;
  readonly content: string;
  readonly recordedBy: string;
};

const noticeSql = `SELECT n.notice_id AS noticeId, n.case_id AS caseId, n.number AS noticeNumber, n.issued_on AS issuedOn, n.due_on AS dueOn,
    n.fen, n.content, u.name AS recordedBy FROM recovery_notice n JOIN user_account u ON u.user_id = n.recorded_by`;

export function noticesOfCase(reader: Reader, caseId: number): NoticeRow[] {
  return rows(reader, `${noticeSql} WHERE n.case_id = ? ORDER BY n.notice_id`, caseId);
}

export function noticeRow(reader: Reader, noticeId: number): NoticeRow | undefined {
  return row(reader, `${noticeSql} WHERE n.notice_id = ?`, noticeId);
}

/** `202204-001`: the next of its month. */
export function nextNumber(
  reader: Reader,
  series: 'notice' | 'order',
  month: IsoMonth,
): { readonly sequence: number; readonly number: string } {
  const sql =
    series === 'notice'
      ? 'SELECT ifnull(max(sequence), 0) + 1 AS next FROM recovery_notice WHERE month = ?'
      : 'SELECT ifnull(max(order_sequence), 0) + 1 AS next FROM pending_decision WHERE order_month = ?';
  const sequence = row<{ next: number }>(reader, sql, month)?.next ?? 1;
  return { sequence, number: `${month.replace('-', '')}-${String(sequence).padStart(3, '0')}` };
}

export type NewNotice = {
  readonly caseId: number;
  readonly month: IsoMonth;
  readonly sequence: number;
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly fen: number;
  readonly content: string;
};

export function insertNotice(writer: Writer, notice: NewNotice): number {
  return run(
    writer,
    `INSERT INTO recovery_notice (uid, case_id, month, sequence, number, issued_on, due_on, fen, content, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    notice.caseId,
    notice.month,
    notice.sequence,
    notice.number,
    notice.issuedOn,
    notice.dueOn,
    notice.fen,
    notice.content,
    writer.at,
    writer.actor.userId,
  );
}

export type ReceiptRow = {
  readonly receiptId: number;
  readonly caseId: number;
  readonly receiptNo: string;
  readonly receivedOn: IsoDate;
  readonly fen: number;
  readonly payer: string;
  readonly note: string | null;
  readonly recordedBy: string;
  readonly withdrawnReason: string | null;
};

const receiptSql = `SELECT r.receipt_id AS receiptId, r.case_id AS caseId, r.receipt_no AS receiptNo, r.received_on AS receivedOn, r.fen, r.payer,
    r.note, u.name AS recordedBy, r.withdrawn_reason AS withdrawnReason FROM recovery_receipt r JOIN user_account u ON u.user_id = r.recorded_by`;

export function receiptsOfCase(reader: Reader, caseId: number): ReceiptRow[] {
  return rows(reader, `${receiptSql} WHERE r.case_id = ? ORDER BY r.receipt_id`, caseId);
}

export function standingReceipt(reader: Reader, receiptId: number): ReceiptRow | undefined {
  return row(reader, `${receiptSql} WHERE r.receipt_id = ? AND r.withdrawn_at IS NULL`, receiptId);
}

/** Whose case already has a receipt of this number. */
export function ownerOfReceiptNo(reader: Reader, receiptNo: string): string | null {
  return (
    row<{ name: string }>(
      reader,
      `SELECT p.name FROM recovery_receipt r JOIN recovery_case c ON c.case_id = r.case_id JOIN person p ON p.person_id = c.person_id
       WHERE r.receipt_no = ? AND r.withdrawn_at IS NULL`,
      receiptNo,
    )?.name ?? null
  );
}

export type NewReceipt = Pick<ReceiptRow, 'caseId' | 'receiptNo' | 'receivedOn' | 'fen' | 'payer' | 'note'>;

export function insertReceipt(writer: Writer, receipt: NewReceipt): number {
  return run(
    writer,
    `INSERT INTO recovery_receipt (uid, case_id, receipt_no, received_on, fen, payer, note, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    receipt.caseId,
    receipt.receiptNo,
    receipt.receivedOn,
    receipt.fen,
    receipt.payer,
    receipt.note,
    writer.at,
    writer.actor.userId,
  );
}

export function withdrawReceiptRow(writer: Writer, receiptId: number, reason: string): void {
  run(
    writer,
    'UPDATE recovery_receipt SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE receipt_id = ?',
    writer.at,
    writer.actor.userId,
    reason,
    receiptId,
  );
}

/** What a receipt was posted to, still standing. */
export function postingsOfReceipt(reader: Reader, receiptId: number): { readonly recoveryId: number; readonly fen: number }[] {
  return rows(
    reader,
    'SELECT recovery_id AS recoveryId, sum(fen) AS fen FROM claim_entry WHERE receipt_id = ? GROUP BY recovery_id HAVING sum(fen) > 0',
    receiptId,
  );
}

export type Decision = 'approved' | 'refused' | 'withdrawn';
export type WriteOffRow = {
  readonly writeOffId: number;
  readonly caseId: number;
  readonly fen: number;
  readonly reason: string;
  readonly documentNo: string | null;
  readonly askedById: number;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decision: Decision | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
};

const writeOffSql = `SELECT w.write_off_id AS writeOffId, w.case_id AS caseId, w.fen, w.reason, w.document_no AS documentNo,
    w.recorded_by AS askedById, u.name AS askedBy, w.recorded_at AS askedAt, w.decision, d.name AS decidedBy, w.decision_reason AS decisionReason
  FROM recovery_write_off w JOIN user_account u ON u.user_id = w.recorded_by LEFT JOIN user_account d ON d.user_id = w.decided_by`;

export function writeOffsOfCase(reader: Reader, caseId: number): WriteOffRow[] {
  return rows(reader, `${writeOffSql} WHERE w.case_id = ? ORDER BY w.write_off_id`, caseId);
}

export function openWriteOff(reader: Reader, writeOffId: number): WriteOffRow | undefined {
  return row(reader, `${writeOffSql} WHERE w.write_off_id = ? AND w.decision IS NULL`, writeOffId);
}

export function insertWriteOff(
  writer: Writer,
  request: { readonly caseId: number; readonly fen: number; readonly reason: string; readonly documentNo: string | null },
): number {
  return run(
    writer,
    'INSERT INTO recovery_write_off (uid, case_id, fen, reason, document_no, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    request.caseId,
    request.fen,
    request.reason,
    request.documentNo,
    writer.at,
    writer.actor.userId,
  );
}

export function closeWriteOff(writer: Writer, writeOffId: number, decision: Decision, reason: string | null): void {
  run(
    writer,
    'UPDATE recovery_write_off SET decision = ?, decided_at = ?, decided_by = ?, decision_reason = ? WHERE write_off_id = ?',
    decision,
    writer.at,
    writer.actor.userId,
    reason,
    writeOffId,
  );
}
