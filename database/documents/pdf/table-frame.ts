/** The parts of a table that are the same on its pages: title, two-level header, grid. */
import type { ReportColumn, ReportTable } from '../report-table.ts';
import { fitText, fitTitle } from './fit-text.ts';
import { columnEdges, type Geometry } from './geometry.ts';
import { placeLines, type Line, type PagePart, type PlacedText } from './page-picture.ts';
import type { Typesetter } from './typesetter.ts';

export type TableFrame = {
  readonly edges: readonly number[];
  /** First column with a sum; the label of a sum reaches up to it. Null when nothing is summed. */
  readonly firstSummed: number | null;
  readonly header: PagePart;
  /** Lower edge of the header. */
  readonly bodyTop: number;
  /** Grid of rows (no rows leave one line over the full width), then sums, then `words` lines over the full width. */
  grid(rows: number, sums: number, words: number): PagePart;
};

const horizontal = (x1: number, x2: number, y: number): Line => ({ x1, y1: y, x2, y2: y });
const vertical = (x: number, y1: number, y2: number): Line => ({ x1: x, y1, x2: x, y2 });

/** Columns from `start` that share a group with it. */
function groupEnd(columns: readonly ReportColumn[], start: number): number {
  const group = columns[start]?.group;
  let end = start + 1;
  while (group !== undefined && columns[end]?.group === group) end++;
  return end;
}

function drawHeader(table: ReportTable, geometry: Geometry, edges: readonly number[], typesetter: Typesetter): PagePart {
  const { tableTop, headerLevel, headerSize, padding, left, right } = geometry;
  const middle = tableTop + headerLevel;
  const bottom = middle + headerLevel;
  const lines: Line[] = [
    horizontal(left, right, tableTop),
    horizontal(left, right, bottom),
    vertical(left, tableTop, bottom),
    vertical(right, tableTop, bottom),
  ];
  const texts: PlacedText[] = [];
  const headBox = { size: headerSize, singleLineSize: headerSize * 0.85, twoLineSize: headerSize * 0.8 };
  const cell = (text: string, from: number, to: number, top: number, height: number): void => {
    const box = { left: (edges[from] ?? 0) + padding / 2, right: (edges[to] ?? 0) - padding / 2, middle: top + height / 2 };
    const fitted = fitTitle(
      text,
      { ...headBox, width: box.right - box.left, height: height - padding / 2, maximumLines: height > headerLevel ? 3 : 2 },
      (part) => typesetter.width('hei', part),
    );
    texts.push(...placeLines(typesetter, 'hei', fitted, box, 'centre'));
  };
  for (let start = 0; start < table.columns.length;) {
    const end = groupEnd(table.columns, start);
    const group = table.columns[start]?.group;
    if (start > 0) lines.push(vertical(edges[start] ?? 0, tableTop, bottom));
    if (group === undefined) cell(table.columns[start]?.title ?? '', start, end, tableTop, 2 * headerLevel);
    else {
      cell(group, start, end, tableTop, headerLevel);
      lines.push(horizontal(edges[start] ?? 0, edges[end] ?? 0, middle));
      for (let column = start; column < end; column++) {
        if (column > start) lines.push(vertical(edges[column] ?? 0, middle, bottom));
        cell(table.columns[column]?.title ?? '', column, column + 1, middle, headerLevel);
      }
    }
    start = end;
  }
  const titleBox = { left, right, middle: geometry.titleMiddle };
  const title = fitText(
    table.title,
    { width: right - left, height: geometry.titleSize, size: geometry.titleSize, singleLineSize: 0, twoLineSize: 0, maximumLines: 1 },
    (part) => typesetter.width('song-bold', part),
  );
  texts.push(...placeLines(typesetter, 'song-bold', title, titleBox, 'centre'));
  return { lines, texts };
}

export function createTableFrame(table: ReportTable, geometry: Geometry, typesetter: Typesetter): TableFrame {
  const edges = columnEdges(table.columns, geometry);
  const summed = table.columns.findIndex((column) => column.isSummed === true);
  const firstSummed = summed === -1 ? null : summed;
  const bodyTop = geometry.tableTop + 2 * geometry.headerLevel;
  const { left, right, rowHeight } = geometry;
  const grids = new Map<string, PagePart>();

  const drawGrid = (rows: number, sums: number, words: number): PagePart => {
    const count = Math.max(rows, 1) + sums + words;
    const lines: Line[] = [];
    for (let line = 1; line <= count; line++) lines.push(horizontal(left, right, bodyTop + line * rowHeight));
    const rowsBottom = bodyTop + Math.max(rows, 1) * rowHeight;
    const sumsBottom = rowsBottom + sums * rowHeight;
    const bottom = bodyTop + count * rowHeight;
    lines.push(vertical(left, bodyTop, bottom), vertical(right, bodyTop, bottom));
    for (let edge = 1; edge < edges.length - 1; edge++) {
      const x = edges[edge] ?? 0;
      const top = rows === 0 ? rowsBottom : bodyTop;
      const reach = firstSummed !== null && edge >= firstSummed ? sumsBottom : rowsBottom;
      if (reach > top) lines.push(vertical(x, top, reach));
    }
    return { lines, texts: [] };
  };

  return {
    edges,
    firstSummed,
    bodyTop,
    header: drawHeader(table, geometry, edges, typesetter),
    grid(rows, sums, words) {
      const key = `${rows} ${sums} ${words}`;
      let grid = grids.get(key);
      if (grid === undefined) grids.set(key, (grid = drawGrid(rows, sums, words)));
      return grid;
    },
  };
}
