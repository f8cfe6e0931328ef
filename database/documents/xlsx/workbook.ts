/** A report as an .xlsx file: one worksheet per table, streamed, whole or not there at all. */
import type { Report } from '../report-table.ts';
import { packageParts, sheetNames, sheetPartName } from './package-parts.ts';
import { openMemoryFile, openPartialFile, type PartialFile } from './partial-file.ts';
import { headerRowCount, sheetSteps } from './sheet.ts';
import { createZipWriter, type ZipWriter } from './zip-writer.ts';

/** Rows written so far, of all tables together. */
export type WorkbookProgress = { readonly done: number; readonly total: number };
export type WorkbookWritten = { readonly rows: number; readonly bytes: number };

export function addPart(zip: ZipWriter, name: string, content: string): void {
  zip.begin(name);
  zip.write(Buffer.from(content, 'utf8'));
  zip.end();
}

/**
 * Writes `path` in steps of 1000 rows. Ending the generator early (`return`, or an error of the rows) deletes what was written; what stood
 * under `path` before stays until the new file is whole. Rows are taken one by one; memory does not grow with their number.
 * Throws AppError FILE_NOT_WRITABLE; RangeError when a table contradicts itself (a fault of the report's maker).
 */
export function* workbookSteps(report: Report, path: string): Generator<WorkbookProgress, WorkbookWritten, undefined> {
  return yield* drawSteps(report, path, () => openPartialFile(path));
}

export type RenderedWorkbook = WorkbookWritten & { readonly content: Uint8Array };

/** The same bytes as `workbookSteps` writes; nothing touches the disk. `path` is only named in refusals. */
export function* renderWorkbookSteps(report: Report, path: string): Generator<WorkbookProgress, RenderedWorkbook, undefined> {
  const file = openMemoryFile(path);
  const written = yield* drawSteps(report, path, () => file);
  return { ...written, content: file.bytes() };
}

function* drawSteps(report: Report, path: string, open: () => PartialFile): Generator<WorkbookProgress, WorkbookWritten, undefined> {
  if (report.tables.length === 0 || report.tables.some((table) => table.columns.length === 0))
    throw new RangeError('a report needs a table, a table columns');
  const total = report.tables.reduce((sum, table) => sum + table.rowCount, 0);
  const file = open();
  try {
    const zip = createZipWriter(file);
    const names = sheetNames(report.tables.map((table) => table.name));
    const sheets = report.tables.map((table, index) => ({ name: names[index] ?? table.name, titleRows: headerRowCount(table) }));
    for (const [name, content] of packageParts(sheets)) addPart(zip, name, content);
    let before = 0;
    for (const [index, table] of report.tables.entries()) {
      zip.begin(sheetPartName(index));
      for (const done of sheetSteps(zip, report, table, path, index === 0)) yield { done: before + done, total };
      zip.end();
      before += table.rowCount;
    }
    zip.finish();
    const written = { rows: before, bytes: file.size };
    file.commit();
    return written;
  } finally {
    file.discard();
  }
}

/** As `workbookSteps`, in one go. */
export function writeWorkbook(report: Report, path: string): WorkbookWritten {
  const steps = workbookSteps(report, path);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
