/** What of a sheet is paid, waits, came back; rows of batches and returned lines as the window lists them. */
import type { BankFileRow, BankSheet, LineReturn, ReturnStanding, RowOutcome } from '../../../electron/contract/bank.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { payableSql, villageOfLine } from './queries.ts';

export type Figures = Pick<
  BankSheet,
  'settledFen' | 'paidFen' | 'otherFen' | 'openFen' | 'returnedFen' | 'restFen' | 'otherLines' | 'restLines' | 'returnedLines'
> & {
  readonly openLines: number;
};

/** Every line is in exactly one of five places: come back, paid (or settled whole, so that nothing is to be paid), paid otherwise, in a batch without an answer, in none. */
const standingSql = `CASE WHEN EXISTS (SELECT 1 FROM line_return r WHERE r.line_id = l.line_id) THEN 'returned' WHEN ${payableSql} = 0 OR (l.happiness_home_id IS NOT NULL AND
      (SELECT v.fen FROM sheet_happiness_home v WHERE v.sheet_id = l.sheet_id AND v.happiness_home_id = l.happiness_home_id) = 0) THEN 'success'
    WHEN EXISTS (SELECT 1 FROM other_payment o WHERE o.line_id = l.line_id AND o.withdrawn_at IS NULL) THEN 'other' ELSE coalesce(
    (SELECT coalesce(a.outcome, 'open') FROM bank_file_line k JOIN bank_file f ON f.bank_file_id = k.bank_file_id
      LEFT JOIN bank_result_row a ON a.bank_file_id = k.bank_file_id AND a.sequence = k.sequence
      WHERE k.line_id = l.line_id AND f.withdrawn_at IS NULL), 'rest') END`;

export function figuresOf(reader: Reader, sheetId: number): Figures {
  const found = rows<{ standing: string; lines: number; fen: number; settledFen: number }>(
    reader,
    `SELECT ${standingSql} AS standing, count(*) AS lines, sum(${payableSql}) AS fen, sum(l.fen - (${payableSql})) AS settledFen
     FROM sheet_line l WHERE l.sheet_id = ? GROUP BY 1`,
    sheetId,
  );
  const of = (standing: string): { lines: number; fen: number } => found.find((one) => one.standing === standing) ?? { lines: 0, fen: 0 };
  return {
    settledFen: found.reduce((sum, { settledFen }) => sum + settledFen, 0),
    paidFen: of('success').fen,
    otherFen: of('other').fen,
    otherLines: of('other').lines,
    openFen: of('open').fen,
    openLines: of('open').lines,
    returnedFen: of('returned').fen,
    returnedLines: of('returned').lines,
    restFen: of('rest').fen,
    restLines: of('rest').lines,
  };
}

export type Handover = BankSheet['handovers'][number] & { readonly userId: number };

export function handoversOf(reader: Reader, sheetId: number): Handover[] {
  return rows(
    reader,
    `SELECT h.action, h.happened_on AS happenedOn, h.document_number AS documentNumber, h.note, h.recorded_at AS at, u.name AS userName, u.user_id AS userId
     FROM sheet_handover h JOIN user_account u ON u.user_id = h.recorded_by WHERE h.sheet_id = ? ORDER BY h.recorded_at,
       CASE h.action WHEN 'send' THEN 1 WHEN 'pay' THEN 2 ELSE 3 END`,
    sheetId,
  );
}

/** The newest step of each kind; a result can hold rows of several sheets. */
export function resultsOf(reader: Reader, sheetId: number): BankSheet['results'] {
  return rows(
    reader,
    `SELECT e.file_name AS fileName, e.result_on AS resultOn, e.success_count AS success, e.failed_count AS failed, e.recorded_at AS at, u.name AS userName, a.reason AS handReason
     FROM bank_result e JOIN user_account u ON u.user_id = e.recorded_by LEFT JOIN bank_hand_answer a ON a.bank_result_id = e.bank_result_id
     WHERE e.bank_result_id IN (SELECT a.bank_result_id FROM bank_result_row a JOIN bank_file f ON f.bank_file_id = a.bank_file_id WHERE f.sheet_id = ?)
     ORDER BY e.bank_result_id`,
    sheetId,
  );
}

const outcomeSql = `CASE WHEN a.outcome = 'failed' THEN 'failed' WHEN EXISTS (SELECT 1 FROM bank_file_line k JOIN line_return t ON t.line_id = k.line_id
  WHERE k.bank_file_id = b.bank_file_id AND k.sequence = b.sequence) THEN 'returned' ELSE coalesce(a.outcome, 'open') END`;

export type RowsWanted = {
  readonly bankFileId: number;
  readonly outcome: RowOutcome | null;
  readonly offset: number;
  readonly limit: number;
};

