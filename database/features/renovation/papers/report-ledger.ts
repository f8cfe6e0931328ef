/** 敬老院改造提升项目进度台账: what a county keeps, cut into parts that paper can hold; each part repeats number and name. */
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../../documents/report-table.ts';
import {
  actualOn,
  areaText,
  dayText,
  hasReached,
  plannedOn,
  share,
  shareText,
  totalsOf,
  type ProjectOnPaper,
  type ProjectsContent,
} from './content.ts';

type Cell = { readonly column: ReportColumn; readonly value: (project: ProjectOnPaper) => string | number | null };
type Part = { readonly name: string; readonly cells: readonly Cell[] };

const text = (title: string, widthMm: number, value: Cell['value'], group?: string): Cell => ({
  column: { title, kind: 'text', widthMm, ...(group === undefined ? {} : { group }) },
  value,
});
const code = (title: string, widthMm: number, value: Cell['value']): Cell => ({ column: { title, kind: 'code', widthMm }, value });
const day = (title: string, value: Cell['value']): Cell => ({ column: { title, kind: 'date', widthMm: 23 }, value });
const wan = (title: string, value: Cell['value'], group?: string): Cell => ({
  column: { title, kind: 'wan', widthMm: 19, isSummed: true, ...(group === undefined ? {} : { group }) },
  value,
});
const beds = (title: string, group: string, value: Cell['value']): Cell => ({
  column: { title, kind: 'integer', widthMm: 13, isSummed: true, group },
  value,
});

/** Columns of the office's table; what has no column of its own stands under 其他. */
const planColumns = [
  { title: '中央', sources: ['central', 'lottery'] },
  { title: '省', sources: ['province'] },
  { title: '市', sources: ['city'] },
  { title: '县', sources: ['county'] },
] as const;
const named: readonly string[] = planColumns.flatMap(({ sources }) => sources);

function planned(project: ProjectOnPaper, isWanted: (source: string) => boolean): number | null {
  const own = project.sources.filter(({ source }) => isWanted(source));
  const fen = own.reduce((sum, { plannedFen }) => sum + plannedFen, 0);
  return fen === 0 ? null : fen;
}

const base: Part = {
  name: '基本情况',
  cells: [
    text('年度任务批次', 15, ({ batchYear }) => (batchYear === null ? '' : String(batchYear))),
    text('县（市、区）', 20, ({ county }) => county),
    text('乡镇', 25, ({ townName }) => townName),
    text('级别', 17, ({ homeLevel }) => homeLevel),
    text('改造类型', 24, ({ kind }) => kind),
    text('主要建设内容', 50, ({ content }) => content),
    code('建筑面积㎡', 18, ({ floorAreaCenti }) => areaText(floorAreaCenti)),
    beds('床位', '改造前', (project) => project.beds.before),
    beds('其中护理型', '改造前', (project) => project.beds.nursingBefore),
    beds('床位', '改造后', (project) => project.beds.after),
    beds('其中护理型', '改造后', (project) => project.beds.nursingAfter),
  ],
};

const money: Part = {
  name: '投资与资金',
  cells: [
    text('批复文号', 44, ({ approvalNo }) => approvalNo),
    wan('批复投资', ({ approvedFen }) => approvedFen),
    ...planColumns.map(({ title, sources }) =>
      wan(title, (project) => planned(project, (source) => (sources as readonly string[]).includes(source)), '其中'),
    ),
    wan('其他', (project) => planned(project, (source) => !named.includes(source)), '其中'),
    wan('资金到位', ({ sources }) => totalsOf(sources).receivedFen),
    wan('资金支出', ({ sources }) => totalsOf(sources).spentFen),
    {
      column: { title: '支付率%', kind: 'decimal', widthMm: 15 },
      value: ({ sources }) => share(totalsOf(sources).spentFen, totalsOf(sources).receivedFen),
    },
  ],
};

