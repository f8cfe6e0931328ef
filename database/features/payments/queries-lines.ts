/** Lines of a sheet: as groups, as rows of people, as the command line shows them. */
import type { LineType, SheetGroup, SheetRow } from '../../../electron/contract/payments.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { ScopedReader, SearchReader } from '../users/scope.ts';
import { ownGroup } from './rules-scope.ts';
import type { CorrectedType } from './rules-corrections.ts';

/** `home:<id>` for what a home receives, `town:<code>` for what people of a township receive themselves. */
const groupKey = "CASE WHEN l.payee_home_id IS NOT NULL THEN 'home:' || l.payee_home_id ELSE 'town:' || p.town_code END";
/** What a sheet is about: the basic amount, or on the sheets of other schemes their one amount. */
const mainTypes = "'BASIC', 'PRICE', 'OTHER'";
const linesOfPeople = 'sheet_line l JOIN sheet_person p ON p.sheet_id = l.sheet_id AND p.person_id = l.person_id';

/** Happiness homes by township, whoever their villages are. */
const townsOfHomesSql = `SELECT 'town:' || h.town_code AS key, max(h.town_name) AS name, 'town' AS kind, count(*) AS persons, sum(h.fen) AS basicFen, 0 AS careFen,
    0 AS otherFen, sum(h.fen) AS totalFen, sum(h.account_number IS NULL AND h.fen > 0) AS missingAccounts
  FROM sheet_happiness_home h WHERE h.sheet_id = ? GROUP BY h.town_code ORDER BY h.town_code`;

/** Homes by their code, then townships by theirs; of a township or a home its own group alone. */
export function groupsOfSheet(reader: ScopedReader, sheetId: number): SheetGroup[] {
  const own = ownGroup(reader.scope);
  const villages = rows<SheetGroup>(reader, townsOfHomesSql, sheetId);
  if (villages.length > 0) return own === null ? villages : villages.filter((group) => group.key === own);
  const groups = rows<SheetGroup>(
    reader,
    `SELECT ${groupKey} AS key, coalesce(max(h.name), max(p.town_name)) AS name, CASE WHEN l.payee_home_id IS NULL THEN 'town' ELSE 'home' END AS kind,
       count(DISTINCT l.person_id) AS persons,
       sum(CASE WHEN l.line_type IN (${mainTypes}) THEN l.fen ELSE 0 END) AS basicFen, sum(CASE WHEN l.line_type = 'CARE' THEN l.fen ELSE 0 END) AS careFen,
       sum(CASE WHEN l.line_type IN (${mainTypes}, 'CARE') THEN 0 ELSE l.fen END) AS otherFen, sum(l.fen) AS totalFen,
       CASE WHEN l.payee_home_id IS NULL THEN count(DISTINCT CASE WHEN l.payee_account IS NULL THEN l.person_id || l.payee_kind END)
         ELSE max(l.payee_account IS NULL) END AS missingAccounts
     FROM ${linesOfPeople} LEFT JOIN sheet_home h ON h.sheet_id = l.sheet_id AND h.home_id = l.payee_home_id
     WHERE l.sheet_id = ? GROUP BY 1 ORDER BY kind, coalesce(max(h.code), max(p.town_code))`,
    sheetId,
  );
  return own === null ? groups : groups.filter((group) => group.key === own);
}

export type SheetFigures = { readonly persons: number; readonly lines: number; readonly totalFen: number; readonly toHomesFen: number };
export const noFigures: SheetFigures = { persons: 0, lines: 0, totalFen: 0, toHomesFen: 0 };

const figuresSql = (from: string, condition: string): string =>
  `SELECT l.sheet_id AS sheetId, count(DISTINCT l.person_id) AS persons, count(*) AS lines, sum(l.fen) AS totalFen,
     sum(CASE WHEN l.payee_home_id IS NULL THEN 0 ELSE l.fen END) AS toHomesFen FROM ${from} WHERE ${condition} GROUP BY 1`;

const figuresOfVillagesSql = `SELECT h.sheet_id AS sheetId, count(*) AS persons,
    sum((SELECT count(*) FROM sheet_line l WHERE l.sheet_id = h.sheet_id AND l.happiness_home_id = h.happiness_home_id)) AS lines, sum(h.fen) AS totalFen, 0 AS toHomesFen
  FROM sheet_happiness_home h WHERE h.sheet_id IN (SELECT value FROM json_each(@sheets)) AND h.town_code = @own GROUP BY 1`;

