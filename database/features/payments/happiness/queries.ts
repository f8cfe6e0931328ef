/** Sheets of the operating subsidy: what each is about, its homes and their lines, and what earlier sheets hold. SQL only. */
import type { HappinessBatch } from '../../../../electron/contract/happiness-sheets.ts';
import type { HappinessGrade, ShortfallRule } from '../../../../electron/contract/happiness-terms.ts';
import type { SheetState } from '../../../../electron/contract/payments.ts';
import type { Fen, IsoDate, IsoMonth } from '../../../../electron/contract/values.ts';
import { row, rows, run, type Reader, type Writer } from '../../../core/sql.ts';
import { statement } from '../../../core/statement.ts';
import type { SplitShares } from '../../happiness/rules-entitlement.ts';
import type { IssueLine } from '../../happiness/rules-issue.ts';

export type BatchHeader = {
  readonly sheetId: number;
  readonly month: IsoMonth;
  readonly state: SheetState;
  readonly isLocked: number;
  readonly totalFen: Fen;
  readonly year: number;
  readonly batch: HappinessBatch;
  readonly appropriationFen: Fen | null;
  readonly shortfall: ShortfallRule;
  readonly neededFen: Fen;
  readonly scale: string | null;
  readonly split: string;
};

/** Oldest first. */
export function batchHeaders(reader: Reader): BatchHeader[] {
  return rows(
    reader,
    `SELECT s.sheet_id AS sheetId, s.month, s.state, s.fingerprint IS NOT NULL AS isLocked, s.total_fen AS totalFen, b.year, b.batch,
       b.appropriation_fen AS appropriationFen, b.shortfall, b.needed_fen AS neededFen, b.scale, b.split
     FROM sheet s JOIN sheet_happiness b ON b.sheet_id = s.sheet_id ORDER BY s.month`,
  );
}

/** A line of an earlier sheet. */
export type EarlierLine = {
  readonly lineId: number;
  readonly happinessHomeId: number;
  readonly sheetMonth: IsoMonth;
  readonly type: 'SUBSIDY' | 'BACKPAY' | 'OFFSET';
  readonly forMonth: IsoMonth;
  readonly fen: Fen;
  readonly isReturned: number;
  readonly returnedOn: string | null;
  readonly isCorrected: number;
};

const earlierSql = `SELECT l.line_id AS lineId, l.happiness_home_id AS happinessHomeId, s.month AS sheetMonth, l.line_type AS type, l.for_month AS forMonth, l.fen,
    r.return_id IS NOT NULL AS isReturned, r.returned_on AS returnedOn,
    EXISTS (SELECT 1 FROM sheet_line c JOIN sheet t ON t.sheet_id = c.sheet_id WHERE c.corrects_line_id = l.line_id AND t.month < @month) AS isCorrected
  FROM sheet s CROSS JOIN sheet_line l ON l.sheet_id = s.sheet_id LEFT JOIN line_return r ON r.line_id = l.line_id
  WHERE s.scheme = 'happiness' AND s.month < @month`;

/** Of all homes, in the order they were written. */
export function earlierLines(reader: Reader, month: IsoMonth): EarlierLine[] {
  return rows(reader, `${earlierSql} ORDER BY s.month, l.line_id`, { month });
}

export type Refund = {
  readonly happinessHomeId: number;
  readonly year: number;
  readonly fen: Fen;
  readonly refundedOn: string;
  readonly receiptNo: string;
};

/** What villages gave back and stands; of one home when it is named. */
export function refunds(reader: Reader, happinessHomeId: number | null = null): Refund[] {
  return rows(
    reader,
    `SELECT happiness_home_id AS happinessHomeId, for_year AS year, fen, refunded_on AS refundedOn, receipt_no AS receiptNo FROM happiness_refund
     WHERE withdrawn_at IS NULL AND (@happinessHomeId IS NULL OR happiness_home_id = @happinessHomeId) ORDER BY refunded_on, happiness_refund_id`,
    { happinessHomeId },
  );
}

/**
 * What locked sheets issued of a year, less what the bank sent back and villages refunded; of one township when it is named. Withheld: what of
 * it the sheets of that year kept back for other years, so that less was transferred.
 */
