/** The one look of every exported sheet: 宋体 10, thin lines, 黑体 header. Names stand for indexes into cellXfs. */
import { escapeXml } from './cell-text.ts';

/** Built-in formats 1 (`0`), 4 (`#,##0.00`), 14-based dates vary by country, so dates have their own; 49 is `@`. */
const formats = { general: 0, integer: 1, money: 4, text: 49, date: 164, decimal: 165 } as const;

const fonts = {
  body: '<sz val="10"/><name val="宋体"/><family val="3"/><charset val="134"/>',
  title: '<b/><sz val="18"/><name val="宋体"/><family val="3"/><charset val="134"/>',
  header: '<sz val="10"/><name val="黑体"/><family val="3"/><charset val="134"/>',
  total: '<b/><sz val="10"/><name val="宋体"/><family val="3"/><charset val="134"/>',
  small: '<sz val="9"/><name val="宋体"/><family val="3"/><charset val="134"/>',
  foot: '<sz val="8"/><color rgb="FF7F7F7F"/><name val="宋体"/><family val="3"/><charset val="134"/>',
  wrong: '<sz val="10"/><color rgb="FF9C0006"/><name val="宋体"/><family val="3"/><charset val="134"/>',
} as const;

const fills = { none: 0, shade: 2, wrong: 3, entry: 4 } as const;
const borders = { none: 0, thin: 1, wrong: 2 } as const;

type Look = {
  readonly format: keyof typeof formats;
  readonly font: keyof typeof fonts;
  readonly fill: keyof typeof fills;
  readonly border: keyof typeof borders;
  readonly across: 'left' | 'center' | 'right';
  readonly fit: 'wrap' | 'shrink' | 'none';
  /** Keeps text that begins like a formula text when the cell is edited again. */
  readonly isQuoted: boolean;
  /** Keeps text off the line of a column that has room; figures not, for LibreOffice forgets the indent of a second figure in a row. */
  readonly isIndented?: boolean;
  /** Not locked when the sheet is protected. */
  readonly isOpen?: true;
};

const body = {
  format: 'general',
  font: 'body',
  fill: 'none',
  border: 'thin',
  across: 'center',
  fit: 'shrink',
  isQuoted: false,
} as const satisfies Look;
const bare = { ...body, border: 'none', fit: 'none' } as const satisfies Look;

const looks = {
  normal: { ...bare, across: 'left' },
  title: { ...bare, font: 'title', fit: 'wrap' },
  leadLeft: { ...bare, across: 'left' },
  leadCentre: bare,
  leadRight: { ...bare, across: 'right' },
  header: { ...body, font: 'header', fill: 'shade', fit: 'wrap' },
  wideText: { ...body, format: 'text', across: 'left', fit: 'wrap' },
  wideTextQuoted: { ...body, format: 'text', across: 'left', fit: 'wrap', isQuoted: true },
  roomyText: { ...body, format: 'text', across: 'left', fit: 'wrap', isIndented: true },
  roomyTextQuoted: { ...body, format: 'text', across: 'left', fit: 'wrap', isQuoted: true, isIndented: true },
  narrowText: { ...body, format: 'text', fit: 'wrap' },
  narrowTextQuoted: { ...body, format: 'text', fit: 'wrap', isQuoted: true },
  code: { ...body, format: 'text' },
  codeQuoted: { ...body, format: 'text', isQuoted: true },
  integer: { ...body, format: 'integer' },
  count: { ...body, format: 'integer', across: 'right' },
  money: { ...body, format: 'money', across: 'right' },
  date: { ...body, format: 'date' },
  total: { ...body, font: 'total' },
  totalCount: { ...body, format: 'integer', font: 'total', across: 'right' },
  totalMoney: { ...body, format: 'money', font: 'total', across: 'right' },
  words: { ...body, font: 'total', across: 'left', fit: 'wrap' },
  signOff: { ...bare, across: 'left' },
  seal: { ...bare, across: 'right' },
  note: { ...bare, font: 'small', across: 'left', fit: 'wrap' },
  foot: { ...bare, font: 'foot', across: 'left', fit: 'wrap' },
  /** Error workbooks. */
  plain: { ...bare, format: 'text', across: 'left' },
  plainQuoted: { ...bare, format: 'text', across: 'left', isQuoted: true },
  wrong: { ...bare, format: 'text', across: 'left', fill: 'wrong', border: 'wrong' },
  wrongQuoted: { ...bare, format: 'text', across: 'left', fill: 'wrong', border: 'wrong', isQuoted: true },
  reason: { ...bare, format: 'text', font: 'wrong', across: 'left' },
  reasonHeader: { ...bare, font: 'header', fill: 'shade', across: 'left' },
  decimal: { ...body, format: 'decimal' },
  /** Sheets to be filled in: what somebody writes into, all else is locked. */
  entryNumber: { ...body, fill: 'entry', isOpen: true },
  entryText: { ...body, format: 'text', fill: 'entry', across: 'left', fit: 'wrap', isOpen: true },
  group: { ...body, font: 'total', fill: 'shade', across: 'left' },
} as const satisfies Record<string, Look>;

export type StyleName = keyof typeof looks;

const names = Object.keys(looks);

/** Value of the attribute `s`. */
export function styleIndex(name: StyleName): number {
  return names.indexOf(name);
}

function indexIn(keys: object, key: string): number {
  return Object.keys(keys).indexOf(key);
}

function cellFormat(look: Look): string {
  const fit = { wrap: ' wrapText="1"', shrink: ' shrinkToFit="1"', none: '' }[look.fit] + (look.isIndented === true ? ' indent="1"' : '');
  return (
    `<xf numFmtId="${formats[look.format]}" fontId="${indexIn(fonts, look.font)}" fillId="${fills[look.fill]}" borderId="${borders[look.border]}" xfId="0"` +
    ` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${look.isOpen ? ' applyProtection="1"' : ''}${look.isQuoted ? ' quotePrefix="1"' : ''}>` +
    `<alignment horizontal="${look.across}" vertical="center"${fit}/>${look.isOpen ? '<protection locked="0"/>' : ''}</xf>`
  );
}

function lines(color: string): string {
  return `<border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin">${color}</${side}>`).join('')}<diagonal/></border>`;
}

function collection(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}

/** Light red with a dark red line: told from any neighbour even on a grey print. */
export const wrongFill = '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill>';
/** Pale yellow: here is to be written. */
const entryFill = '<fill><patternFill patternType="solid"><fgColor rgb="FFFFFBE6"/><bgColor indexed="64"/></patternFill></fill>';
export const wrongBorder = lines('<color rgb="FFC00000"/>');

export function stylesXml(): string {
  const shade = '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill>';
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    collection('numFmts', [
      `<numFmt numFmtId="${formats.date}" formatCode="${escapeXml('yyyy-mm-dd')}"/>`,
      `<numFmt numFmtId="${formats.decimal}" formatCode="0.0"/>`,
    ]) +
    collection(
      'fonts',
      Object.values(fonts).map((font) => `<font>${font}</font>`),
    ) +
    collection('fills', [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
      shade,
      wrongFill,
      entryFill,
    ]) +
    collection('borders', ['<border><left/><right/><top/><bottom/><diagonal/></border>', lines('<color auto="1"/>'), wrongBorder]) +
    collection('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
    collection('cellXfs', Object.values(looks).map(cellFormat)) +
    collection('cellStyles', ['<cellStyle name="常规" xfId="0" builtinId="0"/>']) +
    '</styleSheet>'
  );
}
