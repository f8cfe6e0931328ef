/** 敬老院改造提升项目进度月报: the official columns and, under them, counts and shares of all projects. */
import { formatMonth, type IsoMonth } from '../../../../electron/contract/values.ts';
import { formatWan } from '../../../documents/pdf/cell-print.ts';
import type { Report, ReportTable } from '../../../documents/report-table.ts';
import { dayText, share, shareText } from './content.ts';

/** 未开工、在建、完工、验收、投用. */
export type MonthlyPhase = '未开工' | '在建' | '完工' | '验收' | '投用';
const phases: readonly MonthlyPhase[] = ['未开工', '在建', '完工', '验收', '投用'];

export type MonthlyRow = {
  readonly name: string;
  readonly approvedFen: number | null;
  /** Of the month, and of all months so far; null while nothing has been reported. */
  readonly monthFen: number | null;
  readonly doneFen: number | null;
  readonly receivedFen: number;
  readonly spentFen: number;
  /** Whole percent, of the month before and of this one. */
  readonly percentBefore: number | null;
  readonly percent: number | null;
  readonly work: string | null;
  readonly phase: MonthlyPhase;
  /** 暂停 or 取消, where that holds. */
  readonly standstill: string | null;
  readonly lagDays: number;
  readonly reason: string | null;
  readonly coordination: string | null;
};

export type MonthlyContent = {
  readonly region: string;
  readonly unit: string;
  readonly extent: string;
  readonly month: IsoMonth;
  /** The day the figures are of, and the day by which they were due. */
  readonly asOf: string;
  readonly dueOn: string;
  readonly rows: readonly MonthlyRow[];
  /** Projects whose report is missing, and those whose came after the day. */
  readonly missing: readonly string[];
  readonly late: readonly { readonly name: string; readonly reportedOn: string }[];
};

const reached = ({ phase }: MonthlyRow, wanted: MonthlyPhase): boolean => phases.indexOf(phase) >= phases.indexOf(wanted);
const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0);

function footer({ rows, missing, late, dueOn }: MonthlyContent): readonly string[] {
  const standing = rows.filter(({ standstill }) => standstill !== '取消');
  const count = (phase: MonthlyPhase): number => standing.filter((entry) => reached(entry, phase)).length;
  const rate = (part: number): string => shareText(share(part, standing.length));
  const approved = sum(standing.map(({ approvedFen }) => approvedFen));
  const done = sum(standing.map(({ doneFen }) => doneFen));
  const begun = count('在建');
  const completed = count('完工');
  const accepted = count('验收');
  return [
    `项目总数${standing.length}个，开工${begun}个，完工${completed}个，验收${accepted}个；开工率${rate(begun)}，完工率${rate(completed)}；` +
      `批复投资${formatWan(approved)}万元，累计完成投资${formatWan(done)}万元，投资完成率${shareText(share(done, approved))}。` +
      (standing.length < rows.length ? `另有取消项目${rows.length - standing.length}个，不计入总数。` : ''),
    ...(missing.length > 0 ? [`未报送（${dayText(dueOn)}截止）：${missing.join('、')}。`] : []),
    ...(late.length > 0 ? [`迟报：${late.map(({ name, reportedOn }) => `${name}（${dayText(reportedOn)}报）`).join('、')}。`] : []),
    '投资完成率、资金到位率以批复投资为分母，支付率以到位资金为分母；金额保留两位小数，合计按原始金额计算。',
  ];
}

export function reportMonthly(content: MonthlyContent, paper: Report['paper'], footLine: string): Report {
  const { region, unit, extent, month, asOf, rows } = content;
  const rate = (title: string) => ({ title, kind: 'decimal' as const, widthMm: 14 });
  const table: ReportTable = {
    name: '进度月报',
    title: `${region}敬老院改造提升项目进度月报（${formatMonth(month)}）`,
    lead: { left: `填报单位（盖章）：${unit}`, centre: `截至${dayText(asOf)}${extent === '' ? '' : `　${extent}`}`, right: '单位：万元' },
    columns: [
      { title: '序号', kind: 'index', widthMm: 10 },
      { title: '项目名称', kind: 'text', widthMm: 40 },
      { title: '批复投资', kind: 'wan', widthMm: 18, isSummed: true },
      { title: '本月完成投资', kind: 'wan', widthMm: 17, isSummed: true },
      { title: '累计完成投资', kind: 'wan', widthMm: 18, isSummed: true },
      rate('投资完成率%'),
      rate('资金到位率%'),
      rate('支付率%'),
      { title: '上月', kind: 'code', widthMm: 11, group: '形象进度%' },
      { title: '本月', kind: 'code', widthMm: 11, group: '形象进度%' },
      { title: '本月主要工作', kind: 'text', widthMm: 42 },
      { title: '阶段', kind: 'text', widthMm: 15 },
      { title: '是否滞后', kind: 'text', widthMm: 15 },
      { title: '原因', kind: 'text', widthMm: 32 },
      { title: '需协调事项', kind: 'text', widthMm: 32 },
    ],
    rows: rows.map((entry, index) => [
      index + 1,
      entry.name,
      entry.approvedFen,
      entry.monthFen,
      entry.doneFen,
      entry.doneFen === null ? null : share(entry.doneFen, entry.approvedFen ?? 0),
      share(entry.receivedFen, entry.approvedFen ?? 0),
      share(entry.spentFen, entry.receivedFen),
      entry.percentBefore === null ? '' : String(entry.percentBefore),
      entry.percent === null ? '' : String(entry.percent),
      entry.work,
      entry.standstill ?? entry.phase,
      entry.lagDays > 0 ? `滞后${entry.lagDays}天` : '否',
      entry.reason,
      entry.coordination,
    ]),
    rowCount: rows.length,
    wordsColumn: null,
    hasTotals: true,
    signOff: ['制表：', '审核：', '负责人：', '　　年　　月　　日'],
    sealOf: unit,
    notes: footer(content),
  };
  return { tables: [table], paper, hasTallRows: true, watermark: null, fingerprint: null, footLine };
}
