/** Papers of renovations as use cases: looked at, printed, saved; each copy that leaves is numbered and stands in the audit. */
import { createHash } from 'node:crypto';
import type { Protection } from '../../../../electron/contract/protection.ts';
import {
  formatsOfRenovationPaper,
  renovationPaperNames,
  type RenovationPaper,
  type RenovationPaperFormat,
} from '../../../../electron/contract/renovation-papers.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import type { AuditEntry } from '../../../core/audit.ts';
import { row, transaction, type Reader, type Steps, type WriteContext } from '../../../core/sql.ts';
import { exportFootLine } from '../../../documents/foot-line.ts';
import { letterDocx } from '../../../documents/letter/letter-docx.ts';
import { letterPdfSteps } from '../../../documents/letter/letter-pdf.ts';
import { maskReport } from '../../../documents/mask-report.ts';
import { renderSteps, type PaperWarning } from '../../../documents/pdf/paper.ts';
import { renderWorkbookSteps } from '../../../documents/xlsx/workbook.ts';
import type { AttachmentStore } from '../../attachments/store.ts';
import { purposeOf, type ExportContent } from '../../exports/service.ts';
import { maskLetter } from '../../grading/papers/mask-letter.ts';
import { actorOf, canSeeNumbers, scopeName, scopeOf, type ScopedReader } from '../../users/scope.ts';
import { ganttPdfSteps } from './gantt.ts';
import { made, maskedSheet, type Made } from './making.ts';
import { projectSheet } from './sheet.ts';

function readerOf(context: WriteContext): ScopedReader {
  const actor = actorOf(context);
  return { connection: context.connection, scope: scopeOf(actor), canSeeNumbers: canSeeNumbers(actor.role) };
}

/** What is asked for in plain words and is not the caller's is refused, not left out. @throws AppError OUT_OF_SCOPE */
function refuseOthers(reader: ScopedReader, paper: RenovationPaper): void {
  const { scope } = reader;
  if (scope.kind === 'county') return;
  const own =
    scope.kind === 'town'
      ? { townCode: scope.townCode, homeId: null }
      : row<{ townCode: string; homeId: number }>(
          reader,
          'SELECT town_code AS townCode, home_id AS homeId FROM home WHERE home_id = ?',
          scope.homeId,
        );
  const asked =
    'projectId' in paper
      ? row<{ townCode: string; homeId: number }>(
          reader,
          `SELECT h.town_code AS townCode, h.home_id AS homeId FROM renovation_project p JOIN home h ON h.home_id = p.home_id
           WHERE p.renovation_project_id = ?`,
          paper.projectId,
        )
      : { townCode: paper.townCode ?? own?.townCode, homeId: null };
  // What is not there is refused as what is another's: a refusal tells nothing of other places.
  const isOwn =
    asked !== undefined &&
    own !== undefined &&
    asked.townCode === own.townCode &&
    (asked.homeId === null || own.homeId === null || asked.homeId === own.homeId);
  if (!isOwn) throw new AppError('OUT_OF_SCOPE', { action: `制作${renovationPaperNames[paper.kind]}`, place: scopeName(reader) });
}

function entryOf(action: string, paper: RenovationPaper, more: object): AuditEntry {
  const after = { papers: renovationPaperNames[paper.kind], ...more };
  return { action, entity: 'renovation_project', entityId: 'projectId' in paper ? paper.projectId : null, after };
}

/** Copies of a paper are counted by its project, or over the county. */
function nextCopy(reader: Reader, action: string, paper: RenovationPaper): number {
  const sql = `SELECT count(*) AS n FROM audit WHERE action = ? AND entity_id IS ? AND json_extract(after_json, '$.papers') = ?`;
  const found = row<{ n: number }>(reader, sql, action, 'projectId' in paper ? paper.projectId : null, renovationPaperNames[paper.kind]);
  return 1 + (found?.n ?? 0);
}

function warningText(warning: PaperWarning | { readonly character: string }): string {
  if ('character' in warning) return `字库中没有“${warning.character}”，以〓代替`;
  return `“${warning.table}”第 ${warning.page} 页“${warning.column}”文字较长，字号缩小`;
}

export type PaperPdf = { readonly pdf: Uint8Array; readonly pages: number; readonly warnings: string[] };
type Drawn = { readonly bytes: Uint8Array; readonly pages: number; readonly missing: readonly { readonly character: string }[] };

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

