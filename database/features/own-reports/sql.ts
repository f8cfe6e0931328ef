/** SQL of a report from its definition: expressions come from the subject, everything the clerk typed is bound. Pure. */
import type { ReportDefinition, ReportFilter } from '../../../electron/contract/own-reports.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Scope } from '../../../electron/contract/method.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { periodDays } from './rules-period.ts';
import type { Column, Subject } from './shape.ts';

export type Bindings = Record<string, string | number | null>;
export type Plan = {
  readonly columns: readonly Column[];
  readonly groups: readonly Column[];
  readonly sums: readonly Column[];
  readonly where: string;
  readonly bindings: Bindings;
};

/** @throws AppError OWN_REPORT_COLUMN for a column the subject does not have (any more) */
export function columnOf(subject: Subject, id: string): Column {
  const found = subject.columns.find((column) => column.id === id);
  if (!found) throw new AppError('OWN_REPORT_COLUMN', { column: id, subject: subject.title });
  return found;
}

const isDay = (column: Column): boolean => column.kind === 'date' || column.kind === 'month';
const numbers: ReadonlySet<Column['kind']> = new Set(['integer', 'money']);
/** A month lies between two days when its first seven characters do. */
const bound = (column: Column, value: string): string | number =>
  numbers.has(column.kind) ? Number(value) : column.kind === 'month' ? value.slice(0, 7) : value;

function between(column: Column, name: string, from: string, until: string, bindings: Bindings): string {
  const parts: string[] = [];
  if (from !== '') {
    bindings[`${name}from`] = bound(column, from);
    parts.push(`${column.sql} >= @${name}from`);
  }
  if (until !== '') {
    bindings[`${name}until`] = bound(column, until);
    parts.push(`${column.sql} <= @${name}until`);
  }
  return parts.length === 0 ? '1' : parts.join(' AND ');
}

function conditionOf(column: Column, { is, values }: ReportFilter, name: string, asOf: IsoDate, bindings: Bindings): string | null {
  const [first = '', second = ''] = values;
  if (is === 'filled') return `ifnull(${column.sql}, '') <> ''`;
  if (is === 'empty') return `ifnull(${column.sql}, '') = ''`;
  // Of numbers that lead to a person only whether they are there is asked: else digit after digit could be tried out.
  if (column.kind === 'number') return null;
  switch (is) {
    case 'in':
      if (values.length === 0) return '1';
      bindings[name] = JSON.stringify(values);
      return `CAST(${column.sql} AS TEXT) IN (SELECT value FROM json_each(@${name}))`;
    case 'contains':
      if (first.trim() === '') return '1';
      bindings[name] = first.trim();
      return `instr(${column.sql}, @${name}) > 0`;
    case 'between':
      return isDay(column) || numbers.has(column.kind) ? between(column, name, first, second, bindings) : null;
    case 'period': {
      const days = isDay(column) ? periodDays(first, asOf) : null;
      return days && between(column, name, days.from, days.until, bindings);
    }
  }
}

function scopeCondition(subject: Subject, scope: Scope, bindings: Bindings): string {
  if (scope.kind === 'county') return '1';
  const column = scope.kind === 'town' ? subject.town : subject.home;
  if (column === null) return '0';
  bindings['scope'] = scope.kind === 'town' ? scope.townCode : scope.homeId;
  return `${column} = @scope`;
}

/** @throws AppError OWN_REPORT_COLUMN, OWN_REPORT_FILTER, OWN_REPORT_GROUP */
export function planOf(subject: Subject, definition: ReportDefinition, scope: Scope, asOf: IsoDate): Plan {
  const bindings: Bindings = { asOf };
  const conditions = definition.filters.map((filter, index) => {
    const column = columnOf(subject, filter.column);
    const condition = conditionOf(column, filter, `f${index}`, asOf, bindings);
    if (condition === null) throw new AppError('OWN_REPORT_FILTER', { column: column.title });
    return condition;
  });
  const groups = definition.groupBy.map((id) => columnOf(subject, id));
  const wrong = groups.find((column) => !mayGroup(column));
  if (wrong) throw new AppError('OWN_REPORT_GROUP', { column: wrong.title });
  if (definition.isSummary && groups.length === 0) throw new AppError('OWN_REPORT_GROUPLESS');
  const columns = definition.columns.map((id) => columnOf(subject, id));
  return {
    columns,
    groups,
    sums: columns.filter((column) => column.isSummed === true),
    where: [subject.where, scopeCondition(subject, scope, bindings), ...conditions].map((part) => `(${part})`).join(' AND '),
    bindings,
  };
}

export function mayGroup({ kind, canGroup }: Column): boolean {
  return canGroup !== false && kind !== 'number' && kind !== 'money';
}

/** Days stand together by their month. */
export const groupSql = (column: Column): string => (column.kind === 'date' ? `substr(${column.sql}, 1, 7)` : column.sql);

/** Choices in the order of their list, places by their code. */
function orderSql(column: Column, expression: string): string {
  if (!column.options) return expression;
  return `CASE ${expression} ${column.options.map(({ id }, index) => `WHEN '${id}' THEN ${index}`).join(' ')} ELSE ${column.options.length} END`;
}

export function rowsSql(subject: Subject, { columns, groups, where }: Plan, { sortBy }: ReportDefinition, limit: number): string {
  const cells = [...columns.map(({ sql }) => sql), ...groups.map(groupSql), subject.link ?? 'NULL'];
  const order = [
    ...groups.map((column) => orderSql(column, groupSql(column))),
    // The order of numbers tells of them: it is not asked for.
    ...(sortBy === null || columnOf(subject, sortBy.column).kind === 'number'
      ? []
      : [`${orderSql(columnOf(subject, sortBy.column), columnOf(subject, sortBy.column).sql)}${sortBy.isDescending ? ' DESC' : ''}`]),
    subject.order,
  ];
  return `SELECT ${cells.join(', ')} FROM ${subject.from} WHERE ${where} ORDER BY ${order.join(', ')} LIMIT ${limit}`;
}

export function summarySql(subject: Subject, { groups, sums, where }: Plan): string {
  const keys = groups.map(groupSql);
  const cells = [...keys, 'count(*)', ...sums.map(({ sql }) => `sum(${sql})`)];
  const places = keys.map((_, index) => String(index + 1)).join(', ');
  return `SELECT ${cells.join(', ')} FROM ${subject.from} WHERE ${where} GROUP BY ${places} ORDER BY ${groups
    .map((column) => orderSql(column, groupSql(column)))
    .join(', ')}`;
}

export function totalSql(subject: Subject, { sums, where }: Plan): string {
  return `SELECT count(*)${sums.map(({ sql }) => `, sum(${sql})`).join('')} FROM ${subject.from} WHERE ${where}`;
}
