/** Finds the table in a workbook: the sheet, the rows of the header, the column of each field, and what the lines above say. Pure. */
import { createHash } from 'node:crypto';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { closedText, plainText } from '../people/plain-text.ts';
import { type ColumnTitle, type FieldSpec, type FieldWords, type Mapping, mapColumns, titleKey } from './columns.ts';
import { dayInLine } from './normalise.ts';
import type { CellGrid, SheetGrid, WorkbookGrid } from './reader-grid.ts';

/** What of a kind of import the search for its header needs. */
export type HeaderSpec = {
  readonly kind: string;
  readonly label: string;
  readonly fields: readonly FieldSpec[];
  readonly words: FieldWords;
};

export type DetectedTable = {
  readonly sheetName: string;
  /** Rows of the header, from 1: one or two. */
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  /** Every column that has a title. */
  readonly titles: readonly ColumnTitle[];
  readonly mapping: Mapping;
  readonly unmapped: readonly ColumnTitle[];
  /** Required fields without a column. */
  readonly missing: readonly FieldSpec[];
  /** The same for every file with this header; a mapping chosen by hand is remembered under it. */
  readonly signature: string;
  readonly asOf: IsoDate | null;
  readonly unit: string | null;
  /** Year named above the header: of `（2022年）`, 2022. */
  readonly year: number | null;
  /** By the table itself: above its header or in a column. */
  readonly isYearTold: boolean;
};

/** What the user chose instead of what was found. */
export type TableChoice = {
  readonly sheetName?: string | null;
  /** First row of the header, from 1. */
  readonly headerRow?: number | null;
  /** Column of a field, from 1; null: none. Fields that are not named keep what was found. */
  readonly mapping?: Readonly<Record<string, number | null>> | null;
  /** Of a table that does not say which year it is about. */
  readonly year?: number | null | undefined;
};

/** Titles, units and dates stand above; nobody puts more lines there. */
const deepestHeader = 60;

type Candidate = {
  readonly sheet: SheetGrid;
  readonly top: number;
  readonly depth: 1 | 2;
  readonly titles: readonly ColumnTitle[];
  readonly mapping: Mapping;
  readonly score: number;
};

/** Text of a cell, for a merged one that of the whole; nothing when it began above `top`, where the header does. */
function mergedText(
  rows: CellGrid,
  merges: ReadonlyMap<string, { readonly row: number; readonly column: number }>,
  row: number,
  column: number,
  top: number,
): string {
  const corner = merges.get(`${row}:${column}`);
  return corner && corner.row < top ? '' : rows.textAt(corner?.row ?? row, corner?.column ?? column).trim();
}

/** Corner of each merged cell among the first rows. */
function mergedCorners(rows: CellGrid): Map<string, { row: number; column: number }> {
  const corners = new Map<string, { row: number; column: number }>();
  for (const { top, left, bottom, right } of rows.merges) {
    if (top > deepestHeader) continue;
    for (let row = top; row <= Math.min(bottom, deepestHeader + 2); row++)
      for (let column = left; column <= Math.min(right, rows.columnCount); column++)
        corners.set(`${row}:${column}`, { row: top, column: left });
  }
  return corners;
}

function titlesAt(rows: CellGrid, corners: ReturnType<typeof mergedCorners>, top: number, depth: 1 | 2): ColumnTitle[] {
  const titles: ColumnTitle[] = [];
  let group = '';
  for (let column = 1; column <= rows.columnCount; column++) {
    const upper = mergedText(rows, corners, top, column, top);
    if (depth === 1) {
      if (upper !== '') titles.push({ column, group: '', title: upper });
      continue;
    }
    const lower = mergedText(rows, corners, top + 1, column, top);
    // Where merged cells were lost, as in separated text, the shared title stands over its first column only.
    if (upper !== '' || lower === '') group = upper;
    if (group === '' && lower === '') continue;
    titles.push(
      lower === '' || titleKey(lower) === titleKey(group) ? { column, group: '', title: group } : { column, group, title: lower },
    );
  }
  return titles;
}

