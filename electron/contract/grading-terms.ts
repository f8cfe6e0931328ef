/** The closed lists of grading (等级评定): stages, states of a case, the steps between them and who takes them. */
import { z } from 'zod';
import type { Role } from './method.ts';
import type { Term, TermId } from './terms.ts';

function ids<const List extends readonly Term[]>(list: List): [TermId<List>, ...TermId<List>[]] {
  return list.map((term) => term.id) as [TermId<List>, ...TermId<List>[]];
}

export const templateStates = [
  { id: 'draft', label: '草稿', wordings: [] },
  { id: 'published', label: '已发布', wordings: [] },
  { id: 'retired', label: '已停用', wordings: [] },
] as const satisfies readonly Term[];
export const templateStateSchema = z.enum(ids(templateStates));

export const roundKinds = [
  { id: 'award', label: '等级评定', wordings: ['评定'] },
  { id: 'recheck', label: '年度复核', wordings: ['年度复评'] },
  { id: 'regrade', label: '期满复评', wordings: ['三年复评'] },
] as const satisfies readonly Term[];
export const roundKindSchema = z.enum(ids(roundKinds));
export type RoundKind = z.infer<typeof roundKindSchema>;

export const scoreStages = [
  { id: 'self', label: '自评', wordings: [] },
  { id: 'town', label: '初审', wordings: [] },
  { id: 'county', label: '评定', wordings: [] },
] as const satisfies readonly Term[];
export const scoreStageSchema = z.enum(ids(scoreStages));
export type ScoreStage = z.infer<typeof scoreStageSchema>;

export const caseStates = [
  { id: 'planned', label: '待自评', wordings: [] },
  { id: 'selfScored', label: '待乡镇初审', wordings: [] },
  { id: 'townReviewed', label: '待县级评定', wordings: [] },
  { id: 'countyScored', label: '待公示', wordings: [] },
  { id: 'published', label: '公示中', wordings: [] },
  { id: 'appealed', label: '异议复核中', wordings: [] },
  { id: 'reviewed', label: '已复核', wordings: [] },
  { id: 'awarded', label: '已授牌', wordings: [] },
  { id: 'notGraded', label: '不予评定', wordings: [] },
  { id: 'withdrawn', label: '已撤出', wordings: [] },
] as const satisfies readonly Term[];
export const caseStateSchema = z.enum(ids(caseStates));
export type CaseState = z.infer<typeof caseStateSchema>;

export const caseActions = [
  { id: 'submitSelf', label: '提交自评', wordings: [] },
  { id: 'returnSelf', label: '退回自评', wordings: [] },
  { id: 'submitTown', label: '完成初审', wordings: [] },
  { id: 'returnTown', label: '退回初审', wordings: [] },
  { id: 'submitCounty', label: '完成评定', wordings: [] },
  { id: 'rescore', label: '重新评定', wordings: [] },
  { id: 'publish', label: '公示', wordings: [] },
  { id: 'object', label: '提出异议', wordings: [] },
  { id: 'review', label: '复核', wordings: [] },
  { id: 'award', label: '发文授牌', wordings: [] },
  { id: 'refuseGrade', label: '认定不达标', wordings: [] },
  { id: 'decline', label: '拒评或不参评', wordings: [] },
  { id: 'withdraw', label: '撤出本批次', wordings: [] },
] as const satisfies readonly Term[];
export const caseActionSchema = z.enum(ids(caseActions));
export type CaseAction = z.infer<typeof caseActionSchema>;

const registrars = ['admin', 'county_clerk', 'town_clerk'] as const satisfies readonly Role[];
const county = ['admin', 'county_clerk'] as const satisfies readonly Role[];
const deciders = ['admin', 'county_approver'] as const satisfies readonly Role[];

export type CaseStep = { readonly from: CaseState; readonly action: CaseAction; readonly to: CaseState; readonly roles: readonly Role[] };

const beforeNotice = ['planned', 'selfScored', 'townReviewed', 'countyScored'] as const;

