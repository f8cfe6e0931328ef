/** A file on its way into the ledger: read, recognised, checked, waiting for the user's decision. Nothing is written here but what the user chose for a header. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportKind } from '../../../electron/contract/imports.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { finish, row, run, transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { canMarkErrors, markErrors } from '../../documents/xlsx/mark-errors.ts';
import { markErrorsInGrid } from '../../documents/xlsx/mark-errors-in-grid.ts';
import { checkInSteps, detectKindTable, recogniseFile } from './check.ts';
import type { DetectedTable, TableChoice } from './detect.ts';
import { knownMark, knownOf } from './known.ts';
import type { CellGrid, WorkbookGrid } from './reader-grid.ts';
import { readWorkbookInWorker } from './reader-thread.ts';
import { kindSpec, kindSpecs } from './kinds/registry.ts';
import type { CheckedFile } from './verdicts.ts';

/** A file as it was read; a preview keeps it, so another mapping needs no second reading. */
export type ReadFile = { readonly path: string; readonly fileName: string; readonly fileSha256: string; readonly grid: WorkbookGrid };

export type Preview = ReadFile & {
  readonly kind: ImportKind;
  readonly table: DetectedTable;
  readonly sheetName: string;
  /** Null while required columns have no column to be read from. */
  readonly outcome: CheckedFile | null;
  readonly mark: string;
  readonly isMappingRemembered: boolean;
};

/** A preview whose rows have been judged. */
export type JudgedPreview = Preview & { readonly checked: CheckedFile };

export type PreviewChoice = TableChoice & { readonly kind: ImportKind | null };

/** @throws AppError FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_TOO_LARGE, FILE_NOT_A_WORKBOOK and the other refusals of the reader */
export async function readFile(path: string, signal?: AbortSignal): Promise<ReadFile> {
  const grid = await readWorkbookInWorker(path, signal ? { signal } : {});
  return { path, fileName: basename(path), fileSha256: createHash('sha256').update(readFileSync(path)).digest('hex'), grid };
}

function recognised(grid: WorkbookGrid): ImportKind {
  const kind = recogniseFile(grid);
  if (kind) return kind;
  const labels = Object.values(kindSpecs).map((spec) => spec.label);
  throw new AppError('HEADER_NOT_FOUND', {
    kind: labels.join('、'),
    columns: '姓名、身份证号（花名册）、机构编号（敬老院）或标准名称、文号（标准）',
  });
}

type Remembered = Readonly<Record<string, number | null>>;

function rememberedMapping(reader: Reader, kind: ImportKind, signature: string): Remembered | null {
  const found = row<{ mapping: string }>(
    reader,
    'SELECT mapping_json AS mapping FROM import_mapping WHERE kind = ? AND signature = ?',
    kind,
    signature,
  );
  return found ? (JSON.parse(found.mapping) as Remembered) : null;
}

/** Keeps the user's choice for every later file with the same header. */
function remember(context: WriteContext, kind: ImportKind, signature: string, mapping: Remembered): void {
  transaction(context, (writer) => {
    const before = rememberedMapping(writer, kind, signature);
    run(
      writer,
      'INSERT INTO import_mapping (kind, signature, mapping_json, chosen_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET mapping_json = excluded.mapping_json, chosen_at = excluded.chosen_at',
      kind,
      signature,
      JSON.stringify(mapping),
      writer.at,
    );
    writer.audit({
      action: 'import.mapping',
      entity: 'import_mapping',
      entityId: null,
      ...(before ? { before: { kind, mapping: before } } : {}),
      after: { kind, mapping },
    });
  });
}

/** @throws AppError HEADER_NOT_FOUND, SHEET_NOT_FOUND */
export function* previewSteps(context: WriteContext, file: ReadFile, choice: PreviewChoice): Steps<Preview> {
  const kind = choice.kind ?? recognised(file.grid);
  const found = detectKindTable(file.grid, kind, { ...choice, mapping: null });
  if (choice.mapping) remember(context, kind, found.signature, choice.mapping);
  const mapping = choice.mapping ?? rememberedMapping(context, kind, found.signature);
  const table = mapping ? detectKindTable(file.grid, kind, { ...choice, mapping }) : found;
  const base = {
    ...file,
    kind,
    table,
    sheetName: table.sheetName,
    mark: knownMark(context),
    isMappingRemembered: mapping !== null && !choice.mapping,
  };
  if (table.missing.length > 0) return { ...base, outcome: null };
  const today = context.clock.today();
  const steps = checkInSteps(file.grid, kind, { ...choice, mapping, sheetName: table.sheetName, today, known: knownOf(context, today) });
  for (;;) {
    const step = steps.next();
    if (step.done) return { ...base, outcome: step.value };
    yield { ...step.value, phase: '正在核对' };
  }
}

/** @throws AppError COLUMN_NOT_MAPPED */
export function judged(preview: Preview): JudgedPreview {
  if (!preview.outcome) throw new AppError('COLUMN_NOT_MAPPED', { columns: preview.table.missing.map((field) => field.title).join('、') });
  return { ...preview, checked: preview.outcome };
}

/** Reads and checks in one go, for the command line. */
export async function makePreview(context: WriteContext, input: PreviewChoice & { readonly path: string }): Promise<JudgedPreview> {
  return judged(finish(previewSteps(context, await readFile(input.path), input)));
}

export function sheetOf(preview: Preview): CellGrid {
  const sheet = preview.grid.sheets.find((candidate) => candidate.name === preview.sheetName);
  if (!sheet) throw new AppError('SHEET_NOT_FOUND', { sheet: preview.sheetName });
  return sheet.rows;
}

/** The user's own file with the bad cells marked and the reason beside them; what is no .xlsx is written anew as one. @throws AppError FILE_NOT_WRITABLE */
export function saveErrorWorkbook(preview: JudgedPreview, outPath: string): void {
  const marks = preview.checked.verdicts.flatMap((verdict) =>
    verdict.issues.map((issue) => ({ row: issue.row, column: issue.columnNumber, text: issue.message })),
  );
  const headerRow = preview.table.headerRows.at(-1) ?? 1;
  const bytes = readFileSync(preview.path);
  if (preview.grid.format === 'xlsx' && canMarkErrors(bytes)) {
    markErrors(bytes, preview.sheetName, marks, outPath, { headerRow, fileName: preview.fileName });
    return;
  }
  const rows = sheetOf(preview);
  const texts = Array.from({ length: rows.rowCount }, (_, index) =>
    Array.from({ length: rows.columnCount }, (__, column) => rows.textAt(index + 1, column + 1)),
  );
  markErrorsInGrid(texts, marks, outPath, { headerRow, sheetName: preview.sheetName });
}

export function fieldsOf(
  kind: ImportKind,
): readonly { readonly key: string; readonly title: string; readonly isRequired: boolean; readonly isUnused?: boolean }[] {
  return kindSpec(kind).fields;
}
