/** Stored assessments as the window and the paper take them. What they say comes from what was stored, never from what is known now. */
import { levelLabel, type Scale } from '../../../electron/contract/assessment-scale.ts';
import type { Assessor, AssessmentForm, AssessmentRow, Doubt } from '../../../electron/contract/assessments.ts';
import { careTierLabels, type SelfCareLevel } from '../../../electron/contract/terms.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import type { StoredAssessment } from './queries.ts';
import { scaleById } from './scales.ts';

/** Kept with an assessment, beside its answers: what it came to, and what stood on the form. */
export type StoredResult = {
  readonly total: number;
  readonly groups: AssessmentForm['groups'];
  readonly preliminary: string;
  readonly reasons: readonly string[];
  readonly doubts: readonly Doubt[];
  readonly person: AssessmentForm['person'];
  readonly reference: string | null;
  readonly isDeciding: boolean;
  readonly tier: SelfCareLevel;
  readonly effectFrom: IsoMonth | null;
  /** Amount of the tier on the first day of that month, and its document; null where no standard was registered. */
  readonly care: { readonly amount: string; readonly documentNo: string } | null;
};
export type StoredAnswers = {
  readonly answers: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly changes: readonly string[];
};

export const resultOf = (stored: StoredAssessment): StoredResult => JSON.parse(stored.result) as StoredResult;
const answersOf = (stored: StoredAssessment): StoredAnswers => JSON.parse(stored.answers) as StoredAnswers;
const assessorsOf = (stored: StoredAssessment): Assessor[] => JSON.parse(stored.assessors) as Assessor[];

export function rowOf(stored: StoredAssessment, scale: Scale): AssessmentRow {
  const { assessmentId, personId, name, idNumber, townName, homeName, kind, assessedOn, computedLevel, concludedLevel } = stored;
  const { total, doubts, isDeciding, effectFrom } = resultOf(stored);
  return {
    assessmentId,
    personId,
    name,
    idNumber,
    townName,
    homeName,
    scaleTitle: scale.shortTitle,
    kind,
    assessedOn,
    totalText: `${scale.totalTitle} ${total}`,
    computedLabel: levelLabel(scale, computedLevel),
    concludedLabel: levelLabel(scale, concludedLevel),
    isOverridden: computedLevel !== concludedLevel,
    assessors: assessorsOf(stored).map((assessor) => assessor.name),
    doubts: doubts.map((doubt) => doubt.kind),
    isDeciding,
    effectFrom,
    state: stored.withdrawnAt !== null ? 'withdrawn' : stored.isFactCancelled === 1 ? 'cancelled' : 'standing',
  };
}

export function formOf(stored: StoredAssessment, scale: Scale): AssessmentForm {
  const { kind, assessedOn, place, agency, computedLevel, concludedLevel, overrideReason, witness, opinion } = stored;
  const { answers, notes, changes } = answersOf(stored);
  const result = resultOf(stored);
  return {
    title: scale.title,
    scale,
    person: result.person,
    kind,
    assessedOn,
    place,
    agency,
    answers: { ...answers },
    notes: { ...notes },
    changes: [...changes],
    total: result.total,
    groups: result.groups,
    preliminary: result.preliminary,
    computedLevel,
    concludedLevel,
    overrideReason,
    reasons: [...result.reasons],
    reference: result.reference,
    assessors: assessorsOf(stored),
    witness,
    opinion,
    tier: result.isDeciding
      ? `${careTierLabels[result.tier]}${result.care ? `（${result.care.amount} 元/月，${result.care.documentNo}）` : ''}`
      : null,
    effectFrom: result.effectFrom,
  };
}

export function shown(reader: Reader, stored: StoredAssessment): AssessmentRow {
  return rowOf(stored, scaleById(reader, stored.scaleId).scale);
}
