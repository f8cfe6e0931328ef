/** Prints and exports of a sheet. Each copy is numbered and stands in the audit; a preview is neither. */
import type { PaperInput } from '../../../electron/contract/payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { paperSteps, renderSteps, type PaperWarning } from '../../documents/pdf/paper.ts';
import type { Report } from '../../documents/report-table.ts';
import { workbookSteps } from '../../documents/xlsx/workbook.ts';
import { verifyFingerprint } from './fingerprint.ts';
import { scopeName as placeName, scopeOfActor } from '../users/scope.ts';
import { insertCopy, type CopyKind } from './queries-sheets.ts';
import { regionName } from './queries-paper.ts';
import { scopeName, sheetFileName, sheetReport } from './report.ts';
import { keyOfPart, ownPart } from './rules-scope.ts';
import { requiredSheet } from './service-read.ts';

const verbs: Readonly<Record<CopyKind, string>> = { pdf: '打印', xlsx: '导出' };

/** @param purpose why the copy is made, for the audit: `命令行`; null from the window */
export type CopyInput = PaperInput & { readonly purpose?: string };

/**
 * Somebody bound to a place has his own part of a sheet, and gets it when he asks for the whole.
 * @throws AppError OUT_OF_SCOPE
 */
function withinScope<Input extends PaperInput>(context: WriteContext, input: Input): Input {
  const scope = scopeOfActor(context);
  const own = ownPart(scope);
  if (own === null) return input;
  if (input.scope !== null && keyOfPart(input.scope) !== keyOfPart(own))
    throw new AppError('OUT_OF_SCOPE', { action: '打印、导出发放表', place: placeName({ connection: context.connection, scope }) });
  return { ...input, scope: own };
}

type Copy = { readonly kind: CopyKind; readonly action: 'sheet.print' | 'sheet.export' };

/**
 * The report of one numbered copy. The number is taken before anything is drawn: a copy that was begun is counted.
 * @throws AppError SHEET_MONTH_NOT_FOUND, HOME_OR_TOWN_NOT_IN_SHEET, SHEET_CHANGED
 */
function numberedCopy(context: WriteContext, asked: CopyInput, { kind, action }: Copy): Report {
  const input = withinScope(context, asked);
  verifyFingerprint(context, input.month);
  const draft = sheetReport(context, input, '');
  return transaction(context, (writer) => {
    const { sheetId, fingerprint } = requiredSheet(writer, input.month);
    const scope = scopeName(writer, input.scope);
    const copyNumber = insertCopy(writer, sheetId, kind, scope);
    const rows = draft.tables.reduce((sum, table) => sum + table.rowCount, 0);
    writer.audit({
      action,
      entity: 'sheet',
      entityId: sheetId,
      after: { month: input.month, kind, scope, copyNumber, rows, fingerprint, purpose: input.purpose ?? null },
    });
    return { ...draft, footLine: exportFootLine(verbs[kind], writer.at, context.actor.name, copyNumber) };
  });
}

function warningText(warning: PaperWarning): string {
  return warning.kind === 'missing-character'
    ? `字库中没有“${warning.character}”（U+${warning.codePoint.toString(16).toUpperCase()}），以〓代替`
    : `“${warning.table}”第 ${warning.page} 页“${warning.column}”文字较长，字号缩小`;
}

function* named<T>(phase: string, steps: Generator<{ readonly done: number; readonly total: number }, T, void>): Steps<T> {
  try {
    let step = steps.next();
    while (step.done !== true) {
      yield { ...step.value, phase };
      step = steps.next();
    }
    return step.value;
  } finally {
    // Giving up between two steps must reach the writer, which then removes its unfinished file.
    steps.return(undefined as never);
  }
}

export type PaperBytes = { readonly pdf: Uint8Array; readonly pages: number; readonly warnings: string[] };

/** The paper itself, for the preview (not logged) or the system's print dialog (logged). */
export function* paperBytesSteps(context: WriteContext, input: PaperInput & { readonly purpose: 'preview' | 'print' }): Steps<PaperBytes> {
  const { purpose, ...paper } = input;
  const report = purpose === 'print' ? numberedCopy(context, paper, { kind: 'pdf', action: 'sheet.print' }) : previewReport(context, paper);
  const { bytes, pages, warnings } = yield* named('正在排版', renderSteps(report));
  return { pdf: bytes, pages, warnings: warnings.map(warningText) };
}

function previewReport(context: WriteContext, input: PaperInput): Report {
  verifyFingerprint(context, input.month);
  return sheetReport(context, withinScope(context, input), exportFootLine('预览', context.clock.now(), context.actor.name, null));
}

/** Writes the PDF. @throws AppError FILE_NOT_WRITABLE and those of the report */
export function* savePaperSteps(
  context: WriteContext,
  input: CopyInput,
  file: string,
): Steps<{ file: string; pages: number; warnings: string[] }> {
  const report = numberedCopy(context, input, { kind: 'pdf', action: 'sheet.export' });
  const { pages, warnings } = yield* named('正在排版', paperSteps(report, file));
  return { file, pages, warnings: warnings.map(warningText) };
}

/** Writes the workbook. @throws AppError FILE_NOT_WRITABLE and those of the report */
export function* saveWorkbookSteps(context: WriteContext, input: CopyInput, file: string): Steps<{ file: string; rows: number }> {
  const report = numberedCopy(context, input, { kind: 'xlsx', action: 'sheet.export' });
  const { rows } = yield* named('正在写入工作簿', workbookSteps(report, file));
  return { file, rows };
}

/** What a saved copy is called by default. */
export function suggestedFileName(
  reader: Reader,
  input: { readonly month: IsoMonth; readonly scope: PaperInput['scope'] },
  today: string,
  extension: 'pdf' | 'xlsx',
): string {
  return sheetFileName(regionName(reader), input.month, input.scope === null ? null : scopeName(reader, input.scope), today, extension);
}
