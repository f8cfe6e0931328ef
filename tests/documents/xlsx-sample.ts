/** A report with everything a sheet can hold, and what a reader must find in it. */
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../database/documents/report-table.ts';

export const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 9 },
  { title: '姓名', kind: 'text', widthMm: 16 },
  { title: '身份证号', kind: 'code', widthMm: 35 },
  { title: '确认日期', kind: 'date', widthMm: 20 },
  { title: '所属月份', kind: 'month', widthMm: 16 },
  { title: '天数', kind: 'integer', widthMm: 12, isSummed: true },
  { title: '基本生活费', group: '应发金额', kind: 'money', widthMm: 22, isSummed: true },
  { title: '照料护理费', group: '应发金额', kind: 'money', widthMm: 22, isSummed: true },
  { title: '账号', group: '收款账户', kind: 'code', widthMm: 36 },
  { title: '备注', kind: 'text', widthMm: 40 },
];

const remarks: readonly (string | null)[] = [
  null,
  '=1+1',
  '+86 139',
  '-5',
  '@SUM(A1)',
  '=HYPERLINK("http://example.invalid","点此")',
  '\t制表符开头',
  '  前后有空格  ',
  '第一行\n第二行',
  '<b>&amp;"引号",逗号</b>',
  '文字_x000D_不是换行',
  '_x4E2D_',
  '账户由照料人代管，每季度与村民委员会核对一次，核对结果记入备注栏并由两人签字',
  '0012',
  '1e5',
  '2022-03-12',
  'TRUE',
  '　全角空格　',
];
const names = ['张秀英', '李䶮', '欧阳㛃', '刘𬭚', '=王', '阿依努尔·买买提'];

export const sampleRows: readonly ReportRow[] = Array.from({ length: 40 }, (_, index): ReportRow => [
  index + 1,
  names[index % names.length] ?? '',
  `3709991940010${String(10_000 + index).slice(1)}${index % 10 === 9 ? 'X' : index % 10}`,
  index === 3 ? null : index === 4 ? '1899-12-31' : index === 5 ? '待补' : `${1901 + index * 3}-0${1 + (index % 9)}-28`,
  `2022-${String(1 + (index % 12)).padStart(2, '0')}`,
  index,
  index === 7 ? '账号待补' : 94_700 + index * 1_001,
  index % 5 === 0 ? -5 : 17_355 * index,
  index === 8 ? null : `622848000000000${String(10_000 + index)}`.slice(0, 15 + (index % 5)),
  remarks[index % remarks.length] ?? null,
]);

export function table(change: Partial<ReportTable> = {}): ReportTable {
  return {
    name: '分散供养',
    title: '测试县2022年1月农村特困人员供养金、照料护理费发放表（分散供养）',
    lead: { left: '填报单位（盖章）：测试县民政局', centre: '所属期：2022年1月', right: '单位：元' },
    columns,
    rows: sampleRows,
    rowCount: sampleRows.length,
    wordsColumn: 6,
    hasTotals: true,
    signOff: ['制表人：', '审核人：', '分管领导：', '主要负责人：', '年　　月　　日'],
    sealOf: '测试县民政局',
    notes: ['注：照料护理费按生活自理能力等级发放。'],
    ...change,
  };
}

export function report(tables: readonly ReportTable[] = [table()], change: Partial<Report> = {}): Report {
  return { tables, paper: 'A4', watermark: null, fingerprint: null, footLine: '导出：2022-01-20 09:31:05　操作员：张三', ...change };
}