/**
 * The row below a row of titles holds titles too: a cell of the upper one reaches into it, or, where merged cells were lost, it says something
 * but nothing that a data row must say.
 */
function continuesBelow(
  rows: CellGrid,
  corners: ReturnType<typeof mergedCorners>,
  top: number,
  required: readonly (number | undefined)[],
): boolean {
  let isFilled = false;
  for (let column = 1; column <= rows.columnCount; column++) {
    const corner = corners.get(`${top + 1}:${column}`);
    if (corner?.row === top) return true;
    if (rows.textAt(top + 1, column).trim() !== '') isFilled = true;
  }
  const columns = required.filter((column) => column !== undefined);
  return isFilled && columns.length > 1 && columns.every((column) => rows.textAt(top + 1, column).trim() === '');
}

function candidatesOf(sheet: SheetGrid, spec: HeaderSpec, headerRow: number | null): Candidate[] {
  const { rows } = sheet;
  const corners = mergedCorners(rows);
  const required = new Set(spec.fields.filter((field) => field.isRequired).map((field) => field.key));
  const found: Candidate[] = [];
  for (let top = headerRow ?? 1; top <= (headerRow ?? Math.min(rows.rowCount, deepestHeader)); top++) {
    for (const depth of [1, 2] as const) {
      const titles = titlesAt(rows, corners, top, depth);
      const mapping = mapColumns(spec.words, titles);
      if (
        depth === 1 &&
        continuesBelow(
          rows,
          corners,
          top,
          [...required].map((key) => mapping[key]),
        )
      )
        continue;
      const keys = Object.keys(mapping);
      const score = keys.length + keys.filter((key) => required.has(key)).length;
      if (score > 0 || headerRow !== null) found.push({ sheet, top, depth, titles, mapping, score });
    }
  }
  return found;
}

/** The higher score; with equal ones the visible sheet, the flatter header, the upper one, the longer table. */
function isBetter(one: Candidate, other: Candidate | null): boolean {
  if (!other || one.score !== other.score) return !other || one.score > other.score;
  if (one.sheet.isHidden !== other.sheet.isHidden) return other.sheet.isHidden;
  if (one.sheet !== other.sheet) return one.sheet.rows.rowCount > other.sheet.rows.rowCount;
  return one.depth < other.depth;
}

function bestCandidate(grid: WorkbookGrid, spec: HeaderSpec, choice: TableChoice): Candidate | null {
  let best: Candidate | null = null;
  for (const sheet of grid.sheets) {
    if (choice.sheetName != null && sheet.name !== choice.sheetName) continue;
    for (const candidate of candidatesOf(sheet, spec, choice.headerRow ?? null)) if (isBetter(candidate, best)) best = candidate;
  }
  return best;
}

/** A header of this kind has at least half of its required columns, and three. */
function isHeader(candidate: Candidate | null, spec: HeaderSpec): candidate is Candidate {
  if (!candidate) return false;
  const required = spec.fields.filter((field) => field.isRequired);
  const matched = required.filter((field) => candidate.mapping[field.key] !== undefined).length;
  return Object.keys(candidate.mapping).length >= 3 && matched * 2 >= required.length;
}

/** The same for files with the same header under the same kind, whatever stands above or below it. */
export function headerSignature(kind: string, titles: readonly ColumnTitle[]): string {
  const words = titles.map(({ column, group, title }) => `${column}:${titleKey(group)}/${titleKey(title)}`);
  return createHash('sha256')
    .update([kind, ...words].join('\n'))
    .digest('hex')
    .slice(0, 32);
}

