/**
 * Fingerprint of a sheet: SHA-256 over its locked content in canonical form. UTF-8, one JSON array per line, each line ended by a line feed,
 * amounts in fen, what is missing is null; nothing that changes after the lock (state, events, bank results, prints):
 *   ["sheet", 1, scheme, month, persons, lines, totalFen, toHomesFen]
 *   ["heading", title, documentNo, documentTitle]                                                        of another scheme than destitute
 *   ["home", code, name, holder, bank, account]                                                          by code
 *   ["person", idNumber, name, townCode, townName, villageCode, villageName, areaType, level, mode, homeCode]   by idNumber
 *     and after each person his lines, in the order of their own text:
 *   ["line", type, month, of, side, fen, payeeKind, payeeHomeCode, payeeName, payeeBank, payeeAccount, standardUid], and for a part of a month [..., days, monthDays]
 *   of the operating subsidy: ["subsidy", year, batch, appropriation, shortfall, needed, scale, split], then by code
 *   ["village", code, name, creditCode, townCode, townName, villageCode, villageName, grade, annual, months, entitlement, issued, fen, carried, city, county, town, holder, bank, account, basis]
 *     and after each village its lines as above
 *   ["recovery", idNumber, month, of, side, fen], then ["pending", …], each in the order of their own text
 * A side is "own" or "home:" with the code of the home.
 */
import { createHash } from 'node:crypto';
import { AppError } from '../../../electron/contract/result.ts';
import { destitute, type Scheme } from '../../../electron/contract/schemes.ts';
import { type IsoMonth } from '../../../electron/contract/values.ts';
import { type Reader } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import { requiredSheet } from './service-read.ts';
import { sheetName } from './rules-states.ts';
import { homeOf, type Side } from './rules.ts';

type Cells = (string | number | null)[];

const headerSql = 'SELECT scheme, month, person_count, line_count, total_fen, to_homes_fen FROM sheet WHERE sheet_id = ?';
const headingSql = 'SELECT title, document_no, document_title FROM sheet_heading WHERE sheet_id = ?';
const homeSql = 'SELECT home_id, code, name, account_holder, account_bank, account_number FROM sheet_home WHERE sheet_id = ? ORDER BY code';
const personSql = `SELECT person_id, id_number, name, town_code, town_name, village_code, village_name, area_type, level, mode, home_id
  FROM sheet_person WHERE sheet_id = ? ORDER BY id_number`;
const subsidySql = 'SELECT year, batch, appropriation_fen, shortfall, needed_fen, scale, split FROM sheet_happiness WHERE sheet_id = ?';
const villageSql = `SELECT h.happiness_home_id, h.code, h.name, h.credit_code, h.town_code, h.town_name, h.village_code, h.village_name, h.grade, h.annual_fen,
    h.counted_months, h.entitlement_fen, h.issued_fen, h.fen, h.carried_fen, h.city_fen, h.county_fen, h.town_fen, h.account_holder, h.account_bank,
    h.account_number, h.basis_json
  FROM sheet_happiness_home h WHERE h.sheet_id = ? ORDER BY h.code`;
const lineSql = `SELECT coalesce(l.person_id, -l.happiness_home_id), l.side, l.payee_home_id, lower(hex(s.uid)), l.line_type, l.for_month, l.of_type, l.fen, l.payee_kind, l.payee_name, l.payee_bank, l.payee_account, l.days, l.month_days
  FROM sheet_line l LEFT JOIN standard s ON s.standard_id = l.standard_id WHERE l.sheet_id = ?`;
const claimSql = (table: string): string => `SELECT p.id_number, c.side, c.for_month, c.of_type, c.fen
  FROM ${table} c JOIN sheet_person p ON p.sheet_id = c.sheet_id AND p.person_id = c.person_id WHERE c.sheet_id = ?`;

