/** The log's words for renovations, their works, papers, tasks of a year and choice, and for the operators of homes, as one. */
import { choiceActions, choiceFields, choiceGroups } from './audit-words-choice.ts';
import { indicatorPeriodActions, indicatorPeriodFields, indicatorPeriodGroups } from './audit-words-indicator-periods.ts';
import { ownReportActions, ownReportEntities, ownReportFieldWords, ownReportGroups } from './audit-words-own-reports.ts';
import { letterActions, letterEntities, letterFieldWords, letterGroups } from './audit-words-letters.ts';
import { operatorActions, operatorFields, operatorGroups, operatorValueText } from './audit-words-operators.ts';
import { renovationPaperActions, renovationPaperGroups } from './audit-words-renovation-papers.ts';
import { renovationTargetActions, renovationTargetEntities, renovationTargetFields } from './audit-words-renovation-targets.ts';
import { worksActions, worksEntities, worksFields, worksValueText } from './audit-words-renovation-works.ts';
import {
  renovationActions,
  renovationEntities,
  renovationFields,
  renovationGroups,
  renovationValueText,
} from './audit-words-renovation.ts';
import { registerActions, registerEntities, registerFields, registerGroups } from './audit-words-registers.ts';
import { quarterActions, quarterEntities, quarterFields, quarterGroups } from './audit-words-quarter.ts';
import { situationActions, situationFields, situationGroups } from './audit-words-situation.ts';
import { taskActions, taskEntities, taskFields, taskGroups, taskValueText } from './audit-words-tasks.ts';
import type { Term } from './terms.ts';

export const projectGroups: readonly Pick<Term, 'id' | 'label'>[] = [
  ...choiceGroups,
  ...indicatorPeriodGroups,
  ...operatorGroups,
  ...renovationGroups,
  ...renovationPaperGroups,
  ...registerGroups,
  ...quarterGroups,
  ...situationGroups,
  ...taskGroups,
  ...letterGroups,
  ...ownReportGroups,
];

export const projectActions: Readonly<Record<string, string>> = {
  ...choiceActions,
  ...indicatorPeriodActions,
  ...operatorActions,
  ...worksActions,
  ...renovationActions,
  ...renovationPaperActions,
  ...renovationTargetActions,
  ...registerActions,
  ...quarterActions,
  ...situationActions,
  ...taskActions,
  ...letterActions,
  ...ownReportActions,
};

export const projectEntities: Readonly<Record<string, string>> = {
  ...renovationEntities,
  ...letterEntities,
  ...ownReportEntities,
  ...renovationTargetEntities,
  ...registerEntities,
  ...quarterEntities,
  ...worksEntities,
  ...taskEntities,
};

export const projectFields: Readonly<Record<string, string>> = {
  ...letterFieldWords,
  ...ownReportFieldWords,
  ...registerFields,
  ...quarterFields,
  ...situationFields,
  ...taskFields,
  ...choiceFields,
  ...indicatorPeriodFields,
  ...worksFields,
  ...operatorFields,
  ...renovationTargetFields,
  ...renovationFields,
  policyProfile: '执行的政策文件',
};

/** Values that are words of one of their lists; null when this is no such field. */
export function projectValueText(field: string, value: string): string | null {
  return (
    renovationValueText(field, value) ??
    operatorValueText(field, value) ??
    worksValueText(field, value) ??
    taskValueText(field, value) ??
    null
  );
}
