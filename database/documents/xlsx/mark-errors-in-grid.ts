/** The error workbook for sources that are no .xlsx (.xls, .csv, tables saved as web pages): the same texts in a new workbook, with the marks. */
import { createByteSink } from './byte-sink.ts';
import { looksLikeFormula } from './cell-text.ts';
import { columnLetters } from './cell-value.ts';
import { packageParts, sheetNames, sheetPartName } from './package-parts.ts';
import { openPartialFile } from './partial-file.ts';
import { halfWidths } from './sheet-layout.ts';
import { type ErrorMark, highest, reasonsByRow, reasonTitle, reasonWidth } from './sheet-patch.ts';
import { rowElement, textCell } from './sheet-text.ts';
import { addPart } from './workbook.ts';
import { createZipWriter } from './zip-writer.ts';

/** Cells by row and column; texts as the source shows them, null where it has none. */
export type TextGrid = readonly (readonly (string | null)[])[];

export type GridOptions = {
  /** Last row of the header, from 1: shaded, frozen, with the filter. Default 1. */
  readonly headerRow?: number;
  readonly sheetName?: string;
};

/** Rows that are looked at for the widths. */
const sampledRows = 500;

function widths(grid: TextGrid, columns: number): readonly number[] {
  const found = Array.from({ length: columns }, () => 6);
  for (const row of grid.slice(0, sampledRows)) {
    row.forEach((text, index) => {
      // A title that runs across many columns says nothing about the width of one.
      if (text !== null && text.length < 40) found[index] = Math.max(found[index] ?? 0, halfWidths(text) + 2);
    });
  }
  return found.map((width) => Math.min(width, 40));
}

function opening(columnWidths: readonly number[], headerRow: number): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="16"/><cols>${columnWidths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`
  );
}

/**
 * Writes `grid` as a workbook of one sheet, every cell as text, marked like `markErrors` marks. Rows and columns of the marks count from 1.
 * Throws AppError FILE_NOT_WRITABLE.
 */
export function markErrorsInGrid(grid: TextGrid, marks: readonly ErrorMark[], outPath: string, options: GridOptions = {}): void {
  const headerRow = options.headerRow ?? 1;
  const [sheetName = ''] = sheetNames([options.sheetName ?? '']);
  const columns = grid.reduce(
    (most, row) => Math.max(most, row.length),
    marks.reduce((most, mark) => Math.max(most, mark.column ?? 0), 1),
  );
  const reasons = reasonsByRow(marks);
  const wrong = new Set(marks.flatMap((mark) => (mark.column === null ? [] : `${mark.row},${mark.column}`)));
  const lastRow = highest(reasons.keys(), Math.max(grid.length, headerRow));

  const cellOf = (text: string, row: number, column: number): string => {
    const isQuoted = looksLikeFormula(text);
    if (wrong.has(`${row},${column}`)) return textCell(column - 1, row, isQuoted ? 'wrongQuoted' : 'wrong', text);
    if (text === '') return '';
    return textCell(column - 1, row, row === headerRow ? 'reasonHeader' : isQuoted ? 'plainQuoted' : 'plain', text);
  };

  const file = openPartialFile(outPath);
  try {
    const zip = createZipWriter(file);
    for (const [name, content] of packageParts([{ name: sheetName, titleRows: headerRow }])) addPart(zip, name, content);
    zip.begin(sheetPartName(0));
    const sink = createByteSink(zip.write);
    sink.add(opening([...widths(grid, columns), reasonWidth(reasons.values())], headerRow));
    for (let row = 1; row <= lastRow; row++) {
      let cells = '';
      for (let column = 1; column <= columns; column++) cells += cellOf(grid[row - 1]?.[column - 1] ?? '', row, column);
      const reason = reasons.get(row);
      if (row === headerRow) cells += textCell(columns, row, 'reasonHeader', reasonTitle);
      else if (reason !== undefined) cells += textCell(columns, row, 'reason', reason);
      if (cells !== '') sink.add(rowElement(row, null, cells));
    }
    sink.add(
      `</sheetData><autoFilter ref="A${headerRow}:${columnLetters(columns)}${lastRow}"/><pageMargins left="0.394" right="0.394" top="0.59" bottom="0.59" header="0.276" footer="0.276"/>` +
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
    );
    sink.flush();
    zip.end();
    zip.finish();
    file.commit();
  } finally {
    file.discard();
  }
}
