/**
 * The scanner of one sheet part. It walks from tag to tag over windows of the inflated bytes: positions in the window, seen as Latin-1, are
 * positions in the bytes, so only texts with characters beyond ASCII are decoded, and only once.
 */
import { type SheetBuilder, WorkbookDamaged } from './reader-builder.ts';
import { lastRow } from './reader-grid.ts';
import { attribute, openingTags, unescapeCellText } from './reader-xml.ts';

export type SheetContext = {
  /** Whether numbers of this cell style are shown as dates. */
  readonly isDateStyle: (style: number) => boolean;
  /** Added to serial days: 0 for the 1900 system, 1462 for the 1904 system. */
  readonly dayShift: number;
  /** Index in the pool of a shared string; -1 when it is empty or does not exist. */
  readonly sharedText: (index: number) => number;
};

const windowBytes = 8_000_000;
const beyondAscii = /[\u0080-\u00ff]/;

const gt = 0x3e;
const slash = 0x2f;
const quote = 0x22;
const apostrophe = 0x27;
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Value of the attribute whose name is this one character, between the positions of a tag's text; '' when it is not there. */
function shortAttribute(xml: string, start: number, end: number, name: number): string {
  for (let at = start; at < end; at++) {
    const byte = xml.charCodeAt(at);
    if (byte === quote || byte === apostrophe) {
      at = xml.indexOf(xml.charAt(at), at + 1);
      if (at < 0) return '';
      continue;
    }
    if (byte !== name || xml.charCodeAt(at + 1) !== 0x3d || !isSpace(xml.charCodeAt(at - 1))) continue;
    const mark = xml.charAt(at + 2);
    if (mark !== '"' && mark !== "'") return '';
    const close = xml.indexOf(mark, at + 3);
    return close < 0 || close > end ? '' : xml.slice(at + 3, close);
  }
  return '';
}

/** `AB12` → 28; 0 when no letters stand there. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}

type Cursor = {
  readonly bytes: Buffer;
  /** Window of the part as Latin-1, and where it begins. */
  xml: string;
  base: number;
  row: number;
};

/** Text between two positions of the window. */
function decoded(cursor: Cursor, start: number, end: number): string {
  const raw = cursor.xml.slice(start, end);
  return unescapeCellText(beyondAscii.test(raw) ? cursor.bytes.toString('utf8', cursor.base + start, cursor.base + end) : raw);
}

function put(
  cursor: Cursor,
  sheet: SheetBuilder,
  context: SheetContext,
  column: number,
  type: string,
  style: string,
  start: number,
  end: number,
): void {
  if (end <= start) return;
  switch (type) {
    case 's': {
      const index = context.sharedText(Number(cursor.xml.slice(start, end)));
      if (index >= 0) sheet.textIndex(column, index);
      return;
    }
    case 'str':
    case 'd':
      sheet.text(column, decoded(cursor, start, end));
      return;
    case 'b':
      sheet.boolean(column, cursor.xml.slice(start, end).trim() === '1');
      return;
    case 'e':
      sheet.error(column, decoded(cursor, start, end));
      return;
    default: {
      const raw = cursor.xml.slice(start, end).trim();
      if (raw === '') return;
      const value = Number(raw);
      if (!Number.isFinite(value)) sheet.text(column, decoded(cursor, start, end));
      else if (style !== '' && context.isDateStyle(Number(style))) sheet.date(column, value + context.dayShift);
      else sheet.number(column, value);
    }
  }
}

/**
 * Reads one cell whose opening tag ends at `open`; returns the position after its closing tag.
 * `<v>` holds the value or the stored result of a formula, `<is>` the parts of a text; phonetic guides and everything else are skipped.
 */
function readCell(
  cursor: Cursor,
  prefix: number,
  open: number,
  sheet: SheetBuilder,
  context: SheetContext,
  column: number,
  type: string,
  style: string,
): number {
  const { xml } = cursor;
  let text: string | null = null;
  let isPhonetic = false;
  let at = open + 1;
  for (;;) {
    const tag = xml.indexOf('<', at);
    if (tag < 0) throw new WorkbookDamaged('cell is cut short');
    const isEnd = xml.charCodeAt(tag + 1) === slash;
    const name = tag + 1 + (isEnd ? 1 : 0) + prefix;
    const close = xml.indexOf('>', tag);
    if (close < 0) throw new WorkbookDamaged('cell is cut short');
    const isEmpty = xml.charCodeAt(close - 1) === slash;
    let nameEnd = name;
    while (nameEnd < close && !isSpace(xml.charCodeAt(nameEnd)) && xml.charCodeAt(nameEnd) !== slash) nameEnd++;
    const length = nameEnd - name;
    const first = xml.charCodeAt(name);
    at = close + 1;
    if (length === 1 && first === 0x63) {
      if (!isEnd) throw new WorkbookDamaged('cell within a cell');
      if (text !== null) sheet.text(column, text);
      return at;
    }
    if (isEnd) {
      if (xml.startsWith('rPh', name)) isPhonetic = false;
    } else if (length === 1 && first === 0x76 && !isEmpty) {
      const end = xml.indexOf('<', at);
      if (end < 0) throw new WorkbookDamaged('value is cut short');
      put(cursor, sheet, context, column, type, style, at, end);
      at = end;
    } else if (length === 1 && first === 0x74 && !isEmpty && !isPhonetic) {
      const end = xml.indexOf('<', at);
      if (end < 0) throw new WorkbookDamaged('text is cut short');
      text = (text ?? '') + decoded(cursor, at, end);
      at = end;
    } else if (length === 3 && !isEmpty && xml.startsWith('rPh', name)) isPhonetic = true;
  }
}