/**
 * What these sheets hold for the own group of somebody bound to a place; null for the whole county, whose figures stand in the headers.
 * By the people of the township first: they are few, the lines of all are many.
 */
export function ownFigures(reader: ScopedReader, sheetIds: readonly number[]): ReadonlyMap<number, SheetFigures> | null {
  const { scope } = reader;
  if (scope.kind === 'county') return null;
  const [sql, value] =
    scope.kind === 'home'
      ? [figuresSql('sheet_line l', 'l.sheet_id IN (SELECT value FROM json_each(@sheets)) AND l.payee_home_id = @own'), scope.homeId]
      : [
          `${figuresSql(
            'sheet_person p CROSS JOIN sheet_line l ON l.sheet_id = p.sheet_id AND l.person_id = p.person_id',
            'p.sheet_id IN (SELECT value FROM json_each(@sheets)) AND p.town_code = @own AND l.payee_home_id IS NULL',
          )} UNION ALL ${figuresOfVillagesSql}`,
          scope.townCode,
        ];
  const found = rows<SheetFigures & { readonly sheetId: number }>(reader, sql, { sheets: JSON.stringify(sheetIds), own: value });
  return new Map(found.map(({ sheetId, ...figures }) => [sheetId, figures]));
}

export type RowFilter = { readonly groupKey: string | null; readonly search: string; readonly isMissingAccountOnly: boolean };

type Values = Record<string, string | number>;

const inIdNumber = 'instr(p.id_number, @search) > 0';
/** Whole, or the last four that the mask shows. */
const isShownIdNumber = '(p.id_number = @search OR (length(@search) = 4 AND substr(p.id_number, -4) = @search))';

/** Of lines: only those of the group that is looked at, so that rows add up to the group's total. Of people: everything else. */
function filtered(
  sheetId: number,
  filter: RowFilter,
  canSeeNumbers: boolean,
): { readonly ofLines: string; readonly ofPeople: string; readonly values: Values } {
  const values: Values = { sheetId };
  const key = filter.groupKey;
  const people: string[] = [];
  let ofLines = '';
  if (key?.startsWith('home:')) {
    ofLines = ' AND l.payee_home_id = @homeId';
    values['homeId'] = Number(key.slice('home:'.length));
  } else if (key !== null) {
    ofLines = ' AND l.payee_home_id IS NULL';
    people.push('p.town_code = @townCode');
    values['townCode'] = key.replace(/^town:/, '');
  }
  const search = filter.search.normalize('NFKC').trim();
  if (/^[a-z]+$/i.test(search)) {
    values['initials'] = `${search.toLowerCase()}%`;
    people.push(
      'p.person_id IN (SELECT person_id FROM person WHERE initials LIKE @initials UNION SELECT person_id FROM person_reading WHERE initials LIKE @initials)',
    );
  } else if (search !== '') {
    values['search'] = search.toUpperCase();
    people.push(`(instr(p.name, @search) > 0 OR ${canSeeNumbers ? inIdNumber : isShownIdNumber} OR instr(p.village_name, @search) > 0)`);
  }
  const missing = filter.isMissingAccountOnly ? ' AND l.payee_account IS NULL' : '';
  people.push(`p.person_id IN (SELECT l.person_id FROM sheet_line l WHERE l.sheet_id = @sheetId${ofLines}${missing})`);
  return { ofLines, ofPeople: people.map((condition) => ` AND ${condition}`).join(''), values };
}

export function countRows(reader: SearchReader, sheetId: number, filter: RowFilter): { total: number; totalFen: number } {
  const { ofLines, ofPeople, values } = filtered(sheetId, filter, reader.canSeeNumbers ?? false);
  const sql = `SELECT count(DISTINCT l.person_id) AS total, ifnull(sum(l.fen), 0) AS totalFen FROM ${linesOfPeople} WHERE l.sheet_id = @sheetId${ofLines}${ofPeople}`;
  return row(reader, sql, values) ?? { total: 0, totalFen: 0 };
}

const regular = (types: string, column: string): string => `max(CASE WHEN l.line_type IN (${types}) THEN l.${column} END)`;
const paperOrder = 'homeCode IS NULL, homeCode, p.town_code, p.village_code, p.id_number';

