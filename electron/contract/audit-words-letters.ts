/** The log's words for the county's own Word templates and what is made from them. */
import type { Term } from './terms.ts';

export const letterGroups: readonly Pick<Term, 'id' | 'label'>[] = [
  { id: 'wordTemplate', label: 'Word 模板' },
  { id: 'letter', label: '函件' },
];

export const letterActions: Readonly<Record<string, string>> = {
  'wordTemplate.read': '读入 Word 模板',
  'wordTemplate.withdraw': '停用 Word 模板',
  'letter.export': '批量制作函件',
};

export const letterEntities: Readonly<Record<string, string>> = { word_template: 'Word 模板' };

export const letterFieldWords: Readonly<Record<string, string>> = {
  letters: '份数',
  homeIds: '机构',
  codes: '村（居）',
  subject: '对象种类',
};
