/** A table of a letter cut into groups of rows that stay on one page. */
import { pointsPerMm } from '../pdf/geometry.ts';
import type { Typesetter } from '../pdf/typesetter.ts';
import { cellPaddingMm, placeCells, type LetterCell, type LetterRow, type LetterTable } from './letter.ts';
import { setText, type Pen, type SetLine } from './set-text.ts';

export type RowGroup = {
  readonly height: number;
  readonly isHeader: boolean;
  readonly keepsWithNext: boolean;
  readonly draw: (pen: Pen, left: number, top: number) => void;
};

type SetCell = {
  readonly cell: LetterCell;
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly lines: readonly SetLine[];
  readonly textHeight: number;
};

const side = cellPaddingMm.side * pointsPerMm;
const end = cellPaddingMm.end * pointsPerMm;

/** Left edges of the columns and, last, the right edge, from 0. */
export function tableEdges(table: LetterTable, width: number): readonly number[] {
  const total = table.columnsMm.reduce((sum, column) => sum + column, 0);
  const edges = [0];
  let sum = 0;
  for (const column of table.columnsMm) edges.push((width * (sum += column)) / total);
  return edges;
}

function setCells(table: LetterTable, edges: readonly number[], typesetter: Typesetter): readonly SetCell[] {
  const padding = table.hasBorders ? side : 0;
  return placeCells(table).flatMap((row, rowIndex) =>
    row.map(({ cell, column }) => {
      const left = (edges[column] ?? 0) + padding;
      const right = (edges[column + (cell.columns ?? 1)] ?? 0) - padding;
      const lines = cell.texts.flatMap((text) => setText(text, right - left, typesetter));
      return { cell, row: rowIndex, left, right, lines, textHeight: lines.reduce((sum, line) => sum + line.height, 0) };
    }),
  );
}

/** A row is as high as its text needs; what a cell over several rows lacks is added to its last row. */
function rowHeights(table: LetterTable, cells: readonly SetCell[]): readonly number[] {
  const heights = table.rows.map(({ minimumMm }) => minimumMm * pointsPerMm);
  for (const span of [1, ...new Set(cells.map(({ cell }) => cell.rows ?? 1).filter((rows) => rows > 1))].sort((one, other) => one - other))
    for (const { cell, row, textHeight } of cells) {
      if ((cell.rows ?? 1) !== span) continue;
      const last = row + span - 1;
      const have = heights.slice(row, last + 1).reduce((sum, height) => sum + height, 0);
      heights[last] = (heights[last] ?? 0) + Math.max(0, textHeight + 2 * end - have);
    }
  return heights;
}

function drawCell(pen: Pen, set: SetCell, hasBorders: boolean, edges: { left: number; right: number }, top: number, height: number): void {
  const { left, right } = edges;
  if (hasBorders)
    pen.lines.push(
      { x1: left, y1: top, x2: right, y2: top },
      { x1: left, y1: top + height, x2: right, y2: top + height },
      { x1: left, y1: top, x2: left, y2: top + height },
      { x1: right, y1: top, x2: right, y2: top + height },
    );
  const spare = height - set.textHeight;
  const vertical = set.cell.vertical ?? 'middle';
  let y = top + (vertical === 'middle' ? spare / 2 : vertical === 'top' ? end : spare - end);
  for (const line of set.lines) {
    line.draw(pen, left + (hasBorders ? side : 0), y);
    y += line.height;
  }
}

/** One row higher than a page goes on to the next one, line by line. */
function* splitRow(cells: readonly SetCell[], table: LetterTable, width: number, room: number): Generator<RowGroup> {
  const left = cells.map((set) => [...set.lines]);
  while (left.some((lines) => lines.length > 0)) {
    const parts = cells.map((set, index): SetCell => {
      const lines: SetLine[] = [];
      let height = 0;
      const rest = left[index] ?? [];
      while (rest[0] !== undefined && height + rest[0].height + 2 * end <= room) {
        height += rest[0].height;
        lines.push(...rest.splice(0, 1));
      }
      // One line higher than a page can only be a fault of the maker: it is drawn all the same.
      if (lines.length === 0 && rest.length > 0) lines.push(...rest.splice(0, 1));
      return { ...set, lines, textHeight: height, cell: { ...set.cell, vertical: 'top' } };
    });
    yield groupOf(table, parts, [Math.max(...parts.map(({ textHeight }) => textHeight)) + 2 * end], 0, width, {});
  }
}

function groupOf(
  table: LetterTable,
  cells: readonly SetCell[],
  heights: readonly number[],
  firstRow: number,
  width: number,
  { isHeader, keepsWithNext }: Pick<LetterRow, 'isHeader' | 'keepsWithNext'>,
): RowGroup {
  const padding = table.hasBorders ? side : 0;
  const sum = (from: number, until: number): number => heights.slice(from, until).reduce((total, height) => total + height, 0);
  return {
    isHeader: isHeader === true,
    keepsWithNext: keepsWithNext === true,
    height: sum(0, heights.length),
    draw(pen, left, top) {
      for (const set of cells) {
        const row = Math.max(0, set.row - firstRow);
        const edges = { left: left + set.left - padding, right: left + Math.min(width, set.right + padding) };
        drawCell(pen, set, table.hasBorders, edges, top + sum(0, row), sum(row, row + (set.cell.rows ?? 1)));
      }
    },
  };
}

/** @param room height of an empty page, in points */
export function setTable(table: LetterTable, width: number, room: number, typesetter: Typesetter): readonly RowGroup[] {
  const edges = tableEdges(table, width);
  const cells = setCells(table, edges, typesetter);
  const heights = rowHeights(table, cells);
  const groups: RowGroup[] = [];
  for (let from = 0; from < table.rows.length;) {
    let until = from + 1;
    for (let grown = true; grown;) {
      const reach = Math.max(
        until,
        ...cells.filter(({ row }) => row >= from && row < until).map(({ row, cell }) => row + (cell.rows ?? 1)),
      );
      grown = reach > until;
      until = reach;
    }
    const own = cells.filter(({ row }) => row >= from && row < until);
    const group = groupOf(table, own, heights.slice(from, until), from, width, table.rows[from] ?? {});
    if (group.height > room && until === from + 1)
      groups.push(
        ...splitRow(
          own.map((set) => ({ ...set, row: 0 })),
          table,
          width,
          room,
        ),
      );
    else groups.push(group);
    from = until;
  }
  return groups;
}
