/** Fills the flat arrays of a workbook row by row while it is being read. Rows come in rising order; within a row any order. */
import { lastColumn, lastRow, type RawSheet, type RawWorkbook, type WorkbookFormat } from './reader-grid.ts';

/** Beyond these no table of people is meant, and memory would be at stake. */
const limits = { cells: 20_000_000, textCharacters: 400_000_000, merges: 200_000, sheets: 500 } as const;

/** The file asks for more than a table of people can need; the reader turns it into a refusal that names the file. */
export class WorkbookTooBig extends Error {
  override readonly name = 'WorkbookTooBig';
}
/** The file opens with a password only. */
export class WorkbookEncrypted extends Error {
  override readonly name = 'WorkbookEncrypted';
}
/** The file contradicts itself or stops in the middle. */
export class WorkbookDamaged extends Error {
  override readonly name = 'WorkbookDamaged';
}

export type SheetBuilder = {
  /** Rows never decrease; the cells follow. */
  startRow(row: number): void;
  text(column: number, value: string): void;
  /** A text already in the pool. */
  textIndex(column: number, index: number): void;
  number(column: number, value: number): void;
  date(column: number, serial: number): void;
  boolean(column: number, value: boolean): void;
  error(column: number, value: string): void;
  merge(top: number, left: number, bottom: number, right: number): void;
};

export type WorkbookBuilder = {
  sheet(name: string, isHidden: boolean): SheetBuilder;
  /** Index of a text in the pool. */
  addText(value: string): number;
  finish(format: WorkbookFormat): RawWorkbook;
};

const code = { text: 1, number: 2, date: 3, boolean: 4, error: 5 } as const;

function grown<T extends Uint8Array | Uint32Array | Float64Array>(array: T, needed: number): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}

export function buildWorkbook(): WorkbookBuilder {
  const parts: string[] = [];
  let textStarts = new Uint32Array(4096);
  let textCount = 0;
  let characters = 0;
  /** Room made for cells in all sheets. */
  let cellTotal = 0;
  // Names of townships, wordings and banks repeat; a bounded memory of the last ones keeps the pool small.
  let recent = new Map<string, number>();
  const sheets: (() => RawSheet)[] = [];

  const addText = (value: string): number => {
    const known = recent.get(value);
    if (known !== undefined) return known;
    if (textCount + 2 > textStarts.length) textStarts = grown(textStarts, textCount + 2);
    parts.push(value);
    characters += value.length;
    if (characters > limits.textCharacters) throw new WorkbookTooBig('text');
    textStarts[textCount + 1] = characters;
    if (recent.size > 20_000) recent = new Map();
    recent.set(value, textCount);
    return textCount++;
  };

  const sheet = (name: string, isHidden: boolean): SheetBuilder => {
    if (sheets.length >= limits.sheets) throw new WorkbookTooBig('sheets');
    let rowStarts = new Uint32Array(1024);
    let kinds = new Uint8Array(8192);
    let values = new Float64Array(8192);
    let merges = new Uint32Array(64);
    let mergeNumbers = 0;
    let row = 0;
    let start = 0;
    /** Cells of the current row up to its last one with content. */
    let width = 0;
    let columnCount = 0;
    let usedRows = 0;

    const put = (column: number, kind: number, value: number): void => {
      if (column < 1 || column > lastColumn) return;
      if (column > width) {
        const end = start + column;
        if (end > kinds.length) {
          const before = kinds.length;
          kinds = grown(kinds, end);
          cellTotal += kinds.length - before;
          if (cellTotal > limits.cells) throw new WorkbookTooBig('cells');
          values = grown(values, end);
        }
        width = column;
        if (column > columnCount) columnCount = column;
        usedRows = row;
      }
      kinds[start + column - 1] = kind;
      values[start + column - 1] = value;
    };
    const startRow = (next: number): void => {
      if (next <= row || next > lastRow) throw new WorkbookDamaged(`row ${next} after row ${row}`);
      start += width;
      width = 0;
      if (next + 1 > rowStarts.length) rowStarts = grown(rowStarts, next + 1);
      // Rows that are not in the file are rows without cells.
      rowStarts.fill(start, row, next);
      row = next;
    };
    const textIndex = (column: number, index: number): void => put(column, code.text, index);

    sheets.push(() => {
      start += width;
      const ends = new Uint32Array(usedRows + 1);
      ends.set(rowStarts.subarray(0, usedRows));
      ends[usedRows] = start;
      return {
        name,
        isHidden,
        columnCount,
        rowStarts: ends,
        kinds: kinds.slice(0, start),
        values: values.slice(0, start),
        merges: merges.slice(0, mergeNumbers),
      };
    });
    return {
      startRow,
      textIndex,
      text(column, value) {
        if (value !== '') textIndex(column, addText(value));
      },
      number: (column, value) => put(column, code.number, value),
      date: (column, serial) => put(column, code.date, serial),
      boolean: (column, value) => put(column, code.boolean, value ? 1 : 0),
      error: (column, value) => put(column, code.error, addText(value)),
      merge(top, left, bottom, right) {
        const isRange = top >= 1 && left >= 1 && bottom >= top && right >= left && bottom <= lastRow && (bottom > top || right > left);
        if (!isRange || left > lastColumn) return;
        if (mergeNumbers / 4 >= limits.merges) throw new WorkbookTooBig('merges');
        if (mergeNumbers + 4 > merges.length) merges = grown(merges, mergeNumbers + 4);
        merges.set([top, left, bottom, Math.min(right, lastColumn)], mergeNumbers);
        mergeNumbers += 4;
      },
    };
  };

  return {
    sheet,
    addText,
    finish(format) {
      return { format, sheets: sheets.map((close) => close()), pool: parts.join(''), textStarts: textStarts.slice(0, textCount + 1) };
    },
  };
}
