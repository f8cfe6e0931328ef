/**
 * Where everything stands on a sheet of paper, in points from the upper left. A sheet is bound at its left edge.
 * Payment sheets: A4 landscape, 20 rows to a page, two header levels, 0.5 pt lines, signatures and seal below the last row.
 */
import type { Report, ReportColumn, ReportTable } from '../report-table.ts';

export const pointsPerMm = 72 / 25.4;

export type Geometry = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Centre line of the title. */
  readonly titleMiddle: number;
  readonly titleSize: number;
  readonly leadMiddle: number;
  readonly leadSize: number;
  /** Upper edge of the header, height of one of its two levels. */
  readonly tableTop: number;
  readonly headerLevel: number;
  readonly headerSize: number;
  readonly rowHeight: number;
  readonly rowsPerPage: number;
  /** Lines a text may take in its row. */
  readonly textLines: number;
  /** Text of a row is set at `textSize`; smaller down to `singleLineSize` before it takes two lines, which begin at `twoLineSize`. */
  readonly textSize: number;
  readonly sumSize: number;
  readonly singleLineSize: number;
  readonly twoLineSize: number;
  /** A text of up to `wholeCharacters`, most of all a name, stays on one line down to this size: broken, it could not be searched for. */
  readonly nameSize: number;
  /** Between a cell's line and its text. */
  readonly padding: number;
  readonly signOffHeight: number;
  readonly sealHeight: number;
  readonly noteSize: number;
  readonly noteLine: number;
  /** Nothing of the table goes below; the foot line stands under it. */
  readonly contentBottom: number;
  readonly footMiddle: number;
  readonly footSize: number;
};

export const wholeCharacters = 10;

type PaperMm = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly row: number;
  readonly rows: number;
};

const papers: Readonly<Record<Report['paper'], PaperMm>> = {
  A4: { width: 297, height: 210, left: 20, right: 10, top: 9, bottom: 7, row: 6.2, rows: 20 },
  A3: { width: 420, height: 297, left: 26, right: 14, top: 12, bottom: 9, row: 8, rows: 25 },
};

const tall = 1.5;

export function geometryOf(paper: Report['paper'], hasTallRows = false): Geometry {
  const mm = papers[paper];
  const stretch = hasTallRows ? tall : 1;
  const scale = mm.row / papers.A4.row;
  const points = (millimetres: number): number => millimetres * pointsPerMm;
  const scaled = (millimetres: number): number => points(millimetres * scale);
  const tableTop = points(mm.top) + scaled(14.5);
  return {
    width: points(mm.width),
    height: points(mm.height),
    left: points(mm.left),
    right: points(mm.width - mm.right),
    titleMiddle: points(mm.top) + scaled(4),
    titleSize: 18 * scale,
    leadMiddle: tableTop - scaled(3.2),
    leadSize: 9.5 * scale,
    tableTop,
    headerLevel: scaled(5.8),
    headerSize: 8.5 * scale,
    rowHeight: points(mm.row * stretch),
    rowsPerPage: Math.floor(mm.rows / stretch),
    textLines: hasTallRows ? 3 : 2,
    textSize: 9 * scale,
    sumSize: 8.5 * scale,
    singleLineSize: 6.6 * scale,
    twoLineSize: 7 * scale,
    nameSize: 5.2 * scale,
    padding: scaled(0.9),
    signOffHeight: scaled(6.2),
    sealHeight: scaled(5.2),
    noteSize: 7.5 * scale,
    noteLine: scaled(3.8),
    contentBottom: points(mm.height - mm.bottom) - scaled(3.4),
    footMiddle: points(mm.height - mm.bottom) - scaled(1.2),
    footSize: 7 * scale,
  };
}

/** Left edges of the columns and, last, the right edge of the table: stretched together to the full width. */
export function columnEdges(columns: readonly ReportColumn[], geometry: Geometry): readonly number[] {
  const total = columns.reduce((sum, column) => sum + column.widthMm, 0);
  const width = geometry.right - geometry.left;
  const edges = [geometry.left];
  let sum = 0;
  for (const column of columns) {
    sum += column.widthMm;
    edges.push(geometry.left + (width * sum) / total);
  }
  return edges;
}

export type TablePlan = {
  /** Rows on each page in turn. */
  readonly rowsOnPages: readonly number[];
  /** Lines of notes on the last page of rows, and on each page after it. */
  readonly notesOnPages: readonly number[];
};

/** Does the table print sums at all? */
export function hasSums(table: ReportTable): boolean {
  return table.hasTotals && table.columns.some((column) => column.isSummed === true);
}

/** Height below the last row, notes not counted. */
function tailHeight(table: ReportTable, geometry: Geometry, isRunning: boolean): number {
  const totalRows = (hasSums(table) ? (isRunning ? 3 : 2) : 0) + (table.wordsColumn === null ? 0 : 1);
  return (
    totalRows * geometry.rowHeight +
    (table.signOff.length > 0 ? geometry.signOffHeight : 0) +
    (table.sealOf === null ? 0 : geometry.sealHeight)
  );
}

/**
 * How many rows each page of a table takes, known before the first is drawn. Where totals, signatures and notes do not fit under a full last
 * page, its last three rows go with them to a further page: signatures never stand on a page without rows they are for.
 * @param noteLines notes wrapped to the width of the table
 */
export function planTable(table: ReportTable, geometry: Geometry, noteLines: number): TablePlan {
  const { rowsPerPage, rowHeight, noteLine } = geometry;
  const room = geometry.contentBottom - geometry.tableTop - 2 * geometry.headerLevel;
  // An empty table has one line that says so.
  const rows = Math.max(table.rowCount, 1);
  const pages: number[] = [];
  for (let left = rows; left > 0; left -= rowsPerPage) pages.push(Math.min(left, rowsPerPage));
  const space = (lastRows: number, pageCount: number): number => room - lastRows * rowHeight - tailHeight(table, geometry, pageCount > 1);
  const last = pages.at(-1) ?? 1;
  const needed = noteLines * noteLine;
  if (space(last, pages.length) < needed && last > 1) {
    const fitting = Math.floor((space(0, pages.length + 1) - needed) / rowHeight);
    const moved = Math.max(1, Math.min(3, last - 1, fitting));
    pages.splice(-1, 1, last - moved, moved);
  }
  // Notes that no page with rows could hold go on by themselves.
  const perPage = Math.max(1, Math.floor(room / noteLine));
  const first = Math.max(0, Math.min(noteLines, Math.floor(space(pages.at(-1) ?? 1, pages.length) / noteLine + 1e-9)));
  const notes = [first];
  for (let left = noteLines - first; left > 0; left -= perPage) notes.push(Math.min(left, perPage));
  if (table.rowCount === 0) pages.splice(0, pages.length, 0);
  return { rowsOnPages: pages, notesOnPages: notes };
}
