/** 特困季报: people by area and mode of support at the end of the quarter, who came and went in it, what was paid in it. */
import { areaTypes, careTierLabels, supportModes } from '../../../electron/contract/terms.ts';
import { addMonths, formatDate, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { row } from '../../core/sql.ts';
import type { ReportColumn } from '../../documents/report-table.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import { periodDays, quarterStart } from './rules-period.ts';
import { people } from './subject-people.ts';
import type { Asked, Line, MadeTable } from './table.ts';

const count = (title: string, group?: string): ReportColumn => ({
  title,
  kind: 'integer',
  widthMm: 15,
  ...(group === undefined ? {} : { group }),
});
const columns: readonly ReportColumn[] = [
  { title: '户籍类型', kind: 'text', widthMm: 16 },
  { title: '供养方式', kind: 'text', widthMm: 20 },
  count('季末人数'),
  ...Object.values(careTierLabels).map((label) => count(label, '生活自理能力')),
  count('未评估', '生活自理能力'),
  count('16岁以下', '年龄'),
  count('16至59岁', '年龄'),
  count('60至79岁', '年龄'),
  count('80岁以上', '年龄'),
  count('女性'),
  count('重度残疾'),
  count('精神残疾'),
  count('本季新增'),
  count('本季退出'),
  { title: '本季支出（万元）', kind: 'wan', widthMm: 24 },
  { title: '基本生活标准（元/月）', kind: 'money', widthMm: 26 },
];

const expression = (id: string): string => people.columns.find((column) => column.id === id)?.sql ?? 'NULL';
const isIn = `${expression('status')} <> 'ended'`;
const sum = (condition: string): string => `ifnull(sum(${isIn} AND ${condition}), 0)`;
const band = (id: string): string => sum(`${expression('ageBand')} = '${id}'`);
const level = (id: string): string => sum(`${expression('level')} = '${id}'`);
const counted = [
  `ifnull(sum(${isIn}), 0)`,
  ...['independent', 'partialLoss', 'completeLoss'].map(level),
  sum(`${expression('level')} IS NULL`),
  ...['minor', 'adult', 'elder', 'old'].map(band),
  sum(`p.sex = 'female'`),
  sum(`${expression('disabilityGrade')} IN ('1', '2')`),
  sum(`${expression('disabilityKind')} = 'mental'`),
  `ifnull(sum(${expression('confirmedOn')} BETWEEN @from AND @until), 0)`,
  `ifnull(sum(${expression('endedOn')} BETWEEN @from AND @until), 0)`,
].map((cell, index) => `${cell} AS c${index}`);

const spentSql = `SELECT ifnull(sum(l.fen), 0) AS fen FROM sheet_line l JOIN sheet h ON h.sheet_id = l.sheet_id
  JOIN sheet_person q ON q.sheet_id = l.sheet_id AND q.person_id = l.person_id
  WHERE h.state IN ('approved', 'sent', 'paid', 'archived') AND h.month BETWEEN @fromMonth AND @untilMonth
    AND (@town IS NULL OR q.town_code = @town) AND (@home IS NULL OR l.payee_home_id = @home)
    AND (@area IS NULL OR q.area_type = @area) AND (@mode IS NULL OR q.mode = @mode)`;

const standardSql = `SELECT t.amount_fen AS fen FROM standard t WHERE t.kind = 'basicLiving' AND t.valid_from <= @asOf AND t.area_type = @area
    AND (t.mode IS NULL OR t.mode = @mode) AND NOT EXISTS (SELECT 1 FROM standard_void v WHERE v.standard_id = t.standard_id)
  ORDER BY t.valid_from DESC, t.mode IS NULL LIMIT 1`;

const careSql = `SELECT t.amount_fen AS fen FROM standard t WHERE t.kind = 'careAllowance' AND t.valid_from <= @asOf AND t.level = @level
    AND NOT EXISTS (SELECT 1 FROM standard_void v WHERE v.standard_id = t.standard_id) ORDER BY t.valid_from DESC LIMIT 1`;

function yuan(fen: number | undefined): string {
  return fen === undefined ? '未定' : `${(Math.round(fen) / 100).toLocaleString('en', { minimumFractionDigits: 2 })}元`;
}

export function quarterlyTable(reader: ScopedReader, { asOf }: Pick<Asked, 'asOf'>, unit: string): MadeTable {
  const days = periodDays('thisQuarter', asOf) as { from: IsoDate; until: IsoDate };
  const bindings = {
    asOf,
    from: days.from,
    until: asOf,
    fromMonth: quarterStart(asOf),
    untilMonth: monthOf(asOf),
    town: reader.scope.kind === 'town' ? reader.scope.townCode : null,
    home: reader.scope.kind === 'home' ? reader.scope.homeId : null,
    ...people.bindings?.(reader, asOf),
  };
  const line = (area: string | null, mode: string | null, labels: readonly [string, string]): Line => {
    const asked = { ...bindings, area, mode };
    const found =
      row<Record<string, number>>(
        reader,
        `SELECT ${counted.join(', ')} FROM ${people.from} WHERE (@area IS NULL OR ${expression('area')} IS @area) AND (@mode IS NULL OR ${expression('mode')} IS @mode)`,
        asked,
      ) ?? {};
    const standard = area !== null && mode !== null ? row<{ fen: number }>(reader, standardSql, asked)?.fen : undefined;
    return {
      isSum: mode === null,
      link: null,
      cells: [
        ...labels,
        ...counted.map((_, index) => found[`c${index}`] ?? 0),
        row<{ fen: number }>(reader, spentSql, asked)?.fen ?? 0,
        standard ?? null,
      ],
    };
  };
  const lines = areaTypes.flatMap((area) => [
    ...supportModes.map((mode) => line(area.id, mode.id, [area.label, mode.label])),
    line(area.id, null, [area.label, '小计']),
  ]);
  const total = line(null, null, ['合计', '']);
  const care = Object.entries(careTierLabels).map(
    ([id, label]) => `${label}${yuan(row<{ fen: number }>(reader, careSql, { asOf, level: id })?.fen)}`,
  );
  const quarter = Math.ceil(Number(addMonths(monthOf(asOf), 0).slice(5)) / (2 + 1));
  return {
    columns,
    lines: [...lines, total],
    total: Number(total.cells[2] ?? 0),
    lead: {
      left: `填报单位：${scopeName(reader) ?? unit}`,
      centre: `${asOf.slice(0, 4)}年第${quarter}季度（截止 ${formatDate(asOf)}）`,
      right: '人数单位：人',
    },
    notes: [
      `照料护理标准（每月）：${care.join('、')}。年龄按截止日期的周岁，各段互不重叠；重度残疾为一、二级。本季支出为本季度各月已审批锁定的发放表合计。户籍类型或供养方式未登记的，只计入小计和合计。`,
    ],
  };
}
