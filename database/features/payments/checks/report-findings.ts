/** 审批前检查清单: every finding of a sheet with the reason it was left for, each with who gave it. */
import { severityLabels, sheetChecks } from '../../../../electron/contract/sheet-checks.ts';
import type { Reader } from '../../../core/sql.ts';
import type { ReportColumn, ReportRow, ReportTable } from '../../../documents/report-table.ts';
import type { SheetHeader } from '../queries-sheets.ts';
import { findingsOnPaper } from './service.ts';

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 11 },
  { title: '级别', kind: 'text', widthMm: 14 },
  { title: '检查项目', kind: 'text', widthMm: 32 },
  { title: '人员、机构', kind: 'text', widthMm: 34 },
  { title: '身份证号', kind: 'code', widthMm: 36 },
  { title: '金额（元）', kind: 'money', widthMm: 22 },
  { title: '发现的情况', kind: 'text', widthMm: 62 },
  { title: '保留的理由', kind: 'text', widthMm: 46 },
  { title: '说明人', kind: 'text', widthMm: 18 },
];
const labels: ReadonlyMap<string, string> = new Map(sheetChecks.map(({ id, label }) => [id, label]));

/** Null where nothing was found. */
export function findingsTable(
  reader: Reader,
  sheet: SheetHeader,
  frame: Pick<ReportTable, 'title' | 'lead' | 'hasTotals' | 'signOff' | 'sealOf'>,
): ReportTable | null {
  const found = findingsOnPaper(reader, sheet);
  if (found.rows.length === 0) return null;
  const { open } = found;
  const rows = found.rows.map((finding, index): ReportRow => {
    const { severity, check, name, placeName, idNumber, fen, text, reason } = finding;
    const who = [name, placeName].filter((part) => part !== null).join(' ');
    return [
      index + 1,
      severityLabels[severity],
      labels.get(check) ?? check,
      who,
      idNumber,
      fen,
      text,
      reason?.text ?? null,
      reason?.userName ?? null,
    ];
  });
  return {
    ...frame,
    lead: { ...frame.lead, centre: `共 ${rows.length} 条`, right: '单位：元' },
    hasTotals: false,
    name: '审批前检查清单',
    columns,
    rows,
    rowCount: rows.length,
    wordsColumn: null,
    notes: [open > 0 ? `还有 ${open} 条红色疑点没有说明理由，说明后方可审批。` : '红色疑点均已逐条说明理由或没有红色疑点。'],
  };
}
