/** Summary of a sheet by the township people are registered in (县汇总表), whoever receives the money. */
import type { PaperInput } from '../../../electron/contract/payments.ts';
import { formatMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import type { Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { moneyColumn, paidLines, paperOf, subjectOf, sumFen, typesIn, unitOf, type PaidLine } from './report-parts.ts';
import { leadOf } from './report-tables.ts';
import { requiredSheet } from './service-read.ts';

const people = (lines: readonly PaidLine[]): number => new Set(lines.map(({ personId }) => personId)).size;

/** @throws AppError SHEET_MONTH_NOT_FOUND */
export function townsReport(reader: Reader, input: PaperInput, footLine: string): Report {
  const header = requiredSheet(reader, input.month, input.scheme);
  const { region, bureau } = unitOf(reader);
  const lines = paidLines(reader, header.sheetId, input.scope);
  const types = typesIn(lines);
  const columns: readonly ReportColumn[] = [
    { title: '序号', kind: 'index', widthMm: 11 },
    { title: '乡镇（街道）', kind: 'text', widthMm: 34 },
    { title: '集中', kind: 'integer', widthMm: 14, isSummed: true, group: '人数' },
    { title: '分散', kind: 'integer', widthMm: 14, isSummed: true, group: '人数' },
    { title: '合计', kind: 'integer', widthMm: 15, isSummed: true, group: '人数' },
    ...types.map(([, title]) => moneyColumn(title, 25, '发放项目')),
    moneyColumn('拨付机构', 27, '收款'),
    moneyColumn('本人、照料人等', 27, '收款'),
    moneyColumn('合计', 29),
  ];
  const towns = [...Map.groupBy(lines, ({ person }) => person.townCode)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = towns.map(([, own], index): ReportRow => {
    const centralised = people(own.filter(({ person }) => person.mode === 'centralised'));
    const all = people(own);
    const toHomes = sumFen(own.filter(({ homeId }) => homeId !== null));
    return [
      index + 1,
      own[0]?.person.townName ?? '',
      centralised,
      all - centralised,
      all,
      ...types.map(([type]) => sumFen(own.filter((line) => line.type === type))),
      toHomes,
      sumFen(own) - toHomes,
      sumFen(own),
    ];
  });
  return paperOf(header, input, footLine, [
    {
      name: '乡镇汇总',
      title: `${region}${formatMonth(input.month)}${subjectOf(header)}发放汇总表（分乡镇）`,
      lead: leadOf(`填报单位（盖章）：${bureau}`, input.month),
      columns,
      rows,
      rowCount: rows.length,
      wordsColumn: columns.length - 1,
      hasTotals: true,
      signOff: ['制表人：', '审核人：', '分管领导：', '主要负责人：'],
      sealOf: bureau,
      notes: ['按人员户籍所在乡镇（街道）统计；集中供养人员计入其户籍乡镇，不按机构所在地。'],
    },
  ]);
}
