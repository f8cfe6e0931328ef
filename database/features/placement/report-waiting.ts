/** The waiting list on paper and as a workbook: everything the meeting needs, no profile has to be opened. */
import type { WaitingRow } from '../../../electron/contract/placement-waiting.ts';
import { careTierLabels, labelOf, sexes } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { row, transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { maskReport } from '../../documents/mask-report.ts';
import { renderSteps } from '../../documents/pdf/paper.ts';
import { paperWarningText } from '../../documents/pdf/warning-text.ts';
import type { Report, ReportColumn, ReportRow } from '../../documents/report-table.ts';
import { renderWorkbookSteps } from '../../documents/xlsx/workbook.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { scopeName, scopeOf, actorOf, type ScopedReader } from '../users/scope.ts';
import { waitingList, waitingRules, type WaitingEntry } from './waiting.ts';

const columns: readonly ReportColumn[] = [
  { title: '位次', kind: 'index', widthMm: 9 },
  { title: '姓名', kind: 'text', widthMm: 17 },
  { title: '性别', kind: 'text', widthMm: 9 },
  { title: '年龄', kind: 'integer', widthMm: 9 },
  { title: '身份证号', kind: 'code', widthMm: 35 },
  { title: '乡镇（街道）', kind: 'text', widthMm: 20 },
  { title: '村（社区）', kind: 'text', widthMm: 22 },
  { title: '自理能力', kind: 'text', widthMm: 14 },
  { title: '等候起', kind: 'date', widthMm: 20 },
  { title: '天数', kind: 'integer', widthMm: 11 },
  { title: '意愿书', kind: 'date', widthMm: 20 },
  { title: '希望入住', kind: 'text', widthMm: 28 },
  { title: '排位依据', kind: 'text', widthMm: 56 },
];

function rowOf(entry: WaitingEntry): ReportRow {
  return [
    entry.rank,
    entry.name,
    labelOf(sexes, entry.sex),
    entry.age,
    entry.idNumber,
    entry.townName,
    entry.villageName,
    entry.level === null ? '未评估' : careTierLabels[entry.level],
    entry.waitingSince,
    entry.waitingDays,
    entry.willSignedOn,
    entry.wishedHomeName,
    entry.reasons.join('；'),
  ];
}

function waitingReport(reader: ScopedReader, asOf: IsoDate, footLine: string): Report {
  const place = scopeName(reader);
  const region = row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
  const list = waitingList(reader, asOf);
  const rules = waitingRules(reader, asOf).map(({ text }, index) => `${index + 1}. ${text}`);
  const moved = list.filter((entry: Pick<WaitingRow, 'place'>) => entry.place !== 'ruled').length;
  return {
    paper: 'A4',
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        name: '等候名单',
        title: `${region}${place ?? ''}特困人员集中供养等候名单`,
        lead: { left: `填报单位：${place ?? `${region}民政局`}`, centre: `截止日期：${formatDate(asOf)}`, right: `共 ${list.length} 人` },
        columns,
        rows: list.map(rowOf),
        rowCount: list.length,
        wordsColumn: null,
        hasTotals: false,
        signOff: ['制表人：', '审核人：', '负责人：'],
        sealOf: null,
        notes: [
          `排序规则：${rules.join('；')}。以上都相同的，依次按等候天数、出生日期、登记先后。`,
          ...(moved > 0 ? [`其中 ${moved} 人经手动调整，理由见排位依据。`] : []),
        ],
      },
    ],
  };
}

function nextCopy(reader: Reader): number {
  return 1 + (row<{ n: number }>(reader, "SELECT count(*) AS n FROM audit WHERE action IN ('waiting.print', 'waiting.export')")?.n ?? 0);
}

function scopedOf(context: WriteContext): ScopedReader {
  return { connection: context.connection, scope: scopeOf(actorOf(context)) };
}

function numbered(
  context: WriteContext,
  asOf: IsoDate,
  verb: '打印' | '导出',
  protection: Protection | null,
): { report: Report; entry: AuditEntry } {
  const copyNumber = nextCopy(context);
  const purpose = protection === null ? null : purposeOf(protection);
  const full = waitingReport(scopedOf(context), asOf, exportFootLine(verb, context.clock.now(), context.actor.name, copyNumber, purpose));
  return {
    report: protection?.kind === 'masked' ? maskReport(full) : full,
    entry: {
      action: protection === null ? 'waiting.print' : 'waiting.export',
      entity: 'waiting_move',
      entityId: null,
      after: { asOf, rows: full.tables[0]?.rowCount ?? 0, copyNumber },
    },
  };
}

function* drawn(report: Report): Steps<{ pdf: Uint8Array; pages: number; warnings: string[] }> {
  const steps = renderSteps(report);
  let step = steps.next();
  while (step.done !== true) {
    yield { ...step.value, phase: '正在排版' };
    step = steps.next();
  }
  const { bytes, pages, warnings } = step.value;
  return { pdf: bytes, pages, warnings: warnings.map(paperWarningText) };
}

/** To look at or to print; a print is numbered and logged. */
export function* waitingPaperSteps(
  context: WriteContext,
  { asOf, purpose }: { readonly asOf: IsoDate; readonly purpose: 'preview' | 'print' },
): Steps<{ pdf: Uint8Array; pages: number; warnings: string[] }> {
  if (purpose === 'preview') {
    const shown = waitingReport(scopedOf(context), asOf, exportFootLine('预览', context.clock.now(), context.actor.name, null));
    transaction(context, (writer) =>
      writer.audit({
        action: 'waiting.preview',
        entity: 'waiting_move',
        entityId: null,
        after: { asOf, rows: shown.tables[0]?.rowCount ?? 0 },
      }),
    );
    return yield* drawn(shown);
  }
  const { report, entry } = numbered(context, asOf, '打印', null);
  transaction(context, (writer) => writer.audit(entry));
  return yield* drawn(report);
}

export function* waitingPdfSteps(
  context: WriteContext,
  asOf: IsoDate,
  protection: Protection,
): Steps<ExportContent & { pages: number; warnings: string[] }> {
  const { report, entry } = numbered(context, asOf, '导出', protection);
  const { pdf, pages, warnings } = yield* drawn(report);
  return { bytes: pdf, extension: 'pdf', entry, pages, warnings };
}

export function* waitingWorkbookSteps(
  context: WriteContext,
  asOf: IsoDate,
  protection: Protection,
  file: string,
): Steps<ExportContent & { rows: number }> {
  const { report, entry } = numbered(context, asOf, '导出', protection);
  const steps = renderWorkbookSteps(report, file);
  let step = steps.next();
  while (step.done !== true) {
    yield { ...step.value, phase: '正在写入工作簿' };
    step = steps.next();
  }
  return { bytes: step.value.content, extension: 'xlsx', entry, rows: step.value.rows };
}
