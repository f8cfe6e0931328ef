/** Hits with their referral, evidence and end; and what destitute sheets paid a person for each month. */
import type { EvidenceKind, OverlapBenefit, OverlapState } from '../../../electron/contract/overlaps.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';

export type OverlapRow = {
  readonly overlapId: number;
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string;
  readonly townName: string | null;
  readonly benefit: OverlapBenefit;
  readonly state: OverlapState;
  readonly foundOn: IsoDate;
  readonly source: string;
  readonly fromMonth: IsoMonth;
  readonly untilMonth: IsoMonth;
  readonly monthlyFen: number;
  readonly householdSize: number | null;
  readonly note: string | null;
  readonly recordedBy: string;
  readonly withdrawnReason: string | null;
  readonly referredOn: IsoDate | null;
  readonly office: string | null;
  readonly documentNo: string | null;
  readonly referredMonths: number | null;
  readonly referredFen: number | null;
  readonly dueOn: IsoDate | null;
  readonly referredBy: string | null;
  readonly recoveredFen: number;
  readonly closedOn: IsoDate | null;
  readonly closingNote: string | null;
  readonly closedBy: string | null;
};

const townOf = "(SELECT d.name FROM division d WHERE d.code = p.town_code AND d.level = 'town' ORDER BY d.valid_to IS NOT NULL LIMIT 1)";
const nameOf = (column: string): string => `(SELECT u.name FROM user_account u WHERE u.user_id = ${column})`;

const overlapSql = `SELECT o.overlap_id AS overlapId, o.person_id AS personId, p.name, coalesce(p.id_number, p.temporary_number) AS idNumber, ${townOf} AS townName, o.benefit,
    CASE WHEN o.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN c.overlap_id IS NOT NULL THEN 'closed' WHEN r.overlap_id IS NOT NULL THEN 'referred' ELSE 'found' END AS state,
    o.found_on AS foundOn, o.source, o.from_month AS fromMonth, o.until_month AS untilMonth, o.monthly_fen AS monthlyFen, o.household_size AS householdSize, o.note,
    ${nameOf('o.recorded_by')} AS recordedBy, o.withdrawn_reason AS withdrawnReason, r.referred_on AS referredOn, r.office, r.document_no AS documentNo,
    json_array_length(r.months) AS referredMonths, r.fen AS referredFen, r.due_on AS dueOn, ${nameOf('r.recorded_by')} AS referredBy,
    (SELECT ifnull(sum(e.fen), 0) FROM overlap_evidence e WHERE e.overlap_id = o.overlap_id AND e.withdrawn_at IS NULL) AS recoveredFen,
    c.closed_on AS closedOn, c.note AS closingNote, ${nameOf('c.recorded_by')} AS closedBy
  FROM benefit_overlap o JOIN person p ON p.person_id = o.person_id LEFT JOIN overlap_referral r ON r.overlap_id = o.overlap_id
  LEFT JOIN overlap_closing c ON c.overlap_id = o.overlap_id`;

/** The newest first. */
export function overlapRows(reader: Reader): OverlapRow[] {
  return rows(reader, `${overlapSql} ORDER BY o.found_on DESC, o.overlap_id DESC`);
}

export function overlapRow(reader: Reader, overlapId: number): OverlapRow | undefined {
  return row(reader, `${overlapSql} WHERE o.overlap_id = ?`, overlapId);
}

export type OverlapKey = {
  readonly personId: number;
  readonly benefit: OverlapBenefit;
  readonly fromMonth: IsoMonth;
  readonly untilMonth: IsoMonth;
};

/** Another standing hit of the person and the benefit shares a month. */
export function hasOverlap(reader: Reader, key: OverlapKey): boolean {
  return (
    row(
      reader,
      `SELECT 1 FROM benefit_overlap WHERE person_id = @personId AND benefit = @benefit AND withdrawn_at IS NULL
         AND from_month <= @untilMonth AND until_month >= @fromMonth`,
      { ...key },
    ) !== undefined
  );
}

export type EvidenceRow = {
  readonly evidenceId: number;
  readonly overlapId: number;
  readonly kind: EvidenceKind;
  readonly receivedOn: IsoDate;
  readonly documentNo: string;
  readonly fen: number | null;
  readonly note: string | null;
  readonly recordedBy: string;
  readonly withdrawnReason: string | null;
};

const evidenceSql = `SELECT e.evidence_id AS evidenceId, e.overlap_id AS overlapId, e.kind, e.received_on AS receivedOn, e.document_no AS documentNo, e.fen, e.note,
    ${nameOf('e.recorded_by')} AS recordedBy, e.withdrawn_reason AS withdrawnReason FROM overlap_evidence e`;

export function evidenceOf(reader: Reader, overlapId: number): EvidenceRow[] {
  return rows(reader, `${evidenceSql} WHERE e.overlap_id = ? ORDER BY e.evidence_id`, overlapId);
}

