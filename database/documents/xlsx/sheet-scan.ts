/** Where rows and cells stand in the XML of somebody else's worksheet. */
import { attributeOf } from './xml-edit.ts';

export type ScannedCell = { readonly column: number; readonly start: number; readonly tag: string; readonly end: number };
export type ScannedRow = {
  readonly row: number;
  readonly start: number;
  readonly tag: string;
  /** Place of `</row>`, or of the end of `<row/>`. */
  readonly innerEnd: number;
  readonly end: number;
  readonly isClosed: boolean;
  /** In order; only for the rows that were asked for. */
  readonly cells: readonly ScannedCell[];
};
export type ScannedSheet = {
  readonly rows: ReadonlyMap<number, ScannedRow>;
  /** Rows in the order of the sheet, by number, with their places: to find where a missing row belongs. */
  readonly starts: readonly { readonly row: number; readonly start: number }[];
  /** Highest column (1-based) with a value, and highest row. */
  readonly lastColumn: number;
  readonly lastRow: number;
};

/** 1-based column and row of a reference such as `AB12`. */
export function placeOf(reference: string): { readonly column: number; readonly row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)$/.exec(reference);
  if (match === null) return null;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { column, row: Number(match[2]) };
}

/** Comments and CDATA first, so that nothing inside them is taken for a tag. */
const tags = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)(?:[\w.-]+:)?(row|c|v|is|f)(?=[\s/>])[^>]*>/g;

/** Reads `sheetData` between two places; the cells of the `wanted` rows are kept. Rows and cells without a reference follow the one before. */
export function scanSheet(xml: string, from: number, to: number, wanted: ReadonlySet<number>): ScannedSheet {
  const rows = new Map<number, ScannedRow>();
  const starts: { row: number; start: number }[] = [];
  let lastColumn = 0;
  let lastRow = 0;
  let row: { row: number; start: number; tag: string; cells: ScannedCell[] } | null = null;
  let cell: { column: number; start: number; tag: string } | null = null;
  let column = 0;
  const closeRow = (innerEnd: number, end: number, isClosed: boolean): void => {
    if (row !== null && wanted.has(row.row)) rows.set(row.row, { ...row, innerEnd, end, isClosed });
    row = null;
  };
  const closeCell = (end: number): void => {
    if (cell !== null && row !== null && wanted.has(row.row)) row.cells.push({ ...cell, end });
    cell = null;
  };
  const pattern = new RegExp(tags);
  pattern.lastIndex = from;
  for (let match = pattern.exec(xml); match !== null && match.index < to; match = pattern.exec(xml)) {
    const name = match[2];
    if (name === undefined) continue;
    const tag = match[0];
    const isEnd = match[1] === '/';
    const end = match.index + tag.length;
    if (name === 'row') {
      if (isEnd) {
        closeRow(match.index, end, false);
        continue;
      }
      const number: number = Number(attributeOf(tag, 'r') ?? lastRow + 1);
      row = { row: number, start: match.index, tag, cells: [] };
      starts.push({ row: number, start: match.index });
      lastRow = Math.max(lastRow, number);
      column = 0;
      if (tag.endsWith('/>')) closeRow(end, end, true);
    } else if (name === 'c') {
      if (isEnd) {
        closeCell(end);
        continue;
      }
      const reference = attributeOf(tag, 'r');
      column = (reference === null ? null : placeOf(reference)?.column) ?? column + 1;
      cell = { column, start: match.index, tag };
      if (tag.endsWith('/>')) closeCell(end);
    } else if (!isEnd) lastColumn = Math.max(lastColumn, column);
  }
  return { rows, starts, lastColumn, lastRow };
}
