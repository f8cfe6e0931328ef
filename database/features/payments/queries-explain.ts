/** What an explanation needs to know as it was known when the sheet was built. */
import { destitute, type Scheme } from '../../../electron/contract/schemes.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { Standard } from '../standards/rules.ts';
import type { CorrectedType } from './rules-corrections.ts';
import type { Known } from './queries-sheets.ts';

export type DocumentedStandard = Standard & { readonly documentTitle: string | null };

/** Standards recorded by then and not voided before. */
export function standardsKnown(reader: Reader, known: Known, builtAt: string): DocumentedStandard[] {
  return rows(
    reader,
    `SELECT s.standard_id AS standardId, s.kind, s.area_type AS areaType, s.mode, s.level, s.amount_fen AS amountFen, s.valid_from AS validFrom,
       s.document_no AS documentNo, s.document_title AS documentTitle
     FROM standard s LEFT JOIN standard_void v ON v.standard_id = s.standard_id
     WHERE s.standard_id <= ? AND (v.voided_at IS NULL OR v.voided_at > ?) ORDER BY s.valid_from, s.standard_id`,
    known.standard,
    builtAt,
  );
}

/** The funeral multiple in force on a day, as far as it was recorded by then. */
export function multipleKnown(reader: Reader, day: IsoDate, known: Known): number | null {
  const found = row<{ value: string }>(
    reader,
    "SELECT value_json AS value FROM parameter WHERE key = 'funeral.multiple' AND valid_from <= ? AND parameter_id <= ? ORDER BY valid_from DESC LIMIT 1",
    day,
    known.parameter,
  );
  return found ? Number(found.value) : null;
}

export type SettledEntry = {
  readonly sheetMonth: IsoMonth;
  readonly what: string;
  readonly forMonth: IsoMonth;
  readonly of: CorrectedType;
  readonly side: string;
  readonly fen: number;
};

const entriesSql = `
  SELECT s.month AS sheetMonth, CASE l.line_type WHEN 'BACKPAY' THEN '补发' WHEN 'OFFSET' THEN '抵扣' ELSE '发放' END AS what, l.for_month AS forMonth,
      coalesce(l.of_type, l.line_type) AS "of", l.side, l.fen
    FROM sheet s CROSS JOIN sheet_line l ON l.sheet_id = s.sheet_id AND l.person_id = @personId WHERE s.scheme = @scheme AND s.month < @month
  UNION ALL SELECT s.month, '追回', r.for_month, r.of_type, r.side, -r.fen
    FROM sheet s CROSS JOIN sheet_recovery r ON r.sheet_id = s.sheet_id AND r.person_id = @personId WHERE s.scheme = @scheme AND s.month < @month
  UNION ALL SELECT s.month, '待定', p.for_month, p.of_type, p.side, p.fen
    FROM sheet s CROSS JOIN sheet_pending p ON p.sheet_id = s.sheet_id AND p.person_id = @personId WHERE s.scheme = @scheme AND s.month < @month
  ORDER BY 1`;

/** What the sheets before `month` hold for a person, in words. */
export function settledEntries(reader: Reader, personId: number, month: IsoMonth, scheme: Scheme = destitute): SettledEntry[] {
  return rows(reader, entriesSql, { personId, month, scheme });
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
