/** What waits, by person, with the decisions about it. */
import type { PendingPayee, PendingStanding } from '../../../electron/contract/recoveries-terms.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import type { Decision } from './queries-money.ts';

export type PendingRow = {
  readonly pendingId: number;
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string | null;
  readonly townName: string | null;
  readonly endedOn: IsoDate | null;
  readonly endReason: string | null;
  readonly sheetMonth: IsoMonth;
  readonly forMonth: IsoMonth;
  readonly of: string;
  readonly side: string;
  readonly homeName: string | null;
  readonly fen: number;
  readonly paidFen: number;
  readonly settledFen: number;
  readonly leftFen: number;
  /** The newest decision that is neither refused, withdrawn nor cancelled; null when none stands. */
  readonly choice: 'pay' | 'deny' | null;
  readonly decision: 'approved' | null;
  readonly paidOn: IsoDate | null;
};

const pendingSql = `SELECT t.*, t.fen - t.paidFen - t.settledFen AS leftFen, d.choice, d.decision, d.paid_on AS paidOn FROM (
  SELECT w.pending_id AS pendingId, w.person_id AS personId, p.name, coalesce(p.id_number, p.temporary_number) AS idNumber,
    (SELECT d.name FROM division d WHERE d.code = p.town_code AND d.level = 'town' ORDER BY d.valid_to IS NOT NULL LIMIT 1) AS townName,
    p.ended_on AS endedOn, p.end_reason AS endReason, s.month AS sheetMonth, w.for_month AS forMonth, w.of_type AS "of", w.side,
    (SELECT h.name FROM home h WHERE w.side = 'home:' || h.home_id) AS homeName, w.fen,
    (SELECT ifnull(sum(fen), 0) FROM claim_entry e WHERE e.pending_id = w.pending_id AND e.kind = 'payment') AS paidFen,
    (SELECT ifnull(sum(fen), 0) FROM claim_entry e WHERE e.pending_id = w.pending_id AND e.kind = 'netting') AS settledFen,
    (SELECT max(i.decision_id) FROM pending_decision_item i JOIN pending_decision c ON c.decision_id = i.decision_id
     WHERE i.pending_id = w.pending_id AND (c.decision IS NULL OR c.decision = 'approved') AND c.cancelled_at IS NULL) AS decisionId
  FROM sheet_pending w JOIN sheet s ON s.sheet_id = w.sheet_id JOIN person p ON p.person_id = w.person_id WHERE s.fingerprint IS NOT NULL
) t LEFT JOIN pending_decision d ON d.decision_id = t.decisionId`;

/** Of one person, or everybody. */
export function pendingRows(reader: Reader, personId: number | null = null): PendingRow[] {
  const order = 'ORDER BY t.name, t.personId, t.forMonth, t."of", t.pendingId';
  return personId === null ? rows(reader, `${pendingSql} ${order}`) : rows(reader, `${pendingSql} WHERE t.personId = ? ${order}`, personId);
}

/** Something that has been settled, in part, since it was asked for is asked for anew: what is left decides. */
export function standingOf(item: PendingRow): PendingStanding {
  if (item.choice === 'pay' && item.paidFen > 0) return item.paidOn === null ? 'ordered' : 'paid';
  if (item.leftFen === 0) return 'settled';
  if (item.choice !== null && item.decision === null) return 'asked';
  return item.choice === 'deny' ? 'denied' : 'open';
}

export type DecisionRow = {
  readonly decisionId: number;
  readonly personId: number;
  readonly choice: 'pay' | 'deny';
  readonly payeeKind: PendingPayee | null;
  readonly payeeName: string | null;
  readonly payeeRelation: string | null;
  readonly payeeBank: string | null;
  readonly payeeAccount: string | null;
  readonly fen: number;
  readonly reason: string;
  readonly documentNo: string | null;
  readonly askedById: number;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decision: Decision | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly orderNumber: string | null;
  readonly paidOn: IsoDate | null;
  readonly voucherNo: string | null;
  readonly cancelledReason: string | null;
};

