/** What an explanation needs to know as it was known when the sheet was built. */
import type { LineType, PayeeKind } from '../../../electron/contract/payments.ts';
import type { Scheme } from '../../../electron/contract/schemes.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { Standard } from '../standards/rules.ts';
import { movedSql } from './queries-settled.ts';
import type { CorrectedType } from './rules-corrections.ts';

/** Everything recorded up to some point: a sheet's, or one in between two sheets. */
export type Horizon = {
  readonly fact: number;
  readonly standard: number;
  readonly parameter: number;
  /** Last return by the bank that was known. */
  readonly returns: number;
  /** UTC instant: what was voided or withdrawn before it did not stand any more. */
  readonly at: string;
};

export type DocumentedStandard = Standard & { readonly documentTitle: string | null; readonly recordedAt: string };

/** Standards recorded by then and not voided before. */
export function standardsKnown(reader: Reader, { standard, at }: Pick<Horizon, 'standard' | 'at'>): DocumentedStandard[] {
  return rows(
    reader,
    `SELECT s.standard_id AS standardId, s.kind, s.area_type AS areaType, s.mode, s.level, s.amount_fen AS amountFen, s.valid_from AS validFrom,
       s.document_no AS documentNo, s.document_title AS documentTitle, s.recorded_at AS recordedAt
     FROM standard s LEFT JOIN standard_void v ON v.standard_id = s.standard_id
     WHERE s.standard_id <= ? AND (v.voided_at IS NULL OR v.voided_at > ?) ORDER BY s.valid_from, s.standard_id`,
    standard,
    at,
  );
}

/** The standard of a line, voided since or not. */
export function standardOf(reader: Reader, standardId: number): DocumentedStandard | undefined {
  return row(
    reader,
    `SELECT standard_id AS standardId, kind, area_type AS areaType, mode, level, amount_fen AS amountFen, valid_from AS validFrom,
       document_no AS documentNo, document_title AS documentTitle, recorded_at AS recordedAt FROM standard WHERE standard_id = ?`,
    standardId,
  );
}

export type KnownParameter = {
  readonly value: string;
  readonly validFrom: IsoDate;
  readonly documentNo: string;
  readonly documentTitle: string;
};

/** The value in force on a day, as far as it was recorded by then; its JSON text. */
export function parameterKnown(reader: Reader, key: string, day: IsoDate, parameter: number): KnownParameter | undefined {
  return row(
    reader,
    `SELECT value_json AS value, valid_from AS validFrom, document_no AS documentNo, document_title AS documentTitle
     FROM parameter WHERE key = ? AND valid_from <= ? AND parameter_id <= ? ORDER BY valid_from DESC LIMIT 1`,
    key,
    day,
    parameter,
  );
}

export type ExplainedRow = {
  readonly kind: 'line' | 'recovery' | 'pending';
  readonly id: number;
  readonly type: LineType | null;
  readonly of: CorrectedType | null;
  readonly month: IsoMonth;
  readonly side: string;
  readonly fen: number;
  readonly payee: PayeeKind | null;
  readonly payeeName: string | null;
  readonly payeeAccount: string | null;
  readonly standardId: number | null;
  readonly days: number | null;
  readonly monthDays: number | null;
};

const claimSql = (table: string, key: string, kind: string): string => `
  UNION ALL SELECT '${kind}', ${key}, NULL, of_type, for_month, side, fen, NULL, NULL, NULL, NULL, NULL, NULL
    FROM ${table} WHERE sheet_id = @sheetId AND person_id = @personId`;

/** Lines first, then what is claimed back, then what waits; each in the order it was written. */
export function explainedRows(reader: Reader, sheetId: number, personId: number): ExplainedRow[] {
  return rows(
    reader,
    `SELECT 'line' AS kind, line_id AS id, line_type AS type, of_type AS "of", for_month AS month, side, fen, payee_kind AS payee,
       payee_name AS payeeName, payee_account AS payeeAccount, standard_id AS standardId, days, month_days AS monthDays
     FROM sheet_line WHERE sheet_id = @sheetId AND person_id = @personId
     ${claimSql('sheet_recovery', 'recovery_id', 'recovery')} ${claimSql('sheet_pending', 'pending_id', 'pending')}`,
    { sheetId, personId },
  );
}

export type HeldEntry = {
  readonly sheetMonth: IsoMonth;
  readonly what: string;
  readonly forMonth: IsoMonth;
  readonly of: CorrectedType;
  readonly side: string;
  readonly fen: number;
  readonly payeeName: string | null;
};

const ofPerson = (table: string): string => `FROM sheet s CROSS JOIN ${table} l ON l.sheet_id = s.sheet_id AND l.person_id = @personId`;
const earlier = 'WHERE s.scheme = @scheme AND s.month < @month';
const entriesSql = `
  SELECT s.month AS sheetMonth, CASE l.line_type WHEN 'BACKPAY' THEN '补发' WHEN 'OFFSET' THEN '抵扣' ELSE '发放' END AS what, l.for_month AS forMonth,
      coalesce(l.of_type, l.line_type) AS "of", l.side, l.fen, l.payee_name AS payeeName, 1 AS place
    ${ofPerson('sheet_line')} ${earlier}
  UNION ALL SELECT s.month, '银行退回', l.for_month, coalesce(l.of_type, l.line_type), l.side, -(${movedSql}), l.payee_name, 2
    ${ofPerson('sheet_line')} JOIN line_return r ON r.line_id = l.line_id AND r.return_id <= @returns ${earlier}
  UNION ALL SELECT s.month, '追回', l.for_month, l.of_type, l.side, -l.fen, NULL, 3 ${ofPerson('sheet_recovery')} ${earlier}
  UNION ALL SELECT s.month, '待定', l.for_month, l.of_type, l.side, l.fen, NULL, 4 ${ofPerson('sheet_pending')} ${earlier}
  ORDER BY sheetMonth, place`;

/** What the sheets before `month` hold for a person, in words; what the bank sent back is taken off. */
export function heldEntries(
  reader: Reader,
  asked: { readonly personId: number; readonly month: IsoMonth; readonly scheme: Scheme; readonly returns: number },
): HeldEntry[] {
  return rows(reader, entriesSql, asked);
}

export function personOnSheet(
  reader: Reader,
  sheetId: number,
  personId: number,
): { readonly name: string; readonly idNumber: string } | undefined {
  return row(reader, 'SELECT name, id_number AS idNumber FROM sheet_person WHERE sheet_id = ? AND person_id = ?', sheetId, personId);
}

export function personByIdNumber(reader: Reader, sheetId: number, idNumber: string): number | undefined {
  return row<{ personId: number }>(
    reader,
    'SELECT person_id AS personId FROM sheet_person WHERE sheet_id = ? AND id_number = ?',
    sheetId,
    idNumber.trim().toUpperCase(),
  )?.personId;
}
