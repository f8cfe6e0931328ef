/** Cells and rows around the body of a sheet, as XML text. */
import { textElement } from './cell-text.ts';
import { columnLetters } from './cell-value.ts';
import type { Span } from './sheet-layout.ts';
import { styleIndex, type StyleName } from './styles.ts';

export function textCell(column: number, row: number, style: StyleName, text: string): string {
  const place = `<c r="${columnLetters(column)}${row}" s="${styleIndex(style)}"`;
  return text === '' ? `${place}/>` : `${place} t="inlineStr"><is>${textElement(text)}</is></c>`;
}

export function numberCell(column: number, row: number, style: StyleName, digits: string): string {
  return `<c r="${columnLetters(column)}${row}" s="${styleIndex(style)}"><v>${digits}</v></c>`;
}

/** The text in the first cell of the span, the others empty in the same style, so that lines go all round a merged cell. */
export function spanCells(span: Span, row: number, style: StyleName, text: string): string {
  let cells = textCell(span.first, row, style, text);
  for (let column = span.first + 1; column <= span.last; column++) cells += textCell(column, row, style, '');
  return cells;
}

/** `A1:C2` for a merged area, or null for a single cell: a merge of one cell makes Excel offer a repair. */
export function mergeOf(span: Span, firstRow: number, lastRow: number): string | null {
  if (span.first === span.last && firstRow === lastRow) return null;
  return `${columnLetters(span.first)}${firstRow}:${columnLetters(span.last)}${lastRow}`;
}

export function rowElement(row: number, height: number | null, cells: string): string {
  return height === null ? `<row r="${row}">${cells}</row>` : `<row r="${row}" ht="${height}" customHeight="1">${cells}</row>`;
}
