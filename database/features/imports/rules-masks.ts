/** Masks in files: what a preview shows of a cell, enough to recognise it; and masks that come in as if they were numbers. Pure. */
import {
  isMasked,
  maskAccountNumber,
  maskCertificateNumber,
  maskIdNumber,
  maskPhones,
  maskText,
} from '../../../electron/contract/masking.ts';
import { normalisePhones } from '../people/phone-number.ts';
import type { Row } from './row.ts';

/** Bank and holder may stand beside the number. */
function maskAccounts(text: string): string {
  return maskText(text).replace(/\d{8,}/g, maskAccountNumber);
}

const maskOfField: Readonly<Record<string, (text: string) => string>> = {
  idNumber: maskIdNumber,
  caregiverIdNumber: maskIdNumber,
  disabilityNumber: maskCertificateNumber,
  accountNumber: maskAccounts,
  caregiverAccount: maskAccounts,
  phone: (text) => maskPhones(normalisePhones(text)),
  caregiverPhone: (text) => maskPhones(normalisePhones(text)),
};

/** A file that was exported masked has come back: what stands there is no number and must not become one. */
export function refuseMasks(row: Row): void {
  for (const key of Object.keys(maskOfField))
    if (row.hasColumn(key) && isMasked(row.text(key)))
      row.issue(
        key,
        'MASKED_NUMBER',
        `“${row.title(key)}”的“${row.shown(key)}”只有首尾几位，是脱敏后的号码。请填写完整号码，或清空这一格。`,
      );
}

/** `field` is the key of the field a column was found to hold, or empty. */
export function maskCell(field: string, text: string): string {
  return (maskOfField[field] ?? maskText)(text.trim());
}