export function pageOfRows(reader: Reader, { bankFileId, outcome, offset, limit }: RowsWanted): { total: number; rows: BankFileRow[] } {
  const from = `FROM bank_file_row b LEFT JOIN bank_result_row a ON a.bank_file_id = b.bank_file_id AND a.sequence = b.sequence
    WHERE b.bank_file_id = @bankFileId AND (@outcome IS NULL OR ${outcomeSql} = @outcome)`;
  const total = row<{ total: number }>(reader, `SELECT count(*) AS total ${from}`, { bankFileId, outcome })?.total ?? 0;
  const found = rows<BankFileRow>(
    reader,
    `SELECT b.sequence, b.payee_kind AS payeeKind, b.payee_name AS payeeName, b.payee_bank AS payeeBank, b.payee_account AS payeeAccount, b.fen,
       (SELECT count(*) FROM bank_file_line k WHERE k.bank_file_id = b.bank_file_id AND k.sequence = b.sequence) AS lines,
       (SELECT group_concat(name, '、') FROM (SELECT DISTINCT coalesce(p.name, v.name) AS name FROM bank_file_line k JOIN sheet_line l ON l.line_id = k.line_id ${villageOfLine}
          LEFT JOIN sheet_person p ON p.sheet_id = l.sheet_id AND p.person_id = l.person_id
          WHERE k.bank_file_id = b.bank_file_id AND k.sequence = b.sequence LIMIT 4)) AS people,
       ${outcomeSql} AS outcome,
       coalesce(a.reason, (SELECT t.reason FROM bank_file_line k JOIN line_return t ON t.line_id = k.line_id
          WHERE k.bank_file_id = b.bank_file_id AND k.sequence = b.sequence LIMIT 1)) AS reason
     ${from} ORDER BY b.sequence LIMIT @limit OFFSET @offset`,
    { bankFileId, outcome, limit, offset },
  );
  return { total, rows: found };
}

/** The newest account of whoever the line was for differs from the one it came back from. */
const presentSql = `CASE WHEN payeeKind = 'home' THEN
    (SELECT c.account_number FROM home_account c WHERE c.home_id = homeId AND NOT EXISTS (SELECT 1 FROM import_undo u WHERE u.batch_id = c.batch_id)
     ORDER BY c.valid_from DESC, c.home_account_id DESC LIMIT 1)
  WHEN payeeKind = 'village' THEN (SELECT c.account_number FROM happiness_account c WHERE c.happiness_home_id = happinessHomeId AND c.withdrawn_at IS NULL
     ORDER BY c.valid_from DESC LIMIT 1)
  ELSE (SELECT json_extract(f.detail, '$.number') FROM fact f WHERE f.person_id = personId AND f.kind = CASE payeeKind WHEN 'caregiver' THEN 'caregiverAccount' ELSE 'account' END
     AND NOT EXISTS (SELECT 1 FROM fact x WHERE x.cancels_fact_id = f.fact_id) ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1) END`;

const returnsSql = `WITH returned AS (
    SELECT r.return_id AS returnId, s.month AS sheetMonth, s.sheet_id AS sheetId, l.person_id AS personId, l.happiness_home_id AS happinessHomeId,
      coalesce(p.name, v.name) AS personName, ifnull(p.id_number, '') AS idNumber, coalesce(p.town_name, v.town_name) AS townName,
      l.line_type AS type, l.of_type AS "of", l.for_month AS forMonth, ${payableSql} AS fen, l.payee_kind AS payeeKind, l.payee_home_id AS homeId,
      coalesce(b.payee_name, l.payee_name, h.name) AS payeeName, coalesce(b.payee_account, l.payee_account) AS payeeAccount,
      r.returned_on AS returnedOn, r.reason, f.batch_number AS batchNumber,
      EXISTS (SELECT 1 FROM line_return_release e WHERE e.return_id = r.return_id) AS isReleased,
      (SELECT min(n.month) FROM sheet_line c JOIN sheet n ON n.sheet_id = c.sheet_id
        WHERE c.corrects_line_id = l.line_id AND n.built_at >= r.recorded_at) AS reissuedIn
    FROM line_return r JOIN sheet_line l ON l.line_id = r.line_id JOIN sheet s ON s.sheet_id = l.sheet_id
      LEFT JOIN sheet_person p ON p.sheet_id = l.sheet_id AND p.person_id = l.person_id ${villageOfLine}
      LEFT JOIN sheet_home h ON h.sheet_id = l.sheet_id AND h.home_id = l.payee_home_id
      LEFT JOIN bank_file f ON f.bank_file_id = r.bank_file_id
      LEFT JOIN bank_file_line k ON k.line_id = l.line_id AND k.bank_file_id = r.bank_file_id
      LEFT JOIN bank_file_row b ON b.bank_file_id = k.bank_file_id AND b.sequence = k.sequence
    WHERE @sheetId IS NULL OR s.sheet_id = @sheetId),
  standing AS (SELECT *, CASE WHEN reissuedIn IS NOT NULL THEN 'reissued'
    WHEN isReleased OR (${presentSql}) IS NOT payeeAccount AND (${presentSql}) IS NOT NULL THEN 'ready' ELSE 'waiting' END AS standing FROM returned)`;

export type ReturnsWanted = {
  readonly sheetId: number | null;
  readonly standing: ReturnStanding | null;
  readonly offset: number;
  readonly limit: number;
};

export function pageOfReturns(
  reader: Reader,
  { sheetId, standing, offset, limit }: ReturnsWanted,
): { total: number; totalFen: number; rows: LineReturn[] } {
  const from = 'FROM standing WHERE @standing IS NULL OR standing = @standing';
  const sums = row<{ total: number; totalFen: number }>(
    reader,
    `${returnsSql} SELECT count(*) AS total, ifnull(sum(fen), 0) AS totalFen ${from}`,
    { sheetId, standing },
  );
  const found = rows<
    LineReturn & {
      readonly sheetId: number;
      readonly homeId: number | null;
      readonly happinessHomeId: number | null;
      readonly isReleased: number;
    }
  >(reader, `${returnsSql} SELECT * ${from} ORDER BY sheetMonth DESC, returnId DESC LIMIT @limit OFFSET @offset`, {
    sheetId,
    standing,
    limit,
    offset,
  });
  return {
    total: sums?.total ?? 0,
    totalFen: sums?.totalFen ?? 0,
    rows: found.map(({ sheetId: _sheet, homeId: _home, happinessHomeId: _village, isReleased: _released, ...returned }) => returned),
  };
}
