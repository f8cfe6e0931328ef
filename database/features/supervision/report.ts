/** 督查督办台账: every problem with who puts it right until when, and how far it is. */
import { supervisionSources, supervisionStates, supervisionTopics } from '../../../electron/contract/supervision-shapes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import type { Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { standingSteps } from './queries.ts';
import { problemsOn } from './service.ts';

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 9 },
  { title: '编号', kind: 'text', widthMm: 24 },
  { title: '发现日期', kind: 'date', widthMm: 20 },
  { title: '来源', kind: 'text', widthMm: 18 },
  { title: '类别', kind: 'text', widthMm: 32 },
  { title: '被查单位', kind: 'text', widthMm: 36 },
  { title: '发现的问题', kind: 'text', widthMm: 82 },
  { title: '责任单位', kind: 'text', widthMm: 36 },
  { title: '责任人', kind: 'text', widthMm: 18 },
  { title: '整改期限', kind: 'date', widthMm: 20 },
  { title: '整改情况', kind: 'text', widthMm: 70 },
  { title: '状态', kind: 'text', widthMm: 16 },
  { title: '逾期（天）', kind: 'integer', widthMm: 14 },
  { title: '销号日期', kind: 'date', widthMm: 20 },
  { title: '问责', kind: 'text', widthMm: 20 },
];

function reportOf(reader: Reader, asOf: IsoDate, footLine: string): Report {
  const region = row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
  const steps = standingSteps(reader, asOf);
  const problems = problemsOn(reader, asOf);
  const closed = problems.filter(({ state }) => state === 'closed').length;
  return {
    paper: 'A3',
    hasTallRows: true,
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        name: '督查督办台账',
        title: `${region}民政督查督办台账`,
        lead: { left: `填报单位：${region}民政局`, centre: `截止日期：${formatDate(asOf)}`, right: `共 ${problems.length} 个问题` },
        columns,
        rows: problems.map((problem, index): ReportRow => {
          const own = steps.get(problem.supervisionId) ?? [];
          return [
            index + 1,
            problem.problemNo,
            problem.foundOn,
            labelOf(supervisionSources, problem.source),
            labelOf(supervisionTopics, problem.topic),
            problem.unit,
            problem.problem,
            problem.responsibleUnit,
            problem.responsiblePerson,
            problem.dueOn,
            own.findLast(({ action }) => action === 'rectify')?.text ?? null,
            labelOf(supervisionStates, problem.state),
            problem.isOverdue ? Math.abs(problem.daysLeft ?? 0) : null,
            problem.closedOn,
            own
              .filter(({ action }) => action === 'account')
              .map(({ text }) => text)
              .join('；') || null,
          ];
        }),
        rowCount: problems.length,
        wordsColumn: null,
        hasTotals: false,
        signOff: ['制表人：', '审核人：', '负责人：'],
        sealOf: null,
        notes: [
          `已销号 ${closed} 个，未销号 ${problems.length - closed} 个，其中逾期未整改 ${problems.filter(({ isOverdue }) => isOverdue).length} 个。`,
        ],
      },
    ],
  };
}

export const supervisionLedger = { name: 'supervision', entity: 'supervision', reportOf } as const;
