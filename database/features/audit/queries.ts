/** Lines of the log by person, user, day, kind and text. */
import { auditKindActions, type AuditFilter, type AuditKind } from '../../../electron/contract/audit.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

export type StoredLine = {
  readonly seq: number;
  readonly at: string;
  readonly userName: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: number | null;
  readonly personId: number | null;
  readonly personName: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly hash: Buffer;
};

type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };

/** `session.` as a range, so that the index is used. */
function actionRule(rule: string): Condition {
  return rule.endsWith('.')
    ? { sql: 'a.action BETWEEN ? AND ?', values: [rule, `${rule}\u{10FFFF}`] }
    : { sql: 'a.action = ?', values: [rule] };
}

function anyOf(rules: readonly string[]): Condition {
  const conditions = rules.map(actionRule);
  return { sql: `(${conditions.map((one) => one.sql).join(' OR ')})`, values: conditions.flatMap((one) => one.values) };
}

function ofKind(kind: AuditKind): Condition {
  const everyNamed = Object.values(auditKindActions).flat();
  if (kind === 'write') {
    const named = anyOf(everyNamed);
    return { sql: `NOT ${named.sql}`, values: named.values };
  }
  const own = anyOf(auditKindActions[kind]);
  const others = everyNamed.filter((rule) => !rule.endsWith('.') && !auditKindActions[kind].includes(rule));
  const taken = others.map(() => '?').join(', ');
  return { sql: `(${own.sql} AND a.action NOT IN (${taken}))`, values: [...own.values, ...others] };
}

/** UTC instant at which a day of this computer's calendar begins. */
function startOf(day: IsoDate, daysLater = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}

function conditions(filter: AuditFilter): Condition[] {
  const found: Condition[] = [];
  if (filter.kind !== null) found.push(ofKind(filter.kind));
  if (filter.userId !== null) found.push({ sql: 'a.user_id = ?', values: [filter.userId] });
  if (filter.personId !== null)
    found.push({ sql: "((a.entity = 'person' AND a.entity_id = ?) OR a.person_id = ?)", values: [filter.personId, filter.personId] });
  if (filter.from !== null) found.push({ sql: 'a.at >= ?', values: [startOf(filter.from)] });
  if (filter.to !== null) found.push({ sql: 'a.at < ?', values: [startOf(filter.to, 1)] });
  const search = filter.search?.trim() ?? '';
  if (search !== '')
    found.push({
      sql: "(instr(ifnull(a.after_json, ''), ?) > 0 OR instr(ifnull(a.before_json, ''), ?) > 0 OR instr(a.user_name, ?) > 0)",
      values: [search, search, search],
    });
  return found;
}

function where(filter: AuditFilter): Condition {
  const all = conditions(filter);
  return {
    sql: all.length === 0 ? '' : `WHERE ${all.map((one) => one.sql).join(' AND ')}`,
    values: all.flatMap((one) => one.values),
  };
}

export function countLines(reader: Reader, filter: AuditFilter): number {
  const { sql, values } = where(filter);
  return row<{ total: number }>(reader, `SELECT count(*) AS total FROM audit a ${sql}`, ...values)?.total ?? 0;
}

const columns = `a.seq, a.at, a.user_name AS userName, a.action, a.entity, a.entity_id AS entityId,
  coalesce(a.person_id, CASE WHEN a.entity = 'person' THEN a.entity_id END) AS personId, p.name AS personName,
  a.before_json AS "before", a.after_json AS "after", a.hash`;
const withPerson = `LEFT JOIN person p ON p.person_id = coalesce(a.person_id, CASE WHEN a.entity = 'person' THEN a.entity_id END)`;

/** Newest first. */
export function pageOfLines(reader: Reader, filter: AuditFilter, offset: number, limit: number): StoredLine[] {
  const { sql, values } = where(filter);
  return rows(
    reader,
    `SELECT ${columns} FROM (SELECT * FROM audit a ${sql} ORDER BY a.seq DESC LIMIT ? OFFSET ?) a ${withPerson} ORDER BY a.seq DESC`,
    ...values,
    limit,
    offset,
  );
}

/** Oldest first, the next ones after a number. */
export function linesAfter(reader: Reader, filter: AuditFilter, seq: number, limit: number): StoredLine[] {
  const { sql, values } = where(filter);
  return rows(
    reader,
    `SELECT ${columns} FROM (SELECT * FROM audit a ${sql === '' ? 'WHERE' : `${sql} AND`} a.seq > ? ORDER BY a.seq LIMIT ?) a ${withPerson} ORDER BY a.seq`,
    ...values,
    seq,
    limit,
  );
}
