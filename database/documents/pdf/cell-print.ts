/** How a cell reads on paper: the text and where it stands in its column. */
import { fen, formatYuan } from '../../../electron/contract/values.ts';
import type { ColumnKind, ReportColumn } from '../report-table.ts';
import { formatTenths } from '../tenths.ts';

export type Alignment = 'left' | 'centre' | 'right';

/** Short words such as names and levels stand calmer in the middle; longer text begins at the left so that the eye finds it. */
const widestCentredMm = 19;

export function alignmentOf(column: ReportColumn): Alignment {
  switch (column.kind) {
    case 'money':
    case 'wan':
    case 'integer':
      return 'right';
    case 'text':
      return column.widthMm > widestCentredMm ? 'left' : 'centre';
    case 'index':
    case 'decimal':
    case 'code':
    case 'date':
    case 'month':
      return 'centre';
  }
}

function formatInteger(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `314.00` of 314000000 fen: 万元, half a hundredth away from zero. */
export function formatWan(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an amount in fen: ${value}`);
  const hundredths = Math.floor((Math.abs(value) + 5000) / 10_000);
  return formatYuan(fen(value < 0 ? -hundredths : hundredths));
}

/** Money in yuan with two decimals; null is an empty cell, 0 is `0.00`. */
export function printCell(kind: ColumnKind, value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (kind === 'money') return formatYuan(fen(value));
  if (kind === 'wan') return formatWan(value);
  if (kind === 'decimal') return formatTenths(value);
  return kind === 'integer' ? formatInteger(value) : String(value);
}

/** The number a printed sum stands for: what adds up is what was printed, not what was meant. */
export function readPrinted(kind: ColumnKind, text: string): number {
  const digits = text.replaceAll(',', '');
  const hasDecimals = kind === 'money' || kind === 'wan';
  const match = hasDecimals ? /^(-?)(\d+)\.(\d\d)$/.exec(digits) : /^(-?)(\d+)$/.exec(digits);
  if (match === null) throw new Error(`a printed sum cannot be read: ${text}`);
  const amount = Number(`${match[2] ?? ''}${match[3] ?? ''}`) * (kind === 'wan' ? 10_000 : 1);
  return match[1] === '-' && amount !== 0 ? -amount : amount;
}

/** May the text of such a column take a second line? Figures and codes never: a broken ID number is read wrongly. */
export function mayWrap(kind: ColumnKind): boolean {
  return kind === 'text';
}
