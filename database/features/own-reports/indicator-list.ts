/** 指标一览表: every indicator of the day with its definition, numbers, target and verdict. */
import { formatDate } from '../../../electron/contract/values.ts';
import type { ReportColumn } from '../../documents/report-table.ts';
import { list } from '../indicators/service.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import type { Asked, MadeTable } from './table.ts';

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 11 },
  { title: '指标', kind: 'text', widthMm: 52 },
  { title: '口径', kind: 'text', widthMm: 84 },
  { title: '分子', kind: 'code', widthMm: 28 },
  { title: '分母', kind: 'code', widthMm: 28 },
  { title: '值', kind: 'code', widthMm: 20 },
  { title: '目标', kind: 'code', widthMm: 20 },
  { title: '是否达标', kind: 'text', widthMm: 18 },
];

const amount = (value: number, unit: 'count' | 'fen'): string =>
  unit === 'fen'
    ? `${(value / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}元`
    : value.toLocaleString('en');

export function indicatorsTable(reader: ScopedReader, { asOf }: Pick<Asked, 'asOf'>, unit: string): MadeTable {
  const { rows } = list(reader, { asOf });
  return {
    columns,
    lines: rows.map((row, index) => ({
      isSum: false,
      link: null,
      cells: [
        index + 1,
        row.batchYear === null || row.name.includes(String(row.batchYear)) ? row.name : `${row.name}（${row.batchYear}年）`,
        row.scope,
        amount(row.numerator, row.unit),
        amount(row.denominator, row.unit),
        row.shown,
        row.target === null ? null : `${row.isCeiling ? '≤' : '≥'}${row.target}${row.targetUnit}`,
        row.met === null ? null : row.met ? '达标' : '未达标',
      ],
    })),
    total: rows.length,
    lead: { left: `填报单位：${scopeName(reader) ?? unit}`, centre: `截止日期：${formatDate(asOf)}`, right: '' },
    notes: ['分母为零的不计算，印“—”；是否达标按整数比较，不按四舍五入后的值。'],
  };
}
