/** A ledger of the office on paper and as a workbook: looked at, printed, saved; each copy that leaves is numbered and stands in the log. */
import type { Protection } from '../../../electron/contract/protection.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { row, transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { renderSteps } from '../../documents/pdf/paper.ts';
import { paperWarningText } from '../../documents/pdf/warning-text.ts';
import type { Report } from '../../documents/report-table.ts';
import { renderWorkbookSteps } from '../../documents/xlsx/workbook.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';

/** `task` or `supervision`: begins the names of its actions in the log. */
type Ledger = {
  readonly name: 'task' | 'supervision';
  readonly entity: string;
  readonly reportOf: (reader: Reader, asOf: IsoDate, footLine: string) => Report;
};
type Paper = { readonly pdf: Uint8Array; readonly pages: number; readonly warnings: string[] };

function nextCopy(reader: Reader, { name }: Ledger): number {
  const found = row<{ n: number }>(reader, 'SELECT count(*) AS n FROM audit WHERE action IN (?, ?)', `${name}.print`, `${name}.export`);
  return 1 + (found?.n ?? 0);
}

function* drawn(report: Report): Steps<Paper> {
  const steps = renderSteps(report);
  let step = steps.next();
  while (step.done !== true) {
    yield { ...step.value, phase: '正在排版' };
    step = steps.next();
  }
  const { bytes, pages, warnings } = step.value;
  return { pdf: bytes, pages, warnings: warnings.map(paperWarningText) };
}

function entryOf(ledger: Ledger, verb: 'print' | 'export', report: Report, asOf: IsoDate, copyNumber: number): AuditEntry {
  const rows = report.tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  return { action: `${ledger.name}.${verb}`, entity: ledger.entity, entityId: null, after: { asOf, rows, copyNumber } };
}

export function* ledgerPaperSteps(
  ledger: Ledger,
  context: WriteContext,
  { asOf, purpose }: { readonly asOf: IsoDate; readonly purpose: 'preview' | 'print' },
): Steps<Paper> {
  const copyNumber = purpose === 'print' ? nextCopy(context, ledger) : null;
  const verb = purpose === 'print' ? '打印' : '预览';
  const report = ledger.reportOf(context, asOf, exportFootLine(verb, context.clock.now(), context.actor.name, copyNumber));
  if (copyNumber !== null) transaction(context, (writer) => writer.audit(entryOf(ledger, 'print', report, asOf, copyNumber)));
  return yield* drawn(report);
}

type CopyAsked = { readonly asOf: IsoDate; readonly format: 'pdf' | 'xlsx'; readonly protection: Protection; readonly file: string };

export function* ledgerCopySteps(
  ledger: Ledger,
  context: WriteContext,
  { asOf, format, protection, file }: CopyAsked,
): Steps<ExportContent> {
  const copyNumber = nextCopy(context, ledger);
  const foot = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const report = ledger.reportOf(context, asOf, foot);
  const entry = entryOf(ledger, 'export', report, asOf, copyNumber);
  if (format === 'pdf') return { bytes: (yield* drawn(report)).pdf, extension: 'pdf', entry };
  const steps = renderWorkbookSteps(report, file);
  let step = steps.next();
  while (step.done !== true) {
    yield { ...step.value, phase: '正在写入工作簿' };
    step = steps.next();
  }
  return { bytes: step.value.content, extension: 'xlsx', entry };
}