const progress: Part = {
  name: '建设进度',
  cells: [
    text('施工单位', 38, ({ builders }) => builders.join('、')),
    text('监理单位', 32, ({ supervisors }) => supervisors.join('、')),
    wan('合同价', ({ contractFen }) => contractFen),
    day('计划开工', (project) => plannedOn(project, 'construction')),
    day('实际开工', (project) => actualOn(project, 'construction')),
    day('计划完工', (project) => plannedOn(project, 'completed')),
    day('实际完工', (project) => actualOn(project, 'completed')),
    day('验收日期', (project) => actualOn(project, 'accepted')),
    text('消防验收（备案）文号', 34, ({ fireDocumentNo }) => fireDocumentNo),
    text('当前阶段', 18, ({ stageText }) => stageText),
    code('形象进度%', 14, ({ percent }) => (percent === null ? '' : String(percent))),
    code('滞后天数', 13, ({ lagDays }) => (lagDays > 0 ? String(lagDays) : '')),
  ],
};

const duty: Part = {
  name: '问题与责任',
  cells: [
    text('存在问题', 52, ({ problems }) => problems),
    text('下步措施及时限', 52, ({ nextSteps }) => nextSteps),
    text('责任单位', 36, ({ unit }) => unit),
    text('责任人', 18, ({ managerName }) => managerName),
    code('联系电话', 27, ({ managerPhone }) => managerPhone),
    code('照片数', 12, ({ photos }) => String(photos)),
    day('更新时间', ({ updatedOn }) => updatedOn),
  ],
};

/** A3 holds two parts side by side, A4 one. */
const partsOn: Readonly<Record<Report['paper'], readonly (readonly Part[])[]>> = {
  A3: [
    [base, money],
    [progress, duty],
  ],
  A4: [[base], [money], [progress], [duty]],
};

function tableOf({ region, unit, extent, asOf, projects }: ProjectsContent, parts: readonly Part[], notes: readonly string[]): ReportTable {
  const cells = parts.flatMap((part) => part.cells);
  const name = parts.map((part) => part.name).join('、');
  return {
    name,
    title: `${region}敬老院改造提升项目进度台账（${name}）`,
    lead: {
      left: `填报单位（盖章）：${unit}`,
      centre: `截至${dayText(asOf)}${extent === '' ? '' : `　${extent}`}`,
      right: '单位：万元、张',
    },
    columns: [
      { title: '序号', kind: 'index', widthMm: 11 },
      { title: '项目编号', kind: 'code', widthMm: 31 },
      { title: '敬老院名称', kind: 'text', widthMm: 38 },
      ...cells.map(({ column }) => column),
    ],
    rows: projects.map((project, index): ReportRow => [
      index + 1,
      project.code,
      project.homeName,
      ...cells.map(({ value }) => value(project)),
    ]),
    rowCount: projects.length,
    wordsColumn: null,
    hasTotals: cells.some(({ column }) => column.isSummed === true),
    signOff: ['制表人：', '审核人：', '分管负责人：', '主要负责人：', '　　年　　月　　日'],
    sealOf: unit,
    notes,
  };
}

/** 支付率 of all is of the sums, not the mean of the projects. */
function summary({ projects }: ProjectsContent): string {
  const standing = projects.filter(({ state }) => state !== 'cancelled');
  const { receivedFen, spentFen } = totalsOf(projects.flatMap(({ sources }) => sources));
  const count = (stage: 'construction' | 'completed' | 'accepted'): number =>
    standing.filter((project) => hasReached(project, stage)).length;
  const late = standing.filter(({ lagDays }) => lagDays > 0).length;
  const parts = [
    `共${projects.length}个项目`,
    `已开工${count('construction')}个`,
    `完工${count('completed')}个`,
    `竣工验收${count('accepted')}个`,
    `滞后${late}个`,
    ...(standing.length < projects.length ? [`取消${projects.length - standing.length}个`] : []),
  ];
  return `${parts.join('，')}。资金支付率（支出÷到位）${shareText(share(spentFen, receivedFen))}。改造完成以竣工验收为准。`;
}

const rounded = '金额以万元列示，保留两位小数；合计按原始金额计算，分项之和与合计可能有尾差。';

export function reportLedger(content: ProjectsContent, paper: Report['paper'], footLine: string): Report {
  const tables = partsOn[paper].map((parts) =>
    tableOf(content, parts, [
      summary(content),
      ...(parts.some(({ cells }) => cells.some(({ column }) => column.kind === 'wan')) ? [rounded] : []),
    ]),
  );
  return { tables, paper, hasTallRows: true, watermark: null, fingerprint: null, footLine };
}
