/** The dated parameters of support at home, read once for a list. */
import { z } from 'zod';
import type { FiveHavesItem } from '../../../electron/contract/five-haves.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyNumber, policyOf } from '../parameters/service.ts';
import type { CaregiverLimits } from './rules-agreements.ts';
import type { VisitFrequency } from './rules-visits.ts';

const itemsSchema = z.array(z.object({ key: z.string().min(1), text: z.string().min(1) })).min(1);

export function fiveHavesItems(reader: Reader, day: IsoDate): readonly FiveHavesItem[] {
  return policyOf(reader, 'fiveHaves.items', day, itemsSchema);
}

export function fiveHavesMonths(reader: Reader, day: IsoDate): number {
  return policyNumber(reader, 'fiveHaves.checkMonths', day);
}

export function agreementPolicy(
  reader: Reader,
  day: IsoDate,
): { readonly warnDays: number; readonly termMonths: number; readonly limits: CaregiverLimits } {
  return {
    warnDays: policyNumber(reader, 'agreement.warnDays', day),
    termMonths: policyNumber(reader, 'agreement.termMonths', day),
    limits: {
      minAge: policyNumber(reader, 'caregiver.minAge', day),
      maxAge: policyNumber(reader, 'caregiver.maxAge', day),
      maxPersons: policyNumber(reader, 'caregiver.maxPersons', day),
    },
  };
}

export function visitFrequency(reader: Reader, day: IsoDate): VisitFrequency {
  return {
    completeLoss: policyNumber(reader, 'visit.freq.scattered.completeLoss', day),
    partialLoss: policyNumber(reader, 'visit.freq.scattered.partialLoss', day),
    independent: policyNumber(reader, 'visit.freq.scattered.independent', day),
  };
}

export function phoneCounts(reader: Reader, day: IsoDate): boolean {
  return policyOf(reader, 'visit.phoneCounts', day, z.boolean());
}

export function reaskMonths(reader: Reader, day: IsoDate): number {
  return policyNumber(reader, 'wish.reaskMonths', day);
}
