/** Lines of the log by person, user, day, kind and text. */
import { auditKindOf, type AuditFilter, type AuditKind } from '../../../electron/contract/audit.ts';
import { actionText } from '../../../electron/contract/audit-words.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { SearchReader } from '../users/scope.ts';
import { holdsMasked } from './masked-search.ts';

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

/** Every action that occurs; by steps through the index, not through the lines. */
const actionsSql = `WITH RECURSIVE found (action) AS (SELECT min(action) FROM audit UNION ALL
  SELECT (SELECT min(action) FROM audit WHERE action > found.action) FROM found WHERE found.action IS NOT NULL)
  SELECT action FROM found WHERE action IS NOT NULL`;

function actionsOf(reader: Reader, kind: AuditKind): string[] {
  return rows<{ action: string }>(reader, actionsSql)
    .map(({ action }) => action)
    .filter((action) => auditKindOf(action) === kind);
}

/** With more lines than this the newest are found sooner by reading backwards than by collecting and sorting all. */
const many = 20_000;

/** UTC instant at which a day of this computer's calendar begins. */
function startOf(day: IsoDate, daysLater = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}

/** What a text is looked for in: lines as they are stored, or, for who sees no number in full, as he is shown them. */
function textCondition(reader: SearchReader, search: string): Condition {
  if (!reader.canSeeNumbers) return maskedCondition(reader, search);
  return {
    sql: "(instr(ifnull(a.after_json, ''), ?) > 0 OR instr(ifnull(a.before_json, ''), ?) > 0 OR instr(a.user_name, ?) > 0)",
    values: [search, search, search],
  };
}

function maskedCondition(reader: Reader, search: string): Condition {
  const actions = rows<{ action: string }>(reader, actionsSql)
    .map(({ action }) => action)
    .filter((action) => actionText(action).includes(search));
  const [after, before] = [holdsMasked(reader, 'a.after_json', search), holdsMasked(reader, 'a.before_json', search)];
  return {
    sql: `(instr(a.user_name, ?) > 0 OR a.action IN (${actions.map(() => '?').join(', ')}) OR ${after.sql} OR ${before.sql})`,
    values: [search, ...actions, ...after.values, ...before.values],
  };
}

function conditions(reader: SearchReader, filter: AuditFilter, isByNumber: boolean): Condition[] {
  const found: Condition[] = [];
  // A plus before a column keeps its index out of it.
  const plus = isByNumber ? '+' : '';
  if (filter.kind !== null) {
    const actions = actionsOf(reader, filter.kind);
    found.push({ sql: `${plus}a.action IN (${actions.map(() => '?').join(', ')})`, values: actions });
  }
  if (filter.userId !== null) found.push({ sql: `${plus}a.user_id = ?`, values: [filter.userId] });
  if (filter.personId !== null)
    found.push({ sql: "((a.entity = 'person' AND a.entity_id = ?) OR a.person_id = ?)", values: [filter.personId, filter.personId] });
  if (filter.from !== null) found.push({ sql: `${plus}a.at >= ?`, values: [startOf(filter.from)] });
  if (filter.to !== null) found.push({ sql: `${plus}a.at < ?`, values: [startOf(filter.to, 1)] });
  const search = filter.search?.trim() ?? '';
  if (search !== '') found.push(textCondition(reader, search));
  return found;
}

function where(reader: SearchReader, filter: AuditFilter, isByNumber: boolean): Condition {
  const all = conditions(reader, filter, isByNumber);
  return {
    sql: all.length === 0 ? '' : `WHERE ${all.map((one) => one.sql).join(' AND ')}`,
    values: all.flatMap((one) => one.values),
  };
}

export function countLines(reader: SearchReader, filter: AuditFilter): number {
  const { sql, values } = where(reader, filter, false);
  return row<{ total: number }>(reader, `SELECT count(*) AS total FROM audit a ${sql}`, ...values)?.total ?? 0;
}

const columns = `a.seq, a.at, a.user_name AS userName, a.action, a.entity, a.entity_id AS entityId,
  coalesce(a.person_id, CASE WHEN a.entity = 'person' THEN a.entity_id END) AS personId, p.name AS personName,
  a.before_json AS "before", a.after_json AS "after", a.hash`;
const withPerson = `LEFT JOIN person p ON p.person_id = coalesce(a.person_id, CASE WHEN a.entity = 'person' THEN a.entity_id END)`;

/** Newest first. @param total how many lines the filter lets through */
export function pageOfLines(reader: SearchReader, filter: AuditFilter, offset: number, limit: number, total: number): StoredLine[] {
  const { sql, values } = where(reader, filter, total > many);
  return rows(
    reader,
    `SELECT ${columns} FROM (SELECT * FROM audit a ${sql} ORDER BY a.seq DESC LIMIT ? OFFSET ?) a ${withPerson} ORDER BY a.seq DESC`,
    ...values,
    limit,
    offset,
  );
}

/** Oldest first, the next ones after a number. */
export function linesAfter(reader: SearchReader, filter: AuditFilter, seq: number, limit: number): StoredLine[] {
  const { sql, values } = where(reader, filter, true);
  return rows(
    reader,
    `SELECT ${columns} FROM (SELECT * FROM audit a ${sql === '' ? 'WHERE' : `${sql} AND`} a.seq > ? ORDER BY a.seq LIMIT ?) a ${withPerson} ORDER BY a.seq`,
    ...values,
    seq,
    limit,
  );
}
