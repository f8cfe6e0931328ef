/** Values of cells in the forms in which the ledger keeps them: days, months, amounts, counts, wordings. Pure; null means: not understood. */
import type { Term, TermId } from '../../../electron/contract/terms.ts';
import {
  fen,
  type Fen,
  type IsoDate,
  type IsoMonth,
  isIsoDate,
  isIsoMonth,
  isoMonth,
  lastDayOf,
  monthOf,
  parseYuan,
} from '../../../electron/contract/values.ts';
import { closedText, plainText } from '../people/plain-text.ts';
import { type CellKind, dayOfSerial } from './reader-grid.ts';

/** A cell as the reader gives it. */
export type Cell = { readonly kind: CellKind; readonly text: string; readonly number: number };

/** Years outside are slips of the keyboard, whatever the cell is for. */
const years = { first: 1880, last: 2199 } as const;

function day(year: string, month: string, dayOfMonth: string): IsoDate | null {
  const text = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  return isIsoDate(text) && Number(year) >= years.first && Number(year) <= years.last ? text : null;
}

const timeOfDay = String.raw`(?:\s*T?\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?`;
const writtenDay = new RegExp(String.raw`^(\d{4})\s*(?:年|([-./]))\s*(\d{1,2})\s*(?:月|\2)\s*(\d{1,2})\s*[日号]?${timeOfDay}$`);
const plainIsoDay = /^\d{4}-\d{2}-\d{2}$/;

/** Dashes, dots and strokes as they come from input methods. */
function plainMarks(text: string): string {
  return plainText(text)
    .replace(/[\u2010-\u2015\u2212—]/g, '-')
    .replace(/[。．・·]/g, '.')
    .replace(/[／\\]/g, '/');
}

/** `2022-03-12`, `2022.3.12`, `2022年3月12日`, `2022/3/12`, `20220312`, each with or without a time of day; null for anything else or no real day. */
export function parseDay(text: string): IsoDate | null {
  if (plainIsoDay.test(text)) return day(text.slice(0, 4), text.slice(5, 7), text.slice(8));
  const plain = plainMarks(text);
  if (/^\d{8}$/.test(plain)) return day(plain.slice(0, 4), plain.slice(4, 6), plain.slice(6));
  const match = writtenDay.exec(plain);
  return match ? day(match[1] ?? '', match[3] ?? '', match[4] ?? '') : null;
}

/** The day in a cell: a date or serial number of Excel, a number or a text in one of the spellings. */
export function dayOfCell(cell: Cell): IsoDate | null {
  if (cell.kind === 'date' || cell.kind === 'number') {
    if (cell.kind === 'number' && Number.isInteger(cell.number) && cell.number >= 10_000_000) return parseDay(cell.text);
    const text = dayOfSerial(cell.number);
    return isIsoDate(text) && Number(text.slice(0, 4)) >= years.first && Number(text.slice(0, 4)) <= years.last ? text : null;
  }
  if (cell.kind !== 'text') return null;
  return parseDay(cell.text);
}

/** `2018-09`, `2018.9`, `2018年9月`, `201809`, or a day, whose month counts. */
export function monthOfCell(cell: Cell): IsoMonth | null {
  const plain = plainMarks(cell.text);
  const match = /^(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*月?$/.exec(plain) ?? /^(\d{4})(\d{2})$/.exec(plain);
  if (match && cell.kind !== 'date') {
    const text = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}`;
    return isIsoMonth(text) && Number(match[1]) >= years.first && Number(match[1]) <= years.last ? text : null;
  }
  const found = dayOfCell(cell);
  return found === null ? null : monthOf(found);
}

/** The first day named in a line such as `填报单位：…  截止日期：2021年12月31日`; a month alone counts to its end. */
export function dayInLine(line: string): IsoDate | null {
  const plain = plainMarks(line);
  const match = /(\d{4})\s*(?:年|[-./])\s*(\d{1,2})(?!\d)(?:\s*(?:月|[-./])\s*(\d{1,2})?)?/.exec(plain);
  if (match) {
    if (match[3] !== undefined) return day(match[1] ?? '', match[2] ?? '', match[3]);
    const text = `${match[1]}-${(match[2] ?? '').padStart(2, '0')}`;
    return isIsoMonth(text) ? lastDayOf(isoMonth(text)) : null;
  }
  const digits = /(?:^|\D)((?:19|20)\d{6})(?:\D|$)/.exec(plain)?.[1];
  return digits === undefined ? null : parseDay(digits);
}

/** An amount in yuan that is not below zero, with at most two decimals. */
export function amountOfCell(cell: Cell): Fen | null {
  if (cell.kind === 'number') {
    const cents = Math.round(cell.number * 100);
    // Sums of binary fractions miss by less than a millionth of a fen.
    return cell.number >= 0 && Number.isSafeInteger(cents) && Math.abs(cell.number * 100 - cents) < 1e-6 && cents < 2 ** 50
      ? fen(cents)
      : null;
  }
  if (cell.kind !== 'text') return null;
  const amount = parseYuan(closedText(cell.text).replace(/(元)?\/(人[·.]?)?月$/, '$1'));
  return amount === null || amount < 0 ? null : amount;
}

/** A whole number that is not below zero, with or without its unit: `60`, `60张`. */
export function countOfCell(cell: Cell): number | null {
  if (cell.kind === 'number') return Number.isInteger(cell.number) && cell.number >= 0 && cell.number <= 1_000_000 ? cell.number : null;
  const match = cell.kind === 'text' ? /^(\d{1,7})(?:\.0+)?(?:张|个|床|人|天|间|㎡)?$/.exec(closedText(cell.text)) : null;
  return match ? Number(match[1]) : null;
}

/**
 * A number where text must stand. Excel keeps fifteen digits of a number, of a longer one the last are gone; `isAnyNumber` refuses even a short
 * one, as in the column of ID numbers.
 */
export function isNumberForText(cell: Cell, isAnyNumber: boolean): boolean {
  if (cell.kind === 'number' || cell.kind === 'date') return isAnyNumber || Math.abs(cell.number) >= 1e15 || !Number.isInteger(cell.number);
  return cell.kind === 'text' && /^\d(?:\.\d+)?E\+?\d+$/i.test(plainText(cell.text));
}

/** Nothing, or only strokes that people put where there is nothing. */
export function isBlankMark(text: string): boolean {
  return /^[\s/\\\-—–_－／＼]*$/.test(text);
}

/** Nothing in words. */
export function isNothing(text: string): boolean {
  return isBlankMark(text) || /^(无|没有|暂无|空|未办|未办理|不详|N\/?A)$/i.test(closedText(text));
}

const wordingKey = (text: string): string => closedText(text).toLowerCase();

/** Finds the term a wording means; what stands in brackets is asked only when what stands before them says nothing. */
export function termReader<const List extends readonly Term[]>(list: List): (text: string) => TermId<List> | null {
  const byWording = new Map<string, TermId<List>>();
  for (const term of list) for (const wording of [term.label, ...term.wordings]) byWording.set(wordingKey(wording), term.id);
  // The wordings of a table are few and repeat.
  const answers = new Map<string, TermId<List> | null>();
  const read = (text: string): TermId<List> | null => {
    const key = wordingKey(text);
    const bracket = /^([^()]*)\(([^()]*)\)$/.exec(key);
    return byWording.get(key) ?? byWording.get(bracket?.[1] ?? '') ?? byWording.get(bracket?.[2] ?? '') ?? null;
  };
  return (text) => {
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = read(text);
      if (answers.size < 5000) answers.set(text, answer);
    }
    return answer;
  };
}
