/** The rules of a scheme as everything is known now, for whoever asks without building a sheet: a person's history, a forecast, a what-if. */
import { happinessScheme, itemUidOf, type Scheme } from '../../../electron/contract/schemes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import { cancelledFacts, everything, factsOfPeople } from './queries-facts.ts';
import { itemRules } from './rules-items.ts';
import { priceRules } from './rules-price.ts';
import { destituteRules, type SchemeRules } from './rules-schemes.ts';
import { paymentBook } from './service-rules.ts';
import { priceBook, requiredItem } from './service-schemes.ts';

/** @throws AppError ITEM_NOT_FOUND; the functions of the rules throw STANDARD_MISSING, PERSON_INCOMPLETE, PARAMETER_MISSING */
export function rulesNow(reader: Reader, scheme: Scheme): SchemeRules {
  if (scheme === 'destitute') return destituteRules(paymentBook(reader), (day) => policyNumber(reader, 'funeral.multiple', day));
  if (scheme === 'price')
    return priceRules(priceBook(reader), (month, standard) => {
      throw new AppError('STANDARD_MISSING', { month: formatMonth(month), standard });
    });
  // Villages are paid by it, nobody else.
  if (scheme === happinessScheme) return { dueIn: () => [], funeralOf: null };
  const item = requiredItem(reader, itemUidOf(scheme) ?? '');
  return item.isWithdrawn === 1 ? { dueIn: () => [], funeralOf: null } : itemRules(item.terms);
}

/** Whether destitute support is due to a person in a month by what is known now; where a standard of that time is not recorded, it cannot be said. */
export function isDueIn(reader: Reader, personId: number): (month: IsoMonth) => boolean {
  const [facts] = factsOfPeople(reader, personId, personId, cancelledFacts(reader, everything), everything);
  const { dueIn } = rulesNow(reader, 'destitute');
  return (month) => {
    try {
      return facts !== undefined && dueIn(facts, month).length > 0;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  };
}
