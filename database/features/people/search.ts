/**
 * Finds people by what is typed: part of a name, start of its pinyin initials, start or last digits of the ID number,
 * start of a temporary number, part of a township's or village's name. Several words must all fit. Who sees no number in full finds by an
 * ID number only when he has it whole, or by the last four that its mask shows.
 */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { SearchReader } from '../users/scope.ts';
import { spacedName } from './store.ts';

/** Shorter endings of an ID number fit too many people. */
const shortestEnding = 4;
const wholeIdNumber = 18;

/** Conditions on `person` for a typed text; empty for a blank text. */
export function searchConditions(reader: SearchReader, text: string): Expression<SqlBool>[] {
  return text
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word.length > 0)
    .map((word) => conditionOf(reader, word));
}

function conditionOf(reader: SearchReader, word: string): Expression<SqlBool> {
  const upper = word.toUpperCase();
  if (/^\d+X?$/.test(upper)) return reader.canSeeNumbers ? ofIdNumber(reader, upper) : ofShownIdNumber(upper);
  if (/^[A-Z]+$/.test(upper)) return ofInitials(reader, word.toLowerCase());
  if (/^T\d+$/.test(upper)) return sql<SqlBool>`person.temporary_number >= ${upper} AND person.temporary_number < ${after(upper)}`;
  return ofText(reader, word);
}

/** Smallest text greater than every text that starts with `prefix`. */
function after(prefix: string): string {
  return prefix + '\u{10FFFF}';
}

/** From here on an index is slower than the list itself: it would first collect them all, the list has a full page at once. */
const common = 1000;

type Range = { readonly column: 'id_number' | 'id_reversed' | 'initials'; readonly start: string };

/** Whether more people than an index is good for begin like this. */
function isCommon(reader: Reader, { column, start }: Range): boolean {
  const found = row<{ n: number }>(
    reader,
    `SELECT count(*) AS n FROM (SELECT 1 FROM person WHERE ${column} >= ? AND ${column} < ? LIMIT ${common})`,
    start,
    after(start),
  );
  return found?.n === common;
}

function byIndex({ column, start }: Range): RawBuilder<unknown> {
  return sql`SELECT person_id FROM person WHERE ${sql.ref(column)} >= ${start} AND ${sql.ref(column)} < ${after(start)}`;
}

/** Row by row in the order of the list; the plus sign keeps SQLite from the index. */
function byList({ column, start }: Range): RawBuilder<SqlBool> {
  return sql<SqlBool>`+${sql.ref(`person.${column}`)} >= ${start} AND +${sql.ref(`person.${column}`)} < ${after(start)}`;
}

function startOrOther(reader: Reader, range: Range, other: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return isCommon(reader, range)
    ? sql<SqlBool>`(${byList(range)} OR person.person_id IN (${other}))`
    : sql<SqlBool>`person.person_id IN (${byIndex(range)} UNION ${other})`;
}

function ofIdNumber(reader: Reader, digits: string): RawBuilder<SqlBool> {
  const start: Range = { column: 'id_number', start: digits };
  if (digits.length < shortestEnding) return sql<SqlBool>`(${byList(start)})`;
  return startOrOther(reader, start, byIndex({ column: 'id_reversed', start: [...digits].reverse().join('') }));
}

function ofShownIdNumber(digits: string): RawBuilder<SqlBool> {
  if (digits.length === wholeIdNumber) return sql<SqlBool>`person.id_number = ${digits}`;
  if (digits.length !== shortestEnding) return sql<SqlBool>`0`;
  return sql<SqlBool>`person.person_id IN (${byIndex({ column: 'id_reversed', start: [...digits].reverse().join('') })})`;
}

function ofInitials(reader: Reader, initials: string): RawBuilder<SqlBool> {
  const readings = sql`SELECT person_id FROM person_reading WHERE initials >= ${initials} AND initials < ${after(initials)}`;
  return startOrOther(reader, { column: 'initials', start: initials }, readings);
}

function ofText(reader: Reader, word: string): RawBuilder<SqlBool> {
  const phrase = `"${spacedName(word.replaceAll('"', ''))}"`;
  const names = sql`SELECT rowid FROM person_search WHERE person_search MATCH ${phrase}`;
  const places = [...word].length < shortestPlace ? [] : placesNamed(reader, word);
  if (places.length === 0) return sql<SqlBool>`person.person_id IN (${names})`;
  const codes = sql.join(places);
  return sql<SqlBool>`person.person_id IN (${names}
    UNION SELECT person_id FROM person WHERE village_code IN (${codes}) UNION SELECT person_id FROM person WHERE town_code IN (${codes}))`;
}

/** One character is part of far too many names of places. */
const shortestPlace = 2;

/** Most words are names of people: asked first, so that the search itself need not look at every place. */
function placesNamed(reader: Reader, word: string): string[] {
  const found = rows<{ code: string }>(reader, "SELECT code FROM division WHERE level <> 'county' AND instr(name, ?) > 0", word);
  return found.map((place) => place.code);
}
