/** Values as they are shown. `—` stands for nothing recorded. */
import { formatMonth, formatYuan, isIsoMonth, type Fen } from '../../electron/contract/values.ts';
import { labelOf, type Term } from '../../electron/contract/terms.ts';

export { formatInstant, formatInstantExact } from './instant.ts';

export const nothing = '—';

/** `126300` → `1,263.00`, without the unit: it stands in the head of the column. */
export function money(amount: Fen | number | null | undefined): string {
  return amount === null || amount === undefined ? nothing : formatYuan(amount);
}

/** `12345678` → `12.35万`, for narrow places and charts only. */
export function moneyInTenThousands(amount: number): string {
  return `${(amount / 1_000_000).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}万`;
}

export function count(value: number): string {
  return value.toLocaleString('zh-CN');
}

/** Shown as stored: `2022-03-12`. */
export function dateText(day: string | null | undefined): string {
  return day ?? nothing;
}

/** `2022-03` → `2022年3月`. */
export function monthText(month: string | null | undefined): string {
  if (!month) return nothing;
  return isIsoMonth(month) ? formatMonth(month) : month;
}

/** Label of a term of a closed list. */
export function termText(list: readonly Term[], id: string | null | undefined): string {
  return id ? labelOf(list, id) : nothing;
}

export function text(value: string | number | null | undefined): string {
  return value === null || value === undefined || value === '' ? nothing : String(value);
}

/** ID numbers come masked from the backend; they are in full only where somebody has said why. */
export function idNumberText(idNumber: string | null | undefined): string {
  return idNumber ?? nothing;
}

/** Account numbers likewise: `尾号0018`. */
export function accountText(number: string | null | undefined): string {
  return number ?? nothing;
}
