/** Typed text to values: days and amounts as officials write them. Pure, so that the table of what is accepted stands in a test. */
import { isIsoDate, isIsoMonth, parseYuan, type Fen, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';

const toHalfWidth = (typed: string): string =>
  typed.replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).replace(/[\u3000\s]+/g, '');

/** A day from `2022-3-12`, `2022.3.12`, `2022/3/12`, `20220312`, `2022年3月12日`, full-width digits too; null when it is no day. */
export function parseDay(typed: string): IsoDate | null {
  const plain = toHalfWidth(typed);
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain);
  if (!match) return null;
  const day = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
  return isIsoDate(day) ? day : null;
}

/** An amount in yuan as typed (`663`, `1,263.00`, full-width `６６３`), in fen; null when it is no amount of whole fen. */
export function parseMoney(typed: string): Fen | null {
  return parseYuan(toHalfWidth(typed));
}

/** A number of at most two decimals as typed, not below zero; null when it is none. */
export function parseDecimal(typed: string): number | null {
  const plain = toHalfWidth(typed).replace(/,/g, '');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

/** The same, below zero too. */
export function parseSigned(typed: string): number | null {
  const plain = toHalfWidth(typed)
    .replace(/[，,]/g, '')
    .replace(/^[－−]/, '-');
  return /^-?\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

/** A month from `2022-3`, `2022.03`, `202203`, `2022年3月`; null when it is none. */
export function parseMonth(typed: string): IsoMonth | null {
  const plain = toHalfWidth(typed);
  const match = /^(\d{4})(\d{2})$/.exec(plain) ?? /^(\d{4})[-./年](\d{1,2})月?$/.exec(plain);
  const month = `${match?.[1]}-${match?.[2]?.padStart(2, '0')}`;
  return isIsoMonth(month) ? month : null;
}

/** A whole number as typed; null when it is none. */
export function parseWhole(typed: string): number | null {
  const plain = toHalfWidth(typed).replace(/,/g, '');
  return /^-?\d{1,9}$/.test(plain) ? Number(plain) : null;
}