export function netOfYear(
  reader: Reader,
  year: number,
  townCode: string | null,
): { happinessHomeId: number; issuedFen: number; withheldFen: number }[] {
  return rows(
    reader,
    `SELECT e.happinessHomeId, sum(e.fen) AS issuedFen, sum(e.withheld) AS withheldFen FROM (
       SELECT l.happiness_home_id AS happinessHomeId, iif(substr(l.for_month, 1, 4) = @year, l.fen, 0) AS fen,
         iif(l.line_type = 'OFFSET' AND substr(l.for_month, 1, 4) <> @year, -l.fen, 0) AS withheld
       FROM sheet s CROSS JOIN sheet_line l ON l.sheet_id = s.sheet_id JOIN sheet_happiness b ON b.sheet_id = s.sheet_id
       WHERE s.scheme = 'happiness' AND s.fingerprint IS NOT NULL AND (substr(l.for_month, 1, 4) = @year OR b.year = CAST(@year AS INTEGER))
         AND NOT EXISTS (SELECT 1 FROM line_return r WHERE r.line_id = l.line_id)
       UNION ALL SELECT happiness_home_id, -fen, 0 FROM happiness_refund WHERE withdrawn_at IS NULL AND for_year = CAST(@year AS INTEGER)
     ) e JOIN happiness_home h ON h.happiness_home_id = e.happinessHomeId WHERE @townCode IS NULL OR h.town_code = @townCode
     GROUP BY e.happinessHomeId HAVING issuedFen <> 0 OR withheldFen <> 0 ORDER BY e.happinessHomeId`,
    { year: String(year), townCode },
  );
}

export type Village = {
  readonly happinessHomeId: number;
  readonly code: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly townCode: string;
  readonly townName: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly holder: string | null;
  readonly bank: string | null;
  readonly account: string | null;
};

const place = (code: string, level: string): string =>
  `coalesce((SELECT d.name FROM division d WHERE d.code = ${code} AND d.level = '${level}' ORDER BY d.valid_to IS NOT NULL LIMIT 1), ${code})`;

/** Every home with the newest village account that has begun by a day; an account of later days gets nothing yet. */
export function villages(reader: Reader, day: IsoDate): Village[] {
  return rows(
    reader,
    `SELECT h.happiness_home_id AS happinessHomeId, h.code, h.name, h.credit_code AS creditCode, h.town_code AS townCode, ${place('h.town_code', 'town')} AS townName,
       h.village_code AS villageCode, ${place('h.village_code', 'village')} AS villageName, a.holder, a.bank, a.account_number AS account
     FROM happiness_home h LEFT JOIN happiness_account a ON a.happiness_account_id = (SELECT c.happiness_account_id FROM happiness_account c
       WHERE c.happiness_home_id = h.happiness_home_id AND c.withdrawn_at IS NULL AND c.valid_from <= ? ORDER BY c.valid_from DESC LIMIT 1)
     WHERE h.withdrawn_at IS NULL ORDER BY h.town_code, h.village_code, h.code`,
    day,
  );
}

export type HomeOnSheet = Village & {
  readonly grade: HappinessGrade | null;
  readonly annualFen: number;
  /** Null while sheets have come to the first batch alone: its months are still to come. */
  readonly countedMonths: number | null;
  readonly entitlementFen: number;
  readonly issuedFen: number;
  readonly fen: number;
  readonly carriedFen: number;
  readonly cityFen: number;
  readonly countyFen: number;
  readonly townFen: number;
};

/** Whether the sheets have come to the rest of its year with a sheet, told once for all its homes. */
const isRestSql = `EXISTS (SELECT 1 FROM sheet_happiness b JOIN sheet s ON s.sheet_id = b.sheet_id WHERE b.batch = 'second'
    AND b.year = (SELECT o.year FROM sheet_happiness o WHERE o.sheet_id = @sheetId) AND s.month <= (SELECT t.month FROM sheet t WHERE t.sheet_id = @sheetId))`;
const homeColumns = `h.happiness_home_id AS happinessHomeId, h.code, h.name, h.credit_code AS creditCode, h.town_code AS townCode, h.town_name AS townName,
  h.village_code AS villageCode, h.village_name AS villageName, h.account_holder AS holder, h.account_bank AS bank, h.account_number AS account, h.grade,
  h.annual_fen AS annualFen, CASE WHEN ${isRestSql} THEN h.counted_months END AS countedMonths, h.entitlement_fen AS entitlementFen, h.issued_fen AS issuedFen, h.fen,
  h.carried_fen AS carriedFen, h.city_fen AS cityFen, h.county_fen AS countyFen, h.town_fen AS townFen`;

