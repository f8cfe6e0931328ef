/** An assessment weighed before it is written: level, doubts, effect. The same for a try and for the conclusion. */
import { evaluate, itemsOf, levelLabel, optionOf, type Evaluation } from '../../../electron/contract/assessment-scale.ts';
import type { AssessmentKind, Doubt } from '../../../electron/contract/assessments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf, selfCareLevels, type SelfCareLevel } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import { abilityTiers, assessmentRules, decidingScale, type AssessmentRules } from './parameters.ts';
import { countByAssessor, levelFacts, resultsByScale } from './queries.ts';
import { openReports, type StoredReport } from './queries-reports.ts';
import { doubtsOf, type DoubtFacts } from './rules-doubts.ts';
import { validUntil } from './rules-due.ts';
import { allScales, elderAbility, requireInForce, scaleById, scaleOn, sixItems, type StoredScale } from './scales.ts';

export type Weighed = {
  readonly person: AssessedPerson;
  readonly stored: StoredScale;
  readonly rules: AssessmentRules;
  readonly isDeciding: boolean;
  readonly decidingTitle: string;
  readonly evaluation: Evaluation;
  readonly tier: SelfCareLevel | null;
  readonly doubts: readonly Doubt[];
  readonly reports: readonly StoredReport[];
  /** Conclusion of the other scale, in words, for the form. */
  readonly reference: string | null;
};

export type AssessedPerson = {
  readonly personId: number;
  readonly name: string;
  readonly bornOn: IsoDate;
  readonly status: string;
  readonly endedOn: IsoDate | null;
  readonly endReason: string | null;
  readonly level: SelfCareLevel | null;
  readonly lastAssessedOn: IsoDate | null;
};

export type WeighInput = {
  readonly personId: number;
  readonly scaleId: number;
  readonly kind: AssessmentKind;
  readonly assessedOn: IsoDate;
  readonly answers: Readonly<Record<string, string>>;
  readonly changes: readonly string[];
  readonly concludedLevel: string | null;
  readonly assessors: readonly string[];
};

/** @throws AppError PERSON_NOT_FOUND, FACT_IN_FUTURE, ASSESSMENT_BEFORE_BIRTH, ASSESSMENT_AFTER_DEATH, PERSON_ENDED */
function requirePerson(reader: Reader, personId: number, assessedOn: IsoDate, today: IsoDate): AssessedPerson {
  const person = row<AssessedPerson>(
    reader,
    `SELECT person_id AS personId, name, born_on AS bornOn, status, ended_on AS endedOn, end_reason AS endReason,
       level, assessed_on AS lastAssessedOn
     FROM person WHERE person_id = ? AND status <> 'void'`,
    personId,
  );
  if (!person) throw new AppError('PERSON_NOT_FOUND');
  const { name, endedOn } = person;
  if (assessedOn > today) throw new AppError('FACT_IN_FUTURE', { date: formatDate(assessedOn) }, { assessedOn: '不能晚于今天' });
  if (assessedOn < person.bornOn)
    throw new AppError('ASSESSMENT_BEFORE_BIRTH', { name, born: formatDate(person.bornOn) }, { assessedOn: '早于出生日期' });
  if (endedOn !== null && assessedOn > endedOn) {
    if (person.endReason === 'death')
      throw new AppError('ASSESSMENT_AFTER_DEATH', { name, date: formatDate(endedOn) }, { assessedOn: '晚于死亡日期' });
    throw new AppError('PERSON_ENDED', { name, date: formatDate(endedOn) }, { assessedOn: '晚于终止日期' });
  }
  return person;
}

/** An answer or a rule that the scale does not have would count for nothing. @throws AppError ASSESSMENT_ANSWERS */
function requireKnown({ scale }: StoredScale, { answers, changes }: WeighInput): void {
  const items = new Map(itemsOf(scale).map((item) => [item.id, item]));
  const wrong = Object.keys(answers).find((id) => {
    const item = items.get(id);
    return !item || !optionOf(item, answers);
  });
  const rule = changes.find((id) => !scale.changeRules.some((known) => known.id === id));
  if (wrong !== undefined || rule !== undefined)
    throw new AppError('ASSESSMENT_ANSWERS', { item: wrong ?? rule ?? '', scale: scale.shortTitle });
}

