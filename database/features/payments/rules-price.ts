/** Price-linked temporary subsidy (价格临时补贴): a month's standard times the rise of consumer prices, when it reaches the trigger. Pure. */
import { pointsOfWhole } from '../../../electron/contract/top-ups.ts';
import { divideFen, firstDayOf, type Fen, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { standardOn, type Standard } from '../standards/rules.ts';
import { circumstancesIn, periodIn, type PersonFacts } from './rules-facts.ts';
import type { SchemeRules } from './rules-schemes.ts';
import type { DueLine } from './rules.ts';

/** Prices against the same month of the year before, in basis points (3.6 % = 360). */
export type PriceMonth = { readonly month: IsoMonth; readonly cpiPoints: number; readonly foodPoints: number | null };

/** What the amount is taken of: the destitute's own basic standard or the subsistence allowance (低保). */
export type PriceFormula = 'basicLiving' | 'dibao';
export type PriceTerms = { readonly triggerPoints: number; readonly foodTriggerPoints: number; readonly formula: PriceFormula };

/** Basis points of a percentage with up to two decimals. */
export function pointsOf(percent: number): number {
  return Math.round(percent * 100);
}

export type TriggerState = 'met' | 'metByFood' | 'notMet';

/** 以上 includes the number itself. */
export function triggerOf(prices: Omit<PriceMonth, 'month'>, terms: PriceTerms): TriggerState {
  if (prices.cpiPoints >= terms.triggerPoints) return 'met';
  return prices.foodPoints !== null && prices.foodPoints >= terms.foodTriggerPoints ? 'metByFood' : 'notMet';
}

/** `663.00 × 3.6 %` rounded half-up to the fen. */
export function priceAmount(standard: Fen, cpiPoints: number): Fen {
  return divideFen(standard, cpiPoints, pointsOfWhole);
}

export type PriceBook = {
  readonly pricesOf: (month: IsoMonth) => PriceMonth | null;
  readonly termsOn: (day: IsoDate) => PriceTerms;
  readonly standards: readonly Standard[];
};

/** Points by which the subsidy of a month rises; null in a month without one. Prices that fell give nothing, whatever food did. */
export function ratesOf({
  pricesOf,
  termsOn,
}: PriceBook): (month: IsoMonth) => { readonly points: number; readonly terms: PriceTerms } | null {
  const known = new Map<IsoMonth, { points: number; terms: PriceTerms } | null>();
  return (month) => {
    const found = known.get(month);
    if (found !== undefined) return found;
    const prices = pricesOf(month);
    const terms = prices && prices.cpiPoints > 0 ? termsOn(firstDayOf(month)) : null;
    const rate = prices && terms && triggerOf(prices, terms) !== 'notMet' ? { points: prices.cpiPoints, terms } : null;
    known.set(month, rate);
    return rate;
  };
}

/**
 * For everybody supported in the month, to whoever receives the basic amount: the home, or the person.
 * @throws AppError PERSON_INCOMPLETE, and what `missing` throws where no standard is in force
 */
export function priceRules(book: PriceBook, missing: (month: IsoMonth, standard: string) => never): SchemeRules {
  const rateOf = ratesOf(book);
  return { dueIn: (facts, month) => priceDue(facts, month, rateOf(month), book.standards, missing), funeralOf: null };
}

function priceDue(
  facts: PersonFacts,
  month: IsoMonth,
  rate: { readonly points: number; readonly terms: PriceTerms } | null,
  standards: readonly Standard[],
  missing: (month: IsoMonth, standard: string) => never,
): DueLine[] {
  const period = rate ? periodIn(facts, month) : null;
  if (!rate || !period || (period.suspendedSince !== null && period.suspendedSince < firstDayOf(month))) return [];
  const { residence, level, stay } = circumstancesIn(facts, month);
  const { mode } = stay.value;
  const { areaType } = residence.value;
  const isDibao = rate.terms.formula === 'dibao';
  const standard =
    standardOn(
      standards,
      { kind: isDibao ? 'dibao' : 'basicLiving', areaType, mode: isDibao ? null : mode, level: null },
      firstDayOf(month),
    ) ?? missing(month, isDibao ? '低保标准' : '特困人员基本生活标准');
  const fen = priceAmount(standard.amountFen, rate.points);
  if (fen === 0) return [];
  const homeId = mode === 'centralised' ? stay.value.homeId : null;
  return [
    {
      type: 'PRICE',
      fen,
      side: homeId === null ? 'own' : `home:${homeId}`,
      payeeKind: homeId === null ? 'person' : 'home',
      homeId,
      standardId: standard.standardId,
      residenceFactId: residence.factId,
      levelFactId: level.factId,
      modeFactId: stay.factId,
    },
  ];
}
