/** Prints and exports of a sheet. Each copy is numbered and stands in the audit. */
import type { PaperInput } from '../../../electron/contract/payments.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { sheetPapers, type SheetPaper } from '../../../electron/contract/sheet-papers.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { destitute, happinessScheme, type Scheme } from '../../../electron/contract/schemes.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { maskReport } from '../../documents/mask-report.ts';
import { renderSteps, type PaperWarning } from '../../documents/pdf/paper.ts';
import type { Report } from '../../documents/report-table.ts';
import { renderWorkbookSteps } from '../../documents/xlsx/workbook.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import { verifyFingerprint } from './fingerprint.ts';
import { comparisonReport } from './checks/report-comparison.ts';
import { scopeName as placeName, scopeOfActor } from '../users/scope.ts';
import { insertCopy, type CopyKind } from './queries-sheets.ts';
import { regionName } from './queries-paper.ts';
import { scopeName, sheetFileName, sheetReport } from './report.ts';
import { subsidyFinanceReport, subsidyReport, subsidyTownsReport } from './happiness/report.ts';
import { financeReport } from './report-finance.ts';
import { postingReport } from './report-posting.ts';
import { townsReport } from './report-towns.ts';
import { yearReport } from './report-year.ts';
import { keyOfPart, ownPart } from './rules-scope.ts';
import { headingOf } from './rules-states.ts';
import { requiredSheet } from './service-read.ts';

const verbs: Readonly<Record<CopyKind, string>> = { pdf: '打印', xlsx: '导出' };

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

type Numbered = { readonly report: Report; readonly entry: AuditEntry };

/** What a copy is called among those of its kind: a posting copy is another paper than the one for sealing. */
export function copyScope(place: string, isPosting: boolean, document: SheetPaper = 'sheet'): string {
  if (document !== 'sheet') return `${place}（${labelOf(sheetPapers, document)}）`;
  return isPosting ? `${place}（公示）` : place;
}

/**
 * The report of one numbered copy, and its line for the audit. The number is taken before anything is drawn: a copy that was begun is counted.
 * @throws AppError SHEET_MONTH_NOT_FOUND, HOME_OR_TOWN_NOT_IN_SHEET, SHEET_CHANGED
 */
function numberedCopy(context: WriteContext, asked: PaperInput, kind: CopyKind, protection: Protection | null): Numbered {
  const input = withinScope(context, asked);
  verifyFingerprint(context, input.month, input.scheme);
  const draft = reportOf(context, input, '');
  const purpose = protection === null ? null : purposeOf(protection);
  return transaction(context, (writer) => {
    const header = requiredSheet(writer, input.month, input.scheme);
    const { sheetId, fingerprint } = header;
    const scope = copyScope(scopeName(writer, input.scope), input.posting !== undefined, input.document);
    const copyNumber = insertCopy(writer, sheetId, kind, scope);
    const rows = draft.tables.reduce((sum, table) => sum + table.rowCount, 0);
    const report = { ...draft, footLine: exportFootLine(verbs[kind], writer.at, context.actor.name, copyNumber, purpose) };
    return {
      // A posting copy is masked from the start; the number to call on it is meant to be read.
      report: protection?.kind === 'masked' && input.posting === undefined ? maskReport(report) : report,
      entry: {
        action: protection === null ? 'sheet.print' : 'sheet.export',
        entity: 'sheet',
        entityId: sheetId,
        after: { ...headingOf(header), month: input.month, kind, scope, copyNumber, rows, fingerprint },
      },
    };
  });
}

/** Only the sheet itself has a copy for posting. @throws AppError INVALID_INPUT */
function reportOf(reader: Reader, input: PaperInput, footLine: string): Report {
  const { document = 'sheet', posting } = input;
  if (input.scheme === happinessScheme) {
    const report = subsidyReports[document];
    if (report === undefined || posting !== undefined) throw new AppError('INVALID_INPUT', {}, { document: '运营奖补没有这种表' });
    return report(reader, input, footLine);
  }
  if (document !== 'sheet') {
    if (posting !== undefined) throw new AppError('INVALID_INPUT', {}, { posting: '只有发放表可以公示' });
    return reports[document](reader, input, footLine);
  }
  return posting === undefined ? sheetReport(reader, input, footLine) : postingReport(reader, input, posting, footLine);
}

