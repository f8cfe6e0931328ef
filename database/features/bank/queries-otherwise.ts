/** Lines paid by another way than the bank, and what is known of lines that may be. */
import type { OtherPayment, RestLine } from '../../../electron/contract/other-payments.ts';
import type { SheetState } from '../../../electron/contract/payments.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, row, rows, run, type Reader, type Writer } from '../../core/sql.ts';
import { villageOfLine } from './queries.ts';

export type LineNames = Pick<RestLine, 'lineId' | 'idNumber' | 'townName' | 'forMonth'> & { readonly villageName: string };

/** What a list says of lines beside their amounts, of one sheet, by line. */
export function lineNames(reader: Reader, sheetId: number): ReadonlyMap<number, LineNames> {
  const found = rows<LineNames>(
    reader,
    `SELECT l.line_id AS lineId, ifnull(p.id_number, '') AS idNumber, coalesce(p.town_name, v.town_name) AS townName,
       coalesce(p.village_name, v.village_name) AS villageName, l.for_month AS forMonth
     FROM sheet_line l LEFT JOIN sheet_person p ON p.sheet_id = l.sheet_id AND p.person_id = l.person_id ${villageOfLine} WHERE l.sheet_id = ?`,
    sheetId,
  );
  return new Map(found.map((line) => [line.lineId, line]));
}

const listSql = `FROM other_payment o JOIN sheet_line l ON l.line_id = o.line_id LEFT JOIN sheet_person p ON p.sheet_id = l.sheet_id AND p.person_id = l.person_id ${villageOfLine}
  LEFT JOIN sheet_home h ON h.sheet_id = l.sheet_id AND h.home_id = l.payee_home_id JOIN user_account u ON u.user_id = o.recorded_by
  WHERE l.sheet_id = @sheetId`;

export type OtherWanted = { readonly sheetId: number; readonly offset: number; readonly limit: number };

/** Withdrawn ones stay to be read; the sum counts what stands. */
export function pageOfOther(reader: Reader, wanted: OtherWanted): { total: number; totalFen: number; rows: OtherPayment[] } {
  const { sheetId, offset, limit } = wanted;
  const sums = row<{ total: number; totalFen: number }>(
    reader,
    `SELECT count(*) AS total, ifnull(sum(o.fen) FILTER (WHERE o.withdrawn_at IS NULL), 0) AS totalFen ${listSql}`,
    { sheetId },
  );
  const found = rows<OtherPayment>(
    reader,
    `SELECT o.other_payment_id AS otherPaymentId, o.line_id AS lineId, l.person_id AS personId, coalesce(p.name, v.name) AS personName, ifnull(p.id_number, '') AS idNumber,
       coalesce(p.town_name, v.town_name) AS townName,        l.line_type AS type, l.of_type AS "of", l.for_month AS forMonth, o.fen, l.payee_kind AS payeeKind, coalesce(l.payee_name, h.name) AS payeeName,
       o.kind, o.paid_on AS paidOn, o.voucher_no AS voucherNo, o.note, o.recorded_at AS at, u.name AS userName, o.withdrawn_reason AS withdrawnReason
     ${listSql} ORDER BY o.withdrawn_at IS NOT NULL, o.other_payment_id LIMIT @limit OFFSET @offset`,
    { sheetId, limit, offset },
  );
  return { total: sums?.total ?? 0, totalFen: sums?.totalFen ?? 0, rows: found };
}

export type NewOther = Pick<OtherPayment, 'lineId' | 'kind' | 'paidOn' | 'voucherNo' | 'fen' | 'note'>;

export function insertOther(writer: Writer, { lineId, kind, paidOn, voucherNo, fen, note }: NewOther): number {
  return run(
    writer,
    'INSERT INTO other_payment (uid, line_id, kind, paid_on, voucher_no, fen, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(),
    lineId,
    kind,
    paidOn,
    voucherNo,
    fen,
    note,
    writer.at,
    writer.actor.userId,
  );
}

export type StoredOther = NewOther & {
  readonly sheetId: number;
  readonly state: SheetState;
  readonly personId: number | null;
  readonly forMonth: IsoMonth;
  readonly withdrawnReason: string | null;
};

export function otherById(reader: Reader, otherPaymentId: number): StoredOther | undefined {
  return row(
    reader,
    `SELECT o.line_id AS lineId, o.kind, o.paid_on AS paidOn, o.voucher_no AS voucherNo, o.fen, o.note, o.withdrawn_reason AS withdrawnReason,
       l.sheet_id AS sheetId, s.state, l.person_id AS personId, l.for_month AS forMonth
     FROM other_payment o JOIN sheet_line l ON l.line_id = o.line_id JOIN sheet s ON s.sheet_id = l.sheet_id WHERE o.other_payment_id = ?`,
    otherPaymentId,
  );
}

export function withdrawOther(writer: Writer, otherPaymentId: number, reason: string): void {
  run(
    writer,
    'UPDATE other_payment SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE other_payment_id = ?',
    writer.at,
    writer.actor.userId,
    reason,
    otherPaymentId,
  );
}
