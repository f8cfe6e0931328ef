/** One table as one worksheet, streamed: title, lead, header of one or two levels, rows, totals, capitals, sign-off, notes, foot line. */
import { AppError } from '../../../electron/contract/result.ts';
import { fen } from '../../../electron/contract/values.ts';
import { capitalAmount } from '../capital-amount.ts';
import type { Report, ReportTable } from '../report-table.ts';
import { createBodyRows, type BodyRows } from './body-rows.ts';
import { createByteSink } from './byte-sink.ts';
import { escapeXml, withoutIllegal } from './cell-text.ts';
import { wanText, yuanText } from './cell-value.ts';
import {
  capacity,
  columnWidthsMm,
  halfWidths,
  headerGroups,
  heights,
  linesOf,
  rowHeight,
  type Span,
  spansByWeight,
  widthUnits,
} from './sheet-layout.ts';
import { mergeOf, numberCell, rowElement, spanCells, textCell } from './sheet-text.ts';
import type { StyleName } from './styles.ts';
import type { ZipWriter } from './zip-writer.ts';

/** Rows of a worksheet in the format itself. */
const mostRows = 1_048_576;
const rowsPerStep = 1000;
const paperSizes = { A4: 9, A3: 8 } as const;

/** Rows 1 to this are frozen and repeat on every printed page. */
export function headerRowCount(table: ReportTable): number {
  return table.columns.some((column) => column.group !== undefined) ? 4 : 3;
}

type Sheet = {
  readonly table: ReportTable;
  readonly widths: readonly number[];
  readonly all: Span;
  readonly add: (text: string) => void;
  readonly merges: string[];
};

function merge(sheet: Sheet, span: Span, firstRow: number, lastRow: number): void {
  const area = mergeOf(span, firstRow, lastRow);
  if (area !== null) sheet.merges.push(area);
}

/** One text across the whole width. */
function fullRow(sheet: Sheet, row: number, style: StyleName, text: string, points: number, least: number): void {
  const width = sheet.widths.reduce((sum, mm) => sum + mm, 0);
  const lines = linesOf(text, capacity((width * 10) / points));
  merge(sheet, sheet.all, row, row);
  sheet.add(rowElement(row, Math.max(least, lines > 1 ? rowHeight(lines, points) : 0), spanCells(sheet.all, row, style, text)));
}

/** Several texts beside each other, or in one line of text where there are fewer columns than texts. */
function sharedRow(
  sheet: Sheet,
  row: number,
  height: number,
  texts: readonly string[],
  weights: readonly number[],
  styles: readonly StyleName[],
): void {
  const isNarrow = sheet.widths.length < texts.length;
  const spans = isNarrow ? [sheet.all] : spansByWeight(sheet.widths, weights);
  const shown = isNarrow ? [texts.filter((text) => text !== '').join('　　')] : texts;
  let cells = '';
  spans.forEach((span, index) => {
    merge(sheet, span, row, row);
    cells += spanCells(span, row, styles[index] ?? 'leadLeft', shown[index] ?? '');
  });
  sheet.add(rowElement(row, height, cells));
}

function opening(table: ReportTable, widths: readonly number[], isFirst: boolean): string {
  const frozen = headerRowCount(table);
  const columns = widths
    .map((mm, index) => `<col min="${index + 1}" max="${index + 1}" width="${widthUnits(mm)}" customWidth="1"/>`)
    .join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView showGridLines="0"${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft" activeCell="A${frozen + 1}" sqref="A${frozen + 1}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="${heights.body}" customHeight="1"/><cols>${columns}</cols><sheetData>`
  );
}

/** `&` begins a code in headers and footers, so a real one is doubled; a space keeps leading digits from being read as a font size. */
function headerText(text: string): string {
  return ` ${withoutIllegal(text).replaceAll('&', '&&')}`;
}

function closing(report: Report, merges: readonly string[]): string {
  const mark = report.watermark === null ? '' : `&C&"黑体,常规"&16${headerText(report.watermark)}`;
  const print = report.fingerprint === null ? '' : `&R&"宋体,常规"&9${headerText(`指纹 ${report.fingerprint}`)}`;
  const header = mark + print;
  return (
    '</sheetData>' +
    (merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`
      : '') +
    '<printOptions horizontalCentered="1"/><pageMargins left="0.394" right="0.394" top="0.63" bottom="0.59" header="0.276" footer="0.276"/>' +
    `<pageSetup paperSize="${paperSizes[report.paper]}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter>${header === '' ? '' : `<oddHeader>${escapeXml(header)}</oddHeader>`}<oddFooter>${escapeXml('&C&"宋体,常规"&9第 &P 页 共 &N 页')}</oddFooter></headerFooter></worksheet>`
  );
}

