/** The pages of one table, drawn one after the other while its rows are read. */
import { fen } from '../../../electron/contract/values.ts';
import { capitalAmount } from '../capital-amount.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../report-table.ts';
import { alignmentOf, mayWrap, printCell, readPrinted, type Alignment } from './cell-print.ts';
import type { Face } from './font-files.ts';
import { fitText, type FittedText } from './fit-text.ts';
import { hasSums, wholeCharacters, type Geometry, type TablePlan } from './geometry.ts';
import { placeLead, placeNotes, placeTail, type MarginPen } from './page-margins.ts';
import { placeLines, type Box, type PagePart, type PagePicture, type PlacedText } from './page-picture.ts';
import { createTableFrame, type TableFrame } from './table-frame.ts';
import type { Typesetter } from './typesetter.ts';

/** Text that had to become so small that it is hard to read; the table's author should shorten it or widen the column. */
export type SmallText = { readonly table: string; readonly column: string; readonly page: number; readonly sizePoints: number };

export type TableSetting = {
  readonly report: Report;
  readonly table: ReportTable;
  readonly plan: TablePlan;
  /** Notes wrapped to the width of the table. */
  readonly noteLines: readonly string[];
  /** Pages of the tables before this one. */
  readonly pagesBefore: number;
  /** Pages of the whole document. */
  readonly pageCount: number;
  readonly geometry: Geometry;
  readonly typesetter: Typesetter;
  readonly onSmallText: (found: SmallText) => void;
};

/** Below this a laser printer and an eye of sixty disagree about what is written. */
const smallestLegiblePoints = 4.5;
const watermarkAngle = Math.PI / 7;

/** By column; columns without a sum have none. */
type Sums = number[];

function isAdded(table: ReportTable, index: number): boolean {
  return table.columns[index]?.isSummed === true || index === table.wordsColumn;
}

function addRow(sums: Sums, table: ReportTable, row: ReportRow): void {
  for (const [index, cell] of row.entries()) {
    if (typeof cell === 'number' && isAdded(table, index)) sums[index] = (sums[index] ?? 0) + cell;
  }
}

/**
 * Every page's printed subtotal, read back and added, must be the total of the rows; otherwise the sheet must not leave the program. Amounts in
 * 万元 are rounded on each page, by half a hundredth at most.
 */
function assertPagesAddUp(table: ReportTable, printed: Sums, total: Sums, pages: number): void {
  for (const [index, column] of table.columns.entries()) {
    const slack = column.kind === 'wan' ? 5000 * pages : 0;
    if (column.isSummed !== true || Math.abs((printed[index] ?? 0) - (total[index] ?? 0)) <= slack) continue;
    throw new Error(`page subtotals of "${table.name}", column "${column.title}", give ${printed[index]} and the rows ${total[index]}`);
  }
}

/** Writes into the cells of the page it was made for. */
function createCellPen(setting: TableSetting, frame: TableFrame, texts: PlacedText[], page: number) {
  const { table, geometry, typesetter } = setting;
  const { padding, rowHeight, left, right } = geometry;
  const middleOf = (line: number): number => frame.bodyTop + (line + 0.5) * rowHeight;
  const cells = table.columns.map((column, index) => ({
    ...column,
    alignment: alignmentOf(column),
    left: (frame.edges[index] ?? 0) + padding,
    right: (frame.edges[index + 1] ?? 0) - padding,
  }));

  const fit = (face: Face, size: number, text: string, box: Pick<Box, 'left' | 'right'>, maximumLines: number, isUniform = false) => {
    const singleLineSize = [...text].length <= wholeCharacters ? geometry.nameSize : geometry.singleLineSize;
    const fitBox = {
      width: box.right - box.left,
      height: rowHeight,
      size,
      singleLineSize: isUniform ? size : singleLineSize,
      twoLineSize: isUniform ? size : geometry.twoLineSize,
      maximumLines,
    };
    return fitText(text, fitBox, (part) => typesetter.width(face, part));
  };
  const place = (
    face: Face,
    size: number,
    text: string,
    box: Box,
    alignment: Alignment,
    maximumLines: number,
    isUniform = false,
  ): FittedText | null => {
    if (text === '') return null;
    const fitted = fit(face, size, text, box, maximumLines, isUniform);
    texts.push(...placeLines(typesetter, face, fitted, box, alignment));
    return fitted;
  };
  const linesOf = (kind: ReportColumn['kind']): number => (mayWrap(kind) ? geometry.textLines : 1);
  // A table of few, tall rows is read down its columns: one size for each, that of the cell that needs the smallest.
  const sizes =
    setting.report.hasTallRows && Array.isArray(table.rows)
      ? cells.map((cell, index) =>
          (table.rows as readonly ReportRow[]).reduce((smallest, row) => {
            const text = printCell(cell.kind, row[index] ?? null);
            return text === '' ? smallest : Math.min(smallest, fit('song', geometry.textSize, text, cell, linesOf(cell.kind)).size);
          }, geometry.textSize),
        )
      : null;

  return {
    row(row: ReportRow, line: number): void {
      const middle = middleOf(line);
      for (const [index, cell] of cells.entries()) {
        const text = printCell(cell.kind, row[index] ?? null);
        const fitted = place(
          'song',
          sizes?.[index] ?? geometry.textSize,
          text,
          { left: cell.left, right: cell.right, middle },
          cell.alignment,
          linesOf(cell.kind),
          sizes !== null,
        );
        if (fitted !== null && fitted.size < smallestLegiblePoints)
          setting.onSmallText({ table: table.name, column: cell.title, page, sizePoints: Math.round(fitted.size * 10) / 10 });
      }
    },
    /** The label stands over the columns before the first sum; where there are none it shares the first cell. Returns what was printed. */
    sums(label: string, sums: Sums, line: number): readonly (string | null)[] {
      const middle = middleOf(line);
      const firstCell = cells[0];
      const firstSummed = frame.firstSummed ?? cells.length;
      const isShared = firstSummed === 0 && firstCell !== undefined;
      const labelEnd = isShared ? firstCell.left + (firstCell.right - firstCell.left) * 0.4 : (frame.edges[firstSummed] ?? right) - padding;
      place('hei', geometry.sumSize, label, { left: left + padding, right: labelEnd, middle }, isShared ? 'left' : 'centre', 1);
      return cells.map((cell, index) => {
        if (cell.isSummed !== true) return null;
        const text = printCell(cell.kind, sums[index] ?? 0);
        place(
          'song-bold',
          geometry.sumSize,
          text,
          { left: isShared && index === 0 ? labelEnd + padding : cell.left, right: cell.right, middle },
          'right',
          1,
        );
        return text;
      });
    },
    /** A line over the full width. */
    full(face: Face, text: string, line: number, alignment: Alignment): void {
      place(face, geometry.textSize, text, { left: left + 2 * padding, right: right - 2 * padding, middle: middleOf(line) }, alignment, 1);
    },
  };
}

