/** Values that cross every boundary: money, dates, months, ids. Text in, integers and plain strings inside. */
import { z } from 'zod';

/** Amount of money in fen (分); always a safe integer, below zero for offsets. */
export type Fen = number & { readonly __brand: 'Fen' };
/** Local calendar day, `YYYY-MM-DD`; compared as text. */
export type IsoDate = string & { readonly __brand: 'IsoDate' };
/** Local calendar month, `YYYY-MM`; compared as text. */
export type IsoMonth = string & { readonly __brand: 'IsoMonth' };

/** Beyond this a sum of amounts could lose a fen in a double. */
const largestFen = 2 ** 51;

export function fen(value: number): Fen {
  if (!Number.isInteger(value) || Math.abs(value) > largestFen) throw new RangeError(`not an amount in fen: ${value}`);
  return value as Fen;
}

export function addFen(amounts: Iterable<Fen>): Fen {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return fen(sum);
}

/** `total × numerator ÷ denominator`, rounded half away from zero to whole fen: the only division of money. */
export function divideFen(total: Fen, numerator: number, denominator: number): Fen {
  if (!Number.isInteger(numerator) || !Number.isInteger(denominator) || denominator <= 0)
    throw new RangeError(`not a fraction: ${numerator}/${denominator}`);
  const product = BigInt(total) * BigInt(numerator);
  const positive = product < 0n ? -product : product;
  const divisor = BigInt(denominator);
  const rounded = Number((positive * 2n + divisor) / (divisor * 2n));
  return fen(product < 0n ? -rounded : rounded);
}

/** Fen of an amount typed in yuan (`663`, `1,263.00`, `￥12.5`, `624元`), or null when it is not an amount of whole fen. */
export function parseYuan(text: string): Fen | null {
  const plain = text
    .trim()
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*元$/, '');
  const match = /^(-?)(\d{1,13}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,2})0*)?$/.exec(plain);
  if (!match) return null;
  const yuan = Number((match[2] ?? '').replaceAll(',', ''));
  const cents = Number((match[3] ?? '').padEnd(2, '0'));
  const amount = yuan * 100 + cents;
  if (amount > largestFen) return null;
  return fen(match[1] === '-' && amount !== 0 ? -amount : amount);
}

/** `126300` → `1,263.00`. */
export function formatYuan(amount: Fen | number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month that is given as `YYYY-MM`. */
export function daysInMonth(month: IsoMonth): number {
  const number = Number(month.slice(5, 7));
  return number === 2 && isLeapYear(Number(month.slice(0, 4))) ? 29 : (monthLengths[number - 1] ?? 0);
}

export function isIsoMonth(text: string): text is IsoMonth {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function isIsoDate(text: string): text is IsoDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = text.slice(0, 7);
  const day = Number(text.slice(8));
  return isIsoMonth(month) && day >= 1 && day <= daysInMonth(month);
}

export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

export function isoMonth(text: string): IsoMonth {
  if (!isIsoMonth(text)) throw new RangeError(`not a month: ${text}`);
  return text;
}

export function monthOf(day: IsoDate): IsoMonth {
  return day.slice(0, 7) as IsoMonth;
}

export function firstDayOf(month: IsoMonth): IsoDate {
  return `${month}-01` as IsoDate;
}

export function lastDayOf(month: IsoMonth): IsoDate {
  return `${month}-${String(daysInMonth(month)).padStart(2, '0')}` as IsoDate;
}

/** The month `count` months later (earlier when negative). */
export function addMonths(month: IsoMonth, count: number): IsoMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as IsoMonth;
}

const monthsOfQuarter = 3;
const monthsIntoQuarter = (month: IsoMonth): number => (Number(month.slice(5, 7)) - 1) % monthsOfQuarter;

/** 1 January, April, July or October. */
export function isQuarterStart(day: IsoDate): boolean {
  return day.slice(8) === '01' && monthsIntoQuarter(monthOf(day)) === 0;
}

/** First day of the quarter after the one a day lies in; of a first day too. */
export function nextQuarterStart(day: IsoDate): IsoDate {
  const month = monthOf(day);
  return firstDayOf(addMonths(month, monthsOfQuarter - monthsIntoQuarter(month)));
}

/** Full years of age at the end of `day`; somebody born on 29 February is a year older on 1 March. */
export function ageOn(bornOn: IsoDate, day: IsoDate): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** Whole days from one day to another; below zero when the other is earlier. */
export function daysBetween(from: IsoDate, until: IsoDate): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** `2022-03` → `2022年3月`. */
export function formatMonth(month: IsoMonth): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;
}

/** `2022-03-12` → `2022年3月12日`. */
export function formatDate(day: IsoDate): string {
  return `${formatMonth(monthOf(day))}${Number(day.slice(8))}日`;
}

export const fenSchema = z.custom<Fen>(
  (value) => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= largestFen,
  '金额应为整数分',
);
export const isoDateSchema = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value), '日期应形如 2022-03-12');
export const isoMonthSchema = z.custom<IsoMonth>((value) => typeof value === 'string' && isIsoMonth(value), '月份应形如 2022-03');
/** Row key inside one ledger. */
export const idSchema = z.number().int().positive();