type LineRow = [
  /** Of a village below zero. */
  personId: number,
  side: Side,
  homeId: number | null,
  standardUid: string | null,
  type: string,
  month: string,
  of: string | null,
  fen: number,
  payeeKind: string,
  payeeName: string | null,
  bank: string | null,
  account: string | null,
  days: number | null,
  monthDays: number | null,
];
type ClaimRow = [idNumber: string, side: Side, month: string, of: string, fen: number];

/** The canonical form, line by line. */
export function* canonicalLines(reader: Reader, sheetId: number): Generator<string> {
  const all = <Row extends Cells>(sql: string): Row[] => statement(reader.connection, sql).raw().all(sheetId) as Row[];
  const text = (...cells: Cells): string => `${JSON.stringify(cells)}\n`;
  const codes = new Map<number, string>();
  const codeOf = (homeId: number | null): string | null => (homeId === null ? null : (codes.get(homeId) ?? null));
  const sideOf = (side: Side): string => (side === 'own' ? side : `home:${codeOf(homeOf(side))}`);
  for (const header of all(headerSql)) yield text('sheet', 1, ...header);
  for (const heading of all(headingSql)) yield text('heading', ...heading);
  for (const [homeId, code, ...home] of all<[number, string, ...Cells]>(homeSql)) {
    codes.set(homeId, code);
    yield text('home', code, ...home);
  }
  const lines = new Map<number, string[]>();
  for (const [personId, side, homeId, standardUid, type, month, of, fen, payeeKind, name, bank, account, days, monthDays] of all<LineRow>(
    lineSql,
  )) {
    const part = days === null ? [] : [days, monthDays];
    const line = text('line', type, month, of, sideOf(side), fen, payeeKind, codeOf(homeId), name, bank, account, standardUid, ...part);
    const others = lines.get(personId);
    if (others) others.push(line);
    else lines.set(personId, [line]);
  }
  for (const [personId, ...person] of all<[number, ...Cells]>(personSql)) {
    yield text('person', ...person.slice(0, -1), codeOf(person.at(-1) as number | null));
    yield* (lines.get(personId) ?? []).sort();
  }
  for (const subsidy of all(subsidySql)) yield text('subsidy', ...subsidy);
  for (const [villageId, ...village] of all<[number, ...Cells]>(villageSql)) {
    yield text('village', ...village);
    yield* (lines.get(-villageId) ?? []).sort();
  }
  for (const [name, table] of [
    ['recovery', 'sheet_recovery'],
    ['pending', 'sheet_pending'],
  ] as const)
    yield* all<ClaimRow>(claimSql(table))
      .map(([idNumber, side, month, of, fen]) => text(name, idNumber, month, of, sideOf(side), fen))
      .sort();
}

/** SHA-256 in lower-case hex. */
export function fingerprintOf(reader: Reader, sheetId: number): string {
  const hash = createHash('sha256');
  for (const line of canonicalLines(reader, sheetId)) hash.update(line);
  return hash.digest('hex');
}

/** Compares a locked sheet with the fingerprint it was given. @throws AppError SHEET_MONTH_NOT_FOUND, SHEET_CHANGED */
export function verifyFingerprint(reader: Reader, month: IsoMonth, scheme: Scheme = destitute): void {
  const header = requiredSheet(reader, month, scheme);
  if (header.fingerprint !== null && fingerprintOf(reader, header.sheetId) !== header.fingerprint)
    throw new AppError('SHEET_CHANGED', { month: sheetName(header) });
}

/** Months of locked sheets of every scheme whose content does not fit their fingerprint. */
export function brokenSheets(reader: Reader): IsoMonth[] {
  const locked = statement(
    reader.connection,
    'SELECT sheet_id AS sheetId, month, fingerprint FROM sheet WHERE fingerprint IS NOT NULL ORDER BY month',
  ).all();
  return (locked as { sheetId: number; month: IsoMonth; fingerprint: string }[])
    .filter((sheet) => fingerprintOf(reader, sheet.sheetId) !== sheet.fingerprint)
    .map((sheet) => sheet.month);
}