/**
 * Reads the rows once, page by page.
 * @throws Error when the rows are not as many as announced or the page subtotals do not add up: a fault of the program, never of the user
 */
export function* tablePages(setting: TableSetting): Generator<PagePicture, void, void> {
  const { report, table, plan, geometry, typesetter } = setting;
  const frame = createTableFrame(table, geometry, typesetter);
  const total: Sums = [];
  const printed: Sums = [];
  let rowsRead = 0;

  const picture = (parts: readonly PagePart[], page: number): PagePicture => ({
    width: geometry.width,
    height: geometry.height,
    watermark:
      report.watermark === null ? null : { text: report.watermark, face: 'hei-bold', size: geometry.height * 0.3, angle: watermarkAngle },
    parts,
    bookmark: page === setting.pagesBefore + 1 ? table.name : null,
  });

  const rows = table.rows[Symbol.iterator]();
  const nextRow = (): ReportRow => {
    const next = rows.next();
    if (next.done === true) throw new Error(`"${table.name}" announced ${table.rowCount} rows and has ${rowsRead}`);
    rowsRead++;
    return next.value;
  };

  try {
    const isRunning = plan.rowsOnPages.length > 1;
    for (const [pageIndex, rowCount] of plan.rowsOnPages.entries()) {
      const page = setting.pagesBefore + pageIndex + 1;
      const isLast = pageIndex === plan.rowsOnPages.length - 1;
      const texts: PlacedText[] = [];
      const margins: MarginPen = { table, geometry, typesetter, texts };
      const cells = createCellPen(setting, frame, texts, page);
      const pageSums: Sums = [];
      placeLead(margins, report, page, setting.pageCount);
      for (let line = 0; line < rowCount; line++) {
        const row = nextRow();
        addRow(total, table, row);
        addRow(pageSums, table, row);
        cells.row(row, line);
      }
      if (isLast && rows.next().done !== true) throw new Error(`"${table.name}" announced ${table.rowCount} rows and has more`);
      if (rowCount === 0) cells.full('song', '本表无数据', 0, 'centre');
      const rowLines = Math.max(rowCount, 1);
      let line = rowLines;
      if (hasSums(table)) {
        for (const [index, text] of cells.sums('本页小计', pageSums, line++).entries())
          if (text !== null) printed[index] = (printed[index] ?? 0) + readPrinted(table.columns[index]?.kind ?? 'text', text);
        if (isRunning) cells.sums('累计（至本页）', total, line++);
        if (isLast) {
          assertPagesAddUp(table, printed, total, plan.rowsOnPages.length);
          cells.sums('合计', total, line++);
        }
      }
      const sumLines = line - rowLines;
      const hasWords = isLast && table.wordsColumn !== null;
      if (hasWords) cells.full('song-bold', `人民币（大写）：${capitalAmount(fen(total[table.wordsColumn ?? 0] ?? 0))}`, line++, 'left');
      if (isLast) placeTail(margins, setting.noteLines.slice(0, plan.notesOnPages[0]), frame.bodyTop + line * geometry.rowHeight);
      yield picture([frame.header, frame.grid(rowCount, sumLines, hasWords ? 1 : 0), { lines: [], texts }], page);
    }

    let noteFrom = plan.notesOnPages[0] ?? 0;
    for (const [index, count] of plan.notesOnPages.slice(1).entries()) {
      const page = setting.pagesBefore + plan.rowsOnPages.length + index + 1;
      const texts: PlacedText[] = [];
      const margins: MarginPen = { table, geometry, typesetter, texts };
      placeLead(margins, report, page, setting.pageCount);
      placeNotes(margins, setting.noteLines.slice(noteFrom, (noteFrom += count)), frame.bodyTop);
      yield picture([frame.header, { lines: [], texts }], page);
    }
  } finally {
    // A database cursor must be closed even when the sheet is given up half way.
    rows.return?.();
  }
}
