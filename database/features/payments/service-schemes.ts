/** What a scheme is: who is due what, what its sheets are called, and when one may be built. */
import { z } from 'zod';
import { AppError } from '../../../electron/contract/result.ts';
import { happinessScheme, itemUidOf, type Scheme } from '../../../electron/contract/schemes.ts';
import { addMonths, formatMonth, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyNumber, policyOf } from '../parameters/service.ts';
import { standardsInForce } from '../standards/service.ts';
import { headingOfSheet, itemByUid, priceMonths, type Heading, type StoredItem } from './queries-top-ups.ts';
import type { Known, SheetHeader } from './queries-sheets.ts';
import { itemRules } from './rules-items.ts';
import { pointsOf, priceRules, ratesOf, type PriceBook, type PriceTerms } from './rules-price.ts';
import { destituteRules, type SchemeRules } from './rules-schemes.ts';
import { isLocked } from './rules-states.ts';
import { paymentBook } from './service-rules.ts';

export { insertHeading } from './queries-top-ups.ts';

/** What whoever builds a sheet says of it. */
export type BuildOrder = {
  /** Number of the document the sheet pays under; null: as the draft has it, or as the item says. */
  readonly documentNo: string | null;
  readonly documentTitle: string | null;
  /** A sheet of corrections alone, for a month in which nothing of the scheme is paid. */
  readonly isCorrection: boolean;
};
export const rebuild: BuildOrder = { documentNo: null, documentTitle: null, isCorrection: false };

export type Terms = {
  readonly rules: SchemeRules;
  readonly heading: Heading | null;
  /** The refusal when nobody is due anything. */
  readonly nothingDue: AppError;
};

type Asked = {
  readonly scheme: Scheme;
  readonly month: IsoMonth;
  readonly headers: readonly SheetHeader[];
  readonly existing: SheetHeader | undefined;
  readonly order: BuildOrder;
};

/** Whether what was recorded since can change months that have passed, for everybody. */
export function isTermsChanged(known: Known, now: Known): boolean {
  return (
    known.topUps !== now.topUps ||
    known.standard !== now.standard ||
    known.standardVoid !== now.standardVoid ||
    known.parameter !== now.parameter
  );
}

/** @throws AppError the refusals of the scheme when its sheet of the month cannot be built */
export function termsOf(reader: Reader, asked: Asked): Terms {
  if (asked.scheme === 'destitute') {
    return {
      rules: destituteRules(paymentBook(reader), (day) => policyNumber(reader, 'funeral.multiple', day)),
      heading: null,
      nothingDue: new AppError('SHEET_EMPTY', { month: formatMonth(asked.month) }),
    };
  }
  // Its payees are villages: it is built by what is due to homes, not to people.
  if (asked.scheme === happinessScheme) throw new AppError('INVALID_INPUT');
  refusePassed(asked);
  return asked.scheme === 'price' ? priceTerms(reader, asked) : itemTermsOf(reader, asked);
}

/** What an earlier month still lacks comes with the next sheet; a month before a locked one is not opened again. */
function refusePassed({ headers, existing, month }: Asked): void {
  const later = headers.find((header) => header.month > month);
  if (!existing && later) throw new AppError('TOP_UP_MONTH_PASSED', { month: formatMonth(month), later: formatMonth(later.month) });
}

const formulas = z.enum(['basicLiving', 'dibao']);

/** The trigger and the formula in force on a day. @throws AppError PARAMETER_MISSING */
export function priceTermsOn(reader: Reader, day: IsoDate): PriceTerms {
  return {
    triggerPoints: pointsOf(policyNumber(reader, 'cpi.trigger', day)),
    foodTriggerPoints: pointsOf(policyNumber(reader, 'cpi.foodTrigger', day)),
    formula: policyOf(reader, 'price.formula', day, formulas),
  };
}

export function priceBook(reader: Reader): PriceBook {
  const months = new Map(priceMonths(reader).map((prices) => [prices.month, prices]));
  return {
    pricesOf: (month) => months.get(month) ?? null,
    termsOn: (day) => priceTermsOn(reader, day),
    standards: standardsInForce(reader),
  };
}

function standardMissing(month: IsoMonth, standard: string): never {
  throw new AppError('STANDARD_MISSING', { month: formatMonth(month), standard });
}

function priceTerms(reader: Reader, asked: Asked): Terms {
  const { month, headers, existing, order } = asked;
  const book = priceBook(reader);
  const rateOf = ratesOf(book);
  const prices = book.pricesOf(month);
  if (!prices) throw new AppError('CPI_MISSING', { month: formatMonth(month) });
  const locked = headers.filter((header) => isLocked(header.state)).map((header) => header.month);
  for (let earlier = locked.at(-1) ?? month; earlier < month; earlier = addMonths(earlier, 1))
    if (rateOf(earlier) && !locked.includes(earlier))
      throw new AppError('PRICE_EARLIER_OPEN', { month: formatMonth(month), earlier: formatMonth(earlier) });
  const isPaid = rateOf(month) !== null;
  if (!isPaid && !order.isCorrection && !existing) throw new AppError('PRICE_TRIGGER_NOT_MET', { month: formatMonth(month) });
  return {
    rules: priceRules(book, standardMissing),
    heading: headingOf(reader, asked, '价格临时补贴'),
    nothingDue: new AppError(isPaid ? 'SHEET_EMPTY' : 'TOP_UP_NOTHING_TO_CORRECT', { month: formatMonth(month) }),
  };
}

function headingOf(reader: Reader, { month, existing, order }: Asked, title: string): Heading {
  if (order.documentNo !== null) return { title, documentNo: order.documentNo, documentTitle: order.documentTitle };
  const kept = existing && headingOfSheet(reader, existing.sheetId);
  if (!kept) throw new AppError('TOP_UP_DOCUMENT_MISSING', { month: formatMonth(month) });
  return kept;
}

function itemTermsOf(reader: Reader, { scheme, month, headers, existing, order }: Asked): Terms {
  const item = requiredItem(reader, itemUidOf(scheme) ?? '');
  const itemMonth = monthOf(item.asOf);
  const names = { title: item.title, month: formatMonth(month) };
  const isLockedOnce = headers.some((header) => header.month < month && isLocked(header.state));
  if (item.isWithdrawn === 1 && !isLockedOnce) throw new AppError('ITEM_WITHDRAWN', names);
  if (month !== itemMonth && !isLockedOnce) throw new AppError('ITEM_OTHER_MONTH', { ...names, due: formatMonth(itemMonth) });
  if (month !== itemMonth && !order.isCorrection && !existing) throw new AppError('ITEM_ALREADY_PAID', names);
  const { title, documentNo, documentTitle } = item;
  return {
    // An item withdrawn after it was paid is due to nobody: everything paid is taken back.
    rules: item.isWithdrawn === 1 ? { dueIn: () => [], funeralOf: null } : itemRules(item.terms),
    heading: { title, documentNo, documentTitle },
    nothingDue: new AppError(month === itemMonth ? 'ITEM_NOBODY' : 'TOP_UP_NOTHING_TO_CORRECT', names),
  };
}

/** @throws AppError ITEM_NOT_FOUND */
export function requiredItem(reader: Reader, uid: string): StoredItem {
  const item = itemByUid(reader, uid);
  if (!item) throw new AppError('ITEM_NOT_FOUND');
  return item;
}