/** Rows of one window, which ends between two rows; true when the end of the table was met. */
function scanRows(cursor: Cursor, prefix: number, sheet: SheetBuilder, context: SheetContext): boolean {
  const { xml } = cursor;
  let column = 0;
  let at = 0;
  for (;;) {
    const tag = xml.indexOf('<', at);
    if (tag < 0) return false;
    const first = xml.charCodeAt(tag + 1);
    if (first === slash) {
      if (xml.startsWith('sheetData', tag + 2 + prefix)) return true;
      at = tag + 2;
      continue;
    }
    if (xml.startsWith('<!--', tag)) {
      at = xml.indexOf('-->', tag);
      if (at < 0) throw new WorkbookDamaged('comment is cut short');
      continue;
    }
    const name = tag + 1 + prefix;
    const open = xml.indexOf('>', name);
    if (open < 0) throw new WorkbookDamaged('tag is cut short');
    at = open + 1;
    const isEmpty = xml.charCodeAt(open - 1) === slash;
    const after = xml.charCodeAt(name + 1);
    if (xml.charCodeAt(name) === 0x63 && (isSpace(after) || after === gt || after === slash)) {
      if (cursor.row === 0) throw new WorkbookDamaged('cell outside a row');
      column = columnOf(shortAttribute(xml, name + 1, open, 0x72)) || column + 1;
      if (isEmpty) continue;
      const type = shortAttribute(xml, name + 1, open, 0x74);
      const style = shortAttribute(xml, name + 1, open, 0x73);
      at = readCell(cursor, prefix, open, sheet, context, column, type, style);
    } else if (xml.startsWith('row', name)) {
      const said = shortAttribute(xml, name + 3, open, 0x72);
      const row = said === '' ? cursor.row + 1 : Number(said);
      if (!Number.isInteger(row) || row > lastRow) throw new WorkbookDamaged(`row ${said}`);
      cursor.row = row;
      column = 0;
      sheet.startRow(row);
    }
  }
}

/** Where a window can end: before the last row that begins in it. 0 when no row does. */
function lastRowStart(xml: string, prefix: string): number {
  for (let at = xml.lastIndexOf(`<${prefix}row`); at > 0; at = xml.lastIndexOf(`<${prefix}row`, at - 1)) {
    const after = xml.charCodeAt(at + prefix.length + 4);
    if (isSpace(after) || after === gt || after === slash) return at;
  }
  return 0;
}

/** `part` is UTF-8; another encoding is possible in theory and refused. */
export function scanSheet(part: Buffer, sheet: SheetBuilder, context: SheetContext): void {
  const head = part.toString('latin1', 0, Math.min(part.length, 4_000_000));
  const root = /<(?:([\w.-]+):)?worksheet[\s>]/.exec(head);
  if (!root) throw new WorkbookDamaged('no worksheet');
  const prefix = root[1] === undefined ? '' : `${root[1]}:`;
  const table = new RegExp(`<${prefix}sheetData(\\s[^>]*)?(/?)>`).exec(head);
  if (!table) {
    // A sheet without a table is empty; one that is cut short before it has no end.
    if (!head.includes(`</${prefix}worksheet>`)) throw new WorkbookDamaged('no table in the sheet');
    return;
  }
  let at = table.index + table[0].length;
  if (table[2] !== '/') {
    const cursor: Cursor = { bytes: part, xml: '', base: at, row: 0 };
    let size = windowBytes;
    for (;;) {
      const xml = part.toString('latin1', at, Math.min(part.length, at + size));
      const isLast = at + xml.length === part.length;
      const end = isLast ? xml.length : lastRowStart(xml, prefix);
      if (end === 0) {
        if (isLast) throw new WorkbookDamaged('table is cut short');
        size *= 2;
        continue;
      }
      size = windowBytes;
      cursor.xml = isLast ? xml : xml.slice(0, end);
      cursor.base = at;
      at += end;
      if (scanRows(cursor, prefix.length, sheet, context)) break;
      if (isLast) throw new WorkbookDamaged('table is cut short');
    }
    at = part.indexOf(`</${prefix}sheetData`, cursor.base);
  }
  const tail = part.toString('latin1', at, Math.min(part.length, at + 100_000_000));
  for (const { attributes } of openingTags(tail, 'mergeCell')) {
    const [from = '', to = ''] = attribute(attributes, 'ref').toUpperCase().replaceAll('$', '').split(':');
    if (to !== '') sheet.merge(rowOf(from), columnOf(from), rowOf(to), columnOf(to));
  }
}

function rowOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? 0);
}
