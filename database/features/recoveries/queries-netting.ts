/** What of locked sheets can be settled against each other, and the postings themselves. */
import { newUid, rows, run, type Reader, type Writer } from '../../core/sql.ts';

const partOf = (row_: string, type: string): string =>
  `s.scheme || ' ' || ${row_}.person_id || ' ' || ${row_}.for_month || ' ' || ${type} || ' ' || ${row_}.side`;
const postedTo = (column: string, row_: string): string =>
  `(SELECT ifnull(sum(fen), 0) FROM claim_entry WHERE ${column} = ${row_}.${column})`;

export type RecoveryLeft = { readonly id: number; readonly key: string; readonly left: number; readonly writtenOff: number };

/** Recoveries that are not refunded or settled whole, written off or not; those of one sheet alone when it is named. */
export function unsettledRecoveries(reader: Reader): RecoveryLeft[] {
  return rows(
    reader,
    `SELECT * FROM (
       SELECT r.recovery_id AS id, ${partOf('r', 'r.of_type')} AS key,
         r.fen - (SELECT ifnull(sum(fen), 0) FROM claim_entry e WHERE e.recovery_id = r.recovery_id AND e.kind <> 'writeOff') AS "left",
         (SELECT ifnull(sum(fen), 0) FROM claim_entry e WHERE e.recovery_id = r.recovery_id AND e.kind = 'writeOff') AS writtenOff
       FROM sheet_recovery r JOIN sheet s ON s.sheet_id = r.sheet_id WHERE s.fingerprint IS NOT NULL
     ) WHERE "left" > 0 ORDER BY id`,
  );
}

type Left = { readonly id: number; readonly key: string; readonly left: number };

/** Neither paid, ordered nor settled: decided not to be paid or not decided yet. */
export function unpaidPending(reader: Reader): Left[] {
  return rows(
    reader,
    `SELECT * FROM (SELECT p.pending_id AS id, ${partOf('p', 'p.of_type')} AS key, p.fen - ${postedTo('pending_id', 'p')} AS "left"
       FROM sheet_pending p JOIN sheet s ON s.sheet_id = p.sheet_id WHERE s.fingerprint IS NOT NULL) WHERE "left" > 0 ORDER BY id`,
  );
}

/** Back pay or offsets of one sheet for those people of whom something can be settled. */
export function linesOfSheet(reader: Reader, sheetId: number, type: 'BACKPAY' | 'OFFSET', personIds: readonly number[]): Left[] {
  return rows(
    reader,
    `SELECT * FROM (SELECT l.line_id AS id, ${partOf('l', 'l.of_type')} AS key, abs(l.fen) - ${postedTo('line_id', 'l')} AS "left"
       FROM json_each(@people) w CROSS JOIN sheet_line l ON l.sheet_id = @sheetId AND l.person_id = w.value AND l.line_type = @type
       JOIN sheet s ON s.sheet_id = l.sheet_id) WHERE "left" > 0 ORDER BY id`,
    { sheetId, type, people: JSON.stringify(personIds) },
  );
}

export function personOfKey(key: string): number {
  return Number(key.split(' ')[1]);
}

type NettingEnds = { readonly recoveryId: number | null; readonly pendingId: number | null; readonly lineId: number | null };

export function insertNetting(writer: Writer, { recoveryId, pendingId, lineId }: NettingEnds, fen: number): void {
  run(
    writer,
    `INSERT INTO claim_entry (uid, kind, recovery_id, pending_id, line_id, fen, recorded_at, recorded_by) VALUES (?, 'netting', ?, ?, ?, ?, ?, ?)`,
    newUid(),
    recoveryId,
    pendingId,
    lineId,
    fen,
    writer.at,
    writer.actor.userId,
  );
}

export type Posting =
  | { readonly kind: 'receipt'; readonly recoveryId: number; readonly receiptId: number }
  | { readonly kind: 'writeOff'; readonly recoveryId: number; readonly writeOffId: number }
  | { readonly kind: 'payment'; readonly pendingId: number; readonly decisionId: number };

/** @param fen below zero takes an earlier posting back */
export function insertPosting(writer: Writer, posting: Posting, fen: number): void {
  run(
    writer,
    `INSERT INTO claim_entry (uid, kind, recovery_id, pending_id, fen, receipt_id, write_off_id, decision_id, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    posting.kind,
    posting.kind === 'payment' ? null : posting.recoveryId,
    posting.kind === 'payment' ? posting.pendingId : null,
    fen,
    posting.kind === 'receipt' ? posting.receiptId : null,
    posting.kind === 'writeOff' ? posting.writeOffId : null,
    posting.kind === 'payment' ? posting.decisionId : null,
    writer.at,
    writer.actor.userId,
  );
}

/** Write-offs of one recovery that stand, newest first. */
export function writeOffsOf(reader: Reader, recoveryId: number): { readonly writeOffId: number; readonly fen: number }[] {
  return rows(
    reader,
    `SELECT write_off_id AS writeOffId, sum(fen) AS fen FROM claim_entry WHERE recovery_id = ? AND kind = 'writeOff'
     GROUP BY write_off_id HAVING sum(fen) > 0 ORDER BY write_off_id DESC`,
    recoveryId,
  );
}
