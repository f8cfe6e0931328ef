/** A report as one table: rows with subtotals, or a line for each group. */
import type { ReportDefinition } from '../../../electron/contract/own-reports.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { maskText } from '../../../electron/contract/masking.ts';
import type { Reader } from '../../core/sql.ts';
import type { ColumnKind, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import { optionsOf } from './options.ts';
import type { Column, Subject } from './shape.ts';
import { planOf, rowsSql, summarySql, totalSql, type Plan } from './sql.ts';
import { filterWords } from './words.ts';

/** More on one table nobody reads, and no office prints. */
export const mostRows = 100_000;

export type Line = { readonly cells: ReportRow; readonly link: string | null; readonly isSum: boolean };
export type MadeTable = {
  readonly columns: readonly ReportColumn[];
  readonly lines: readonly Line[];
  /** Records, without subtotals. */
  readonly total: number;
  readonly lead: { readonly left: string; readonly centre: string; readonly right: string };
  readonly notes: readonly string[];
};
type Cell = string | number | null;
export type Asked = { readonly asOf: IsoDate; readonly isMasked: boolean; readonly limit: number | null };

const kinds: Readonly<Record<Column['kind'], ColumnKind>> = {
  text: 'text',
  number: 'code',
  choice: 'text',
  integer: 'integer',
  money: 'money',
  date: 'date',
  month: 'month',
};

function shownBy(reader: Reader, column: Column, isMasked: boolean): (value: Cell) => Cell {
  if (column.kind === 'choice') {
    const labels = new Map(optionsOf(reader, column).map(({ id, label }) => [id, label]));
    return (value) => (value === null ? null : (labels.get(String(value)) ?? String(value)));
  }
  // A number may also stand in what somebody typed.
  const mask = column.mask ?? (column.kind === 'text' ? maskText : undefined);
  return mask && isMasked ? (value) => (value === null ? null : mask(String(value))) : (value) => value;
}

function raw(reader: ScopedReader, sql: string, bindings: object): Cell[][] {
  // Compiled for this once: there are as many as there are reports, and kept statements are never let go.
  return reader.connection.prepare(sql).raw().all(bindings) as Cell[][];
}

const groupShown = (column: Column, shown: (value: Cell) => Cell, value: Cell): string =>
  value === null || value === '' ? '未登记' : String(column.kind === 'date' ? value : shown(value));

const reportColumn = ({ title, kind, widthMm }: Column): ReportColumn => ({ title, kind: kinds[kind], widthMm });

type Making = {
  readonly reader: ScopedReader;
  readonly subject: Subject;
  readonly definition: ReportDefinition;
  readonly plan: Plan;
  readonly bindings: object;
  readonly asked: Asked;
  readonly total: number;
  readonly sums: readonly Cell[];
};

/** The sums of a group, kept while its rows pass. */
type Open = { readonly key: string; readonly label: string; count: number; readonly sums: number[] };

function detailed({ reader, subject, definition, plan, bindings, asked, total, sums }: Making): Pick<MadeTable, 'columns' | 'lines'> {
  const { columns, groups } = plan;
  const shown = columns.map((column) => shownBy(reader, column, asked.isMasked));
  const groupsShown = groups.map((column) => shownBy(reader, column, false));
  const lines: Line[] = [];
  const open: Open[] = [];
  const summed = plan.sums.map((column) => columns.indexOf(column));
  const sumLine = (label: string, count: number, values: readonly Cell[]): Line => ({
    isSum: true,
    link: null,
    cells: [
      null,
      ...columns.map((_, index): Cell => {
        if (index === 0 && summed[0] !== 0) return `${label}（${count}${subject.unit}）`;
        const place = summed.indexOf(index);
        return place < 0 ? null : (values[place] ?? 0);
      }),
    ],
  });
  const close = (from: number): void => {
    while (open.length > from) {
      const group = open.pop();
      if (group) lines.push(sumLine(`${group.label}小计`, group.count, group.sums));
    }
  };
  let number = 0;
  for (const cells of raw(reader, rowsSql(subject, plan, definition, asked.limit ?? mostRows), bindings)) {
    groups.forEach((column, index) => {
      const key = String(cells[columns.length + index] ?? '');
      if (open[index] && open[index].key !== key) close(index);
      const label = groupShown(column, groupsShown[index] as (value: Cell) => Cell, cells[columns.length + index] ?? null);
      if (!open[index]) open.push({ key, label, count: 0, sums: plan.sums.map(() => 0) });
    });
    for (const group of open) {
      group.count += 1;
      summed.forEach((place, index) => {
        group.sums[index] = (group.sums[index] ?? 0) + Number(cells[place] ?? 0);
      });
    }
    lines.push({
      isSum: false,
      link: cells.at(-1) as string | null,
      cells: [(number += 1), ...columns.map((_, index) => shown[index]?.(cells[index] ?? null) ?? null)],
    });
  }
  const isWhole = number === total;
  if (isWhole) close(0);
  if (isWhole && total > 0 && (groups.length > 0 || plan.sums.length > 0)) lines.push(sumLine('合计', total, sums));
  const numberColumn: ReportColumn = { title: '序号', kind: 'index', widthMm: 11 };
  return { columns: [numberColumn, ...columns.map(reportColumn)], lines };
}

const countWidth = 18;
const shareWidth = 20;

function summarised({ reader, subject, plan, bindings, total, sums }: Making): Pick<MadeTable, 'columns' | 'lines'> {
  const { groups } = plan;
  const shown = groups.map((column) => shownBy(reader, column, false));
  const share = (count: number): string | null =>
    total === 0 ? null : `${(Math.round((count * 1000) / total) / 10).toLocaleString('en', { minimumFractionDigits: 1 })}%`;
  const lines = raw(reader, summarySql(subject, plan), bindings).map((cells, index): Line => {
    const count = Number(cells[groups.length] ?? 0);
    return {
      isSum: false,
      link: null,
      cells: [
        index + 1,
        ...groups.map((column, place) => groupShown(column, shown[place] as (value: Cell) => Cell, cells[place] ?? null)),
        count,
        share(count),
        ...cells.slice(groups.length + 1).map((value) => value ?? 0),
      ],
    };
  });
  if (total > 0)
    lines.push({
      isSum: true,
      link: null,
      cells: [null, '合计', ...groups.slice(1).map(() => null), total, share(total), ...sums.map((value) => value ?? 0)],
    });
  const columns: ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 11 },
    ...groups.map((column) => ({ ...reportColumn(column), ...(column.kind === 'date' ? { kind: 'month' as const } : {}) })),
    { title: `数量（${subject.unit}）`, kind: 'integer', widthMm: countWidth },
    { title: '占比', kind: 'code', widthMm: shareWidth },
    ...plan.sums.map(reportColumn),
  ];
  return { columns, lines };
}

