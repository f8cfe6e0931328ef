/** Telephone numbers of persons, caregivers and homes. Several may stand in one cell; they are kept joined by 、. */
import { halfWidth } from './plain-text.ts';

/** 工信部 numbering plan: eleven digits from 1; or area code and seven or eight digits, with an extension. */
const mobile = /^1[3-9]\d{9}$/;
const landline = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;

export function isPhoneNumber(number: string): boolean {
  return mobile.test(number) || landline.test(number);
}

/** All numbers of a cell in their order, each without blanks. A country code +86 is dropped. */
export function splitPhoneNumbers(text: string): string[] {
  return halfWidth(text)
    .split(/[、,，;；/／|\n]|\s{2,}|(?<=\d{11})\s/)
    .map((part) =>
      part
        .replace(/[\s'’‘`\u200b-\u200f\u2060\ufeff]/g, '')
        .replace(/[\u2010-\u2015—]/g, '-')
        .replace(/^(\+|00)86-?/, '')
        .replace(/^(1\d{2})-(\d{4})-(\d{4})$/, '$1$2$3'),
    )
    .filter((part) => part !== '');
}

/** As it is stored. */
export function normalisePhones(text: string): string {
  return splitPhoneNumbers(text).join('、');
}
