/** Papers of the grading as use cases: looked at, printed, saved; each copy that leaves is numbered and stands in the audit. */
import { createHash } from 'node:crypto';
import {
  formatsOfPaper,
  gradingPaperNames,
  homeLetters,
  type GradingPaper,
  type GradingPaperFormat,
} from '../../../../electron/contract/grading-papers.ts';
import type { Protection } from '../../../../electron/contract/protection.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import type { AuditEntry } from '../../../core/audit.ts';
import { row, transaction, type Reader, type Steps, type WriteContext } from '../../../core/sql.ts';
import { exportFootLine } from '../../../documents/foot-line.ts';
import type { Letter } from '../../../documents/letter/letter.ts';
import { letterDocx } from '../../../documents/letter/letter-docx.ts';
import { letterPdfSteps } from '../../../documents/letter/letter-pdf.ts';
import { maskReport } from '../../../documents/mask-report.ts';
import { renderSteps, type PaperWarning } from '../../../documents/pdf/paper.ts';
import type { Report } from '../../../documents/report-table.ts';
import { renderWorkbookSteps } from '../../../documents/xlsx/workbook.ts';
import { purposeOf, type ExportContent } from '../../exports/service.ts';
import { actorOf, canSeeNumbers, scopeName, scopeOf, type ScopedReader } from '../../users/scope.ts';
import { maskLetter } from './mask-letter.ts';
import { made, type Made } from './making.ts';

/** Who is bound to a township makes its papers; what concerns the round as a whole is the county's. @throws AppError OUT_OF_SCOPE */
function withinScope(reader: ScopedReader, paper: GradingPaper): GradingPaper {
  const { scope } = reader;
  if (scope.kind === 'county') return paper;
  const own = scope.kind === 'town' ? scope.townCode : '';
  const refuse = (): never => {
    throw new AppError('OUT_OF_SCOPE', { action: `制作${gradingPaperNames[paper.kind]}`, place: scopeName(reader) });
  };
  const townOf = (table: 'grading_case' | 'happiness_home', id: number): string | undefined =>
    row<{ townCode: string }>(reader, `SELECT town_code AS townCode FROM ${table} WHERE ${table}_id = ?`, id)?.townCode;
  switch (paper.kind) {
    case 'score':
      return townOf('grading_case', paper.caseId) === own ? paper : refuse();
    case 'scores':
    case 'summary':
    case 'posting':
      return paper.townCode === null || paper.townCode === own ? { ...paper, townCode: own } : refuse();
    case 'spending':
      if (paper.townCode !== null && paper.townCode !== own) refuse();
      return paper.happinessHomeId === null || townOf('happiness_home', paper.happinessHomeId) === own
        ? { ...paper, townCode: own }
        : refuse();
    case 'letter':
    case 'notice':
    case 'award':
    case 'visit':
      return refuse();
  }
}

function readerOf(context: WriteContext): ScopedReader {
  const actor = actorOf(context);
  return { connection: context.connection, scope: scopeOf(actor), canSeeNumbers: canSeeNumbers(actor.role) };
}

/** What a paper is called in the log and among the copies of its kind. */
function titleOf(paper: GradingPaper): string {
  if (paper.kind === 'letter') return labelOf(homeLetters, paper.letter);
  return gradingPaperNames[paper.kind];
}

type Subject = Pick<AuditEntry, 'entity' | 'entityId'>;

function subjectOf(paper: GradingPaper): Subject {
  switch (paper.kind) {
    case 'score':
      return { entity: 'grading_case', entityId: paper.caseId };
    case 'spending':
      return { entity: 'happiness_home', entityId: paper.happinessHomeId };
    case 'letter':
      return { entity: 'happiness_home', entityId: paper.happinessHomeId };
    case 'scores':
    case 'summary':
    case 'posting':
    case 'notice':
    case 'award':
    case 'visit':
      return { entity: 'grading_round', entityId: paper.roundId };
  }
}

function nextCopy(reader: Reader, action: string, paper: GradingPaper): number {
  const { entity, entityId } = subjectOf(paper);
  const sql = `SELECT count(*) AS n FROM audit WHERE action = ? AND entity = ? AND entity_id IS ? AND json_extract(after_json, '$.papers') = ?`;
  return 1 + (row<{ n: number }>(reader, sql, action, entity, entityId, titleOf(paper))?.n ?? 0);
}

function entryOf(action: string, paper: GradingPaper, more: object): AuditEntry {
  return { action, ...subjectOf(paper), after: { papers: titleOf(paper), ...more } };
}

