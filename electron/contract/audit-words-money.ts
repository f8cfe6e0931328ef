/** The log's words for payments: what is held back, sent, returned, claimed back, funded. */
import type { Term } from './terms.ts';

export const moneyGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'hold', label: '暂缓发放' }];

export const moneyActions: Readonly<Record<string, string>> = {
  'hold.place': '暂缓发放',
  'hold.lift': '解除暂缓',
};
