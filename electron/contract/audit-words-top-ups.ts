/** The log's words for the price-linked subsidy and one-off items. */
import type { Term } from './terms.ts';

export const topUpGroups: readonly Pick<Term, 'id' | 'label'>[] = [
  { id: 'prices', label: '价格补贴' },
  { id: 'item', label: '一次性项目' },
];

export const topUpActions: Readonly<Record<string, string>> = {
  'prices.record': '录入价格指数',
  'prices.withdraw': '作废价格指数',
  'item.add': '登记一次性项目',
  'item.withdraw': '撤销一次性项目',
};

export const topUpEntities: Readonly<Record<string, string>> = { paymentItem: '一次性项目' };

export const topUpFields: Readonly<Record<string, string>> = {
  sheetTitle: '发放项目',
  cpi: '居民消费价格同比（%）',
  food: '食品价格同比（%）',
  releasedOn: '发布日期',
  paidTo: '发放范围',
  amounts: '金额',
  paidInto: '收款人',
};
