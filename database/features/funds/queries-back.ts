/** Money that came back within a year, and money paid by order beside the sheets, by the sheet it belongs to. SQL only. */
import type { Fen } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';

export type OfSheet = { readonly sheetId: number; readonly fen: Fen };

/** Of a line that was netted against an open claim, this much less than it says left the county, or for an offset this much more. */
const netOf = `ifnull((SELECT sum(CASE l.line_type WHEN 'OFFSET' THEN -n.fen ELSE n.fen END) FROM claim_entry n WHERE n.line_id = l.line_id AND n.kind = 'netting'), 0)`;

/**
 * What a sheet said and did not leave the county: lines netted against what is still claimed; lines the bank returned (a later sheet issues
 * them anew and draws on its sources again); what was paid back after a recovery, for the sheet that had paid the month, or the one that
 * found it when the ledger has no sheet of that month; what a village gave back of a year's subsidy, for the sheet that last paid of it.
 */
export function backOf(reader: Reader, year: number): OfSheet[] {
  return rows(
    reader,
    `SELECT sheetId, sum(fen) AS fen FROM (
       SELECT l.sheet_id AS sheetId, CASE l.line_type WHEN 'OFFSET' THEN -n.fen ELSE n.fen END AS fen
       FROM claim_entry n JOIN sheet_line l ON l.line_id = n.line_id JOIN sheet s ON s.sheet_id = l.sheet_id
       WHERE n.kind = 'netting' AND substr(s.month, 1, 4) = @year
       UNION ALL
       SELECT l.sheet_id, l.fen - ${netOf} FROM line_return r JOIN sheet_line l ON l.line_id = r.line_id WHERE substr(r.returned_on, 1, 4) = @year
       UNION ALL
       SELECT coalesce((SELECT p.sheet_id FROM sheet p WHERE p.scheme = s.scheme AND p.month = r.for_month AND p.fingerprint IS NOT NULL), s.sheet_id), e.fen
       FROM claim_entry e JOIN recovery_receipt c ON c.receipt_id = e.receipt_id JOIN sheet_recovery r ON r.recovery_id = e.recovery_id
         JOIN sheet s ON s.sheet_id = r.sheet_id
       WHERE e.kind = 'receipt' AND substr(c.received_on, 1, 4) = @year
       UNION ALL
       SELECT (SELECT max(l.sheet_id) FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id WHERE l.happiness_home_id = r.happiness_home_id
           AND s.fingerprint IS NOT NULL AND substr(l.for_month, 1, 4) = CAST(r.for_year AS TEXT)), r.fen
       FROM happiness_refund r WHERE r.withdrawn_at IS NULL AND substr(r.refunded_on, 1, 4) = @year
     ) WHERE sheetId IS NOT NULL GROUP BY sheetId HAVING sum(fen) <> 0 ORDER BY sheetId`,
    { year: String(year) },
  );
}

/** What waited for a decision and was paid by an order of its own: from the sources of the sheet that listed it. */
export function paidByOrder(reader: Reader, year: number): OfSheet[] {
  return rows(
    reader,
    `SELECT p.sheet_id AS sheetId, sum(i.fen) AS fen FROM pending_decision d JOIN pending_decision_item i ON i.decision_id = d.decision_id
       JOIN sheet_pending p ON p.pending_id = i.pending_id
     WHERE substr(d.paid_on, 1, 4) = ? GROUP BY p.sheet_id ORDER BY p.sheet_id`,
    String(year),
  );
}
