/** How sheets are named in this feature. Pure. */
import { labelOf } from '../../../electron/contract/terms.ts';
import { sheetStates, type SheetState } from '../../../electron/contract/payments.ts';
import { destitute, priceScheme, type Scheme } from '../../../electron/contract/schemes.ts';
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';

/** The Chinese word of an identifier in a list of the contract. */
export function labelIn(list: readonly { readonly id: string; readonly label: string }[], id: string): string {
  return list.find((entry) => entry.id === id)?.label ?? id;
}

type Named = { readonly scheme: Scheme; readonly title: string | null; readonly month: IsoMonth };

/** What is paid: `特困供养金`, `价格临时补贴`, or the name of the item. */
export function itemName({ scheme, title }: Pick<Named, 'scheme' | 'title'>): string {
  if (scheme === destitute) return '特困供养金';
  return title ?? (scheme === priceScheme ? '价格临时补贴' : '一次性补助');
}

/** `2022年5月`, with the item where it is not destitute support. */
export function sheetWords(sheet: Named): string {
  return sheet.scheme === destitute ? formatMonth(sheet.month) : `${formatMonth(sheet.month)}${itemName(sheet)}`;
}

/** Follows 发放表 in a sentence. */
export function stateWords(state: SheetState): string {
  return state === 'draft' ? '还是草稿' : labelOf(sheetStates, state);
}
