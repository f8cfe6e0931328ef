/** What every sheet of every scheme holds for one person, and what the bank sent back. */
import type { LineType, PayeeKind, SheetState } from '../../../electron/contract/payments.ts';
import type { Scheme } from '../../../electron/contract/schemes.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { movedSql } from './queries-settled.ts';
import type { CorrectedType } from './rules-corrections.ts';

export type HistoryHeader = {
  readonly sheetId: number;
  readonly scheme: Scheme;
  readonly month: IsoMonth;
  readonly state: SheetState;
  /** Of another scheme than destitute support. */
  readonly title: string | null;
};

/** Those people can stand on, in the order they were made. */
export function allSheets(reader: Reader): HistoryHeader[] {
  return rows(
    reader,
    `SELECT s.sheet_id AS sheetId, s.scheme, s.month, s.state, h.title FROM sheet s LEFT JOIN sheet_heading h ON h.sheet_id = s.sheet_id
     WHERE s.scheme <> 'happiness' ORDER BY s.month, s.scheme <> 'destitute', s.sheet_id`,
  );
}

export type StoredEntry = {
  readonly sheetId: number;
  readonly kind: 'line' | 'returned' | 'recovery' | 'pending';
  readonly type: LineType | null;
  readonly forMonth: IsoMonth;
  readonly of: CorrectedType;
  readonly fen: number;
  readonly payeeKind: PayeeKind | null;
  readonly payeeName: string | null;
  readonly side: string;
  /** Of what the bank sent back. */
  readonly returnedOn: IsoDate | null;
  readonly returnReason: string | null;
  /** How a line reached the payee, as JSON; null while nothing is known. */
  readonly paid: string | null;
};

/** `[kind, day, voucher]` of another payment, `['bank', day, batch]` where the bank said it went through. */
const paidSql = `coalesce(
    (SELECT json_array(o.kind, o.paid_on, o.voucher_no) FROM other_payment o WHERE o.line_id = l.line_id AND o.withdrawn_at IS NULL),
    (SELECT json_array('bank', t.result_on, f.batch_number) FROM bank_file_line k JOIN bank_file f ON f.bank_file_id = k.bank_file_id AND f.withdrawn_at IS NULL
      JOIN bank_result_row a ON a.bank_file_id = k.bank_file_id AND a.sequence = k.sequence AND a.outcome = 'success'
      JOIN bank_result t ON t.bank_result_id = a.bank_result_id WHERE k.line_id = l.line_id))`;

const claimSql = (table: string, kind: string): string => `
  SELECT s.sheet_id, '${kind}', NULL, c.for_month, c.of_type, c.fen, NULL, NULL, c.side, NULL, NULL, NULL, 3
    FROM sheet s CROSS JOIN ${table} c ON c.sheet_id = s.sheet_id AND c.person_id = @personId`;

/** Looks the person up in each of the few sheets. */
const entriesSql = `
  SELECT s.sheet_id AS sheetId, 'line' AS kind, l.line_type AS type, l.for_month AS forMonth, coalesce(l.of_type, l.line_type) AS "of", l.fen,
      l.payee_kind AS payeeKind, l.payee_name AS payeeName, l.side, NULL AS returnedOn, NULL AS returnReason, ${paidSql} AS paid, 1 AS place
    FROM sheet s CROSS JOIN sheet_line l ON l.sheet_id = s.sheet_id AND l.person_id = @personId
  UNION ALL
  SELECT s.sheet_id, 'returned', l.line_type, l.for_month, coalesce(l.of_type, l.line_type), ${movedSql}, l.payee_kind, l.payee_name, l.side,
      r.returned_on, r.reason, NULL, 2
    FROM sheet s CROSS JOIN sheet_line l ON l.sheet_id = s.sheet_id AND l.person_id = @personId JOIN line_return r ON r.line_id = l.line_id
  UNION ALL ${claimSql('sheet_recovery', 'recovery')}
  UNION ALL ${claimSql('sheet_pending', 'pending')}
  ORDER BY place, forMonth`;

export function entriesOfPerson(reader: Reader, personId: number): StoredEntry[] {
  return rows(reader, entriesSql, { personId });
}

export type Held = { readonly scheme: string; readonly of: CorrectedType | null; readonly reason: string; readonly fromMonth: IsoMonth };

/** Payments of the person that are held back now. */
export function holdsOf(reader: Reader, personId: number): Held[] {
  return rows(
    reader,
    `SELECT scheme, line_type AS "of", reason, from_month AS fromMonth FROM payment_hold WHERE person_id = ? AND lifted_at IS NULL`,
    personId,
  );
}

export function homeNames(reader: Reader): ReadonlyMap<number, string> {
  return new Map(
    rows<{ homeId: number; name: string }>(reader, 'SELECT home_id AS homeId, name FROM home').map((home) => [home.homeId, home.name]),
  );
}

/** Number of the newest fact that was known when the last locked sheet of a scheme was built. */
export function lastLockedKnowledge(reader: Reader, scheme: Scheme): { readonly month: IsoMonth; readonly fact: number } | null {
  const found = row<{ month: IsoMonth; fact: number }>(
    reader,
    `SELECT month, known_until ->> '$.fact' AS fact FROM sheet WHERE scheme = ? AND fingerprint IS NOT NULL ORDER BY month DESC LIMIT 1`,
    scheme,
  );
  return found ?? null;
}
