/** The log's words for the page of the county's standing. */
import type { Term } from './terms.ts';

export const situationGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'situation', label: '单页情况表' }];

export const situationActions: Readonly<Record<string, string>> = {
  'situation.print': '打印单页情况表',
  'situation.export': '导出单页情况表',
};

export const situationFields: Readonly<Record<string, string>> = { each: '含各乡镇' };
