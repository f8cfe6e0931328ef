/** The score sheet of a home as tables of a workbook. */
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../../documents/report-table.ts';
import { areaText, gradeWord, totalText, type ScoreSheetContent } from './content.ts';
import { versionText } from './template-view.ts';

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'code', widthMm: 14 },
  { title: '评分项目', kind: 'text', widthMm: 56 },
  { title: '评分标准', kind: 'text', widthMm: 74 },
  { title: '满分', kind: 'decimal', widthMm: 14 },
  { title: '自评分', kind: 'decimal', widthMm: 16 },
  { title: '初审分', kind: 'decimal', widthMm: 16 },
  { title: '评定分', kind: 'decimal', widthMm: 16 },
  { title: '初审差异说明', kind: 'text', widthMm: 34 },
  { title: '评定差异说明', kind: 'text', widthMm: 34 },
];

function scoreRows({ groups, totals }: ScoreSheetContent): readonly ReportRow[] {
  return [
    ...groups.flatMap((group) => [
      [group.code, group.name, '', group.max, group.points.self, group.points.town, group.points.county, '', ''],
      ...group.items.map(({ code, name, rule, max, points, cases, notApplicable, townReason, countyReason }) => [
        code,
        name,
        notApplicable === null ? rule : `${rule}（不适用：${cases.find((entry) => entry.code === notApplicable)?.text ?? notApplicable}）`,
        max,
        points.self,
        points.town,
        points.county,
        townReason,
        countyReason,
      ]),
    ]),
    ...(totals.bonus === null ? [] : [['', '加分', '', null, null, null, totals.bonus, '', '']]),
    ['', '合计', '', totals.max, totals.self, totals.town, totals.county, '', ''],
  ];
}

const vetoColumns: readonly ReportColumn[] = [
  { title: '序号', kind: 'code', widthMm: 14 },
  { title: '一票否决情形', kind: 'text', widthMm: 140 },
  { title: '有／无', kind: 'code', widthMm: 24 },
  { title: '说明', kind: 'text', widthMm: 90 },
];

export function reportScore(content: ScoreSheetContent, footLine: string): Report {
  const { region, roundName, home, templateName, templateVersion, grade, gradeNote, totals, vetoes, documentNo } = content;
  const items = scoreRows(content);
  const place = `${home.townName}${home.villageName}　${home.name}（${home.code}）`;
  const facts = [
    home.builtYear === null ? '' : `建成年份：${home.builtYear}年`,
    home.floorAreaCenti === null ? '' : `建筑面积：${areaText(home.floorAreaCenti)}平方米`,
    home.restPlaces === null ? '' : `床位（躺椅）：${home.restPlaces}张`,
    home.mealMode ? `助餐方式：${home.mealMode}` : '',
  ].filter(Boolean);
  const result = [
    grade === null ? '' : `评定分${totalText(totals.county)}分，等级：${gradeWord(grade)}${gradeNote ? `（${gradeNote}）` : ''}`,
    documentNo ? `文号：${documentNo}` : '',
  ].filter(Boolean);
  const score: ReportTable = {
    name: '评分表',
    title: `${region}农村幸福院等级评定评分表`,
    lead: { left: place, centre: roundName, right: versionText(templateName, templateVersion) },
    columns,
    rows: items,
    rowCount: items.length,
    wordsColumn: null,
    hasTotals: false,
    signOff: ['村民委员会：', '乡镇初审人：', '评定人（两人以上）：', '　　　年　　月　　日'],
    sealOf: null,
    notes: [...(facts.length > 0 ? [facts.join('；')] : []), ...(result.length > 0 ? [`${result.join('；')}。`] : [])],
  };
  const veto: ReportTable = {
    name: '一票否决',
    title: '一票否决情形',
    // The third of four columns is too narrow for the name of a round.
    lead: { left: place, centre: '', right: roundName },
    columns: vetoColumns,
    rows: vetoes.map(({ code, text, isTrue, note }) => [code, text, isTrue === null ? '' : isTrue ? '有' : '无', note]),
    rowCount: vetoes.length,
    wordsColumn: null,
    hasTotals: false,
    signOff: [],
    sealOf: null,
    notes: [],
  };
  return { tables: vetoes.length === 0 ? [score] : [score, veto], paper: 'A4', watermark: null, fingerprint: null, footLine };
}
