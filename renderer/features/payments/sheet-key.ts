/** Which sheet a page shows: a month of destitute support, or of another scheme. */
import { useParams } from 'wouter';
import type { SheetCard } from '../../../electron/contract/payments.ts';
import { destitute, happinessScheme, isScheme, type Scheme } from '../../../electron/contract/schemes.ts';
import type { SheetPaper } from '../../../electron/contract/sheet-papers.ts';
import { isIsoMonth, type IsoMonth } from '../../../electron/contract/values.ts';

export type SheetKey = { readonly month: IsoMonth; readonly scheme?: Scheme };

/** As methods of the backend take it. */
export function keyOf({ month, scheme }: Pick<SheetCard, 'month' | 'scheme'>): SheetKey {
  return scheme === destitute ? { month } : { month, scheme };
}

/** `/payments/2022-03`, `/payments/of/price/2022-03`. */
export function sheetPath({ month, scheme = destitute }: SheetKey): string {
  return scheme === destitute ? `/payments/${month}` : `/payments/of/${scheme}/${month}`;
}

/** Where a paper of the sheet is previewed. */
export function paperPath(sheet: SheetKey, groupKey: string | null, document: SheetPaper): string {
  const asked = [
    ...(document === 'sheet' ? [] : [`document=${document}`]),
    ...(groupKey === null ? [] : [`scope=${encodeURIComponent(groupKey)}`]),
  ];
  return `${sheetPath(sheet)}/paper${asked.length === 0 ? '' : `?${asked.join('&')}`}`;
}

/** Where one came from: the list of the scheme. */
export function listPath({ scheme = destitute }: Pick<SheetKey, 'scheme'>): string {
  if (scheme === happinessScheme) return '/payments/happiness';
  return scheme === destitute ? '/payments' : '/payments/top-ups';
}

/** The sheet of the address; null when the address names none. */
export function useSheetKey(): { readonly asked: string; readonly key: SheetKey | null } {
  const { month = '', scheme = destitute } = useParams<{ month?: string; scheme?: string }>();
  const isKnown = isIsoMonth(month) && isScheme(scheme);
  return { asked: month, key: isKnown ? keyOf({ month, scheme }) : null };
}
