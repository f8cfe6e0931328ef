/** Reports as use cases: looked at, printed, saved; each copy that leaves is numbered and stands in the audit. */
import { createHash } from 'node:crypto';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { ReportSource } from '../../../electron/contract/own-reports.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import type { Role } from '../../../electron/contract/method.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { row, transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { renderSteps, type PaperWarning } from '../../documents/pdf/paper.ts';
import type { Report, ReportTable } from '../../documents/report-table.ts';
import { renderWorkbookSteps } from '../../documents/xlsx/workbook.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { actorOf, canSeeNumbers, scopeName, scopeOf, type ScopedReader } from '../users/scope.ts';
import { tablesFor } from './paper-parts.ts';
import { standingReport, type Standee } from './standing.ts';
import { subjectFor } from './subjects.ts';
import { tableOf, type Asked, type MadeTable } from './table.ts';

/** Lines of a look: whoever wants to read more prints it. */
export const previewRows = 300;

const regionOf = (reader: Reader): string => row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
const bureauOf = (reader: Reader): string => `${regionOf(reader)}民政局`;

function sourceOf(reader: ScopedReader, role: Role, source: ReportSource): Standee {
  const unit = bureauOf(reader);
  if (source.kind === 'standing') return standingReport(reader, role, source.id, unit);
  const subject = subjectFor(role, source.definition.subject);
  return {
    title: source.title,
    paper: source.definition.paper,
    make: (asked: Asked) => tableOf(reader, subject, source.definition, asked, unit),
  };
}

function dayOf(source: ReportSource, today: IsoDate): IsoDate {
  return (source.kind === 'standing' ? source.asOf : source.definition.asOf) ?? today;
}

/** On the screen numbers stay masked; an address too where its reader sees no numbers. @throws AppError of `tableOf`, `standingReport` */
export function preview(reader: ScopedReader, role: Role, source: ReportSource, today: IsoDate): OutputOf<'reports.preview'> {
  const { title, make } = sourceOf(reader, role, source);
  const { columns, lines, total, lead, notes } = make({ asOf: dayOf(source, today), isMasked: true, limit: previewRows });
  return {
    title,
    lead: [lead.left, lead.centre, lead.right].filter((part) => part !== '').join('　'),
    columns: columns.map((column) => ({ title: column.title, group: column.group ?? null, kind: column.kind, widthMm: column.widthMm })),
    rows: lines.map(({ cells, link, isSum }) => ({ cells: [...cells], link, isSum })),
    total,
    notes: [...notes],
  };
}

/** On paper a wide table is told in parts; a workbook holds it whole. */
function reportOf(reader: ScopedReader, { title, paper }: Standee, table: MadeTable, footLine: string, isPaper: boolean): Report {
  const place = scopeName(reader) ?? regionOf(reader);
  const whole: ReportTable = {
    name: title.slice(0, 30),
    title: title.startsWith(place) ? title : `${place}${title}`,
    lead: table.lead,
    columns: table.columns,
    rows: table.lines.map(({ cells }) => cells),
    rowCount: table.lines.length,
    wordsColumn: null,
    hasTotals: false,
    signOff: ['制表人：', '审核人：', '负责人：'],
    sealOf: bureauOf(reader),
    notes: table.notes,
  };
  return {
    paper,
    watermark: null,
    fingerprint: null,
    footLine,
    tables: isPaper ? tablesFor(whole, paper) : [whole],
  };
}

function readerOf(context: WriteContext): { readonly reader: ScopedReader; readonly role: Role } {
  const actor = actorOf(context);
  return {
    role: actor.role,
    reader: { connection: context.connection, scope: scopeOf(actor), canSeeNumbers: canSeeNumbers(actor.role) },
  };
}

function nextCopy(reader: Reader, action: string): number {
  return 1 + (row<{ n: number }>(reader, 'SELECT count(*) AS n FROM audit WHERE action = ?', action)?.n ?? 0);
}

function entryOf(action: string, title: string, source: ReportSource, more: object): AuditEntry {
  const of = source.kind === 'standing' ? {} : { subject: source.definition.subject, columns: source.definition.columns };
  return { action, entity: 'own_report', entityId: null, after: { title, ...of, ...more } };
}

const warningText = ({ table, page, column }: Extract<PaperWarning, { table: string }>): string =>
  `“${table}”第 ${page} 页“${column}”文字较长，字号缩小`;

function wordsOf(warning: PaperWarning): string {
  return 'character' in warning ? `字库中没有“${warning.character}”，以〓代替` : warningText(warning);
}

function* phased<T>(phase: string, steps: Generator<{ readonly done: number; readonly total: number }, T, void>): Steps<T> {
  try {
    let step = steps.next();
    while (step.done !== true) {
      yield { ...step.value, phase };
      step = steps.next();
    }
    return step.value;
  } finally {
    steps.return(undefined as never);
  }
}

/** To look at, or to print: each print is numbered and in the log with its hash. Masked for whoever sees no numbers, whatever he asks. */
export function* reportPaperSteps(
  context: WriteContext,
  { source, isMasked, purpose }: { readonly source: ReportSource; readonly isMasked: boolean; readonly purpose: 'preview' | 'print' },
): Steps<OutputOf<'reports.paper'>> {
  const { reader, role } = readerOf(context);
  const isPrint = purpose === 'print';
  const asOf = dayOf(source, context.clock.today());
  const found = sourceOf(reader, role, source);
  const masked = isMasked || reader.canSeeNumbers !== true;
  const table = found.make({ asOf, isMasked: masked, limit: null });
  const copyNumber = isPrint ? nextCopy(context, 'ownReport.print') : null;
  const footLine = exportFootLine(isPrint ? '打印' : '预览', context.clock.now(), context.actor.name, copyNumber);
  const { bytes, pages, warnings } = yield* phased('正在排版', renderSteps(reportOf(reader, found, table, footLine, true)));
  if (isPrint) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const after = { asOf, rows: table.total, pages, copyNumber, isMasked: masked, sha256 };
    transaction(context, (writer) => writer.audit(entryOf('ownReport.print', found.title, source, after)));
  }
  return { pdf: bytes, pages, warnings: warnings.map(wordsOf) };
}

/** A numbered copy in memory. @throws AppError of `tableOf`, `standingReport` */
export function* reportCopySteps(
  context: WriteContext,
  source: ReportSource,
  format: 'pdf' | 'xlsx',
  protection: Protection,
  file: string,
): Steps<ExportContent & { readonly rows: number; readonly pages: number | null; readonly title: string }> {
  const { reader, role } = readerOf(context);
  const asOf = dayOf(source, context.clock.today());
  const found = sourceOf(reader, role, source);
  const isMasked = protection.kind === 'masked' || reader.canSeeNumbers !== true;
  const table = found.make({ asOf, isMasked, limit: null });
  const copyNumber = nextCopy(context, 'ownReport.export');
  const footLine = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const report = reportOf(reader, found, table, footLine, format === 'pdf');
  const made =
    format === 'pdf'
      ? yield* phased('正在排版', renderSteps(report))
      : { bytes: (yield* phased('正在写入工作簿', renderWorkbookSteps(report, file))).content, pages: null };
  return {
    bytes: made.bytes,
    extension: format,
    rows: table.total,
    pages: made.pages,
    title: found.title,
    entry: entryOf('ownReport.export', found.title, source, { kind: format, asOf, rows: table.total, copyNumber }),
  };
}