const reports: Readonly<Record<Exclude<SheetPaper, 'sheet'>, (reader: Reader, input: PaperInput, footLine: string) => Report>> = {
  changes: comparisonReport,
  towns: townsReport,
  finance: financeReport,
  year: yearReport,
};

/** People stand on none of them, so nothing is posted masked; changes and the year of people are no papers of villages. */
const subsidyReports: Readonly<Partial<typeof reports & { sheet: (typeof reports)['finance'] }>> = {
  sheet: subsidyReport,
  finance: subsidyFinanceReport,
  towns: subsidyTownsReport,
};

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

/** The paper itself, for the preview or the system's print dialog; each print is numbered and logged. */
export function* paperBytesSteps(context: WriteContext, input: PaperInput & { readonly purpose: 'preview' | 'print' }): Steps<PaperBytes> {
  const { purpose, ...paper } = input;
  let report: Report;
  if (purpose === 'print') {
    const copy = numberedCopy(context, paper, 'pdf', null);
    transaction(context, (writer) => writer.audit(copy.entry));
    ({ report } = copy);
  } else report = previewReport(context, paper);
  const { bytes, pages, warnings } = yield* named('正在排版', renderSteps(report));
  return { pdf: bytes, pages, warnings: warnings.map(warningText) };
}

function previewReport(context: WriteContext, input: PaperInput): Report {
  verifyFingerprint(context, input.month, input.scheme);
  return reportOf(context, withinScope(context, input), exportFootLine('预览', context.clock.now(), context.actor.name, null));
}

/** That somebody looked at full numbers on paper. The caller asks for it once for each paper of a login, to keep the log calm. */
export function recordPreview(context: WriteContext, asked: PaperInput): void {
  const input = withinScope(context, asked);
  transaction(context, (writer) => {
    const header = requiredSheet(writer, input.month, input.scheme);
    writer.audit({
      action: 'sheet.preview',
      entity: 'sheet',
      entityId: header.sheetId,
      after: {
        ...headingOf(header),
        month: input.month,
        scope: copyScope(scopeName(writer, input.scope), input.posting !== undefined, input.document),
      },
    });
  });
}

/** That somebody had a sheet or a part of it shown with full numbers, outside the window. @throws AppError SHEET_MONTH_NOT_FOUND */
export function recordShown(context: WriteContext, month: IsoMonth, purpose: string, scheme: Scheme = destitute): void {
  transaction(context, (writer) => {
    const header = requiredSheet(writer, month, scheme);
    writer.audit({ action: 'sheet.show', entity: 'sheet', entityId: header.sheetId, after: { ...headingOf(header), month, purpose } });
  });
}

export type PaperCopy = ExportContent & { readonly pages: number; readonly warnings: string[] };

/** The PDF of a numbered copy, in memory. @throws AppError of the report */
export function* paperCopySteps(context: WriteContext, input: PaperInput, protection: Protection): Steps<PaperCopy> {
  const { report, entry } = numberedCopy(context, input, 'pdf', protection);
  const { bytes, pages, warnings } = yield* named('正在排版', renderSteps(report));
  return { bytes, extension: 'pdf', entry, pages, warnings: warnings.map(warningText) };
}

export type WorkbookCopy = ExportContent & { readonly rows: number };

/** The workbook of a numbered copy, in memory. @throws AppError of the report */
export function* workbookCopySteps(context: WriteContext, input: PaperInput, protection: Protection, file: string): Steps<WorkbookCopy> {
  const { report, entry } = numberedCopy(context, input, 'xlsx', protection);
  const { content, rows } = yield* named('正在写入工作簿', renderWorkbookSteps(report, file));
  return { bytes: content, extension: 'xlsx', entry, rows };
}

/** What a saved copy is called by default. */
export function suggestedFileName(
  reader: Reader,
  input: Pick<PaperInput, 'month' | 'scope' | 'scheme'>,
  today: string,
  extension: 'pdf' | 'xlsx',
): string {
  const { title } = requiredSheet(reader, input.month, input.scheme);
  return sheetFileName(
    regionName(reader),
    title,
    input.month,
    input.scope === null ? null : scopeName(reader, input.scope),
    today,
    extension,
  );
}
