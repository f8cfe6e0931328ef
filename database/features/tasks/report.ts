/** 政策任务台账 in the columns a county office keeps. */
import { taskFrequencies, taskStates, type PolicyTask } from '../../../electron/contract/tasks-shapes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import type { Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { inForce } from './rules-progress.ts';
import { ledger } from './service.ts';

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 8 },
  { title: '来源文号', kind: 'text', widthMm: 33 },
  { title: '条款', kind: 'text', widthMm: 20 },
  { title: '任务内容', kind: 'text', widthMm: 46 },
  { title: '量化目标', kind: 'text', widthMm: 48 },
  { title: '目标值', kind: 'text', widthMm: 17 },
  { title: '当前值', kind: 'text', widthMm: 16 },
  { title: '牵头科室', kind: 'text', widthMm: 27 },
  { title: '配合单位', kind: 'text', widthMm: 31 },
  { title: '责任人', kind: 'text', widthMm: 15 },
  { title: '开始', kind: 'date', widthMm: 18 },
  { title: '完成时限', kind: 'date', widthMm: 20 },
  { title: '频次', kind: 'text', widthMm: 12 },
  { title: '进度%', kind: 'integer', widthMm: 10 },
  { title: '状态', kind: 'text', widthMm: 17 },
  { title: '佐证材料', kind: 'text', widthMm: 16 },
  { title: '最近更新', kind: 'date', widthMm: 20 },
  { title: '领导批示', kind: 'text', widthMm: 32 },
  { title: '备注', kind: 'text', widthMm: 32 },
];

function rowOf(task: PolicyTask, index: number, documentNo: string, asOf: IsoDate): ReportRow {
  const targets = inForce(task.targets, asOf);
  const lines = (text: (target: (typeof targets)[number]) => string | null): string =>
    targets
      .map(text)
      .filter((each) => each !== null)
      .join('；');
  return [
    index + 1,
    documentNo,
    task.place,
    task.content,
    lines(({ words }) => words) || null,
    lines(({ value, bar }) => (value === null ? null : bar)) || null,
    lines(({ nowShown }) => nowShown) || null,
    task.owner,
    task.partners,
    task.person,
    task.beginOn,
    task.dueOn,
    labelOf(taskFrequencies, task.frequency),
    task.progress,
    labelOf(taskStates, task.state),
    task.evidence === 0 ? null : `${task.evidence}份`,
    task.enteredOn,
    task.remarks,
    task.note,
  ];
}

export function ledgerReport(reader: Reader, asOf: IsoDate, footLine: string): Report {
  const region = row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
  const { documentNo, title, tasks } = ledger(reader, asOf);
  const counted = (state: PolicyTask['state']): number => tasks.filter((task) => task.state === state).length;
  return {
    paper: 'A3',
    hasTallRows: true,
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        name: '政策任务台账',
        title: `${region}政策任务台账`,
        lead: { left: `填报单位：${region}民政局`, centre: `截止日期：${formatDate(asOf)}`, right: `共 ${tasks.length} 项` },
        columns,
        rows: tasks.map((task, index) => rowOf(task, index, documentNo ?? '', asOf)),
        rowCount: tasks.length,
        wordsColumn: null,
        hasTotals: false,
        signOff: ['制表人：', '审核人：', '负责人：'],
        sealOf: null,
        notes: [
          `依据：${title ?? '尚未选择执行的文件'}（${documentNo ?? '—'}）。`,
          `${taskStates.map(({ id, label }) => `${label} ${counted(id)} 项`).join('，')}。当前值由台账数据按指标口径算得；达标与否在期限过后按期限当日判定。`,
        ],
      },
    ],
  };
}

export const taskLedger = { name: 'task', entity: 'policy_task_entry', reportOf: ledgerReport } as const;
