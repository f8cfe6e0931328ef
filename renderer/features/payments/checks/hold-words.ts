/** What can be held back, in words. Pure. */
import type { HeldType } from '../../../../electron/contract/payments-holds.ts';
import type { Scheme } from '../../../../electron/contract/schemes.ts';

const words: Readonly<Record<HeldType, string>> = {
  BASIC: '供养金',
  CARE: '护理费',
  FUNERAL: '丧葬费',
  PRICE: '价格临时补贴',
  OTHER: '一次性补助',
};

export function heldWord(type: HeldType | null): string {
  return type === null ? '全部项目' : words[type];
}

/** Items of a sheet that can be held back apart from the rest; none where there is only one. */
export function heldTypesOf(scheme: Scheme): readonly HeldType[] {
  return scheme === 'destitute' ? ['BASIC', 'CARE'] : [];
}
