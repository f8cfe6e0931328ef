/** Months of consumer prices: what was published, whether it sets the subsidy going, what was paid for it. */
import type { z } from 'zod';
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { SheetCard } from '../../../electron/contract/payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { priceScheme } from '../../../electron/contract/schemes.ts';
import type { PriceMonthRow, sheetBriefSchema } from '../../../electron/contract/top-ups.ts';
import { firstDayOf, formatDate, formatMonth, lastDayOf, type IsoMonth } from '../../../electron/contract/values.ts';
import { transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { dueAfter } from '../calendar/service.ts';
import { policyNumber } from '../parameters/service.ts';
import {
  insertPrices,
  listedPrices,
  pricesById,
  topUpSheets,
  withdraw,
  type SheetBrief,
  type StoredPrices,
} from './queries-top-up-lists.ts';
import { pointsOf, triggerOf } from './rules-price.ts';
import { buildSheetSteps } from './service-build.ts';
import { priceTermsOn } from './service-schemes.ts';

type Brief = z.infer<typeof sheetBriefSchema>;

export function briefOf({ month, state, persons, totalFen }: SheetBrief): Brief {
  return { month, state, persons, totalFen };
}

/** Newest month first; `others`: sheets of corrections in months without prices that are listed. */
export function pricesList(reader: Reader, { withWithdrawn }: ParsedInputOf<'topUps.prices'>): OutputOf<'topUps.prices'> {
  const sheets = topUpSheets(reader).filter(({ scheme }) => scheme === priceScheme);
  const stored = listedPrices(reader, withWithdrawn);
  const listed = new Set(stored.map(({ month }) => month));
  return {
    months: stored.map((prices) => priceRow(reader, prices, sheets)),
    others: sheets.filter(({ month }) => !listed.has(month)).map(briefOf),
  };
}

function priceRow(reader: Reader, { cpiPoints, foodPoints, ...prices }: StoredPrices, sheets: readonly SheetBrief[]): PriceMonthRow {
  const first = firstDayOf(prices.month);
  const terms = priceTermsOn(reader, first);
  const status = triggerOf({ cpiPoints, foodPoints }, terms);
  const isPaid = status !== 'notMet' && cpiPoints > 0;
  const sheet = prices.withdrawnReason === null ? sheets.find(({ month }) => month === prices.month) : undefined;
  return {
    ...prices,
    cpi: cpiPoints / 100,
    food: foodPoints === null ? null : foodPoints / 100,
    trigger: terms.triggerPoints / 100,
    foodTrigger: terms.foodTriggerPoints / 100,
    status,
    payBy: isPaid ? dueAfter(reader, prices.releasedOn, policyNumber(reader, 'price.payWithin', first)).day : null,
    sheet: sheet ? briefOf(sheet) : null,
  };
}

/** @throws AppError CPI_EXISTS, CPI_RELEASED_BEFORE_END */
export function recordPrices(context: WriteContext, input: ParsedInputOf<'topUps.recordPrices'>): { priceId: number } {
  return transaction(context, (writer) => {
    const { month, cpi, food, releasedOn, documentNo } = input;
    if (listedPrices(writer, false).some((prices) => prices.month === month))
      throw new AppError('CPI_EXISTS', { month: formatMonth(month) }, { month: '该月已经录入' });
    if (releasedOn <= lastDayOf(month))
      throw new AppError(
        'CPI_RELEASED_BEFORE_END',
        { month: formatMonth(month), day: formatDate(releasedOn) },
        { releasedOn: '发布日期应在该月结束以后' },
      );
    const foodPoints = food === null ? null : pointsOf(food);
    const priceId = insertPrices(writer, { month, cpiPoints: pointsOf(cpi), foodPoints, releasedOn, documentNo });
    writer.audit({
      action: 'prices.record',
      entity: 'prices',
      entityId: priceId,
      after: { month, cpi, food, releasedOn, documentNo },
    });
    return { priceId };
  });
}

/** What was paid on it is corrected by the next sheet. @throws AppError CPI_NOT_FOUND */
export function withdrawPrices(context: WriteContext, { priceId, reason }: ParsedInputOf<'topUps.withdrawPrices'>): Record<string, never> {
  return transaction(context, (writer) => {
    const prices = pricesById(writer, priceId);
    if (!prices) throw new AppError('CPI_NOT_FOUND');
    withdraw(writer, 'cpi_month', priceId, reason);
    writer.audit({
      action: 'prices.withdraw',
      entity: 'prices',
      entityId: priceId,
      before: { month: prices.month, cpi: prices.cpiPoints / 100, food: prices.foodPoints === null ? null : prices.foodPoints / 100 },
      after: { reason },
    });
    return {};
  });
}

/** @throws AppError of the sheet: CPI_MISSING, PRICE_TRIGGER_NOT_MET, PRICE_EARLIER_OPEN, TOP_UP_* and those of `buildSheetSteps` */
export function* buildPriceSteps(
  context: WriteContext,
  order: { readonly month: IsoMonth; readonly documentNo: string; readonly documentTitle: string | null; readonly isCorrection: boolean },
): Steps<SheetCard> {
  return yield* buildSheetSteps(context, order.month, priceScheme, order);
}
