/** Numbers of bank accounts: one way of writing, the Luhn digit. */
import { halfWidth } from './plain-text.ts';

/** Digits only where that is what stands there; separators that people put between groups are dropped. */
export function normaliseAccountNumber(text: string): string {
  return halfWidth(text).replace(/[\s'’‘`\-\u2010-\u2015\u200b-\u200f\u2060\ufeff]/g, '');
}

/** The form of a bank card (GB/T 14504, ISO/IEC 7812): 16 to 19 digits. Passbook accounts may differ, so failing is a doubt and no fault. */
export function isCardNumber(account: string): boolean {
  return /^\d{16,19}$/.test(account);
}

/** ISO/IEC 7812-1 annex B. Passbooks and some social security cards do not satisfy it: a doubt, never a fault. */
export function passesLuhn(account: string): boolean {
  let sum = 0;
  for (let i = account.length - 1, isDoubled = false; i >= 0; i--, isDoubled = !isDoubled) {
    const digit = account.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return false;
    const doubled = digit * 2;
    sum += !isDoubled ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return account.length > 0 && sum % 10 === 0;
}
