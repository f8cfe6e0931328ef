/**
 * Checks a whole file: finds the table, then judges row by row against what is known. Nothing is written and nothing is asked but the lookups
 * of the ledger; the same file and the same ledger always give the same verdicts.
 */
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { dataRowsOf } from './data-rows.ts';
import { type DetectedTable, detectTable, recogniseKind, type TableChoice } from './detect.ts';
import type { Judgement } from './kinds/kind.ts';
import { kindSpec, kindSpecs } from './kinds/registry.ts';
import type { KnownLedger } from './known-ledger.ts';
import type { WorkbookGrid } from './reader-grid.ts';
import { refuseMasks } from './rules-masks.ts';
import { type Row, rowSource } from './row.ts';
import type { CheckedFile, RowStatus, RowVerdict } from './verdicts.ts';

/** Rows between two chances to stop or to tell how far it is. */
const rowsPerStep = 500;

export type CheckingStep = { readonly done: number; readonly total: number };
export type CheckOptions = TableChoice & {
  readonly today: IsoDate;
  readonly known: KnownLedger;
};

export type CheckableKind = keyof typeof kindSpecs;

/** The table of a kind in the workbook, without judging its rows. @throws AppError HEADER_NOT_FOUND, SHEET_NOT_FOUND */
export function detectKindTable(grid: WorkbookGrid, kind: CheckableKind, choice: TableChoice = {}): DetectedTable {
  return detectTable(grid, kindSpec(kind), choice);
}

/** The kind whose header the workbook has, or null. */
export function recogniseFile(grid: WorkbookGrid): CheckableKind | null {
  const specs = Object.keys(kindSpecs).map((kind) => kindSpec(kind as CheckableKind));
  return recogniseKind(grid, specs)?.kind ?? null;
}

/**
 * Judges the file in steps, so that the caller can show progress or stop between them; the verdicts are the return value of the generator.
 * @throws AppError HEADER_NOT_FOUND, SHEET_NOT_FOUND, COLUMN_NOT_MAPPED
 */
export function* checkInSteps<Kind extends CheckableKind>(
  grid: WorkbookGrid,
  kind: Kind,
  options: CheckOptions,
): Generator<CheckingStep, CheckedFile<Kind>> {
  const spec = kindSpec(kind);
  const table = detectTable(grid, spec, options);
  if (table.missing.length > 0) throw new AppError('COLUMN_NOT_MAPPED', { columns: table.missing.map((field) => field.title).join('、') });
  const sheet = grid.sheets.find((candidate) => candidate.name === table.sheetName);
  if (!sheet) throw new AppError('SHEET_NOT_FOUND', { sheet: table.sheetName });

  const columnsOf = (keys: readonly string[]): number[] => keys.flatMap((key) => table.mapping[key] ?? []);
  const dataRows = dataRowsOf(sheet.rows, table, columnsOf(spec.identity), columnsOf(spec.numbering));
  const source = rowSource(sheet.rows, table, spec.fields, dataRows);
  const context = { today: options.today, asOf: table.asOf, year: table.year, known: options.known };
  const judge = spec.judge(context);
  const counts: Record<RowStatus, number> = { new: 0, changed: 0, unchanged: 0, rejected: 0 };
  const verdicts: RowVerdict<Kind>[] = [];
  const decide = (row: Row): RowVerdict<Kind> => {
    refuseMasks(row);
    const judgement: Judgement<Kind> = judge(row);
    const isRejected = row.issues.length > 0 || judgement === null;
    // A row that is not understood without a reason given would vanish silently.
    if (isRejected && row.issues.length === 0) throw new Error(`row ${row.number} of ${kind} was neither accepted nor refused`);
    const status = isRejected ? 'rejected' : judgement.status;
    counts[status]++;
    return {
      row: row.number,
      status,
      record: isRejected ? null : judgement.record,
      differences: isRejected ? [] : row.differences,
      issues: row.issues,
      warnings: row.warnings,
    };
  };
  if (spec.inOrder) {
    const ordered = spec.inOrder(
      dataRows.map((number) => source.open(number)),
      context,
    );
    for (const row of ordered) {
      verdicts.push(decide(row));
      if (verdicts.length % rowsPerStep === 0) yield { done: verdicts.length, total: dataRows.length };
    }
    verdicts.sort((one, other) => one.row - other.row);
  } else {
    for (const number of dataRows) {
      verdicts.push(decide(source.open(number)));
      if (verdicts.length % rowsPerStep === 0) yield { done: verdicts.length, total: dataRows.length };
    }
  }
  return { kind, table, asOf: table.asOf, unit: table.unit, rows: dataRows.length, counts, verdicts };
}

/** The same in one go. */
export function checkFile<Kind extends CheckableKind>(grid: WorkbookGrid, kind: Kind, options: CheckOptions): CheckedFile<Kind> {
  const steps = checkInSteps(grid, kind, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
