/** Parts of a person that several kinds of file carry: account, caregiver, ethnicity. Pure. */
import { normaliseAccountNumber } from '../people/bank-account.ts';
import { normaliseIdNumber, readIdNumber } from '../people/id-number.ts';
import { normaliseName } from '../people/person-name.ts';
import { normalisePhones } from '../people/phone-number.ts';
import { closedText } from '../people/plain-text.ts';
import { isNothing } from './normalise.ts';
import type { AccountRecord, CaregiverRecord } from './records.ts';
import type { Row } from './row.ts';
import { optionalText } from './rules-cells.ts';

/** `汉` and `汉族` are one; null when nothing is said. */
export function normaliseEthnicity(text: string): string | null {
  const plain = closedText(text);
  if (plain === '' || isNothing(plain)) return null;
  return /^[\u4e00-\u9fff]{1,6}$/.test(plain) && !/[族人]$/.test(plain) && !/^其[他它]$/.test(plain) ? `${plain}族` : plain;
}

/** null without a number. A holder who is not named is the payee. */
export function readAccount<Key extends string>(
  row: Row<Key>,
  keys: { readonly bank: Key; readonly holder: Key; readonly number: Key },
  payee: string,
): AccountRecord | null {
  const number = normaliseAccountNumber(optionalText(row, keys.number) ?? '');
  if (number === '' || payee === '') return null;
  return { bank: optionalText(row, keys.bank) ?? '', holder: normaliseName(optionalText(row, keys.holder) ?? payee), number };
}

type CaregiverKeys = 'caregiverName' | 'caregiverIdNumber' | 'caregiverPhone';

/** null without a name. His ID number is kept as it stands when it does not pass, with a doubt. */
export function readCaregiver<Key extends string>(row: Row<Key | CaregiverKeys>): CaregiverRecord | null {
  const name = normaliseName(optionalText(row, 'caregiverName') ?? '');
  if (name === '') return null;
  const typed = normaliseIdNumber(optionalText(row, 'caregiverIdNumber') ?? '');
  const reading = typed === '' ? null : readIdNumber(typed);
  if (reading && !reading.isValid)
    row.warn('caregiverIdNumber', 'CAREGIVER_ID', `照料人身份证号“${row.shown('caregiverIdNumber')}”没有通过校验。请核对。`);
  const phone = normalisePhones(optionalText(row, 'caregiverPhone') ?? '');
  return { name, idNumber: reading?.isValid ? reading.idNumber : typed === '' ? null : typed, phone: phone === '' ? null : phone };
}