const decisionSql = `SELECT d.decision_id AS decisionId, d.person_id AS personId, d.choice, d.payee_kind AS payeeKind, d.payee_name AS payeeName,
    d.payee_relation AS payeeRelation, d.payee_bank AS payeeBank, d.payee_account AS payeeAccount, d.fen, d.reason, d.document_no AS documentNo,
    d.recorded_by AS askedById, u.name AS askedBy, d.recorded_at AS askedAt, d.decision, x.name AS decidedBy, d.decided_at AS decidedAt,
    d.decision_reason AS decisionReason, d.order_number AS orderNumber, d.paid_on AS paidOn, d.voucher_no AS voucherNo,
    d.cancelled_reason AS cancelledReason
  FROM pending_decision d JOIN user_account u ON u.user_id = d.recorded_by LEFT JOIN user_account x ON x.user_id = d.decided_by`;

export function decisionsOf(reader: Reader, personId: number | null): DecisionRow[] {
  return personId === null
    ? rows(reader, `${decisionSql} ORDER BY d.decision_id DESC`)
    : rows(reader, `${decisionSql} WHERE d.person_id = ? ORDER BY d.decision_id DESC`, personId);
}

export function decisionRow(reader: Reader, decisionId: number): DecisionRow | undefined {
  return row(reader, `${decisionSql} WHERE d.decision_id = ?`, decisionId);
}

export function itemsOfDecision(reader: Reader, decisionId: number): { readonly pendingId: number; readonly fen: number }[] {
  return rows(
    reader,
    'SELECT pending_id AS pendingId, fen FROM pending_decision_item WHERE decision_id = ? ORDER BY pending_id',
    decisionId,
  );
}

export type NewDecision = {
  readonly personId: number;
  readonly choice: 'pay' | 'deny';
  readonly payeeKind: PendingPayee | null;
  readonly payeeName: string | null;
  readonly payeeRelation: string | null;
  readonly payeeHomeId: number | null;
  readonly payeeBank: string | null;
  readonly payeeAccount: string | null;
  readonly reason: string;
  readonly documentNo: string | null;
};

export function insertDecision(
  writer: Writer,
  decision: NewDecision,
  items: readonly { readonly pendingId: number; readonly leftFen: number }[],
): number {
  const decisionId = run(
    writer,
    `INSERT INTO pending_decision (uid, person_id, choice, payee_kind, payee_name, payee_relation, payee_home_id, payee_bank, payee_account, fen,
       reason, document_no, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    decision.personId,
    decision.choice,
    decision.payeeKind,
    decision.payeeName,
    decision.payeeRelation,
    decision.payeeHomeId,
    decision.payeeBank,
    decision.payeeAccount,
    items.reduce((sum, { leftFen }) => sum + leftFen, 0),
    decision.reason,
    decision.documentNo,
    writer.at,
    writer.actor.userId,
  );
  for (const { pendingId, leftFen } of items)
    run(writer, 'INSERT INTO pending_decision_item (decision_id, pending_id, fen) VALUES (?, ?, ?)', decisionId, pendingId, leftFen);
  return decisionId;
}

export type Order = { readonly month: IsoMonth; readonly sequence: number; readonly number: string };

export function closeDecision(writer: Writer, decisionId: number, decision: Decision, reason: string | null, order: Order | null): void {
  run(
    writer,
    `UPDATE pending_decision SET decision = ?, decided_at = ?, decided_by = ?, decision_reason = ?, order_month = ?, order_sequence = ?,
       order_number = ? WHERE decision_id = ?`,
    decision,
    writer.at,
    writer.actor.userId,
    reason,
    order?.month ?? null,
    order?.sequence ?? null,
    order?.number ?? null,
    decisionId,
  );
}

export function markPaid(writer: Writer, decisionId: number, paidOn: IsoDate, voucherNo: string): void {
  run(
    writer,
    'UPDATE pending_decision SET paid_on = ?, voucher_no = ?, paid_at = ?, paid_by = ? WHERE decision_id = ?',
    paidOn,
    voucherNo,
    writer.at,
    writer.actor.userId,
    decisionId,
  );
}

export function markCancelled(writer: Writer, decisionId: number, reason: string): void {
  run(
    writer,
    'UPDATE pending_decision SET cancelled_at = ?, cancelled_by = ?, cancelled_reason = ? WHERE decision_id = ?',
    writer.at,
    writer.actor.userId,
    reason,
    decisionId,
  );
}

export type HomeAccount = { readonly name: string; readonly bank: string | null; readonly number: string | null };
