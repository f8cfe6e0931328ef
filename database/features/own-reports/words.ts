/** What a report was filtered by, in words under the table. */
import { reportPeriods, type ReportDefinition, type ReportFilter } from '../../../electron/contract/own-reports.ts';
import { formatDate, formatMonth, formatYuan, isIsoDate, isIsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { optionsOf } from './options.ts';
import type { Column, Subject } from './shape.ts';
import { columnOf } from './sql.ts';

function valueWords(column: Column, value: string): string {
  if (column.kind === 'money') return `${formatYuan(Number(value))}元`;
  if (column.kind === 'date' && isIsoDate(value)) return formatDate(value);
  const month = value.slice(0, 7);
  return column.kind === 'month' && isIsoMonth(month) ? formatMonth(month) : value;
}

function oneWords(reader: Reader, column: Column, { is, values }: ReportFilter): string | null {
  const [first = '', second = ''] = values;
  switch (is) {
    case 'filled':
      return `${column.title}已填写`;
    case 'empty':
      return `${column.title}未填写`;
    case 'contains':
      return first.trim() === '' ? null : `${column.title}含“${first.trim()}”`;
    case 'period':
      return `${column.title}在${reportPeriods.find(({ id }) => id === first)?.label ?? first}`;
    case 'between':
      if (first === '' && second === '') return null;
      if (first === '') return `${column.title}不超过${valueWords(column, second)}`;
      return second === ''
        ? `${column.title}不少于${valueWords(column, first)}`
        : `${column.title}为${valueWords(column, first)}至${valueWords(column, second)}`;
    case 'in': {
      if (values.length === 0) return null;
      const labels = new Map(column.kind === 'choice' ? optionsOf(reader, column).map(({ id, label }) => [id, label]) : []);
      return `${column.title}为${values.map((value) => labels.get(value) ?? value).join('、')}`;
    }
  }
}

export function filterWords(reader: Reader, subject: Subject, { filters }: Pick<ReportDefinition, 'filters'>): string {
  return filters
    .map((filter) => oneWords(reader, columnOf(subject, filter.column), filter))
    .filter((words) => words !== null)
    .join('；');
}