/** In the order of the paper: homes, then townships and their villages. First the people of the page, then only their lines. */
export function rowsOfSheet(reader: SearchReader, sheetId: number, filter: RowFilter, offset: number, limit: number): SheetRow[] {
  const { ofLines, ofPeople, values } = filtered(sheetId, filter, reader.canSeeNumbers ?? false);
  return rows(
    reader,
    `WITH page AS MATERIALIZED (
       SELECT p.*, h.name AS homeName, h.code AS homeCode FROM sheet_person p LEFT JOIN sheet_home h ON h.sheet_id = p.sheet_id AND h.home_id = p.home_id
       WHERE p.sheet_id = @sheetId${ofPeople} ORDER BY ${paperOrder} LIMIT @limit OFFSET @offset)
     SELECT p.person_id AS personId, p.name, p.id_number AS idNumber, p.town_name AS townName, p.village_name AS villageName,
       p.area_type AS areaType, p.level, p.mode, p.homeName,
       sum(CASE WHEN l.line_type IN (${mainTypes}) THEN l.fen ELSE 0 END) AS basicFen, sum(CASE WHEN l.line_type = 'CARE' THEN l.fen ELSE 0 END) AS careFen,
       sum(CASE WHEN l.line_type IN (${mainTypes}, 'CARE') THEN 0 ELSE l.fen END) AS otherFen, sum(l.fen) AS totalFen,
       ${regular(mainTypes, 'payee_name')} AS basicPayee, ${regular(mainTypes, 'payee_account')} AS basicAccount,
       ${regular("'CARE'", 'payee_name')} AS carePayee, ${regular("'CARE'", 'payee_account')} AS careAccount
     FROM page p CROSS JOIN sheet_line l ON l.sheet_id = p.sheet_id AND l.person_id = p.person_id${ofLines} GROUP BY p.person_id ORDER BY ${paperOrder}`,
    { ...values, limit, offset },
  );
}

export type StoredLine = {
  readonly lineId: number;
  readonly personId: number;
  readonly idNumber: string;
  readonly name: string;
  readonly month: IsoMonth;
  readonly type: LineType;
  readonly of: CorrectedType | null;
  readonly side: string;
  readonly fen: number;
  readonly payee: 'home' | 'person' | 'caregiver' | 'handler';
  readonly homeCode: string | null;
  readonly payeeName: string | null;
  readonly payeeBank: string | null;
  readonly payeeAccount: string | null;
  readonly standardId: number | null;
  readonly correctsLineId: number | null;
};

const lineSql = `SELECT l.line_id AS lineId, l.person_id AS personId, p.id_number AS idNumber, p.name, l.for_month AS month, l.line_type AS type, l.of_type AS "of", l.side, l.fen,
    l.payee_kind AS payee, h.code AS homeCode, l.payee_name AS payeeName, l.payee_bank AS payeeBank, l.payee_account AS payeeAccount,
    l.standard_id AS standardId, l.corrects_line_id AS correctsLineId
  FROM ${linesOfPeople} LEFT JOIN sheet_home h ON h.sheet_id = l.sheet_id AND h.home_id = l.payee_home_id`;

export function linesOfSheet(reader: Reader, sheetId: number): StoredLine[] {
  return rows(reader, `${lineSql} WHERE l.sheet_id = ? ORDER BY p.id_number, l.line_id`, sheetId);
}

export type StoredClaim = {
  readonly personId: number;
  readonly idNumber: string;
  readonly name: string;
  readonly townCode: string;
  readonly townName: string;
  readonly month: IsoMonth;
  readonly of: CorrectedType;
  readonly side: string;
  readonly fen: number;
};

/** Recoveries or pending amounts of a sheet. */
export function claimsOfSheet(reader: Reader, sheetId: number, table: 'sheet_recovery' | 'sheet_pending'): StoredClaim[] {
  return rows(
    reader,
    `SELECT c.person_id AS personId, p.id_number AS idNumber, p.name, p.town_code AS townCode, p.town_name AS townName, c.for_month AS month, c.of_type AS "of", c.side, c.fen
     FROM ${table} c JOIN sheet_person p ON p.sheet_id = c.sheet_id AND p.person_id = c.person_id WHERE c.sheet_id = ? ORDER BY p.id_number, c.for_month, c.of_type, c.side`,
    sheetId,
  );
}