function addHeader(sheet: Sheet): void {
  const { table, widths } = sheet;
  fullRow(sheet, 1, 'title', table.title, 18, heights.title);
  const { left, centre, right } = table.lead;
  const side = Math.max(halfWidths(left), halfWidths(right), 1);
  sharedRow(
    sheet,
    2,
    heights.lead,
    [left, centre, right],
    [side, Math.max(halfWidths(centre), 1), side],
    ['leadLeft', 'leadCentre', 'leadRight'],
  );

  const last = headerRowCount(table);
  const lines = table.columns.map((column, index) => linesOf(column.title, capacity(widths[index] ?? column.widthMm)));
  const isTwoLevel = last === 4;
  // Titles over both levels have two rows to stand in.
  const lowest = Math.max(...lines.map((count, index) => (isTwoLevel && table.columns[index]?.group === undefined ? count - 1 : count)), 1);
  const height = rowHeight(lowest, 10);
  if (isTwoLevel) {
    let cells = '';
    for (const { span, group } of headerGroups(table.columns)) {
      merge(sheet, span, 3, group === null ? 4 : 3);
      cells += spanCells(span, 3, 'header', group ?? table.columns[span.first]?.title ?? '');
    }
    sheet.add(rowElement(3, heights.body, cells));
  }
  const titles = table.columns.map((column, index) =>
    textCell(index, last, 'header', isTwoLevel && column.group === undefined ? '' : column.title),
  );
  sheet.add(rowElement(last, Math.max(heights.body, height), titles.join('')));
}

/** 合计 over the columns before the first sum, then the sums; returns the rows used. */
function addTotals(sheet: Sheet, body: BodyRows, row: number): number {
  const { table } = sheet;
  if (!table.hasTotals) return 0;
  const isSummed = table.columns.map(
    ({ isSummed: isAdded, kind }) => isAdded === true && (kind === 'money' || kind === 'wan' || kind === 'integer'),
  );
  const firstSum = isSummed.includes(true) ? isSummed.indexOf(true) : table.columns.length;
  let cells = '';
  if (firstSum > 0) {
    const label = { first: 0, last: firstSum - 1 };
    merge(sheet, label, row, row);
    cells += spanCells(label, row, 'total', '合计');
  }
  for (let index = firstSum; index < table.columns.length; index++) {
    if (!isSummed[index]) cells += textCell(index, row, 'total', '');
    else if (table.columns[index]?.kind === 'money') cells += numberCell(index, row, 'totalMoney', yuanText(body.sum(index)));
    else if (table.columns[index]?.kind === 'wan') cells += numberCell(index, row, 'totalMoney', wanText(body.sum(index)));
    else cells += numberCell(index, row, 'totalCount', String(body.sum(index)));
  }
  sheet.add(rowElement(row, heights.total, cells));
  if (table.wordsColumn === null) return 1;
  if (!isSummed[table.wordsColumn]) throw new RangeError(`column ${table.wordsColumn} of ${table.name} is not summed`);
  fullRow(sheet, row + 1, 'words', `人民币（大写）：${capitalAmount(fen(body.sum(table.wordsColumn)))}`, 10, heights.total);
  return 2;
}

function addTrailer(sheet: Sheet, report: Report, start: number): void {
  const { table } = sheet;
  let row = start;
  if (table.signOff.length > 0) {
    sharedRow(
      sheet,
      row++,
      heights.signOff,
      table.signOff,
      table.signOff.map(() => 1),
      table.signOff.map(() => 'signOff'),
    );
  }
  if (table.sealOf !== null) fullRow(sheet, row++, 'seal', `${table.sealOf}（盖章）　　　　　　　　`, 10, heights.signOff);
  for (const note of table.notes) fullRow(sheet, row++, 'note', note, 9, heights.note);
  if (report.footLine !== '') fullRow(sheet, row, 'foot', report.footLine, 8, heights.note);
}

/**
 * Writes the worksheet into the open part of the package and yields after every 1000 rows how many are done.
 * The table's iterable is read once; returning the generator early closes it.
 */
export function* sheetSteps(
  zip: ZipWriter,
  report: Report,
  table: ReportTable,
  path: string,
  isFirst: boolean,
): Generator<number, void, undefined> {
  const sink = createByteSink(zip.write);
  const widths = columnWidthsMm(table, report.paper);
  const sheet: Sheet = { table, widths, all: { first: 0, last: table.columns.length - 1 }, add: sink.add, merges: [] };
  sink.add(opening(table, widths, isFirst));
  addHeader(sheet);
  const body = createBodyRows(sink, table.columns, widths);
  const before = headerRowCount(table);
  let done = 0;
  for (const row of table.rows) {
    done++;
    if (before + done > mostRows - 100)
      throw new AppError('FILE_NOT_WRITABLE', { file: path, reason: `“${table.name}”超过一张工作表能容纳的行数，请分批导出` });
    body.row(before + done, row);
    if (done % rowsPerStep === 0) yield done;
  }
  // A sheet that silently lacks a row is worse than none.
  if (done !== table.rowCount) throw new RangeError(`${table.name}: ${done} rows came, ${table.rowCount} were announced`);
  const next = before + done + 1;
  addTrailer(sheet, report, next + addTotals(sheet, body, next));
  sink.add(closing(report, sheet.merges));
  sink.flush();
  yield done;
}
