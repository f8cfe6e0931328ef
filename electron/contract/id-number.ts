/** 居民身份证号 (GB 11643-1999): form, check digit, birth, sex. Pure: knows no ledger and no clock. */
import { halfWidth } from './half-width.ts';
import type { Sex } from './terms.ts';
import { isIsoDate, type IsoDate } from './values.ts';

/** GB 11643-1999, 3.2: weights of the first seventeen digits and the check characters by remainder. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** GB/T 2260: the first two digits, provinces in the order of the standard; 83 stands on residence permits for people from Taiwan. */
const provinces: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** Beyond this an ID belongs to nobody who is alive. */
const oldestAgeYears = 130;

export type IdNumberFault = 'length' | 'character' | 'checksum' | 'birth';
/** What is said at the field, in the form and by the backend alike. */
export const idNumberFaultWords: Readonly<Record<IdNumberFault, string>> = {
  length: '身份证号应为18位（旧号15位）',
  character: '身份证号只能是数字，末位可以是X',
  checksum: '身份证号校验位不对，请逐位核对',
  birth: '身份证号中的出生日期不存在',
};
export type IdNumber = {
  /** Eighteen characters, upper-case X. */
  readonly idNumber: string;
  /** The number of fifteen digits as it was given, or null when eighteen were. */
  readonly original: string | null;
  readonly bornOn: IsoDate;
  readonly sex: Sex;
};
export type IdNumberReading = ({ readonly isValid: true } & IdNumber) | { readonly isValid: false; readonly fault: IdNumberFault };

/** Half-width, without any space or separator, leading apostrophe or invisible character; x becomes X. */
export function normaliseIdNumber(text: string): string {
  return halfWidth(text)
    .replace(/[\s'’‘`\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .toUpperCase();
}

/** Check character of the first seventeen digits; '' when they are not seventeen digits. */
export function idCheckCharacter(digits: string): string {
  if (digits.length < 17) return '';
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const digit = digits.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return '';
    sum += digit * (weights[i] ?? 0);
  }
  return checkCharacters.charAt(sum % 11);
}

/** Reads an ID number that was normalised. A number of fifteen digits (before 1 October 1999) becomes one of eighteen: born in 19xx. */
export function readIdNumber(normalised: string): IdNumberReading {
  let idNumber = normalised;
  let original: string | null = null;
  if (normalised.length === 15 && /^\d{15}$/.test(normalised)) {
    original = normalised;
    const seventeen = `${normalised.slice(0, 6)}19${normalised.slice(6)}`;
    idNumber = seventeen + idCheckCharacter(seventeen);
  }
  if (idNumber.length !== 18) return { isValid: false, fault: 'length' };
  const check = idCheckCharacter(idNumber);
  const last = idNumber.charAt(17);
  if (check === '' || !/[0-9X]/.test(last)) return { isValid: false, fault: 'character' };
  if (check !== last) return { isValid: false, fault: 'checksum' };
  const bornOn = bornOnOfIdNumber(idNumber);
  if (bornOn === null) return { isValid: false, fault: 'birth' };
  return { isValid: true, idNumber, original, bornOn, sex: sexOfIdNumber(idNumber) };
}

/** Day of birth written in digits 7 to 14, or null when there is no such day. */
export function bornOnOfIdNumber(idNumber: string): IsoDate | null {
  const text = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  return isIsoDate(text) ? text : null;
}

/** Odd seventeenth digit: male. */
export function sexOfIdNumber(idNumber: string): Sex {
  return Number(idNumber.charAt(16)) % 2 === 1 ? 'male' : 'female';
}

/** Somebody born on this day can be alive on `today`. */
export function isPlausibleBirth(bornOn: IsoDate, today: IsoDate): boolean {
  return bornOn <= today && Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) <= oldestAgeYears;
}

/** The first two digits name a province; the later ones change with the divisions and say nothing sure. */
export function hasKnownProvince(idNumber: string): boolean {
  return provinces.has(idNumber.slice(0, 2));
}
