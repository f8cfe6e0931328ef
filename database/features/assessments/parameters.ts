/** The dated parameters assessments go by. */
import { z } from 'zod';
import { selfCareLevelSchema, type SelfCareLevel } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyNumber, policyOf } from '../parameters/service.ts';
import { elderAbility, sixItems } from './scales.ts';

export type AssessmentRules = {
  readonly assessorCount: number;
  /** Months an assessment holds. */
  readonly validMonths: number;
  readonly warnDays: number;
  /** Assessments one assessor can make in a day with care. */
  readonly maxPerDay: number;
  readonly reassessWorkDays: number;
  /** So many levels at once against the former result are a doubt. */
  readonly jumpLevels: number;
};

export function assessmentRules(reader: Reader, day: IsoDate): AssessmentRules {
  return {
    assessorCount: policyNumber(reader, 'assessment.assessorCount', day),
    validMonths: policyNumber(reader, 'assessment.validMonths', day),
    warnDays: policyNumber(reader, 'assessment.warnDays', day),
    maxPerDay: policyNumber(reader, 'assessment.maxPerDay', day),
    reassessWorkDays: policyNumber(reader, 'destitute.clock.reassess', day),
    jumpLevels: policyNumber(reader, 'assessment.jumpLevels', day),
  };
}

const tierSourceSchema = z.enum(['SIX_ITEMS', 'GBT42195']);

/** Code of the scale whose result is the self-care level that care is paid by. */
export function decidingScale(reader: Reader, day: IsoDate): string {
  return policyOf(reader, 'care.tierSource', day, tierSourceSchema) === 'SIX_ITEMS' ? sixItems : elderAbility;
}

export const tierKey = 'assessment.abilityTiers';
export type AbilityTiers = Readonly<Record<string, SelfCareLevel>>;

/** Self-care level by elder ability level; read the other way round it gives the ability levels of a self-care level. */
export function abilityTiers(reader: Reader, day: IsoDate): AbilityTiers {
  return policyOf(reader, tierKey, day, z.record(z.string(), selfCareLevelSchema));
}

export type Exemption = {
  readonly minors: boolean;
  /** Age at which somebody is no minor any more. */
  readonly adultAge: number;
  /** After so many results of complete loss in a row no regular assessment is asked for; 0 never. */
  readonly completeLossTimes: number;
};

export function exemption(reader: Reader, day: IsoDate): Exemption {
  const exempt = policyOf(reader, 'assessment.exempt', day, z.object({ minors: z.boolean(), completeLossTimes: z.number().int().min(0) }));
  return { ...exempt, adultAge: policyNumber(reader, 'age.adult', day) };
}
