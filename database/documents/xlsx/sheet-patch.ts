/** Marks cells in the XML of somebody else's worksheet and adds a column of reasons; every other character stays. */
import { textElement } from './cell-text.ts';
import { columnLetters } from './cell-value.ts';
import { halfWidths } from './sheet-layout.ts';
import { placeOf, type ScannedRow, scanSheet } from './sheet-scan.ts';
import type { StylePatch } from './styles-patch.ts';
import {
  applyEdits,
  attributeOf,
  type Edit,
  type Element,
  element,
  elements,
  prefixOf,
  withAttribute,
  withoutAttribute,
} from './xml-edit.ts';
import { PackageUnreadable } from './zip-reader.ts';

export type ErrorMark = {
  /** As the sheet numbers them, from 1. */
  readonly row: number;
  /** From 1; null marks no cell, only gives the reason. */
  readonly column: number | null;
  readonly text: string;
};

export const reasonTitle = '不合格原因';
const mostColumns = 16_384;

/** Reasons by row, several joined by ；; the same reason of two cells stands once. */
export function reasonsByRow(marks: readonly ErrorMark[]): ReadonlyMap<number, string> {
  const rows = Map.groupBy(marks, (mark) => mark.row);
  return new Map([...rows].sort(([a], [b]) => a - b).map(([row, own]) => [row, [...new Set(own.map((mark) => mark.text))].join('；')]));
}

/** The highest of any number of values; an argument list has an end. */
export function highest(values: Iterable<number>, least: number): number {
  let found = least;
  for (const value of values) if (value > found) found = value;
  return found;
}

/** Width in column units that shows the reasons without being wider than a screen. */
export function reasonWidth(reasons: Iterable<string>): number {
  let widest = halfWidths(reasonTitle) + 4;
  for (const reason of reasons) widest = Math.max(widest, halfWidths(reason) + 2);
  return Math.min(widest, 90);
}

type Area = {
  readonly first: { readonly column: number; readonly row: number };
  readonly last: { readonly column: number; readonly row: number };
};

function areaOf(reference: string): Area | null {
  const [from = '', to = from] = reference.split(':');
  const [first, last] = [placeOf(from), placeOf(to)];
  return first && last ? { first, last } : null;
}

/** Only the first cell of a merged area is seen, so that is the one to mark. */
function seenCell(areas: readonly Area[], row: number, column: number): { readonly row: number; readonly column: number } {
  const area = areas.find(({ first, last }) => row >= first.row && row <= last.row && column >= first.column && column <= last.column);
  return area?.first ?? { row, column };
}

function reference(column: number, row: number): string {
  return `${columnLetters(column - 1)}${row}`;
}

/** Column ranges with the reason's column given a width of its own, cut out of a range that covers it (and may be hidden). */
function columnsEdit(xml: string, data: Element, prefix: string, column: number, width: number): Edit {
  const own = `<${prefix}col min="${column}" max="${column}" width="${width}" customWidth="1"/>`;
  const cols = element(xml, 'cols', 0, data.start);
  if (cols === null || cols.isClosed) {
    const at = cols ?? { start: data.start, end: data.start };
    return { start: at.start, end: at.end, text: `<${prefix}cols>${own}</${prefix}cols>` };
  }
  const pieces: { min: number; text: string }[] = [{ min: column, text: own }];
  for (const { tag } of elements(xml, 'col', cols.innerStart, cols.innerEnd)) {
    const [min, max] = [Number(attributeOf(tag, 'min')), Number(attributeOf(tag, 'max'))];
    const ranges =
      column < min || column > max
        ? [[min, max]]
        : [
            [min, column - 1],
            [column + 1, max],
          ];
    for (const [low = 0, high = 0] of ranges)
      if (low <= high) pieces.push({ min: low, text: withAttribute(withAttribute(tag, 'min', low), 'max', high) });
  }
  return {
    start: cols.innerStart,
    end: cols.innerEnd,
    text: pieces
      .sort((a, b) => a.min - b.min)
      .map(({ text }) => text)
      .join(''),
  };
}

/** Widens the filter that is there, or sets one; a sheet with tables has theirs, and a second one over them makes Excel offer a repair. */
function filterEdit(
  xml: string,
  data: Element,
  prefix: string,
  headerRow: number,
  column: number,
  lastRow: number,
): { readonly edit: Edit; readonly area: string } | null {
  const behind = (name: string): Element | null => element(xml, name, data.end);
  const filter = behind('autoFilter');
  const old = filter === null ? null : areaOf(attributeOf(filter.tag, 'ref') ?? '');
  if (filter !== null && old !== null) {
    const area = `${reference(old.first.column, old.first.row)}:${reference(column, Math.max(old.last.row, lastRow))}`;
    return { edit: { start: filter.start, end: filter.start + filter.tag.length, text: withAttribute(filter.tag, 'ref', area) }, area };
  }
  if (behind('tableParts') !== null) return null;
  // In the order of the schema it follows these, where they are.
  const before = ['scenarios', 'protectedRanges', 'sheetProtection', 'sheetCalcPr'].map(behind).find((found) => found !== null) ?? data;
  const area = `A${headerRow}:${reference(column, lastRow)}`;
  return { edit: { start: before.end, end: before.end, text: `<${prefix}autoFilter ref="${area}"/>` }, area };
}

/** Style of a cell that is not there: its row's, where the row has one. */
function emptyCellStyle(row: ScannedRow | undefined): number {
  return row && attributeOf(row.tag, 'customFormat') === '1' ? Number(attributeOf(row.tag, 's') ?? 0) : 0;
}

