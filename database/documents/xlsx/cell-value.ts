/** Numbers as the characters Excel reads back exactly. */

/** Yuan of integer fen as decimal text without any division: `117000` → `1170`, `-5` → `-0.05`. */
export function yuanText(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${fen}`);
  const cents = Math.abs(fen % 100);
  const yuan = String((Math.abs(fen) - cents) / 100);
  const sign = fen < 0 ? '-' : '';
  if (cents === 0) return sign + yuan;
  return cents % 10 === 0 ? `${sign}${yuan}.${cents / 10}` : `${sign}${yuan}.${cents < 10 ? '0' : ''}${cents}`;
}

/** 万元 of integer fen, exact: `314000000` → `314`, `157123456` → `157.123456`. */
export function wanText(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${fen}`);
  const rest = Math.abs(fen % 1_000_000);
  const whole = (Math.abs(fen) - rest) / 1_000_000;
  const decimals = String(rest).padStart(6, '0').replace(/0+$/, '');
  return `${fen < 0 ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** Before this day Excel (which believes in 29 February 1900) and the others count differently. */
const firstSafeDay = 61;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Serial day number of an ISO day (1 March 1900 = 61), or null when the text is no day or lies before that: then it stays text. */
export function dateSerial(text: string): number | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return null;
  const number = (start: number, end: number): number => {
    let value = 0;
    for (let i = start; i < end; i++) {
      const digit = text.charCodeAt(i) - 0x30;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  };
  const year = number(0, 4);
  const month = number(5, 7);
  const day = number(8, 10);
  if (year < 1900 || month < 1 || month > 12 || day < 1) return null;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
  if (day > length) return null;
  // Years counted from March, so that the leap day is the last (days-from-civil, H. Hinnant).
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const serial = era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 693_899;
  return serial >= firstSafeDay ? serial : null;
}

/** Column letters of a zero-based index: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const rest = index % 26;
  const letter = String.fromCharCode(65 + rest);
  return index < 26 ? letter : columnLetters((index - rest) / 26 - 1) + letter;
}
