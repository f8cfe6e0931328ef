/**
 * Finds people by what is typed: part of a name, start of its pinyin initials, start or last digits of the ID number,
 * start of a temporary number, part of a township's or village's name. Several words must all fit.
 */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { spacedName } from './store.ts';

/** Shorter endings of an ID number fit too many people. */
const shortestEnding = 4;

/** Conditions on `person` for a typed text; empty for a blank text. */
export function searchConditions(text: string): Expression<SqlBool>[] {
  return text
    .normalize('NFKC')
    .trim()
    .split(/\s+/)
    .filter((word) => word.length > 0)
    .map(conditionOf);
}

function conditionOf(word: string): Expression<SqlBool> {
  const upper = word.toUpperCase();
  if (/^\d+X?$/.test(upper)) return ofIdNumber(upper);
  if (/^[A-Z]+$/.test(upper)) return ofInitials(word.toLowerCase());
  if (/^T\d+$/.test(upper)) return sql<SqlBool>`person.temporary_number >= ${upper} AND person.temporary_number < ${after(upper)}`;
  return ofText(word);
}

/** Smallest text greater than every text that starts with `prefix`. */
function after(prefix: string): string {
  return prefix + '\u{10FFFF}';
}

function ofIdNumber(digits: string): RawBuilder<SqlBool> {
  const start = sql`SELECT person_id FROM person WHERE id_number >= ${digits} AND id_number < ${after(digits)}`;
  if (digits.length < shortestEnding) return sql<SqlBool>`person.person_id IN (${start})`;
  const ending = [...digits].reverse().join('');
  return sql<SqlBool>`person.person_id IN (${start} UNION SELECT person_id FROM person WHERE id_reversed >= ${ending} AND id_reversed < ${after(ending)})`;
}

function ofInitials(initials: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`person.person_id IN (
    SELECT person_id FROM person WHERE initials >= ${initials} AND initials < ${after(initials)}
    UNION SELECT person_id FROM person_reading WHERE initials >= ${initials} AND initials < ${after(initials)})`;
}

function ofText(word: string): RawBuilder<SqlBool> {
  const phrase = `"${spacedName(word.replaceAll('"', ''))}"`;
  const names = sql`SELECT rowid FROM person_search WHERE person_search MATCH ${phrase}`;
  if ([...word].length < 2) return sql<SqlBool>`person.person_id IN (${names})`;
  return sql<SqlBool>`person.person_id IN (${names} UNION
    SELECT person_id FROM person WHERE village_code IN (SELECT code FROM division WHERE level = 'village' AND instr(name, ${word}) > 0)
    UNION SELECT person_id FROM person WHERE town_code IN (SELECT code FROM division WHERE level = 'town' AND instr(name, ${word}) > 0))`;
}