/** A case goes no other way; the ledger keeps the same table and refuses every other step. */
export const caseSteps: readonly CaseStep[] = [
  { from: 'planned', action: 'submitSelf', to: 'selfScored', roles: registrars },
  { from: 'selfScored', action: 'returnSelf', to: 'planned', roles: registrars },
  { from: 'selfScored', action: 'submitTown', to: 'townReviewed', roles: registrars },
  { from: 'townReviewed', action: 'returnTown', to: 'selfScored', roles: county },
  { from: 'townReviewed', action: 'submitCounty', to: 'countyScored', roles: county },
  { from: 'countyScored', action: 'rescore', to: 'townReviewed', roles: county },
  { from: 'countyScored', action: 'publish', to: 'published', roles: county },
  { from: 'published', action: 'object', to: 'appealed', roles: registrars },
  { from: 'appealed', action: 'object', to: 'appealed', roles: registrars },
  // The notice still runs: everybody who objects in its days is heard.
  { from: 'reviewed', action: 'object', to: 'appealed', roles: registrars },
  { from: 'appealed', action: 'review', to: 'reviewed', roles: county },
  { from: 'reviewed', action: 'publish', to: 'published', roles: county },
  { from: 'published', action: 'award', to: 'awarded', roles: deciders },
  { from: 'reviewed', action: 'award', to: 'awarded', roles: deciders },
  { from: 'published', action: 'refuseGrade', to: 'notGraded', roles: deciders },
  { from: 'reviewed', action: 'refuseGrade', to: 'notGraded', roles: deciders },
  ...beforeNotice.map((from) => ({ from, action: 'decline', to: 'notGraded', roles: county }) as const),
  ...[...beforeNotice, 'published' as const, 'appealed' as const, 'reviewed' as const].map(
    (from) => ({ from, action: 'withdraw', to: 'withdrawn', roles: county }) as const,
  ),
];

/** What a role may do next with a case. */
export function stepsFrom(state: CaseState, role: Role): CaseAction[] {
  return caseSteps.filter((step) => step.from === state && step.roles.includes(role)).map(({ action }) => action);
}

/** Clocks of a round: the stage that is late, or near its end. */
export const roundStages = [
  { id: 'self', label: '自评申报', wordings: [] },
  { id: 'town', label: '乡镇初审', wordings: [] },
  { id: 'county', label: '县级评定', wordings: [] },
  { id: 'notice', label: '公示', wordings: [] },
  { id: 'review', label: '异议复核', wordings: [] },
  { id: 'award', label: '发文授牌', wordings: [] },
] as const satisfies readonly Term[];
export const roundStageSchema = z.enum(ids(roundStages));
export type RoundStage = z.infer<typeof roundStageSchema>;

/** The stage a case in this state waits in; null when it is over. */
export const stageOfState: Readonly<Record<CaseState, RoundStage | null>> = {
  planned: 'self',
  selfScored: 'town',
  townReviewed: 'county',
  countyScored: 'notice',
  published: 'award',
  appealed: 'review',
  reviewed: 'award',
  awarded: null,
  notGraded: null,
  withdrawn: null,
};

export const objectionOutcomes = [
  { id: 'upheld', label: '异议成立', wordings: [] },
  { id: 'partly', label: '部分成立', wordings: [] },
  { id: 'rejected', label: '异议不成立', wordings: [] },
] as const satisfies readonly Term[];
export const objectionOutcomeSchema = z.enum(ids(objectionOutcomes));

export const decisionKinds = [
  { id: 'suspend', label: '暂停（限期整改）', wordings: [] },
  { id: 'resume', label: '整改合格，恢复', wordings: [] },
  { id: 'downgrade', label: '降级', wordings: [] },
  { id: 'remove', label: '摘牌', wordings: [] },
  { id: 'close', label: '停办注销', wordings: [] },
] as const satisfies readonly Term[];
export const decisionKindSchema = z.enum(ids(decisionKinds));
export type DecisionKind = z.infer<typeof decisionKindSchema>;