/** @throws AppError OWN_REPORT_COLUMN, OWN_REPORT_FILTER, OWN_REPORT_GROUP, OWN_REPORT_GROUPLESS, OWN_REPORT_TOO_LARGE */
export function tableOf(reader: ScopedReader, subject: Subject, definition: ReportDefinition, asked: Asked, unit: string): MadeTable {
  const plan = planOf(subject, definition, reader.scope, asked.asOf);
  const bindings = { ...plan.bindings, ...subject.bindings?.(reader, asked.asOf) };
  const [count = 0, ...sums] = raw(reader, totalSql(subject, plan), bindings)[0] ?? [];
  const total = Number(count);
  if (total > mostRows && asked.limit === null && !definition.isSummary)
    throw new AppError('OWN_REPORT_TOO_LARGE', { rows: total, most: mostRows });
  const making: Making = { reader, subject, definition, plan, bindings, asked, total, sums };
  const hasMoney =
    plan.sums.some(({ kind }) => kind === 'money') || (!definition.isSummary && plan.columns.some(({ kind }) => kind === 'money'));
  const words = filterWords(reader, subject, definition);
  return {
    ...(definition.isSummary ? summarised(making) : detailed(making)),
    total,
    lead: {
      left: `填报单位：${scopeName(reader) ?? unit}`,
      centre: `截止日期：${formatDate(asked.asOf)}`,
      right: hasMoney ? '单位：元' : '',
    },
    notes: words === '' ? [] : [`范围：${words}。`],
  };
}
