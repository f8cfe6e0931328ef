/** Lines of a sheet on their way through the bank, batches and their rows. */
import type { BankPart } from '../../../electron/contract/bank.ts';
import type { SheetState } from '../../../electron/contract/payments.ts';
import type { Scheme } from '../../../electron/contract/schemes.ts';
import { firstDayOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import type { PayableLine, PresentAccount, RecordedAccount } from './rules.ts';
import { caregiverBefore } from '../payments/rules.ts';
import { before, timelineOf } from '../payments/rules-facts.ts';
import { accountStands } from '../homes/account-standing.ts';

export type BankSheetRow = {
  readonly sheetId: number;
  readonly scheme: Scheme;
  readonly title: string | null;
  readonly month: IsoMonth;
  readonly state: SheetState;
  readonly lines: number;
  readonly totalFen: number;
};

const sheetSql = `SELECT s.sheet_id AS sheetId, s.scheme, h.title, s.month, s.state, s.line_count AS lines, s.total_fen AS totalFen
  FROM sheet s LEFT JOIN sheet_heading h ON h.sheet_id = s.sheet_id`;

export function sheetRow(reader: Reader, sheetId: number): BankSheetRow | undefined {
  return row(reader, `${sheetSql} WHERE s.sheet_id = ?`, sheetId);
}

export function lockedSheets(reader: Reader, limit: number): BankSheetRow[] {
  return rows(reader, `${sheetSql} WHERE s.fingerprint IS NOT NULL ORDER BY s.month DESC, s.sheet_id DESC LIMIT ?`, limit);
}

/** What is really paid of a line: less what settled a claim for the same month, more where an offset is not taken. */
export const payableSql = 'l.fen - sign(l.fen) * (SELECT ifnull(sum(e.fen), 0) FROM claim_entry e WHERE e.line_id = l.line_id)';

/** Joins `v`, the happiness home of a line `l`. What a village is to get is netted on its sheet: where nothing is left its lines settle each other. */
export const villageOfLine = 'LEFT JOIN sheet_happiness_home v ON v.sheet_id = l.sheet_id AND v.happiness_home_id = l.happiness_home_id';

/** Lines that stand in no batch, have not come back and were not paid otherwise, homes first, then by township and person. Nothing to pay is no line here. */
export function openLines(reader: Reader, sheetId: number): PayableLine[] {
  return rows(
    reader,
    `SELECT l.line_id AS lineId, l.person_id AS personId, l.happiness_home_id AS happinessHomeId, coalesce(p.name, v.name) AS personName,
       l.person_id IS NULL OR q.id_number IS NOT NULL AS hasIdNumber, l.line_type AS type, l.of_type AS "of",
       ${payableSql} AS fen, l.payee_kind AS payeeKind, l.payee_home_id AS homeId, coalesce(l.payee_name, h.name) AS payeeName, l.payee_bank AS payeeBank, l.payee_account AS payeeAccount
     FROM sheet_line l LEFT JOIN sheet_person p ON p.sheet_id = l.sheet_id AND p.person_id = l.person_id LEFT JOIN person q ON q.person_id = l.person_id
     ${villageOfLine}
     LEFT JOIN sheet_home h ON h.sheet_id = l.sheet_id AND h.home_id = l.payee_home_id
     WHERE l.sheet_id = ? AND ${payableSql} <> 0 AND ifnull(v.fen, 1) > 0 AND NOT EXISTS (SELECT 1 FROM line_return r WHERE r.line_id = l.line_id)
       AND NOT EXISTS (SELECT 1 FROM bank_file_line b JOIN bank_file f ON f.bank_file_id = b.bank_file_id WHERE b.line_id = l.line_id AND f.withdrawn_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM other_payment o WHERE o.line_id = l.line_id AND o.withdrawn_at IS NULL)
     ORDER BY l.payee_home_id IS NULL, h.code, coalesce(p.town_code, v.town_code), coalesce(p.village_code, v.village_code), p.id_number, v.code, l.line_id`,
    sheetId,
  );
}

const factAccountSql = `SELECT f.detail, f.recorded_by AS recordedBy FROM fact f WHERE f.person_id = ? AND f.kind = ?
  AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1`;

/** The account recorded by now for whoever is to be paid; none for a handler, and none for a caregiver who has been replaced. */
export function presentAccount(reader: Reader, line: PayableLine): RecordedAccount | null {
  if (line.payeeKind === 'handler') return null;
  if (line.payeeKind === 'village')
    return (
      row<RecordedAccount>(
        reader,
        `SELECT holder, bank, account_number AS number, recorded_by AS recordedBy FROM happiness_account WHERE happiness_home_id = ? AND withdrawn_at IS NULL
         ORDER BY valid_from DESC LIMIT 1`,
        line.happinessHomeId,
      ) ?? null
    );
  if (line.payeeKind === 'home')
    return (
      row<RecordedAccount>(
        reader,
        `SELECT c.holder, c.bank, c.account_number AS number, c.recorded_by AS recordedBy FROM home_account c WHERE c.home_id = ? AND ${accountStands}
         ORDER BY c.valid_from DESC, c.home_account_id DESC LIMIT 1`,
        line.homeId,
      ) ?? null
    );
  if (line.payeeKind === 'caregiver') return caregiverAccount(reader, line);
  const recorded = statement(reader.connection, factAccountSql).get(line.personId, 'account') as
    | { detail: string; recordedBy: number }
    | undefined;
  return recorded === undefined ? null : { ...(JSON.parse(recorded.detail) as PresentAccount), recordedBy: recorded.recordedBy };
}

/** Only what was recorded while the caregiver on the paper cared: by now another may have his place, and that one's account is not his. */
function caregiverAccount(reader: Reader, line: PayableLine): RecordedAccount | null {
  const recorded = <Value>(kind: string, read: (detail: string) => Value) =>
    timelineOf(
      rows<{ factId: number; validFrom: IsoDate; detail: string }>(
        reader,
        `SELECT f.fact_id AS factId, f.valid_from AS validFrom, f.detail FROM fact f WHERE f.person_id = ? AND f.kind = ?
         AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)`,
        line.personId,
        kind,
      ).map(({ factId, validFrom, detail }) => ({ factId, validFrom, value: read(detail), isCancelled: false })),
    );
  const caregivers = recorded('caregiver', (detail) => (JSON.parse(detail) as { name: string }).name);
  const caregiverAccounts = recorded('caregiverAccount', (detail) => JSON.parse(detail) as PresentAccount);
  const month = row<{ month: IsoMonth }>(reader, 'SELECT for_month AS month FROM sheet_line WHERE line_id = ?', line.lineId)?.month;
  if (month === undefined) return null;
  const day = firstDayOf(month);
  const { name, bank, account } = caregiverBefore({ caregivers, caregiverAccounts }, day);
  const isSame = before(caregivers, day)?.value === line.payeeName || name === line.payeeName;
  if (!isSame || name === null || bank === null || account === null) return null;
  const recordedBy = row<{ recordedBy: number }>(
    reader,
    `SELECT f.recorded_by AS recordedBy FROM fact f WHERE f.person_id = ? AND f.kind = 'caregiverAccount' AND f.detail ->> 'number' = ?
     AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.fact_id DESC LIMIT 1`,
    line.personId,
    account,
  )?.recordedBy;
  return recordedBy === undefined ? null : { holder: name, bank, number: account, recordedBy };
}

/** Accounts that payments came back from (what never went out says nothing against its account) and that nobody has said are right, each with whom it was to pay: `person 12`, `home 3`, `village 7`. */
export function refusedAccounts(reader: Reader): ReadonlySet<string> {
  const found = rows<{ key: string }>(
    reader,
    `SELECT DISTINCT CASE WHEN l.happiness_home_id IS NOT NULL THEN 'village ' || l.happiness_home_id WHEN l.payee_home_id IS NULL THEN 'person ' || l.person_id
       ELSE 'home ' || l.payee_home_id END || ' ' || coalesce(b.payee_account, l.payee_account) AS key
     FROM line_return r JOIN sheet_line l ON l.line_id = r.line_id
     LEFT JOIN bank_file_line k ON k.line_id = r.line_id AND k.bank_file_id = r.bank_file_id
     LEFT JOIN bank_file_row b ON b.bank_file_id = k.bank_file_id AND b.sequence = k.sequence
     WHERE r.bank_file_id IS NOT NULL AND coalesce(b.payee_account, l.payee_account) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM line_return_release e WHERE e.return_id = r.return_id)`,
  );
  return new Set(found.map(({ key }) => key));
}

export type StoredFile = {
  readonly bankFileId: number;
  readonly sheetId: number;
  readonly sheetState: SheetState;
  readonly month: IsoMonth;
  readonly scheme: Scheme;
  readonly title: string | null;
  readonly batchNumber: string;
  readonly part: BankPart;
  readonly layoutName: string;
  readonly layout: string;
  readonly rows: number;
  readonly lines: number;
  readonly totalFen: number;
  readonly fileHash: string;
  readonly madeOn: IsoDate;
  readonly madeBy: string;
  readonly withdrawnReason: string | null;
  readonly success: number;
  readonly failed: number;
};

const fileSql = `SELECT f.bank_file_id AS bankFileId, f.sheet_id AS sheetId, s.state AS sheetState, s.month, s.scheme, h.title, f.batch_number AS batchNumber, f.part,
    f.layout_name AS layoutName, f.layout, f.row_count AS rows, f.line_count AS lines, f.total_fen AS totalFen, f.file_hash AS fileHash, f.made_on AS madeOn,
    u.name AS madeBy, f.withdrawn_reason AS withdrawnReason,
    (SELECT count(*) FROM bank_result_row r WHERE r.bank_file_id = f.bank_file_id AND r.outcome = 'success') AS success,
    (SELECT count(*) FROM bank_result_row r WHERE r.bank_file_id = f.bank_file_id AND r.outcome = 'failed') AS failed
  FROM bank_file f JOIN sheet s ON s.sheet_id = f.sheet_id LEFT JOIN sheet_heading h ON h.sheet_id = s.sheet_id JOIN user_account u ON u.user_id = f.recorded_by`;

export function filesOfSheet(reader: Reader, sheetId: number): StoredFile[] {
  return rows(reader, `${fileSql} WHERE f.sheet_id = ? ORDER BY f.bank_file_id`, sheetId);
}

export function fileById(reader: Reader, bankFileId: number): StoredFile | undefined {
  return row(reader, `${fileSql} WHERE f.bank_file_id = ?`, bankFileId);
}

export function fileByBatch(reader: Reader, batchNumber: string): StoredFile | undefined {
  return row(reader, `${fileSql} WHERE f.batch_number = ?`, batchNumber);
}

export function fileContent(reader: Reader, bankFileId: number): Buffer {
  return statement(reader.connection, 'SELECT content FROM bank_file WHERE bank_file_id = ?').pluck().get(bankFileId) as Buffer;
}

export type StoredRow = {
  readonly sequence: number;
  readonly payeeAccount: string;
  readonly fen: number;
  readonly outcome: 'success' | 'failed' | null;
  readonly isReturned: number;
};

/** Every row of a batch with what the bank has answered so far. */
export function rowsOfFile(reader: Reader, bankFileId: number): StoredRow[] {
  return rows(
    reader,
    `SELECT b.sequence, b.payee_account AS payeeAccount, b.fen, r.outcome,
       EXISTS (SELECT 1 FROM bank_file_line k JOIN line_return t ON t.line_id = k.line_id WHERE k.bank_file_id = b.bank_file_id AND k.sequence = b.sequence) AS isReturned
     FROM bank_file_row b LEFT JOIN bank_result_row r ON r.bank_file_id = b.bank_file_id AND r.sequence = b.sequence
     WHERE b.bank_file_id = ? ORDER BY b.sequence`,
    bankFileId,
  );
}

export function linesOfRow(
  reader: Reader,
  bankFileId: number,
  sequence: number,
): { lineId: number; personId: number | null; fen: number }[] {
  return rows(
    reader,
    `SELECT l.line_id AS lineId, l.person_id AS personId, ${payableSql} AS fen FROM bank_file_line k JOIN sheet_line l ON l.line_id = k.line_id
     WHERE k.bank_file_id = ? AND k.sequence = ? ORDER BY l.line_id`,
    bankFileId,
    sequence,
  );
}

/** Batches of a month so far, withdrawn ones too: numbers are never used twice. */
export function batchesOfMonth(reader: Reader, month: IsoMonth): number {
  return (
    row<{ count: number }>(
      reader,
      'SELECT count(*) AS count FROM bank_file f JOIN sheet s ON s.sheet_id = f.sheet_id WHERE s.month = ?',
      month,
    )?.count ?? 0
  );
}
