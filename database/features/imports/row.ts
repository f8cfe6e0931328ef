/** One data row while it is being checked: its cells by field, and what is found wrong or doubtful in them. */
import type { IssueCode } from '../../../electron/contract/imports.ts';
import { plainText } from '../people/plain-text.ts';
import type { FieldSpec } from './columns.ts';
import type { DetectedTable } from './detect.ts';
import { type Cell, isBlankMark } from './normalise.ts';
import type { CellGrid } from './reader-grid.ts';
import type { CellIssue, CellWarning, Difference, WarningCode } from './verdicts.ts';

export type Row<Key extends string = string> = {
  /** Row of the sheet, from 1. */
  readonly number: number;
  readonly issues: CellIssue[];
  readonly warnings: CellWarning[];
  readonly differences: Difference[];
  hasColumn(key: Key): boolean;
  cell(key: Key): Cell;
  /** Plain text of the cell; '' when blank, only a stroke, or the error of a formula. */
  text(key: Key): string;
  /** Something stands there that is no stroke and no error. */
  isFilled(key: Key): boolean;
  /** The stored result of a formula is an error. */
  isError(key: Key): boolean;
  /** Title of the column as the file has it. */
  title(key: Key): string;
  /** The cell as it stood. */
  shown(key: Key): string;
  /** Nothing was found wrong in the cell yet. */
  isSound(key: Key): boolean;
  /** Records the first thing wrong with a cell; later ones of the same cell are left out. */
  issue(key: Key, code: IssueCode, message: string): void;
  warn(key: Key, code: WarningCode, message: string): void;
  difference(key: Key, before: string, after: string): void;
};

export type RowSource<Key extends string> = {
  open(number: number): Row<Key>;
};

const blankCell: Cell = { kind: 'blank', text: '', number: Number.NaN };

/** For the fields that fill down: which row's cell a row shows, where that is another one. */
function filledFrom(rows: CellGrid, column: number, firstDataRow: number): Map<number, number> {
  const from = new Map<number, number>();
  for (const { top, left, bottom, right } of rows.merges) {
    if (column < left || column > right || bottom < firstDataRow || bottom === top) continue;
    for (let row = Math.max(top + 1, firstDataRow); row <= Math.min(bottom, rows.rowCount); row++) from.set(row, top);
  }
  return from;
}

/**
 * Merged cells were lost, as in separated text, when most cells of a column are blank: then a blank cell means the one above it.
 * A few blanks are gaps, and a gap in a required column is an error.
 */
function isMostlyBlank(rows: CellGrid, column: number, dataRows: readonly number[]): boolean {
  let blanks = 0;
  for (const row of dataRows) if (rows.kindAt(row, column) === 'blank') blanks++;
  return blanks * 2 > dataRows.length;
}

export function rowSource<Key extends string>(
  rows: CellGrid,
  table: DetectedTable,
  fields: readonly FieldSpec<Key>[],
  dataRows: readonly number[],
): RowSource<Key> {
  const columns = new Map<Key, number>();
  const titles = new Map<Key, string>();
  const fills = new Map<Key, Map<number, number>>();
  const columnTitles = new Map(table.titles.map(({ column, group, title }) => [column, group === '' ? title : `${group}/${title}`]));
  for (const field of fields) {
    const column = table.mapping[field.key];
    titles.set(field.key, field.title);
    if (column === undefined) continue;
    columns.set(field.key, column);
    titles.set(field.key, columnTitles.get(column) ?? field.title);
    if (!field.isFilledDown) continue;
    const from = filledFrom(rows, column, table.firstDataRow);
    if (from.size === 0 && isMostlyBlank(rows, column, dataRows)) {
      let last = 0;
      for (const row of dataRows) {
        if (rows.kindAt(row, column) !== 'blank') last = row;
        else if (last > 0) from.set(row, last);
      }
    }
    if (from.size > 0) fills.set(field.key, from);
  }

  return {
    open(number) {
      const issues: CellIssue[] = [];
      const warnings: CellWarning[] = [];
      const differences: Difference[] = [];
      const rowOf = (key: Key): number => fills.get(key)?.get(number) ?? number;
      const title = (key: Key): string => titles.get(key) ?? key;
      const shown = (key: Key): string => {
        const column = columns.get(key);
        return column === undefined ? '' : rows.textAt(rowOf(key), column);
      };
      const entry = (key: Key, message: string) => ({
        row: number,
        column: title(key),
        columnNumber: columns.get(key) ?? null,
        value: shown(key),
        message,
        field: key,
      });
      return {
        number,
        issues,
        warnings,
        differences,
        title,
        shown,
        hasColumn: (key) => columns.has(key),
        cell(key) {
          const column = columns.get(key);
          if (column === undefined) return blankCell;
          const row = rowOf(key);
          const kind = rows.kindAt(row, column);
          return kind === 'blank' ? blankCell : { kind, text: rows.textAt(row, column), number: rows.numberAt(row, column) };
        },
        text(key) {
          const column = columns.get(key);
          if (column === undefined) return '';
          const row = rowOf(key);
          const kind = rows.kindAt(row, column);
          if (kind === 'blank' || kind === 'error') return '';
          const text = plainText(rows.textAt(row, column));
          return isBlankMark(text) ? '' : text;
        },
        isFilled(key) {
          const column = columns.get(key);
          if (column === undefined) return false;
          const row = rowOf(key);
          const kind = rows.kindAt(row, column);
          return kind === 'text' ? !isBlankMark(plainText(rows.textAt(row, column))) : kind !== 'blank' && kind !== 'error';
        },
        isError(key) {
          const column = columns.get(key);
          return rows.hasErrors && column !== undefined && rows.kindAt(rowOf(key), column) === 'error';
        },
        isSound: (key) => !issues.some((issue) => issue.field === key),
        issue(key, code, message) {
          if (!issues.some((issue) => issue.field === key)) issues.push({ ...entry(key, message), code });
        },
        warn(key, code, message) {
          warnings.push({ ...entry(key, message), code });
        },
        difference(key, before, after) {
          differences.push({ field: key, title: title(key), before, after });
        },
      };
    },
  };
}
