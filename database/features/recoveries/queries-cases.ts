/** Cases with their items and balances, notices, receipts, requests; and what of locked sheets is in no case yet. */
import type { CaseState, DebtorKind, RecoveryAction, RecoveryCause } from '../../../electron/contract/recoveries-terms.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import type { Balance } from './rules-states.ts';

export type CaseRow = Balance & {
  readonly caseId: number;
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string | null;
  readonly townName: string | null;
  readonly debtorKind: DebtorKind;
  readonly debtorName: string;
  readonly debtorRelation: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly cause: RecoveryCause;
  readonly reason: string;
  readonly documentNo: string | null;
  readonly verifiedOn: IsoDate;
  readonly verifiedBy: string;
  readonly state: CaseState;
  readonly noticeNumber: string | null;
  readonly dueOn: IsoDate | null;
  readonly asksWriteOff: 0 | 1;
  readonly itemCount: number;
  readonly firstMonth: IsoMonth;
  readonly lastMonth: IsoMonth;
};

const posted = (kind: string, item: string): string =>
  `(SELECT ifnull(sum(fen), 0) FROM claim_entry e WHERE e.recovery_id = ${item} AND e.kind = '${kind}')`;
const townOf = "(SELECT d.name FROM division d WHERE d.code = p.town_code AND d.level = 'town' ORDER BY d.valid_to IS NOT NULL LIMIT 1)";

export const caseSql = `SELECT *, claimedFen - receivedFen - offsetFen - writtenOffFen AS openFen FROM (
  SELECT c.case_id AS caseId, c.person_id AS personId, p.name, coalesce(p.id_number, p.temporary_number) AS idNumber, ${townOf} AS townName,
    c.debtor_kind AS debtorKind, c.debtor_name AS debtorName, c.debtor_relation AS debtorRelation, c.debtor_phone AS phone,
    c.debtor_address AS address, c.cause, c.reason, c.document_no AS documentNo, c.verified_on AS verifiedOn, u.name AS verifiedBy,
    (SELECT state FROM recovery_event e WHERE e.case_id = c.case_id ORDER BY event_id DESC LIMIT 1) AS state,
    (SELECT number FROM recovery_notice n WHERE n.case_id = c.case_id ORDER BY notice_id DESC LIMIT 1) AS noticeNumber,
    (SELECT due_on FROM recovery_notice n WHERE n.case_id = c.case_id ORDER BY notice_id DESC LIMIT 1) AS dueOn,
    EXISTS (SELECT 1 FROM recovery_write_off w WHERE w.case_id = c.case_id AND w.decision IS NULL) AS asksWriteOff,
    count(*) AS itemCount, min(r.for_month) AS firstMonth, max(r.for_month) AS lastMonth, sum(r.fen) AS claimedFen,
    sum(${posted('receipt', 'r.recovery_id')}) AS receivedFen, sum(${posted('netting', 'r.recovery_id')}) AS offsetFen,
    sum(${posted('writeOff', 'r.recovery_id')}) AS writtenOffFen
  FROM recovery_case c JOIN person p ON p.person_id = c.person_id JOIN user_account u ON u.user_id = c.recorded_by
  JOIN recovery_case_item i ON i.case_id = c.case_id JOIN sheet_recovery r ON r.recovery_id = i.recovery_id GROUP BY c.case_id)`;

export function caseRow(reader: Reader, caseId: number): CaseRow | undefined {
  return row(reader, `${caseSql} WHERE caseId = ?`, caseId);
}

/** One overpaid amount of a locked sheet with its balance, and who was paid it. */
export type ItemRow = Balance & {
  readonly recoveryId: number;
  readonly personId: number;
  readonly sheetMonth: IsoMonth;
  readonly scheme: string;
  readonly forMonth: IsoMonth;
  readonly of: string;
  readonly payeeKind: string | null;
  readonly payeeName: string | null;
};

/** Who received it: the newest line of a locked sheet for the same month, type and side that paid something. */
const payeeColumn = (column: string): string =>
  `(SELECT l.${column} FROM sheet_line l JOIN sheet q ON q.sheet_id = l.sheet_id WHERE l.person_id = r.person_id AND l.scheme = s.scheme
     AND l.for_month = r.for_month AND coalesce(l.of_type, l.line_type) = r.of_type AND l.side = r.side AND l.fen > 0 AND q.fingerprint IS NOT NULL
   ORDER BY l.line_id DESC LIMIT 1)`;

