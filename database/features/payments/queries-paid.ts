/** How a line went out, as it stands now: its batch and what the bank answered, another way, what came back. */
import { row, type Reader } from '../../core/sql.ts';
import { movedSql } from './queries-settled.ts';
import type { PaidLine } from './rules-paid.ts';

export function paidLine(reader: Reader, lineId: number): PaidLine | undefined {
  return row(
    reader,
    `SELECT ${movedSql} AS movedFen, f.batch_number AS batchNumber, k.sequence, f.made_on AS madeOn, a.outcome, a.reason AS failure,
       e.result_on AS resultOn, w.document_no AS handDocumentNo,
       o.kind AS otherKind, o.paid_on AS otherOn, o.voucher_no AS voucherNo, o.fen AS otherFen,
       r.returned_on AS returnedOn, r.reason AS returnReason,
       EXISTS (SELECT 1 FROM line_return_release x WHERE x.return_id = r.return_id) AS isReleased,
       (SELECT min(n.month) FROM sheet_line c JOIN sheet n ON n.sheet_id = c.sheet_id
         WHERE c.corrects_line_id = l.line_id AND n.built_at >= r.recorded_at) AS reissuedIn,
       (SELECT n.month FROM sheet_line c JOIN sheet n ON n.sheet_id = c.sheet_id JOIN line_return b ON b.line_id = c.line_id
         WHERE c.line_id = l.corrects_line_id AND s.built_at >= b.recorded_at) AS reissueOf
     FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id
       LEFT JOIN (bank_file_line k JOIN bank_file f ON f.bank_file_id = k.bank_file_id AND f.withdrawn_at IS NULL) ON k.line_id = l.line_id
       LEFT JOIN bank_result_row a ON a.bank_file_id = k.bank_file_id AND a.sequence = k.sequence
       LEFT JOIN bank_result e ON e.bank_result_id = a.bank_result_id
       LEFT JOIN bank_hand_answer w ON w.bank_result_id = a.bank_result_id
       LEFT JOIN other_payment o ON o.line_id = l.line_id AND o.withdrawn_at IS NULL
       LEFT JOIN line_return r ON r.line_id = l.line_id
     WHERE l.line_id = ?`,
    lineId,
  );
}
