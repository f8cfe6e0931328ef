/** Where things stand on a sheet: widths, heights, which columns a text spans. Lengths in mm, heights in points. */
import type { ReportColumn, ReportTable } from '../report-table.ts';

/** Margins of 10 mm on both sides, a little less so that rounding of widths does not push the last column over. */
const printableMm = { A4: 275, A3: 398 } as const;
/** A column unit is one digit of 宋体 10 (7 pixels of 96 to the inch). */
const unitMm = (7 / 96) * 25.4;
/** Half of a Chinese character at 10 points, and what a cell keeps free at its sides. */
const halfCharacterMm = (5 / 72) * 25.4;
const paddingMm = 1.4;
const indentMm = 2.4;
const narrowTextMm = 20;
const roomyMm = 30;

export const heights = { title: 36, lead: 21, body: 19, total: 21, signOff: 33, note: 14.5 } as const;

/** Stretches columns that leave the page half empty; wider tables are shrunk by the print setting instead. */
export function columnWidthsMm(table: ReportTable, paper: 'A4' | 'A3'): readonly number[] {
  const sum = table.columns.reduce((total, column) => total + column.widthMm, 0);
  const factor = Math.max(1, printableMm[paper] / sum);
  return table.columns.map((column) => column.widthMm * factor);
}

/** Value of the attribute `width`, in two decimals. */
export function widthUnits(mm: number): number {
  return Math.round((mm / unitMm) * 100) / 100;
}

/** Length in half-width characters. */
export function halfWidths(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x1100 && (code < 0xd800 || code > 0xdfff)) length++;
  }
  return length;
}

/** Half-width characters of 10 points that fit on one line; at `roomyMm` and above with the indent of that style. */
export function capacity(mm: number): number {
  return Math.max(2, Math.floor((mm - (mm < roomyMm ? paddingMm : paddingMm + indentMm)) / halfCharacterMm));
}

/** Lines a text takes in a cell that wraps. A Chinese character that does not fit whole goes down, so an odd column loses half a place. */
export function linesOf(text: string, halves: number): number {
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(halfWidths(line) / (halves - (halves % 2))));
  return lines;
}

/** Short words stand in the middle of their column, longer ones at its left; with room to spare they keep off the line. */
export function textStyle(widthMm: number): 'narrowText' | 'wideText' | 'roomyText' {
  return widthMm <= narrowTextMm ? 'narrowText' : widthMm < roomyMm ? 'wideText' : 'roomyText';
}

/** Height of a row with so many lines of `points` points. */
export function rowHeight(lines: number, points: number): number {
  // Excel's limit of a row.
  return Math.min(409, Math.round((lines * points * 1.32 + 6) * 100) / 100);
}

/** Zero-based columns from `first` to `last`, both included. */
export type Span = { readonly first: number; readonly last: number };

/** Cuts the columns into neighbouring spans whose widths come nearest to the weights; each has at least one column. */
export function spansByWeight(widths: readonly number[], weights: readonly number[]): readonly Span[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  const spans: Span[] = [];
  let first = 0;
  let reached = 0;
  let wanted = 0;
  weights.forEach((weight, index) => {
    wanted += (weight / totalWeight) * total;
    const remaining = weights.length - 1 - index;
    let last = first;
    reached += widths[first] ?? 0;
    while (
      last + 1 < widths.length - remaining &&
      (remaining === 0 || Math.abs(reached + (widths[last + 1] ?? 0) - wanted) < Math.abs(reached - wanted))
    ) {
      last++;
      reached += widths[last] ?? 0;
    }
    spans.push({ first, last });
    first = last + 1;
  });
  return spans;
}

/** Spans of neighbouring columns that share a group; null where a column stands alone over both header rows. */
export function headerGroups(columns: readonly ReportColumn[]): readonly { readonly span: Span; readonly group: string | null }[] {
  const groups: { span: Span; group: string | null }[] = [];
  columns.forEach((column, index) => {
    const before = groups.at(-1);
    const group = column.group ?? null;
    if (before && group !== null && before.group === group) before.span = { first: before.span.first, last: index };
    else groups.push({ span: { first: index, last: index }, group });
  });
  return groups;
}
