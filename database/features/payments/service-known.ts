/** A person and the rules of a scheme as they were known at some point: when a sheet was built, or between two sheets. */
import { happinessScheme, itemUidOf, type Scheme } from '../../../electron/contract/schemes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatMonth, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { cancelledFacts, factsOfPeople } from './queries-facts.ts';
import { parameterKnown, standardsKnown, type Horizon } from './queries-explain.ts';
import { priceMonths } from './queries-top-ups.ts';
import type { CorrectedType } from './rules-corrections.ts';
import type { PersonFacts } from './rules-facts.ts';
import { itemRules } from './rules-items.ts';
import { priceRules, type PriceBook } from './rules-price.ts';
import { destituteRules, type SchemeRules } from './rules-schemes.ts';
import { standardBook, type DueLine } from './rules.ts';
import { monthRulesKnown } from './service-rules.ts';
import { priceTermsOn, requiredItem } from './service-schemes.ts';

/** @throws AppError PERSON_NOT_FOUND */
export function factsKnown(reader: Reader, personId: number, horizon: Horizon): PersonFacts {
  const [facts] = factsOfPeople(reader, personId, personId, cancelledFacts(reader, horizon.fact), horizon.fact);
  if (!facts) throw new AppError('PERSON_NOT_FOUND');
  return facts;
}

/** Number of a parameter on a day, as far as it was recorded by then; 0 when it was not. */
export function numberKnown(reader: Reader, key: string, day: IsoDate, horizon: Horizon): number {
  const found = parameterKnown(reader, key, day, horizon.parameter);
  return found ? Number(JSON.parse(found.value)) : 0;
}

export function pricesKnown(reader: Reader, horizon: Horizon): PriceBook {
  const months = new Map(priceMonths(reader, horizon.at).map((prices) => [prices.month, prices]));
  return {
    pricesOf: (month) => months.get(month) ?? null,
    termsOn: (day) => priceTermsOn(reader, day),
    standards: standardsKnown(reader, horizon),
  };
}

export function rulesKnown(reader: Reader, scheme: Scheme, horizon: Horizon): SchemeRules {
  if (scheme === 'destitute')
    return destituteRules(
      standardBook(standardsKnown(reader, horizon), (month) => monthRulesKnown(reader, horizon, month)),
      (day) => numberKnown(reader, 'funeral.multiple', day, horizon),
    );
  if (scheme === 'price')
    return priceRules(pricesKnown(reader, horizon), (month, standard) => {
      throw new AppError('STANDARD_MISSING', { month: formatMonth(month), standard });
    });
  if (scheme === happinessScheme) return { dueIn: () => [], funeralOf: null };
  const item = requiredItem(reader, itemUidOf(scheme) ?? '');
  return item.isWithdrawn === 1 ? { dueIn: () => [], funeralOf: null } : itemRules(item.terms);
}

export type KnownDue = Pick<DueLine, 'fen' | 'standardId' | 'payeeKind'> &
  Partial<Pick<DueLine, 'share' | 'receiverDay' | 'residenceFactId' | 'levelFactId' | 'modeFactId'>>;

/** What of a month was due to one side for one item; [] while something that decides was not known yet. */
export function dueKnown(
  rules: SchemeRules,
  facts: PersonFacts,
  asked: { readonly month: IsoMonth; readonly of: CorrectedType; readonly side: string },
): readonly KnownDue[] {
  try {
    if (asked.of !== 'FUNERAL') return rules.dueIn(facts, asked.month).filter((due) => due.type === asked.of && due.side === asked.side);
    const funeral = rules.funeralOf?.(facts) ?? null;
    return funeral && funeral.side === asked.side && funeral.forMonth === asked.month ? [funeral] : [];
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