export function evidenceRow(reader: Reader, evidenceId: number): EvidenceRow | undefined {
  return row(reader, `${evidenceSql} WHERE e.evidence_id = ?`, evidenceId);
}

/** What locked destitute sheets paid for each month, less what came back and what is claimed back; funeral expenses are nobody's living. */
export function paidMonths(reader: Reader, personId: number): ReadonlyMap<IsoMonth, number> {
  const found = rows<{ month: IsoMonth; fen: number }>(
    reader,
    `SELECT month, sum(fen) AS fen FROM (
       SELECT l.for_month AS month, CASE WHEN r.line_id IS NULL THEN l.fen
           ELSE sign(l.fen) * (SELECT ifnull(sum(e.fen), 0) FROM claim_entry e WHERE e.line_id = l.line_id) END AS fen
         FROM sheet s CROSS JOIN sheet_line l ON l.sheet_id = s.sheet_id AND l.person_id = @personId LEFT JOIN line_return r ON r.line_id = l.line_id
         WHERE s.scheme = 'destitute' AND s.fingerprint IS NOT NULL AND coalesce(l.of_type, l.line_type) <> 'FUNERAL'
       UNION ALL SELECT c.for_month, -c.fen
         FROM sheet s CROSS JOIN sheet_recovery c ON c.sheet_id = s.sheet_id AND c.person_id = @personId
         WHERE s.scheme = 'destitute' AND s.fingerprint IS NOT NULL AND c.of_type <> 'FUNERAL') GROUP BY month`,
    { personId },
  );
  return new Map(found.map(({ month, fen }) => [month, fen]));
}

/** Before it nothing was paid through this ledger. */
export function firstLockedMonth(reader: Reader): IsoMonth | null {
  const sql = "SELECT min(month) AS month FROM sheet WHERE scheme = 'destitute' AND fingerprint IS NOT NULL";
  return row<{ month: IsoMonth | null }>(reader, sql)?.month ?? null;
}

export function personName(reader: Reader, personId: number): string | null {
  return row<{ name: string }>(reader, 'SELECT name FROM person WHERE person_id = ?', personId)?.name ?? null;
}

export type NewOverlap = OverlapKey & Pick<OverlapRow, 'foundOn' | 'source' | 'monthlyFen' | 'householdSize' | 'note'>;

export function insertOverlap(writer: Writer, found: NewOverlap): number {
  return run(
    writer,
    `INSERT INTO benefit_overlap (uid, person_id, benefit, found_on, source, from_month, until_month, monthly_fen, household_size, note, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    found.personId,
    found.benefit,
    found.foundOn,
    found.source,
    found.fromMonth,
    found.untilMonth,
    found.monthlyFen,
    found.householdSize,
    found.note,
    writer.at,
    writer.actor.userId,
  );
}

export type NewReferral = {
  readonly overlapId: number;
  readonly referredOn: IsoDate;
  readonly office: string;
  readonly documentNo: string;
  readonly months: readonly IsoMonth[];
  readonly fen: number;
  readonly dueOn: IsoDate;
};

export function insertReferral(writer: Writer, referral: NewReferral): void {
  run(
    writer,
    `INSERT INTO overlap_referral (overlap_id, referred_on, office, document_no, months, fen, due_on, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    referral.overlapId,
    referral.referredOn,
    referral.office,
    referral.documentNo,
    JSON.stringify(referral.months),
    referral.fen,
    referral.dueOn,
    writer.at,
    writer.actor.userId,
  );
}

export type NewEvidence = Pick<EvidenceRow, 'overlapId' | 'kind' | 'receivedOn' | 'documentNo' | 'fen' | 'note'>;

export function insertEvidence(writer: Writer, { overlapId, kind, receivedOn, documentNo, fen, note }: NewEvidence): number {
  return run(
    writer,
    'INSERT INTO overlap_evidence (uid, overlap_id, kind, received_on, document_no, fen, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    overlapId,
    kind,
    receivedOn,
    documentNo,
    fen,
    note,
    writer.at,
    writer.actor.userId,
  );
}

export function insertClosing(writer: Writer, overlapId: number, closedOn: IsoDate, note: string | null): void {
  run(
    writer,
    'INSERT INTO overlap_closing (overlap_id, closed_on, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?)',
    overlapId,
    closedOn,
    note,
    writer.at,
    writer.actor.userId,
  );
}

export function withdraw(
  writer: Writer,
  table: 'benefit_overlap' | 'overlap_evidence',
  key: 'overlap_id' | 'evidence_id',
  id: number,
  reason: string,
): void {
  run(
    writer,
    `UPDATE ${table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE ${key} = ?`,
    writer.at,
    writer.actor.userId,
    reason,
    id,
  );
}
