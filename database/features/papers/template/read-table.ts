/** `【表格：25 55 25 51】` and its rows `｜姓名｜{{姓名}}｜`; `<` joins a cell to the one before, `^` to the one above. */
import { letterMargins, letterPage } from '../../../documents/letter/letter.ts';
import type { CellNode, RowNode, TemplateNode, TemplateSettings } from './nodes.ts';
import { readInline } from './read-inline.ts';
import { slice, split, trimmed, type Piece, type Reading } from './reading.ts';

const mostColumns = 12;
/** A column narrower than this holds no character with its margins. */
const narrowestMm = 7;
const highestRowMm = 200;
const usualRowMm = 10;

type RawRow = { readonly line: Piece; readonly cells: readonly Piece[]; readonly minimumMm: number };

function readColumns(widths: Piece, command: Piece, page: TemplateSettings['page'], reading: Reading): readonly number[] | null {
  const numbers = widths.text
    .split(/[\s,，、]+/)
    .filter((part) => part !== '')
    .map(Number);
  if (numbers.length === 0 || numbers.some((width) => !(width > 0))) {
    reading.fault(command, '表格要写出各列的宽度（毫米），例如【表格：25 55 25 51】');
    return null;
  }
  const { left, right } = letterMargins[page];
  const room = letterPage.widthMm - left - right;
  const total = numbers.reduce((sum, width) => sum + width, 0);
  if (total > room + 0.5) {
    reading.fault(widths, `表格太宽：各列共 ${Math.round(total * 10) / 10} 毫米，纸面只有 ${room} 毫米`);
    return null;
  }
  if (numbers.length > mostColumns) {
    reading.fault(widths, `表格有 ${numbers.length} 列，最多 ${mostColumns} 列`);
    return null;
  }
  const narrow = numbers.findIndex((width) => (width / total) * room < narrowestMm);
  if (narrow !== -1) {
    reading.fault(widths, `第 ${narrow + 1} 列太窄，放不下文字：至少 ${narrowestMm} 毫米`);
    return null;
  }
  return numbers;
}

/** Full-width spaces are wanted: they set a date off from the edge, or make room to write. */
function cellPiece(piece: Piece): Piece {
  const plain = trimmed(piece);
  if (plain.text === '' || plain.text === '<' || plain.text === '^') return plain;
  const start = /^[ \t]*/.exec(piece.text)?.[0].length ?? 0;
  return slice(piece, start, piece.text.replace(/[ \t]+$/, '').length);
}

function readRow(line: Piece, columns: number, reading: Reading): RawRow | null {
  const parts = split(line, '|');
  const last = trimmed(parts.at(-1) ?? line);
  if (last.text !== '' && !/^\d+$/.test(last.text)) {
    reading.fault(last, '表格的一行要以“｜”结束，后面只可以写行高（毫米）');
    return null;
  }
  const minimumMm = last.text === '' ? usualRowMm : Number(last.text);
  if (minimumMm < 5 || minimumMm > highestRowMm) {
    reading.fault(last, `行高应为5至${highestRowMm}毫米`);
    return null;
  }
  const cells = parts.slice(1, -1).map(cellPiece);
  if (cells.length !== columns) {
    reading.fault(line, `这一行有 ${cells.length} 格，表格有 ${columns} 列；被合并的格要写“<”（与左边合并）或“^”（与上面合并）`);
    return null;
  }
  return { line, cells, minimumMm };
}

const marker = /^\[([左中右上下小]{1,3})\]/;

/** Cells stand in the middle; over several columns they begin at the left. */
function readCell(piece: Piece, columns: number, rows: number, reading: Reading): CellNode {
  let vertical: CellNode['vertical'] = 'middle';
  let isSmall = false;
  const usual = 'centre' as const;
  const paragraphs = split(piece, '//').map((part, index) => {
    let text = part;
    let alignment: 'left' | 'centre' | 'right' = usual;
    const found = marker.exec(text.text);
    if (found) {
      const [sign, places = ''] = found;
      alignment = places.includes('左') ? 'left' : places.includes('右') ? 'right' : 'centre';
      if (index === 0 && places.includes('上')) vertical = 'top';
      if (index === 0 && places.includes('下')) vertical = 'bottom';
      isSmall = isSmall || places.includes('小');
      text = slice(text, sign.length);
    }
    return { inline: readInline(text, reading), alignment };
  });
  return { paragraphs, columns, rows, vertical, isSmall };
}

function joinCells(rows: readonly RawRow[], columns: number, reading: Reading): readonly RowNode[] {
  const signAt = (row: number, column: number): string => rows[row]?.cells[column]?.text ?? '';
  const used = new Set<string>();
  const result = rows.map((row, rowIndex): RowNode => {
    const cells: CellNode[] = [];
    for (const [column, piece] of row.cells.entries()) {
      if (piece.text === '<' || piece.text === '^') continue;
      let across = 1;
      while (signAt(rowIndex, column + across) === '<') used.add(`${rowIndex} ${column + across++}`);
      let down = 1;
      const isBelow = (): boolean =>
        signAt(rowIndex + down, column) === '^' &&
        Array.from({ length: across }, (_, step) => signAt(rowIndex + down, column + step)).every((sign) => sign === '^' || sign === '<');
      while (isBelow()) {
        for (let step = 0; step < across; step++) used.add(`${rowIndex + down} ${column + step}`);
        down++;
      }
      cells.push(readCell(piece, across, down, reading));
    }
    return { cells, minimumMm: row.minimumMm };
  });
  for (const [rowIndex, row] of rows.entries())
    for (const [column, piece] of row.cells.entries())
      if ((piece.text === '<' || piece.text === '^') && !used.has(`${rowIndex} ${column}`))
        reading.fault(piece, piece.text === '<' ? '左边没有可以合并的格' : '上面没有可以合并的格（合并的范围要是长方形）');
  return result;
}

/** @param lines the table's rows, as they stand */
export function readTable(
  command: Piece,
  widths: Piece,
  lines: readonly Piece[],
  page: TemplateSettings['page'],
  reading: Reading,
): TemplateNode | null {
  const columnsMm = readColumns(widths, command, page, reading);
  if (columnsMm === null) return null;
  if (lines.length === 0) {
    reading.fault(command, '表格下面没有以“｜”开头的行');
    return null;
  }
  const rows = lines.map((line) => readRow(line, columnsMm.length, reading));
  if (rows.some((row) => row === null)) {
    // The faults inside the rows that can be read are named all the same.
    for (const row of rows) for (const cell of row?.cells ?? []) readInline(cell, reading);
    return null;
  }
  const readable = rows.flatMap((row) => (row === null ? [] : [row]));
  return { kind: 'table', columnsMm, rows: joinCells(readable, columnsMm.length, reading) };
}
