/** What another programme paid beside destitute support, month by month. Pure. */
import type { EvidenceKind, OverlapBenefit, OverlapComputed, OverlapMonth } from '../../../electron/contract/overlaps.ts';
import { addMonths, type IsoMonth } from '../../../electron/contract/values.ts';

export type OverlapTerms = {
  readonly benefit: OverlapBenefit;
  readonly fromMonth: IsoMonth;
  readonly untilMonth: IsoMonth;
  readonly monthlyFen: number;
  /** Of dibao: among how many the household's amount is shared. */
  readonly householdSize: number | null;
};

export type OwnMonth = Pick<OverlapMonth, 'standing' | 'ownFen'>;

/** A person's part of what his household draws a month, to the fen, half up; of a personal subsidy the whole. */
export function shareOf({ monthlyFen, householdSize }: Pick<OverlapTerms, 'monthlyFen' | 'householdSize'>): number {
  const size = householdSize ?? 1;
  return Math.floor((2 * monthlyFen + size) / (2 * size));
}

export function monthsBetween(from: IsoMonth, until: IsoMonth): IsoMonth[] {
  const months: IsoMonth[] = [];
  if (from > until) return months;
  // By equality: after 9999-12 a month has five digits, and as texts they come before it.
  for (let month = from; months.at(-1) !== until; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** Only months that destitute support was paid for count: in the others the person had the other benefit by right. */
export function computeOverlap(terms: OverlapTerms, ownIn: (month: IsoMonth) => OwnMonth): OverlapComputed {
  const shareFen = shareOf(terms);
  const months = monthsBetween(terms.fromMonth, terms.untilMonth).map((month) => {
    const own = ownIn(month);
    return { month, ...own, otherFen: own.standing === 'none' ? 0 : shareFen };
  });
  return { shareFen, fen: months.reduce((sum, { otherFen }) => sum + otherFen, 0), months };
}

const needed: Readonly<Record<OverlapBenefit, readonly EvidenceKind[]>> = {
  dibao: ['recomputed', 'recovered'],
  disabilityCare: ['feedback'],
  disabilityLiving: ['feedback'],
};

/** Papers that have not come yet. */
export function missingEvidence(benefit: OverlapBenefit, present: readonly EvidenceKind[]): EvidenceKind[] {
  return needed[benefit].filter((kind) => !present.includes(kind));
}
