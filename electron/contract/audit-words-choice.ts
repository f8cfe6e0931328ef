/** The log's words for the choice of projects. */
import type { Term } from './terms.ts';

export const choiceGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'choice', label: '改造选择' }];

export const choiceActions: Readonly<Record<string, string>> = {
  'choice.print': '打印改造选择测算书',
  'choice.export': '保存改造选择测算书',
};

export const choiceFields: Readonly<Record<string, string>> = {
  by: '投用截止',
  budgetFen: '预算',
  reach: '安置范围',
  stepFen: '每档增加',
  steps: '档数',
  question: '测算条件',
  candidates: '候选项目',
  isCommitted: '合同已签',
  costFen: '投资',
};