const itemSql = `SELECT *, claimedFen - receivedFen - offsetFen - writtenOffFen AS openFen FROM (
  SELECT r.recovery_id AS recoveryId, r.person_id AS personId, s.month AS sheetMonth, s.scheme, r.for_month AS forMonth, r.of_type AS "of",
    ${payeeColumn('payee_kind')} AS payeeKind, ${payeeColumn('payee_name')} AS payeeName, r.fen AS claimedFen,
    ${posted('receipt', 'r.recovery_id')} AS receivedFen, ${posted('netting', 'r.recovery_id')} AS offsetFen,
    ${posted('writeOff', 'r.recovery_id')} AS writtenOffFen,
    (SELECT c.case_id FROM recovery_case_item i JOIN recovery_case c ON c.case_id = i.case_id
     WHERE i.recovery_id = r.recovery_id AND c.withdrawn_at IS NULL) AS caseId
  FROM sheet_recovery r JOIN sheet s ON s.sheet_id = r.sheet_id WHERE s.fingerprint IS NOT NULL)`;

/** Earliest month first. */
export function itemsOfCase(reader: Reader, caseId: number): ItemRow[] {
  return rows(
    reader,
    `${itemSql} WHERE recoveryId IN (SELECT recovery_id FROM recovery_case_item WHERE case_id = ?) ORDER BY forMonth, "of", recoveryId`,
    caseId,
  );
}

export type SuspectedRow = ItemRow & { readonly name: string; readonly idNumber: string | null; readonly townName: string | null };

const suspectedSql = `SELECT t.*, p.name, coalesce(p.id_number, p.temporary_number) AS idNumber, ${townOf} AS townName
  FROM (${itemSql} WHERE caseId IS NULL) t JOIN person p ON p.person_id = t.personId WHERE t.openFen > 0`;

/** In no case and not settled whole by a later sheet. */
export function suspectedRows(reader: Reader, personId: number | null = null): SuspectedRow[] {
  const order = 'ORDER BY t.sheetMonth DESC, p.name, t.personId, t.forMonth, t."of", t.recoveryId';
  return personId === null
    ? rows(reader, `${suspectedSql} ${order}`)
    : rows(reader, `${suspectedSql} AND t.personId = ? ${order}`, personId);
}

export function activeCasesOf(reader: Reader, recoveryIds: readonly number[]): number[] {
  return rows<{ caseId: number }>(
    reader,
    `SELECT DISTINCT c.case_id AS caseId FROM recovery_case_item i JOIN recovery_case c ON c.case_id = i.case_id
     WHERE i.recovery_id IN (SELECT value FROM json_each(?)) AND c.withdrawn_at IS NULL ORDER BY 1`,
    JSON.stringify(recoveryIds),
  ).map(({ caseId }) => caseId);
}

export type NewEvent = {
  readonly caseId: number;
  readonly action: RecoveryAction;
  readonly state: CaseState;
  readonly onDay: IsoDate;
  readonly detail: string | null;
};

export function insertEvent(writer: Writer, { caseId, action, state, onDay, detail }: NewEvent): void {
  run(
    writer,
    'INSERT INTO recovery_event (case_id, action, state, on_day, detail, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    caseId,
    action,
    state,
    onDay,
    detail,
    writer.at,
    writer.actor.userId,
  );
}

export type EventRow = {
  readonly action: RecoveryAction;
  readonly state: CaseState;
  readonly onDay: IsoDate;
  readonly detail: string | null;
  readonly at: string;
  readonly userName: string;
};

export function eventsOfCase(reader: Reader, caseId: number): EventRow[] {
  return rows(
    reader,
    `SELECT e.action, e.state, e.on_day AS onDay, e.detail, e.recorded_at AS at, u.name AS userName
     FROM recovery_event e JOIN user_account u ON u.user_id = e.recorded_by WHERE e.case_id = ? ORDER BY e.event_id`,
    caseId,
  );
}

export type NewCase = {
  readonly personId: number;
  readonly debtorKind: DebtorKind;
  readonly debtorName: string;
  readonly debtorRelation: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly cause: RecoveryCause;
  readonly reason: string;
  readonly documentNo: string | null;
  readonly verifiedOn: IsoDate;
};

export function insertCase(writer: Writer, found: NewCase, recoveryIds: readonly number[]): number {
  const caseId = run(
    writer,
    `INSERT INTO recovery_case (uid, person_id, debtor_kind, debtor_name, debtor_relation, debtor_phone, debtor_address, cause, reason, document_no,
       verified_on, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    found.personId,
    found.debtorKind,
    found.debtorName,
    found.debtorRelation,
    found.phone,
    found.address,
    found.cause,
    found.reason,
    found.documentNo,
    found.verifiedOn,
    writer.at,
    writer.actor.userId,
  );
  for (const recoveryId of recoveryIds)
    run(writer, 'INSERT INTO recovery_case_item (case_id, recovery_id) VALUES (?, ?)', caseId, recoveryId);
  return caseId;
}

export function withdrawCaseRow(writer: Writer, caseId: number, reason: string): void {
  run(
    writer,
    'UPDATE recovery_case SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE case_id = ?',
    writer.at,
    writer.actor.userId,
    reason,
    caseId,
  );
}
