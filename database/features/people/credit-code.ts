/** 统一社会信用代码 (GB 32100-2015) of homes and operators. */
import { closedText } from './plain-text.ts';

/** GB 32100-2015, 4.3: no I, O, S, V, Z; weights are the powers of 3 modulo 31. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

export function normaliseCreditCode(text: string): string {
  return closedText(text).toUpperCase();
}

/** Check character of the first seventeen; '' when one of them does not occur in such codes. */
export function creditCodeCheckCharacter(code: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const value = alphabet.indexOf(code.charAt(i));
    if (value < 0 || code.charAt(i) === '') return '';
    sum += value * (weights[i] ?? 0);
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

export function isCreditCode(code: string): boolean {
  return code.length === 18 && creditCodeCheckCharacter(code) === code.charAt(17);
}
