/** Everything a sheet's paper shows, from the content that is locked with it. */
import type { AreaType, SelfCareLevel, SupportMode } from '../../../electron/contract/terms.ts';
import type { LineType, PayeeKind } from '../../../electron/contract/payments.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { CorrectedType } from './rules-corrections.ts';

export type PaperPerson = {
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string;
  readonly townCode: string;
  readonly townName: string;
  readonly villageName: string;
  readonly areaType: AreaType;
  readonly level: SelfCareLevel;
  readonly mode: SupportMode;
};

/** In the order of a list: townships, villages, ID numbers. */
export function peopleOnSheet(reader: Reader, sheetId: number): PaperPerson[] {
  return rows(
    reader,
    `SELECT person_id AS personId, name, id_number AS idNumber, town_code AS townCode, town_name AS townName, village_name AS villageName,
       area_type AS areaType, level, mode FROM sheet_person WHERE sheet_id = ? ORDER BY town_code, village_code, id_number`,
    sheetId,
  );
}

export type PaperLine = {
  readonly personId: number;
  readonly standardId: number | null;
  readonly type: LineType;
  readonly forMonth: IsoMonth;
  readonly of: CorrectedType | null;
  readonly side: string;
  readonly fen: number;
  readonly payeeKind: PayeeKind;
  readonly homeId: number | null;
  readonly payeeName: string | null;
  readonly payeeBank: string | null;
  readonly payeeAccount: string | null;
  /** It corrects no line of an earlier sheet. */
  readonly isFirst: number;
  /** Document of a standard whose amount alone has changed since the line this one corrects. */
  readonly changedStandard: string | null;
};

export function linesOnSheet(reader: Reader, sheetId: number): PaperLine[] {
  return rows(
    reader,
    `SELECT l.person_id AS personId, l.standard_id AS standardId, l.line_type AS type, l.for_month AS forMonth, l.of_type AS "of", l.side, l.fen, l.payee_kind AS payeeKind, l.payee_home_id AS homeId,
       l.payee_name AS payeeName, l.payee_bank AS payeeBank, l.payee_account AS payeeAccount,
       l.corrects_line_id IS NULL AS isFirst,
       CASE WHEN now.standard_id <> was.standard_id AND now.kind = was.kind AND now.area_type IS was.area_type AND now.level IS was.level
         AND (now.mode IS was.mode OR now.mode IS NULL OR was.mode IS NULL) THEN now.document_no END AS changedStandard
     FROM sheet_line l LEFT JOIN sheet_line c ON c.line_id = l.corrects_line_id
       LEFT JOIN standard now ON l.corrects_line_id IS NOT NULL AND now.standard_id = l.standard_id LEFT JOIN standard was ON was.standard_id = c.standard_id
     WHERE l.sheet_id = ? ORDER BY l.person_id, l.line_id`,
    sheetId,
  );
}

export type PaperHome = {
  readonly homeId: number;
  readonly code: string;
  readonly name: string;
  readonly holder: string | null;
  readonly bank: string | null;
  readonly account: string | null;
};

export function homesOnSheet(reader: Reader, sheetId: number): PaperHome[] {
  return rows(
    reader,
    `SELECT home_id AS homeId, code, name, account_holder AS holder, account_bank AS bank, account_number AS account FROM sheet_home WHERE sheet_id = ? ORDER BY code`,
    sheetId,
  );
}

export function regionName(reader: Reader): string {
  return row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
}