function tierOf(reader: Reader, code: string, level: string | null, day: IsoDate): SelfCareLevel | null {
  if (level === null) return null;
  if (code === sixItems) return selfCareLevels.find((known) => known.id === level)?.id ?? null;
  return abilityTiers(reader, day)[level] ?? null;
}

/** @throws the refusals of the person, the day and the scale: those no further answer could lift */
export function weigh(reader: Reader, input: WeighInput, today: IsoDate): Weighed {
  const { personId, assessedOn } = input;
  const person = requirePerson(reader, personId, assessedOn, today);
  const stored = scaleById(reader, input.scaleId);
  requireInForce(reader, stored, assessedOn);
  requireKnown(stored, input);
  const { scale } = stored;
  const rules = assessmentRules(reader, assessedOn);
  const deciding = decidingScale(reader, assessedOn);
  const isDeciding = scale.code === deciding;
  const evaluation = evaluate(scale, input.answers, input.changes);
  const concludedLevel = input.concludedLevel ?? evaluation.level;
  const tier = tierOf(reader, scale.code, concludedLevel, assessedOn);
  const results = resultsByScale(reader, personId, scale.code);
  const facts = isDeciding && scale.code === sixItems ? levelFacts(reader, personId).toReversed() : [];
  // The roster and a form by hand tell levels too; an assessment that decided stands among the facts.
  const known = facts.length > 0 ? facts : results;
  const reports = openReports(reader, personId, assessedOn);
  const other = otherResult(reader, input, scale.code, rules);
  const doubts = doubtsOf({
    scale,
    kind: input.kind,
    assessedOn,
    answers: input.answers,
    changes: input.changes,
    computedLevel: evaluation.level,
    concludedLevel,
    former: known.find((result) => result.assessedOn <= assessedOn) ?? null,
    laterOn: known.findLast((result) => result.assessedOn > assessedOn)?.assessedOn ?? null,
    assessorsOfDay: input.assessors
      .filter((name) => name.trim() !== '')
      .map((name) => ({ name: name.trim(), others: countByAssessor(reader, name.trim(), assessedOn) })),
    other,
    tier,
    endedOn: person.status === 'ended' ? person.endedOn : null,
    dueOn: isDeciding ? (reports[0]?.dueOn ?? null) : null,
    hasReport: reports.length > 0,
    limits: rules,
  });
  const decidingTitle = allScales(reader).find((candidate) => candidate.scale.code === deciding)?.scale.shortTitle ?? '';
  const reference = other === null ? null : `${other.label}（${formatDate(other.assessedOn)}${other.isExpired ? '，已过有效期' : ''}）`;
  return { person, stored, rules, isDeciding, decidingTitle, evaluation, tier, doubts, reports, reference };
}

/** The newest result of the other scale that still holds; the level that is recorded counts on, and is compared with, after it has run out. */
function otherResult(reader: Reader, { personId, assessedOn }: WeighInput, code: string, rules: AssessmentRules): DoubtFacts['other'] {
  const otherCode = code === sixItems ? elderAbility : sixItems;
  const found = resultsByScale(reader, personId, otherCode).find((result) => result.assessedOn <= assessedOn);
  if (found && validUntil(found.assessedOn, rules.validMonths) >= assessedOn) {
    const { scale } = scaleById(reader, found.scaleId);
    const tier = tierOf(reader, otherCode, found.level, found.assessedOn);
    if (tier)
      return { title: scale.shortTitle, label: levelLabel(scale, found.level), tier, assessedOn: found.assessedOn, isExpired: false };
  }
  if (otherCode !== sixItems) return null;
  // Without a form of it the level that is recorded stands for the six items.
  const fact = levelFacts(reader, personId).findLast((known) => known.assessedOn <= assessedOn);
  if (!fact) return null;
  const title = scaleOn(allScales(reader), sixItems, assessedOn)?.scale.shortTitle ?? '';
  const isExpired = validUntil(fact.assessedOn, rules.validMonths) < assessedOn;
  return { title, label: labelOf(selfCareLevels, fact.level), tier: fact.level, assessedOn: fact.assessedOn, isExpired };
}
