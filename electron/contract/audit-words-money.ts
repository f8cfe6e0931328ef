/** The log's words for payments: what is held back, sent, returned, claimed back, funded. */
import type { Term } from './terms.ts';

export const moneyGroups: readonly Pick<Term, 'id' | 'label'>[] = [
  { id: 'hold', label: '暂缓发放' },
  { id: 'explanation', label: '发放依据' },
  { id: 'history', label: '资金明细' },
  { id: 'whatIf', label: '测算' },
];

export const moneyActions: Readonly<Record<string, string>> = {
  'hold.place': '暂缓发放',
  'hold.lift': '解除暂缓',
  'explanation.print': '打印发放依据',
  'explanation.preview': '预览发放依据',
  'explanation.export': '保存发放依据',
  'history.print': '打印资金明细',
  'history.preview': '预览资金明细',
  'history.export': '保存资金明细',
  'whatIf.print': '打印测算说明',
  'whatIf.export': '保存测算说明',
};
