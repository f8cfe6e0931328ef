/** The rows between header and total: the only code that runs once per cell, millions of times. */
import type { ColumnKind, ReportColumn, ReportRow } from '../report-table.ts';
import { formatTenths } from '../tenths.ts';
import { asciiBytes, type ByteSink, mostBytesOf, putAscii, putBytes, putElement, putFew, putText, reserve } from './byte-sink.ts';
import { looksLikeFormula } from './cell-text.ts';
import { columnLetters, dateSerial, wanText, yuanText } from './cell-value.ts';
import { capacity, heights, linesOf, rowHeight, textStyle } from './sheet-layout.ts';
import { styleIndex, type StyleName } from './styles.ts';

type Column = {
  readonly kind: ColumnKind;
  readonly title: string;
  readonly isSummed: boolean;
  /** `<c r="A`; the row number follows. */
  readonly open: Uint8Array;
  readonly empty: Uint8Array;
  readonly text: Uint8Array;
  readonly quoted: Uint8Array;
  readonly number: Uint8Array;
  /** Half-width characters on a line; a text of half as many is on one line for certain. */
  readonly capacity: number;
  readonly wraps: boolean;
  /** Numbers in it are codes, not amounts. */
  readonly holdsText: boolean;
};

const textOpenLength = '<t>'.length;
const textClose = asciiBytes('</t></is></c>');
const elementClose = asciiBytes('</is></c>');
const numberClose = asciiBytes('</v></c>');
const rowClose = asciiBytes('</row>');
/** A cell without its text: tags, reference, the longest number. */
const mostBytesOfCell = 128;

const figureStyles = { index: 'integer', integer: 'count', money: 'money', wan: 'money', decimal: 'decimal', date: 'date' } as const;

function prepare(column: ReportColumn, index: number, widthMm: number): Column {
  const { kind } = column;
  const text = kind === 'text' ? textStyle(widthMm) : 'code';
  const own: StyleName = kind === 'text' || kind === 'code' || kind === 'month' ? text : figureStyles[kind];
  return {
    kind,
    title: column.title,
    isSummed: column.isSummed === true && (kind === 'money' || kind === 'wan' || kind === 'integer'),
    open: asciiBytes(`<c r="${columnLetters(index)}`),
    empty: asciiBytes(`" s="${styleIndex(own)}"/>`),
    text: asciiBytes(`" s="${styleIndex(text)}" t="inlineStr"><is><t>`),
    quoted: asciiBytes(`" s="${styleIndex(`${text}Quoted`)}" t="inlineStr"><is><t>`),
    number: asciiBytes(`" s="${styleIndex(own)}"><v>`),
    capacity: capacity(widthMm),
    wraps: kind === 'text',
    holdsText: kind === 'text' || kind === 'code' || kind === 'month' || kind === 'date',
  };
}

function digitsOf(kind: ColumnKind, value: number): string {
  if (kind === 'money') return yuanText(value);
  if (kind === 'wan') return wanText(value);
  return kind === 'decimal' ? formatTenths(value) : String(value);
}

export type BodyRows = {
  /** Puts the XML of one row. Throws RangeError when the row does not fit the columns. */
  row(number: number, row: ReportRow): void;
  /** Sum of a column so far (fen for money and wan). Throws RangeError when it is not exact. */
  sum(column: number): number;
};

export function createBodyRows(sink: ByteSink, columns: readonly ReportColumn[], widthsMm: readonly number[]): BodyRows {
  const prepared = columns.map((column, index) => prepare(column, index, widthsMm[index] ?? column.widthMm));
  const sums = columns.map(() => 0);
  const { buffer } = sink;

  /** Lines of the tallest cell; nearly always one, found without measuring. */
  const linesIn = (row: ReportRow): number => {
    let lines = 1;
    for (let index = 0; index < prepared.length; index++) {
      const column = prepared[index];
      const value = row[index];
      if (column === undefined || !column.wraps || typeof value !== 'string') continue;
      if (value.length * 2 > column.capacity || value.includes('\n')) lines = Math.max(lines, linesOf(value, column.capacity));
    }
    return lines;
  };

  const putNumber = (column: Column, at: number, digits: string): number =>
    putBytes(buffer, putAscii(buffer, putBytes(buffer, at, column.number), digits), numberClose);

  const putString = (column: Column, at: number, text: string): number => {
    const start = reserve(sink, at, mostBytesOf(text) + mostBytesOfCell);
    const inside = putBytes(buffer, start, looksLikeFormula(text) ? column.quoted : column.text);
    const end = putText(buffer, inside, text);
    if (end >= 0) return putBytes(buffer, end, textClose);
    return putBytes(buffer, putElement(buffer, inside - textOpenLength, text), elementClose);
  };

  const putValue = (column: Column, at: number, value: string | number, index: number, row: number): number => {
    if (typeof value === 'string') {
      const serial = column.kind === 'date' ? dateSerial(value) : null;
      return serial === null ? putString(column, at, value) : putNumber(column, at, String(serial));
    }
    if (column.holdsText) return putString(column, at, String(value));
    if (!Number.isSafeInteger(value)) throw new RangeError(`row ${row}, column ${column.title}: ${value} is no whole number`);
    if (column.isSummed) sums[index] = (sums[index] ?? 0) + value;
    return putNumber(column, at, digitsOf(column.kind, value));
  };

  return {
    row(number, row) {
      if (row.length !== prepared.length) throw new RangeError(`row ${number}: ${row.length} cells for ${prepared.length} columns`);
      const digits = String(number);
      const lines = linesIn(row);
      const height = lines > 1 ? ` ht="${Math.max(heights.body, rowHeight(lines, 10))}" customHeight="1"` : '';
      let at = putAscii(buffer, reserve(sink, sink.at, mostBytesOfCell), `<row r="${digits}"${height}>`);
      for (let index = 0; index < prepared.length; index++) {
        const column = prepared[index] as Column;
        const value = row[index];
        at = reserve(sink, at, mostBytesOfCell);
        at = putAscii(buffer, putFew(buffer, at, column.open), digits);
        at =
          value === null || value === undefined || value === ''
            ? putBytes(buffer, at, column.empty)
            : putValue(column, at, value, index, number);
      }
      sink.at = putBytes(buffer, reserve(sink, at, mostBytesOfCell), rowClose);
    },
    sum(column) {
      const sum = sums[column] ?? 0;
      if (!Number.isSafeInteger(sum)) throw new RangeError(`sum of column ${prepared[column]?.title ?? column} is not exact`);
      return sum;
    },
  };
}
