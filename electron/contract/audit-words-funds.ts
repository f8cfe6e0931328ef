/** The log's words for fund sources, entries, rules and what sheets draw on. */
import { fundBases, fundEntryKinds } from './funds-plan.ts';
import type { Term } from './terms.ts';

export const fundGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'fund', label: '资金' }];

export const fundActions: Readonly<Record<string, string>> = {
  'fund.record': '登记资金',
  'fund.withdraw': '撤销资金登记',
  'fund.source': '设置资金来源',
  'fund.stopSource': '停用资金来源',
  'fund.rule': '登记资金使用规则',
  'fund.withdrawRule': '撤销资金使用规则',
  'fund.choose': '选择本表资金来源',
  'fund.fix': '固定本表资金来源',
  'fund.overspend': '固定本表资金来源（超支）',
  'fund.export': '导出资金台账',
};

export const fundEntities: Readonly<Record<string, string>> = {
  fund_entry: '资金登记',
  fund_rule: '资金使用规则',
  fund_source: '资金来源',
};

export const fundFields: Readonly<Record<string, string>> = {
  sourceName: '资金来源',
  sourceId: '资金来源序号',
  entryId: '资金登记序号',
  ruleId: '规则序号',
  plan: '资金使用办法',
  shares: '各来源比例',
  share: '比例',
  fundKind: '资金类别',
  fundPlan: '资金使用办法',
  fundBasis: '余额依据',
  fundShares: '资金来源',
  shareFen: '应付',
  availableFen: '支付前余额',
  overspentFen: '超支',
};

/** Values that are words of a list of funds; null when this is no such field. */
export function fundValueText(field: string, value: string): string | null {
  const list = field === 'fundKind' ? fundEntryKinds : field === 'fundBasis' ? fundBases : null;
  return list?.find(({ id }) => id === value)?.label ?? null;
}
