/** 改造提升项目进度台账 in its official columns; every figure can be read back by the import as it stands in the ledger. */
import { projectKinds, renovationStages, stageEvents, type StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import { homeLevels, labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import type { ColumnKind, Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { percentText } from '../indicators/rules-rate.ts';
import { projectLines, type LedgerLine } from './ledger-lines.ts';

const column = (title: string, widthMm: number, kind: ColumnKind = 'text', group?: string): ReportColumn => ({
  title,
  kind,
  widthMm,
  ...(group === undefined ? {} : { group }),
});
const wan = (title: string, group?: string): ReportColumn => ({ ...column(title, 26, 'wan', group), isSummed: true });
const beds = (title: string, group: string): ReportColumn => ({ ...column(title, 12, 'integer', group), isSummed: true });

const columns: readonly ReportColumn[] = [
  column('序号', 9, 'index'),
  column('项目编号', 30, 'code'),
  column('项目名称', 44),
  column('年度任务批次', 14, 'code'),
  column('县（市、区）', 26),
  column('乡镇', 20),
  column('敬老院名称', 34),
  column('级别', 14),
  column('改造类型', 16),
  column('主要建设内容', 44),
  column('建筑面积㎡', 18, 'code'),
  beds('合计', '改造前床位'),
  beds('其中护理型', '改造前床位'),
  beds('合计', '改造后床位'),
  beds('其中护理型', '改造后床位'),
  column('批复文号', 36),
  wan('批复投资（万元）'),
  wan('中央', '其中（万元）'),
  wan('省', '其中（万元）'),
  wan('市', '其中（万元）'),
  wan('县', '其中（万元）'),
  wan('其他', '其中（万元）'),
  wan('资金到位（万元）'),
  wan('资金支出（万元）'),
  column('支付率%', 16, 'code'),
  column('施工单位', 36),
  column('监理单位', 34),
  wan('合同价（万元）'),
  column('计划开工', 22, 'date'),
  column('实际开工', 22, 'date'),
  column('计划完工', 22, 'date'),
  column('实际完工', 22, 'date'),
  column('验收日期', 22, 'date'),
  column('消防验收/备案文号', 36),
  column('当前阶段', 18),
  column('形象进度%', 14, 'integer'),
  column('滞后天数', 14, 'integer'),
  column('存在问题', 40),
  column('下步措施及时限', 40),
  column('责任单位', 34),
  column('责任人', 18),
  column('电话', 26, 'code'),
  column('照片数', 12, 'integer'),
  column('更新时间', 22, 'date'),
];

export function stageText(stage: StageEntryKind): string {
  return labelOf([...renovationStages, ...stageEvents], stage);
}

type Beside = { readonly county: string; readonly level: string; readonly photos: number; readonly updatedOn: IsoDate };

function besideOf(reader: Reader): ReadonlyMap<number, Beside> {
  const found = rows<Beside & { projectId: number }>(
    reader,
    `SELECT p.renovation_project_id AS projectId, h.home_level AS level,
       ifnull((SELECT d.name FROM division d WHERE d.level = 'county' AND d.code = substr(h.town_code, 1, length(d.code)) ORDER BY d.valid_to IS NOT NULL LIMIT 1), '') AS county,
       (SELECT count(*) FROM attachment a WHERE a.renovation_project_id = p.renovation_project_id AND a.purpose <> 'document') AS photos,
       substr(max(p.recorded_at, ifnull((SELECT max(x.at) FROM audit x WHERE x.entity = 'renovation_project' AND x.entity_id = p.renovation_project_id), '')), 1, 10) AS updatedOn
     FROM renovation_project p JOIN home h ON h.home_id = p.home_id WHERE p.withdrawn_at IS NULL`,
  );
  return new Map(found.map((entry) => [entry.projectId, entry]));
}

/** `2256` and `655.5`: the figure as it was, no decimals added. */
const areaText = (centi: number | null): string | null => (centi === null ? null : String(centi / 100));

function rowOf({ line, row, projectId }: LedgerLine, beside: ReadonlyMap<number, Beside>, number: number): ReportRow {
  const own = beside.get(projectId);
  return [
    number,
    line.code,
    line.name,
    line.batchYear === null ? null : String(line.batchYear),
    own?.county ?? null,
    row.townName,
    row.homeName,
    own ? labelOf(homeLevels, own.level) : null,
    labelOf(projectKinds, line.kind),
    line.content,
    areaText(line.floorAreaCenti),
    line.bedsBefore,
    line.nursingBefore,
    line.bedsAfter,
    line.nursingAfter,
    line.approvalNo,
    line.approvedFen,
    line.centralFen,
    line.provinceFen,
    line.cityFen,
    line.countyFen,
    line.otherFen,
    line.receivedFen,
    line.spentFen,
    percentText(line.spentFen ?? 0, line.receivedFen ?? 0, 1)?.slice(0, -1) ?? null,
    line.contractor,
    line.supervisor,
    line.contractFen,
    line.plannedStartOn,
    line.startedOn,
    line.plannedEndOn,
    line.completedOn,
    line.acceptedOn,
    line.fireDocumentNo,
    line.stage === null ? null : stageText(line.stage),
    line.percent,
    row.lagDays > 0 ? row.lagDays : null,
    line.problems,
    line.nextSteps,
    line.unit,
    line.managerName,
    line.managerPhone,
    own?.photos ?? 0,
    own?.updatedOn ?? null,
  ];
}

/** A project of no year's task is not in this list: it stands in the pipeline. */
export function ledgerReport(
  reader: Reader,
  { asOf, unit, footLine }: { readonly asOf: IsoDate; readonly unit: string; readonly footLine: string },
): Report {
  const lines = projectLines(reader, asOf).filter(({ line }) => line.batchYear !== null);
  const beside = besideOf(reader);
  return {
    paper: 'A3',
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        name: '项目进度台账',
        title: `${unit}敬老院改造提升项目进度台账`,
        lead: { left: `填报单位：${unit}民政局`, centre: `截至 ${formatDate(asOf)}`, right: '单位：万元' },
        columns,
        rows: lines.map((line, index) => rowOf(line, beside, index + 1)),
        rowCount: lines.length,
        wordsColumn: null,
        hasTotals: true,
        signOff: ['制表人：', '审核人：', '负责人：'],
        sealOf: `${unit}民政局`,
        notes: [],
      },
    ],
  };
}
