import type { ImportPreview, PreviewRow } from '../../contract/imports.ts';
import { AppError } from '../../contract/result.ts';
import * as batches from '../../../database/features/imports/batches.ts';
import { commitSteps, refuseCommit } from '../../../database/features/imports/commit.ts';
import {
  fieldsOf,
  judged,
  previewSteps,
  readFile,
  saveErrorWorkbook,
  sheetOf,
  type Preview,
  type PreviewChoice,
  type ReadFile,
} from '../../../database/features/imports/preview.ts';
import { maskCell } from '../../../database/features/imports/rules-masks.ts';
import { rejectionsOf, warningsOf, type RowVerdict } from '../../../database/features/imports/verdicts.ts';
import { columnLetter } from '../../../database/features/imports/columns.ts';
import { copyBefore } from '../../../database/features/backups/service-before.ts';
import { transaction } from '../../../database/core/sql.ts';
import type { Handlers } from '../router.ts';
import { makeOptions } from './backups.ts';
import { changed, openLedger, reader, requiredPath, writeContext, type Call } from '../session.ts';

type Names = Extract<keyof Handlers, `imports.${string}`>;

/** Field that each column was found to hold. */
function fieldsByColumn({ table }: Preview): ReadonlyMap<number, string> {
  return new Map(Object.entries(table.mapping).flatMap(([key, column]) => (column === undefined ? [] : [[column, key] as const])));
}

/** Rows looked at for the example beside a column. */
const sampleDepth = 40;

function answerOf(previewId: string, preview: Preview): ImportPreview {
  const { table, outcome } = preview;
  const rows = sheetOf(preview);
  const sample = (column: number): string => {
    for (let row = table.firstDataRow; row <= Math.min(rows.rowCount, table.firstDataRow + sampleDepth); row += 1) {
      const text = rows.textAt(row, column).trim();
      if (text !== '') return text;
    }
    return '';
  };
  const keys = fieldsByColumn(preview);
  const titles = new Map(table.titles.map((title) => [title.column, title.group ? `${title.group} / ${title.title}` : title.title]));
  return {
    previewId,
    kind: preview.kind,
    fileName: preview.fileName,
    sheetName: preview.sheetName,
    sheetNames: preview.grid.sheets.map((sheet) => sheet.name),
    headerRows: [...table.headerRows],
    asOf: table.asOf,
    year: table.year,
    asksYear: preview.kind === 'happiness' && !table.isYearTold,
    fields: fieldsOf(preview.kind)
      .filter((field) => !field.isUnused)
      .map((field) => ({ key: field.key, title: field.title, isRequired: field.isRequired, column: table.mapping[field.key] ?? null })),
    columns: Array.from({ length: rows.columnCount }, (_, index) => index + 1).map((number) => ({
      number,
      title: titles.get(number) ?? `${columnLetter(number)} 列`,
      sample: maskCell(keys.get(number) ?? '', sample(number)),
    })),
    isMappingRemembered: preview.isMappingRemembered,
    counts: outcome
      ? {
          rows: outcome.rows,
          fresh: outcome.counts.new,
          changed: outcome.counts.changed,
          unchanged: outcome.counts.unchanged,
          rejected: outcome.counts.rejected,
          issues: rejectionsOf(outcome).length,
          warnings: warningsOf(outcome).length,
        }
      : { rows: 0, fresh: 0, changed: 0, unchanged: 0, rejected: 0, issues: 0, warnings: 0 },
  };
}

async function check(call: Call, file: ReadFile, choice: PreviewChoice, previewId?: string): Promise<ImportPreview> {
  const { backend, jobId } = call;
  const preview = await backend.jobs.run(jobId, previewSteps(writeContext(backend), file, choice));
  return answerOf(backend.previews.put(preview, previewId), preview);
}

