/**
 * Fingerprint of a sheet: SHA-256 over its locked content in canonical form. UTF-8, one JSON array per line, each line ended by a line feed,
 * amounts in fen, nothing that changes after the lock (state, events, bank results, prints):
 *   ["sheet", 1, scheme, month, persons, lines, totalFen, toHomesFen]
 *   ["home", code, name, holder, bank, account]                                              by code
 *   ["person", idNumber, name, townCode, townName, villageCode, villageName, areaType, level, mode, homeCode]   by idNumber
 *     and after each person his lines, by type, month, corrected type and side:
 *   ["line", type, month, of, side, fen, payeeKind, payeeHomeCode, payeeName, payeeBank, payeeAccount, standardUid]
 *   ["recovery", idNumber, month, of, side, fen] · ["pending", …]                            by idNumber, month, of, side
 * A side is "own" or "home:" with the home's code. What is missing is null.
 */
import { createHash } from 'node:crypto';
import { AppError } from '../../../electron/contract/result.ts';
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { statement, type Reader } from '../../core/sql.ts';
import { requiredSheet } from './service-read.ts';
import { scheme } from './queries-sheets.ts';

type Cells = (string | number | null)[];

const headerSql = `SELECT scheme, month, person_count, line_count, total_fen, to_homes_fen FROM sheet WHERE sheet_id = ?`;
const homeSql = 'SELECT code, name, account_holder, account_bank, account_number FROM sheet_home WHERE sheet_id = ? ORDER BY code';
const personSql = `SELECT p.person_id, p.id_number, p.name, p.town_code, p.town_name, p.village_code, p.village_name, p.area_type, p.level, p.mode, h.code
  FROM sheet_person p LEFT JOIN sheet_home h ON h.sheet_id = p.sheet_id AND h.home_id = p.home_id WHERE p.sheet_id = ? ORDER BY p.id_number`;
const sideOf = (alias: string): string =>
  `CASE ${alias}.side WHEN 'own' THEN 'own' ELSE 'home:' || (SELECT code FROM sheet_home b WHERE b.sheet_id = ${alias}.sheet_id AND 'home:' || b.home_id = ${alias}.side) END`;
const lineSql = `SELECT l.person_id, l.line_type, l.for_month, l.of_type, ${sideOf('l')} AS side_code, l.fen, l.payee_kind, h.code, l.payee_name, l.payee_bank, l.payee_account, lower(hex(s.uid))
  FROM sheet_line l LEFT JOIN sheet_home h ON h.sheet_id = l.sheet_id AND h.home_id = l.payee_home_id LEFT JOIN standard s ON s.standard_id = l.standard_id
  WHERE l.sheet_id = ? ORDER BY l.person_id, l.line_type, l.for_month, l.of_type, side_code`;
const claimSql = (table: string): string => `SELECT p.id_number, c.for_month, c.of_type, ${sideOf('c')} AS side_code, c.fen
  FROM ${table} c JOIN sheet_person p ON p.sheet_id = c.sheet_id AND p.person_id = c.person_id WHERE c.sheet_id = ? ORDER BY p.id_number, c.for_month, c.of_type, side_code`;

/** The canonical form, line by line. */
export function* canonicalLines(reader: Reader, sheetId: number): Generator<string> {
  const all = (sql: string): Cells[] => statement(reader.connection, sql).raw().all(sheetId) as Cells[];
  const text = (...cells: Cells): string => `${JSON.stringify(cells)}\n`;
  for (const header of all(headerSql)) yield text('sheet', 1, ...header);
  for (const home of all(homeSql)) yield text('home', ...home);
  const lines = Map.groupBy(all(lineSql), ([personId]) => personId);
  for (const [personId, ...person] of all(personSql)) {
    yield text('person', ...person);
    for (const [, ...line] of lines.get(personId ?? null) ?? []) yield text('line', ...line);
  }
  for (const recovery of all(claimSql('sheet_recovery'))) yield text('recovery', ...recovery);
  for (const pending of all(claimSql('sheet_pending'))) yield text('pending', ...pending);
}

/** SHA-256 in lower-case hex. */
export function fingerprintOf(reader: Reader, sheetId: number): string {
  const hash = createHash('sha256');
  for (const line of canonicalLines(reader, sheetId)) hash.update(line);
  return hash.digest('hex');
}

/** Compares a locked sheet with the fingerprint it was given. @throws AppError SHEET_MONTH_NOT_FOUND, SHEET_CHANGED */
export function verifyFingerprint(reader: Reader, month: IsoMonth): void {
  const header = requiredSheet(reader, month);
  if (header.fingerprint !== null && fingerprintOf(reader, header.sheetId) !== header.fingerprint)
    throw new AppError('SHEET_CHANGED', { month: formatMonth(month) });
}

/** Months of locked sheets whose content does not fit their fingerprint. */
export function brokenSheets(reader: Reader): IsoMonth[] {
  const locked = statement(
    reader.connection,
    `SELECT sheet_id AS sheetId, month, fingerprint FROM sheet WHERE scheme = '${scheme}' AND fingerprint IS NOT NULL ORDER BY month`,
  ).all();
  return (locked as { sheetId: number; month: IsoMonth; fingerprint: string }[])
    .filter((sheet) => fingerprintOf(reader, sheet.sheetId) !== sheet.fingerprint)
    .map((sheet) => sheet.month);
}