function warningText(warning: PaperWarning | { readonly character: string }): string {
  if ('character' in warning) return `字库中没有“${warning.character}”，以〓代替`;
  return `“${warning.table}”第 ${warning.page} 页“${warning.column}”文字较长，字号缩小`;
}

export type PaperPdf = { readonly pdf: Uint8Array; readonly pages: number; readonly warnings: string[] };

function* named<T>(phase: string, steps: Generator<{ readonly done: number; readonly total: number }, T, void>): Steps<T> {
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

type Printable = Exclude<Made, { kind: 'workbook' }>;

/** A format that was refused before. */
function printable(content: Made): Printable {
  if (content.kind === 'workbook') throw new RangeError('a workbook to fill in is not printed');
  return content;
}

function* pdfOf(content: Printable): Steps<PaperPdf> {
  const { bytes, pages, warnings } =
    content.kind === 'report'
      ? yield* named('正在排版', renderSteps(content.report))
      : yield* named(
          '正在排版',
          (function* () {
            const { missing, ...pdf } = yield* letterPdfSteps(content.name, content.letters, content.letters.length);
            return { ...pdf, warnings: missing };
          })(),
        );
  return { pdf: bytes, pages, warnings: warnings.map(warningText) };
}

function refuseFormat(paper: GradingPaper, format: GradingPaperFormat): void {
  const formats = formatsOfPaper[paper.kind];
  if (!formats.includes(format))
    throw new AppError('GRADING_PAPER_FORMAT', {
      paper: gradingPaperNames[paper.kind],
      format: format.toUpperCase(),
      formats: formats.join('、'),
    });
}

/** To look at, or to print: each print is numbered and in the log with its hash. @throws AppError of `made`, OUT_OF_SCOPE, GRADING_PAPER_FORMAT */
export function* paperSteps(
  context: WriteContext,
  input: { readonly paper: GradingPaper; readonly purpose: 'preview' | 'print' },
): Steps<PaperPdf> {
  const reader = readerOf(context);
  const paper = withinScope(reader, input.paper);
  refuseFormat(paper, 'pdf');
  const isPrint = input.purpose === 'print';
  const copyNumber = isPrint ? nextCopy(context, 'gradingPaper.print', paper) : null;
  const footLine = exportFootLine(isPrint ? '打印' : '预览', context.clock.now(), context.actor.name, copyNumber);
  const pdf = yield* pdfOf(printable(made(reader, paper, 'pdf', footLine, context.clock.today())));
  if (isPrint) {
    const sha256 = createHash('sha256').update(pdf.pdf).digest('hex');
    transaction(context, (writer) => writer.audit(entryOf('gradingPaper.print', paper, { copyNumber, pages: pdf.pages, sha256 })));
  }
  return pdf;
}

/** Masked is what would lead to a person; homes, villages and offices stay readable. */
function masked(content: Made, paper: GradingPaper): Made {
  const kept = 'phone' in paper ? paper.phone : null;
  if (content.kind === 'workbook') return content;
  return content.kind === 'report'
    ? { kind: 'report', report: maskReport(content.report) }
    : { ...content, letters: content.letters.map((letter) => maskLetter(letter, kept)) };
}

function wordOf({ letters }: Extract<Made, { kind: 'letters' }>): Promise<Uint8Array> {
  return letterDocx(letters[0] as Letter);
}

function reportOf(content: Made): Report {
  if (content.kind !== 'report') throw new RangeError('a letter is no table');
  return content.report;
}

type Copy = { readonly paper: GradingPaper; readonly format: GradingPaperFormat; readonly protection: Protection };

/** A numbered copy in memory. @param run drives long work @throws AppError of `made`, OUT_OF_SCOPE, GRADING_PAPER_FORMAT */
export async function paperCopy(
  context: WriteContext,
  { paper: asked, format, protection }: Copy,
  file: string,
  run: <T>(steps: Steps<T>) => Promise<T>,
): Promise<ExportContent> {
  const reader = readerOf(context);
  const paper = withinScope(reader, asked);
  refuseFormat(paper, format);
  const copyNumber = nextCopy(context, 'gradingPaper.export', paper);
  const footLine = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const whole = made(reader, paper, format, footLine, context.clock.today());
  const content = protection.kind === 'masked' ? masked(whole, paper) : whole;
  const bytes =
    content.kind === 'workbook'
      ? content.bytes
      : format === 'pdf'
        ? (await run(pdfOf(printable(content)))).pdf
        : content.kind === 'letters'
          ? await wordOf(content)
          : (await run(named('正在写入工作簿', renderWorkbookSteps(reportOf(content), file)))).content;
  return { bytes, extension: format, entry: entryOf('gradingPaper.export', paper, { kind: format, copyNumber }) };
}