/** Masked but for what is wrong: that must be readable to be mended. */
function rowOf(preview: Preview, verdict: RowVerdict): PreviewRow {
  const rows = sheetOf(preview);
  const keys = fieldsByColumn(preview);
  const notes = [...verdict.issues, ...verdict.warnings];
  const wrong = new Set(notes.map((note) => note.columnNumber));
  const wrongFields = new Set(notes.map((note) => note.field));
  return {
    row: verdict.row,
    status: verdict.status,
    cells: Array.from({ length: rows.columnCount }, (_, index) =>
      wrong.has(index + 1) ? rows.textAt(verdict.row, index + 1) : maskCell(keys.get(index + 1) ?? '', rows.textAt(verdict.row, index + 1)),
    ),
    issues: verdict.issues.map(({ field: _, ...issue }) => issue),
    warnings: verdict.warnings.map(({ field: _, ...warning }) => warning),
    changes: verdict.differences.map(({ field, title, before, after }) => ({
      title,
      // From the ledger, not from the file: in full only against a reason, on the page of the person.
      before: maskCell(field, before),
      after: wrongFields.has(field) ? after : maskCell(field, after),
    })),
  };
}

export const importHandlers: Pick<Handlers, Names> = {
  'imports.preview': async (call, { kind }) => {
    const path = requiredPath(call);
    const file = await call.backend.jobs.attend(call.jobId, (signal) => readFile(path, signal));
    try {
      return await check(call, file, { kind });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'HEADER_NOT_FOUND') throw error;
      // Kept under this id, so that the user can point at the header himself.
      throw new AppError(error.code, { ...error.params, previewId: call.backend.previews.put(file) });
    }
  },
  'imports.remap': (call, { previewId, ...choice }) => check(call, call.backend.previews.file(previewId), choice, previewId),
  'imports.rows': ({ backend }, { previewId, status, offset, limit }) => {
    const preview = backend.previews.get(previewId);
    const verdicts = preview.outcome?.verdicts ?? [];
    const chosen =
      status === null
        ? verdicts
        : verdicts.filter((verdict) => (status === 'warned' ? verdict.warnings.length > 0 : verdict.status === status));
    return { total: chosen.length, rows: chosen.slice(offset, offset + limit).map((verdict) => rowOf(preview, verdict)) };
  },
  'imports.commit': async (call, { previewId, isSkippingInvalid }) => {
    const { backend, jobId } = call;
    const preview = judged(backend.previews.get(previewId));
    refuseCommit(reader(backend), { ...preview, isSkippingInvalid });
    await backend.jobs.attend(jobId, (signal) => copyBefore(openLedger(backend), '导入', makeOptions(call, signal, 'import')));
    const committed = await backend.jobs.run(jobId, commitSteps(writeContext(backend), { ...preview, isSkippingInvalid }));
    backend.previews.drop(previewId);
    changed(backend, 'imports', 'people', 'homes', 'standards', 'payments');
    return committed;
  },
  'imports.discard': ({ backend }, { previewId }) => {
    backend.previews.drop(previewId);
    return {};
  },
  'imports.saveErrors': (call, { previewId }) => {
    const file = requiredPath(call);
    const preview = judged(call.backend.previews.get(previewId));
    const { fileName, checked } = preview;
    // Together: what cannot be written leaves no line, and without its line nothing is written.
    transaction(writeContext(call.backend), (writer) => {
      writer.audit({
        action: 'import.saveErrors',
        entity: 'import_batch',
        entityId: null,
        // The only one there is: nobody is asked for it. The numbers stay readable, they are what has to be mended.
        after: { fileName, rejected: checked.counts.rejected, protection: 'plain', purpose: '更正后重新导入' },
      });
      saveErrorWorkbook(preview, file);
    });
    return { file };
  },
  'imports.batches': ({ backend }) => batches.list(reader(backend)),
  'imports.undo': async (call, { batchId }) => {
    const { backend, jobId } = call;
    const undone = await backend.jobs.run(jobId, batches.undoSteps(writeContext(backend), batchId));
    changed(backend, 'imports', 'people', 'homes', 'standards', 'payments');
    return undone;
  },
};
