/** 农村幸福院等级评定汇总表, one row a home; and how many homes of each township have which grade. */
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../../documents/report-table.ts';
import {
  areaText,
  changeWord,
  countByGrade,
  dayText,
  gradeOrder,
  gradeWord,
  validityText,
  type SummaryContent,
  type SummaryHome,
} from './content.ts';

const column = (title: string, kind: ReportColumn['kind'], widthMm: number, group?: string): ReportColumn => ({
  title,
  kind,
  widthMm,
  ...(group === undefined ? {} : { group }),
});

function columnsOf({ groups }: SummaryContent): readonly ReportColumn[] {
  const county = '评定分';
  return [
    column('序号', 'index', 9),
    column('乡镇', 'text', 17),
    column('村', 'text', 20),
    column('幸福院名称', 'text', 32),
    column('建成年份', 'code', 11),
    column('建筑面积（㎡）', 'code', 13),
    column('床位、躺椅', 'integer', 12),
    column('服务老人数', 'integer', 11),
    column('自评分', 'decimal', 11),
    column('初审分', 'decimal', 11),
    ...groups.map(({ name }) => column(name, 'decimal', 10, county)),
    column('合计', 'decimal', 11, county),
    column('一票否决', 'code', 11),
    column('评定等级', 'code', 12),
    column('上年等级', 'code', 12),
    column('变化', 'code', 8),
    column('有效期', 'code', 27),
    column('备注', 'text', 18),
  ];
}

function rowOf(home: SummaryHome, index: number): ReportRow {
  return [
    index + 1,
    home.townName,
    home.villageName,
    home.name,
    home.builtYear === null ? '' : String(home.builtYear),
    areaText(home.floorAreaCenti),
    home.restPlaces,
    home.servedPeople,
    home.totals.self,
    home.totals.town,
    ...home.groupPoints,
    home.totals.county,
    home.vetoCodes.length === 0 ? (home.grade === null ? '' : '无') : home.vetoCodes.join('、'),
    gradeWord(home.grade),
    gradeWord(home.gradeBefore),
    changeWord(home.gradeBefore, home.grade),
    validityText(home.validFrom, home.validTo),
    home.remark,
  ];
}

/** `一级 12 家、二级 30 家 …`; grades nobody has are left out. */
export function gradeCounts(homes: readonly SummaryHome[]): string {
  return [...countByGrade(homes)].flatMap(([grade, count]) => (count === 0 ? [] : [`${gradeWord(grade)}${count}家`])).join('，');
}

function townsTable({ region, roundName, homes, asOf }: SummaryContent): ReportTable {
  const towns = [...Map.groupBy(homes, ({ townCode }) => townCode).values()];
  return {
    name: '分乡镇统计',
    title: `${region}农村幸福院等级评定分乡镇统计表`,
    lead: { left: `填报单位（盖章）：${region}民政局`, centre: roundName, right: `统计时间：${dayText(asOf)}` },
    columns: [
      column('序号', 'index', 14),
      column('乡镇', 'text', 46),
      { ...column('参评数', 'integer', 24), isSummed: true },
      ...gradeOrder.map((grade) => ({ ...column(gradeWord(grade), 'integer', 24), isSummed: true as const })),
      { ...column('未定等级', 'integer', 24), isSummed: true },
    ],
    rows: towns.map((town, index) => [
      index + 1,
      town[0]?.townName ?? '',
      town.length,
      ...countByGrade(town).values(),
      town.filter(({ grade }) => grade === null).length,
    ]),
    rowCount: towns.length,
    wordsColumn: null,
    hasTotals: true,
    signOff: ['制表人：', '审核人：', '分管领导：', '主要负责人：', '　　年　　月　　日'],
    sealOf: `${region}民政局`,
    notes: [],
  };
}

export function reportSummary(content: SummaryContent, paper: Report['paper'], footLine: string): Report {
  const { region, roundName, homes, asOf, templateName, isDraft } = content;
  const counts = gradeCounts(homes);
  const summary: ReportTable = {
    name: '等级评定汇总表',
    title: `${region}农村幸福院等级评定汇总表`,
    lead: { left: `填报单位（盖章）：${region}民政局`, centre: roundName, right: `统计时间：${dayText(asOf)}` },
    columns: columnsOf(content),
    rows: homes.map(rowOf),
    rowCount: homes.length,
    wordsColumn: null,
    hasTotals: false,
    signOff: ['制表人：', '审核人：', '分管领导：', '主要负责人：', '　　年　　月　　日'],
    sealOf: `${region}民政局`,
    notes: [
      `共${homes.length}家${counts === '' ? '' : `：${counts}`}。评分标准：${templateName}。`,
      '等级以评定分为准；有一票否决情形的不予评定等级，所列为情形编号。变化按上年等级比较：升、平、降、新。',
    ],
  };
  return { tables: [summary, townsTable(content)], paper, watermark: isDraft ? '草稿' : null, fingerprint: null, footLine };
}
