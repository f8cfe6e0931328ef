/** Grids as workbook files of several makes. Bytes depend on the grid alone, so that made files can be compared. */
import * as xlsx from '@e965/xlsx';
import { type Cell, daySerial, type Grid, type Merge } from './cells.ts';

export type MadeSheet = {
  readonly name: string;
  readonly grid: Grid;
  readonly merges?: readonly Merge[];
  /** Rows and columns from 0 that are hidden. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly isHidden?: boolean;
};

/** Codes get the text format, as offices set it so that digits are not rounded. */
function toCellObject(cell: Cell): xlsx.CellObject | undefined {
  if (cell === null) return undefined;
  if (typeof cell === 'number') return { t: 'n', v: cell };
  if (typeof cell === 'string') return /^\d{11,}[\dXx]?$/.test(cell) ? { t: 's', v: cell, z: '@' } : { t: 's', v: cell };
  return { t: 'n', v: daySerial(cell.day), z: cell.format };
}

function toWorkSheet(sheet: MadeSheet): xlsx.WorkSheet {
  const width = sheet.grid.reduce((widest, row) => Math.max(widest, row.length), 1);
  const made: xlsx.WorkSheet = {};
  made['!data'] = sheet.grid.map((row) => row.map(toCellObject)) as xlsx.CellObject[][];
  made['!ref'] = xlsx.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(sheet.grid.length, 1) - 1, c: width - 1 } });
  made['!merges'] = (sheet.merges ?? []).map(({ top, left, bottom, right }) => ({ s: { r: top, c: left }, e: { r: bottom, c: right } }));
  if (sheet.hiddenRows) {
    const rows: xlsx.RowInfo[] = [];
    for (const row of sheet.hiddenRows) rows[row] = { hidden: true };
    made['!rows'] = rows;
  }
  made['!cols'] = Array.from({ length: width }, (_, column) => ({ wch: 12, hidden: sheet.hiddenColumns?.includes(column) ?? false }));
  return made;
}

/** @param kind `xlsx` (shared strings, as spreadsheet programs write it), or `biff8`, the .xls of 1997 to 2003 */
export function workbookBytes(sheets: readonly MadeSheet[], kind: 'xlsx' | 'biff8'): Buffer {
  const book: xlsx.WorkBook = {
    SheetNames: sheets.map((sheet) => sheet.name),
    Sheets: Object.fromEntries(sheets.map((sheet) => [sheet.name, toWorkSheet(sheet)])),
    Workbook: { Sheets: sheets.map((sheet) => ({ name: sheet.name, Hidden: sheet.isHidden ? 1 : 0 })) },
  };
  return xlsx.write(book, { type: 'buffer', bookType: kind, bookSST: true, compression: true }) as Buffer;
}