export type PatchedSheet = {
  readonly xml: string;
  /** Area of the sheet's own filter; null when there is none. */ readonly filter: string | null;
};

/** `headerRow` gets the title of the new column. Throws PackageUnreadable when the part is no worksheet or has no column left. */
export function patchSheet(xml: string, marks: readonly ErrorMark[], headerRow: number, styles: StylePatch): PatchedSheet {
  const data = element(xml, 'sheetData');
  if (data === null) throw new PackageUnreadable('no sheetData');
  const prefix = prefixOf(data.tag);
  const areas = elements(xml, 'mergeCell', data.end).flatMap(({ tag }) => areaOf(attributeOf(tag, 'ref') ?? '') ?? []);
  const reasons = reasonsByRow(marks);
  const marked = new Map<number, Set<number>>();
  for (const mark of marks) {
    if (mark.column === null) continue;
    const seen = seenCell(areas, mark.row, mark.column);
    marked.set(seen.row, (marked.get(seen.row) ?? new Set()).add(seen.column));
  }
  const wanted = new Set([headerRow, ...reasons.keys(), ...marked.keys()]);
  const sheet = scanSheet(xml, data.innerStart, data.innerEnd, wanted);
  const mergedUntil = areas.map(({ last }) => last.column).filter((column) => column < mostColumns);
  const column = highest([...mergedUntil, ...marks.map((mark) => mark.column ?? 0)], sheet.lastColumn) + 1;
  if (column > mostColumns) throw new PackageUnreadable('no column left');
  const lastRow = highest(reasons.keys(), Math.max(sheet.lastRow, headerRow));

  const textCell = (row: number, style: number, text: string): string =>
    `<${prefix}c r="${reference(column, row)}" s="${style}" t="inlineStr"><${prefix}is>${textElement(text).replace(/^<t/, `<${prefix}t`).replace('</t>', `</${prefix}t>`)}</${prefix}is></${prefix}c>`;

  const edits: Edit[] = [];
  const missing: { row: number; text: string }[] = [];
  for (const number of wanted) {
    const row = sheet.rows.get(number);
    const inserted: { column: number; text: string }[] = [];
    for (const bad of marked.get(number) ?? []) {
      const cell = row?.cells.find((found) => found.column === bad);
      if (cell === undefined)
        inserted.push({ column: bad, text: `<${prefix}c r="${reference(bad, number)}" s="${styles.marked(emptyCellStyle(row))}"/>` });
      else {
        const style = styles.marked(Number(attributeOf(cell.tag, 's') ?? 0));
        edits.push({ start: cell.start, end: cell.start + cell.tag.length, text: withAttribute(cell.tag, 's', style) });
      }
    }
    const reason = reasons.get(number);
    const title = number === headerRow ? reasonTitle : reason;
    if (title !== undefined) {
      const neighbour = row?.cells.filter((cell) => cell.column < column).at(-1)?.tag;
      const style = number === headerRow && neighbour !== undefined ? Number(attributeOf(neighbour, 's') ?? 0) : styles.reason();
      inserted.push({ column, text: textCell(number, style, title) });
    }
    if (inserted.length === 0) continue;
    inserted.sort((a, b) => a.column - b.column);
    if (row === undefined) {
      missing.push({ row: number, text: `<${prefix}row r="${number}">${inserted.map(({ text }) => text).join('')}</${prefix}row>` });
      continue;
    }
    // `spans` would be wrong now; it is only a hint.
    const tag = withoutAttribute(row.tag, 'spans');
    if (row.isClosed) {
      edits.push({
        start: row.start,
        end: row.end,
        text: `${tag.replace(/\/>$/, '>')}${inserted.map(({ text }) => text).join('')}</${prefix}row>`,
      });
      continue;
    }
    edits.push({ start: row.start, end: row.start + row.tag.length, text: tag });
    for (const piece of inserted) {
      const same = row.cells.find((cell) => cell.column === piece.column);
      const at = same ?? row.cells.find((cell) => cell.column > piece.column) ?? { start: row.innerEnd, end: row.innerEnd };
      edits.push({ start: at.start, end: same ? same.end : at.start, text: piece.text });
    }
  }

  missing.sort((a, b) => a.row - b.row);
  if (data.isClosed) {
    const rows = missing.map(({ text }) => text).join('');
    edits.push({ start: data.start, end: data.end, text: `${data.tag.replace(/\/>$/, '>')}${rows}</${prefix}sheetData>` });
  } else {
    for (const { row, text } of missing) {
      const at = sheet.starts.find((found) => found.row > row)?.start ?? data.innerEnd;
      edits.push({ start: at, end: at, text });
    }
  }

  edits.push(columnsEdit(xml, data, prefix, column, reasonWidth(reasons.values())));
  const dimension = element(xml, 'dimension', 0, data.start);
  const used = dimension === null ? null : areaOf(attributeOf(dimension.tag, 'ref') ?? '');
  if (dimension !== null && used !== null) {
    const whole = `${reference(used.first.column, Math.min(used.first.row, headerRow))}:${reference(Math.max(used.last.column, column), Math.max(used.last.row, lastRow))}`;
    edits.push({ start: dimension.start, end: dimension.start + dimension.tag.length, text: withAttribute(dimension.tag, 'ref', whole) });
  }
  const filter = filterEdit(xml, data, prefix, headerRow, column, lastRow);
  if (filter !== null) edits.push(filter.edit);
  return { xml: applyEdits(xml, edits), filter: filter?.area ?? null };
}
