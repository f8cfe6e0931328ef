/** A report as a PDF: `paperSteps` page by page with cancelling, `writePaper` in one go, `renderPaper` without a file. */
import { openPartialFile } from '../xlsx/partial-file.ts';
import type { Report, ReportTable } from '../report-table.ts';
import { wrapText } from './fit-text.ts';
import { geometryOf, planTable, type Geometry } from './geometry.ts';
import { createContentWriter, type PagePicture } from './page-picture.ts';
import { createPdfFile, type PdfFile } from './pdf-file.ts';
import { tablePages, type SmallText } from './table-pages.ts';
import { createTypesetter, type MissingCharacter, type Typesetter } from './typesetter.ts';

export type PaperWarning =
  /** No bundled font has the character; 〓 stands in its place. */
  | ({ readonly kind: 'missing-character' } & MissingCharacter)
  /** First place in each column where text had to become hard to read. */
  | ({ readonly kind: 'small-text' } & SmallText);

export type PaperProgress = { readonly done: number; readonly total: number };
export type PaperResult = { readonly pages: number; readonly warnings: readonly PaperWarning[] };

/** Pages of the whole report in turn; their number is known before the first is drawn. */
export type ReportPages = { readonly pageCount: number; readonly pictures: Generator<PagePicture, void, void> };

function wrapNotes(table: ReportTable, geometry: Geometry, typesetter: Typesetter): readonly string[] {
  const width = (geometry.right - geometry.left) / geometry.noteSize;
  return table.notes.flatMap((note) => wrapText(note, width, Infinity, (part) => typesetter.width('song', part)) ?? [note]);
}

export function layoutReport(report: Report, typesetter: Typesetter, onSmallText: (found: SmallText) => void): ReportPages {
  const geometry = geometryOf(report.paper, report.hasTallRows);
  let pageCount = 0;
  const planned = report.tables.map((table) => {
    const noteLines = wrapNotes(table, geometry, typesetter);
    const plan = planTable(table, geometry, noteLines.length);
    const pagesBefore = pageCount;
    pageCount += plan.rowsOnPages.length + plan.notesOnPages.length - 1;
    return { table, noteLines, plan, pagesBefore };
  });
  function* pictures(): Generator<PagePicture, void, void> {
    for (const part of planned) yield* tablePages({ report, ...part, pageCount, geometry, typesetter, onSmallText });
  }
  return { pageCount, pictures: pictures() };
}

export function openReportFile(report: Report, write: (bytes: Uint8Array) => void): PdfFile {
  const geometry = geometryOf(report.paper, report.hasTallRows);
  return createPdfFile({ title: report.tables[0]?.title ?? '', widthPoints: geometry.width, heightPoints: geometry.height }, write);
}

/** Draws page after page; everything of a finished page has gone to `write` when the next one begins. */
function* drawReport(report: Report, write: (bytes: Uint8Array) => void): Generator<PaperProgress, PaperResult, void> {
  if (report.tables.length === 0) throw new Error('a report without tables has nothing to print');
  const file = openReportFile(report, write);
  const typesetter = createTypesetter(file);
  const small = new Map<string, SmallText>();
  const pages = layoutReport(report, typesetter, (found) => {
    const key = `${found.table}\n${found.column}`;
    if (!small.has(key)) small.set(key, found);
  });
  const contentOf = createContentWriter(typesetter);
  let done = 0;
  for (const picture of pages.pictures) {
    // The content first: it opens the fonts the page is to list.
    file.addPage(contentOf(picture));
    if (picture.bookmark !== null) file.addBookmark(picture.bookmark);
    done++;
    yield { done, total: pages.pageCount };
  }
  file.finish();
  const missing = typesetter.missing().map((found) => ({ kind: 'missing-character' as const, ...found }));
  return { pages: done, warnings: [...missing, ...[...small.values()].map((found) => ({ kind: 'small-text' as const, ...found }))] };
}

/**
 * Writes a report to a PDF file, one page a step. The file appears under its name only when it is whole; giving up (`return()`) deletes what
 * was written so far.
 * @throws AppError FILE_NOT_WRITABLE `{ file, reason }`
 */
export function* paperSteps(report: Report, path: string): Generator<PaperProgress, PaperResult, void> {
  const file = openPartialFile(path);
  try {
    const result = yield* drawReport(report, (bytes) => file.append(bytes));
    file.commit();
    return result;
  } finally {
    file.discard();
  }
}

function drain<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Writes a report to a PDF file in one go.
 * @throws AppError FILE_NOT_WRITABLE `{ file, reason }`
 */
export function writePaper(report: Report, path: string): PaperResult {
  return drain(paperSteps(report, path));
}

export type RenderedPaper = PaperResult & { readonly bytes: Uint8Array };

/** The same bytes as `paperSteps` writes, for the preview: nothing touches the disk. */
export function* renderSteps(report: Report): Generator<PaperProgress, RenderedPaper, void> {
  const chunks: Uint8Array[] = [];
  const result = yield* drawReport(report, (bytes) => chunks.push(bytes));
  return { ...result, bytes: Buffer.concat(chunks) };
}

/** As `renderSteps`, in one go. */
export function renderPaper(report: Report): RenderedPaper {
  return drain(renderSteps(report));
}