function lead(rows: CellGrid, top: number): Pick<DetectedTable, 'asOf' | 'unit' | 'year'> {
  let asOf: IsoDate | null = null;
  let year: number | null = null;
  let unit: string | null = null;
  for (let row = 1; row < Math.min(top, deepestHeader); row++) {
    const texts: string[] = [];
    for (let column = 1; column <= rows.columnCount; column++) {
      const text = plainText(rows.textAt(row, column));
      if (text !== '') texts.push(text);
    }
    const line = texts.join('  ');
    const told = /(?<!\d)(20\d{2})\s*年/.exec(line)?.[1];
    if (told !== undefined) year ??= Number(told);
    const dated = /(?:截止|截至|统计|填报|填表|制表)(?:日期|时间|年月)?\s*[:：]?\s*(.*)$/.exec(
      line.replace(/(?:填报|填表|制表|统计)(?:单位|人)/g, ' '),
    );
    asOf ??= dated ? dayInLine(dated[1] ?? '') : null;
    const named = /(?:填报单位|填表单位|编制单位|制表单位|统计单位)\s*[:：]\s*(.+?)(?:\s{2,}|$|\s+(?=[^\s:：]{2,6}[:：]))/.exec(line);
    unit ??= named?.[1] === undefined ? null : closedText(named[1]).replace(/\((?:盖章|公章|签章|章)\)$/, '');
  }
  return { asOf, unit: unit === '' ? null : unit, year };
}

/**
 * @throws AppError HEADER_NOT_FOUND when no row looks like the header of this kind, SHEET_NOT_FOUND when the chosen sheet does not exist
 */
export function detectTable(grid: WorkbookGrid, spec: HeaderSpec, choice: TableChoice = {}): DetectedTable {
  if (choice.sheetName != null && !grid.sheets.some((sheet) => sheet.name === choice.sheetName))
    throw new AppError('SHEET_NOT_FOUND', { sheet: choice.sheetName });
  const best = bestCandidate(grid, spec, choice);
  const isChosen = choice.headerRow != null || choice.mapping != null;
  if (!best || (!isChosen && !isHeader(best, spec)))
    throw new AppError('HEADER_NOT_FOUND', {
      kind: spec.label,
      columns: spec.fields
        .filter((field) => field.isRequired)
        .map((field) => field.title)
        .join('、'),
    });

  const mapping: Record<string, number> = { ...best.mapping } as Record<string, number>;
  for (const [key, column] of Object.entries(choice.mapping ?? {})) {
    if (column === null) delete mapping[key];
    else if (spec.fields.some((field) => field.key === key)) mapping[key] = column;
  }
  const used = new Set(Object.values(mapping));
  const told = lead(best.sheet.rows, best.top);
  return {
    sheetName: best.sheet.name,
    headerRows: best.depth === 1 ? [best.top] : [best.top, best.top + 1],
    firstDataRow: best.top + best.depth,
    titles: best.titles,
    mapping,
    unmapped: best.titles.filter((title) => !used.has(title.column)),
    missing: spec.fields.filter((field) => field.isRequired && mapping[field.key] === undefined),
    signature: headerSignature(spec.kind, best.titles),
    ...told,
    year: told.year ?? choice.year ?? null,
    isYearTold: told.year !== null || mapping['year'] !== undefined,
  };
}

/** The kind whose header the workbook has; null when it has none. Of several the one with the most of its required columns. */
export function recogniseKind<Spec extends HeaderSpec>(grid: WorkbookGrid, specs: readonly Spec[]): Spec | null {
  let best: { readonly spec: Spec; readonly share: number; readonly score: number } | null = null;
  for (const spec of specs) {
    const candidate = bestCandidate(grid, spec, {});
    if (!isHeader(candidate, spec)) continue;
    const required = spec.fields.filter((field) => field.isRequired);
    const share = required.filter((field) => candidate.mapping[field.key] !== undefined).length / required.length;
    if (!best || share > best.share || (share === best.share && candidate.score > best.score))
      best = { spec, share, score: candidate.score };
  }
  return best?.spec ?? null;
}