/** In the order of the paper: townships, villages, codes. */
export function homesOfSheet(reader: Reader, sheetId: number, townCode: string | null = null): HomeOnSheet[] {
  return rows(
    reader,
    `SELECT ${homeColumns} FROM sheet_happiness_home h WHERE h.sheet_id = @sheetId AND (@townCode IS NULL OR h.town_code = @townCode)
     ORDER BY h.town_code, h.village_code, h.code`,
    { sheetId, townCode },
  );
}

export type LineOnSheet = Pick<EarlierLine, 'lineId' | 'happinessHomeId' | 'type' | 'forMonth' | 'fen'> & {
  readonly correctsLineId: number | null;
};

export function linesOfHomes(reader: Reader, sheetId: number): LineOnSheet[] {
  return rows(
    reader,
    `SELECT line_id AS lineId, happiness_home_id AS happinessHomeId, line_type AS type, for_month AS forMonth, fen, corrects_line_id AS correctsLineId
     FROM sheet_line WHERE sheet_id = ? AND happiness_home_id IS NOT NULL ORDER BY line_id`,
    sheetId,
  );
}

/** What the explanation of a home rests on, as it was written with the sheet. */
export function basisOfHome(reader: Reader, sheetId: number, happinessHomeId: number): string | undefined {
  return row<{ basis: string }>(
    reader,
    'SELECT basis_json AS basis FROM sheet_happiness_home WHERE sheet_id = ? AND happiness_home_id = ?',
    sheetId,
    happinessHomeId,
  )?.basis;
}

export type NewBatch = {
  readonly sheetId: number;
  readonly year: number;
  readonly batch: HappinessBatch;
  readonly appropriationFen: Fen | null;
  readonly shortfall: ShortfallRule;
  readonly neededFen: Fen;
  readonly scale: string | null;
  readonly split: SplitShares;
};

export function insertBatch(writer: Writer, batch: NewBatch): void {
  run(
    writer,
    'INSERT INTO sheet_happiness (sheet_id, year, batch, appropriation_fen, shortfall, needed_fen, scale, split) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    batch.sheetId,
    batch.year,
    batch.batch,
    batch.appropriationFen,
    batch.shortfall,
    batch.neededFen,
    batch.scale,
    JSON.stringify(batch.split),
  );
}

export function emptyHappinessDraft(writer: Writer, sheetId: number): void {
  for (const table of ['sheet_line', 'sheet_happiness_home', 'sheet_happiness', 'sheet_heading'])
    run(writer, `DELETE FROM ${table} WHERE sheet_id = ?`, sheetId);
}

type NewHome = Omit<HomeOnSheet, 'countedMonths'> & { readonly countedMonths: number; readonly basis: string };

/** Statements prepared once for all homes of a sheet. */
export function homeWriter(writer: Writer, sheetId: number): (home: NewHome, lines: readonly IssueLine[]) => void {
  const insertHome = statement(
    writer.connection,
    `INSERT INTO sheet_happiness_home (sheet_id, happiness_home_id, code, name, credit_code, town_code, town_name, village_code, village_name, grade, annual_fen,
       counted_months, entitlement_fen, issued_fen, fen, carried_fen, city_fen, county_fen, town_fen, account_holder, account_bank, account_number, basis_json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertLine = statement(
    writer.connection,
    `INSERT INTO sheet_line (sheet_id, happiness_home_id, scheme, line_type, for_month, of_type, side, fen, payee_kind, payee_name, payee_bank, payee_account, corrects_line_id)
     VALUES (?, ?, 'happiness', ?, ?, ?, 'village', ?, 'village', ?, ?, ?, ?)`,
  );
  return (home, lines) => {
    insertHome.run(
      sheetId,
      home.happinessHomeId,
      home.code,
      home.name,
      home.creditCode,
      home.townCode,
      home.townName,
      home.villageCode,
      home.villageName,
      home.grade,
      home.annualFen,
      home.countedMonths,
      home.entitlementFen,
      home.issuedFen,
      home.fen,
      home.carriedFen,
      home.cityFen,
      home.countyFen,
      home.townFen,
      home.holder,
      home.bank,
      home.account,
      home.basis,
    );
    for (const { type, forMonth, fen, correctsLineId } of lines)
      insertLine.run(
        sheetId,
        home.happinessHomeId,
        type,
        forMonth,
        type === 'SUBSIDY' ? null : 'SUBSIDY',
        fen,
        home.holder,
        home.bank,
        home.account,
        correctsLineId,
      );
  };
}
