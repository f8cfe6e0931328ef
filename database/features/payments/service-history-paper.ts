/** A person's whole money on paper and as a file; every copy stands in the log. */
import { maskRecord } from '../../../electron/contract/masking.ts';
import type { MoneyHistory } from '../../../electron/contract/payments-history.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { renderPaper } from '../../documents/pdf/paper.ts';
import { renderWorkbookSteps } from '../../documents/xlsx/workbook.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { scopeOfActor } from '../users/scope.ts';
import { regionName } from './queries-paper.ts';
import { historyReport } from './report-history.ts';
import { history } from './service-history.ts';

function entryOf(action: string, found: MoneyHistory, more: object): AuditEntry {
  const { personId } = found;
  return {
    action,
    entity: 'person',
    entityId: personId,
    personId,
    after: { personName: found.name, months: found.months.length, ...more },
  };
}

/** @throws AppError of the history */
export function historyPaper(
  context: WriteContext,
  { personId, purpose }: { readonly personId: number; readonly purpose: 'preview' | 'print' },
): { pdf: Uint8Array; pages: number } {
  const found = history({ ...context, scope: scopeOfActor(context) }, personId);
  const foot = exportFootLine(purpose === 'print' ? '打印' : '预览', context.clock.now(), context.actor.name, null);
  const { bytes, pages } = renderPaper(historyReport(found, regionName(context), foot));
  transaction(context, (writer) => writer.audit(entryOf(`history.${purpose}`, found, { pages })));
  return { pdf: bytes, pages };
}

/** @throws AppError of the history */
export function historyCopy(
  context: WriteContext,
  {
    personId,
    format,
    protection,
    file,
  }: { readonly personId: number; readonly format: 'pdf' | 'xlsx'; readonly protection: Protection; readonly file: string },
): ExportContent {
  const found = history({ ...context, scope: scopeOfActor(context) }, personId);
  const foot = exportFootLine('导出', context.clock.now(), context.actor.name, null, purposeOf(protection));
  const shown = protection.kind === 'masked' ? (maskRecord(found, { hasAddresses: true }) as MoneyHistory) : found;
  const report = historyReport(shown, regionName(context), foot);
  const bytes = format === 'pdf' ? renderPaper(report).bytes : finishWorkbook(report, file);
  return { bytes, extension: format, entry: entryOf('history.export', found, { format }) };
}

function finishWorkbook(report: Parameters<typeof renderWorkbookSteps>[0], file: string): Uint8Array {
  const steps = renderWorkbookSteps(report, file);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.content;
  }
}
