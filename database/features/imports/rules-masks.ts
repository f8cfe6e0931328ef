/** What a preview shows of a cell: enough to recognise it, not what it says in full. Pure. */
import { maskAccountNumber, maskCertificateNumber, maskIdNumber, maskPhones, maskText } from '../../../electron/contract/masking.ts';
import { normalisePhones } from '../people/phone-number.ts';

const maskOfField: Readonly<Record<string, (text: string) => string>> = {
  idNumber: maskIdNumber,
  caregiverIdNumber: maskIdNumber,
  disabilityNumber: maskCertificateNumber,
  accountNumber: maskAccountNumber,
  caregiverAccount: maskAccountNumber,
  phone: (text) => maskPhones(normalisePhones(text)),
  caregiverPhone: (text) => maskPhones(normalisePhones(text)),
};

/** `field` is the key of the field a column was found to hold, or empty. */
export function maskCell(field: string, text: string): string {
  return (maskOfField[field] ?? maskText)(text.trim());
}