const phase = '正在排版';
const finished = ({ bytes, pages, missing }: Drawn): PaperPdf => ({ pdf: bytes, pages, warnings: missing.map(warningText) });

function* pdfOf(content: Made, footLine: string): Steps<PaperPdf> {
  switch (content.kind) {
    case 'report': {
      const { bytes, pages, warnings } = yield* named(phase, renderSteps(content.report));
      return { pdf: bytes, pages, warnings: warnings.map(warningText) };
    }
    case 'letter':
      return finished(yield* named(phase, letterPdfSteps(content.letter.name, [content.letter], 1)));
    case 'gantt':
      return finished(yield* named(phase, ganttPdfSteps(content.content, content.size, footLine)));
    case 'sheet':
      return finished(projectSheet(content.content, footLine));
  }
}

/** @throws AppError RENOVATION_PAPER_FORMAT */
function refuseFormat(paper: RenovationPaper, format: RenovationPaperFormat): void {
  const formats = formatsOfRenovationPaper[paper.kind];
  if (!formats.includes(format))
    throw new AppError('RENOVATION_PAPER_FORMAT', {
      paper: renovationPaperNames[paper.kind],
      format: format.toUpperCase(),
      formats: formats.join('、'),
    });
}

/** To look at, or to print: each print is numbered and in the log with its hash. @throws AppError of `made` */
export function* paperSteps(
  context: WriteContext,
  store: AttachmentStore,
  { paper, purpose }: { readonly paper: RenovationPaper; readonly purpose: 'preview' | 'print' },
): Steps<PaperPdf> {
  const isPrint = purpose === 'print';
  const copyNumber = isPrint ? nextCopy(context, 'renovationPaper.print', paper) : null;
  const footLine = exportFootLine(isPrint ? '打印' : '预览', context.clock.now(), context.actor.name, copyNumber);
  const reader = readerOf(context);
  refuseOthers(reader, paper);
  const content = made(paper, { reader, store, today: context.clock.today(), footLine });
  const pdf = yield* pdfOf(content, footLine);
  if (isPrint) {
    const sha256 = createHash('sha256').update(pdf.pdf).digest('hex');
    transaction(context, (writer) => writer.audit(entryOf('renovationPaper.print', paper, { copyNumber, pages: pdf.pages, sha256 })));
  }
  return pdf;
}

/** Masked is what would lead to a person; homes, firms and offices stay readable. The chart names nobody. */
function masked(content: Made): Made {
  switch (content.kind) {
    case 'report':
      return { kind: 'report', report: maskReport(content.report) };
    case 'letter':
      return { kind: 'letter', letter: maskLetter(content.letter, null) };
    case 'sheet':
      return { kind: 'sheet', content: maskedSheet(content.content) };
    case 'gantt':
      return content;
  }
}

async function bytesOf(
  content: Made,
  format: RenovationPaperFormat,
  footLine: string,
  file: string,
  run: <T>(steps: Steps<T>) => Promise<T>,
): Promise<Uint8Array> {
  if (format === 'pdf') return (await run(pdfOf(content, footLine))).pdf;
  if (content.kind === 'letter') return letterDocx(content.letter);
  if (content.kind !== 'report') throw new RangeError('a drawing is no table');
  return (await run(named('正在写入工作簿', renderWorkbookSteps(content.report, file)))).content;
}

type Copy = { readonly paper: RenovationPaper; readonly format: RenovationPaperFormat; readonly protection: Protection };

/** A numbered copy in memory. @param run drives long work @throws AppError of `made`, RENOVATION_PAPER_FORMAT */
export async function paperCopy(
  context: WriteContext,
  store: AttachmentStore,
  { paper, format, protection }: Copy,
  file: string,
  run: <T>(steps: Steps<T>) => Promise<T>,
): Promise<ExportContent> {
  const reader = readerOf(context);
  refuseOthers(reader, paper);
  refuseFormat(paper, format);
  const copyNumber = nextCopy(context, 'renovationPaper.export', paper);
  const footLine = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const whole = made(paper, { reader, store, today: context.clock.today(), footLine });
  const bytes = await bytesOf(protection.kind === 'masked' ? masked(whole) : whole, format, footLine, file, run);
  return { bytes, extension: format, entry: entryOf('renovationPaper.export', paper, { kind: format, copyNumber }) };
}
