/** What a year will need, from today's facts. */
import type { FundForecast } from '../../../electron/contract/funds-shapes.ts';
import { addFen, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader, Steps } from '../../core/sql.ts';
import { dueMonthsSteps } from '../payments/due-months.ts';
import { lastSheetMonth, sheetsOf } from './queries.ts';
import { backOf, paidByOrder } from './queries-back.ts';
import { forecastOf, monthsToCome } from './rules-forecast.ts';
import { assignedIn } from './service-year.ts';

/**
 * Approved sheets as they are, open ones as they were built, every month after them as it would be paid by what is known now: without back
 * pay, offsets and funeral expenses, which nobody knows yet.
 * @throws AppError STANDARD_MISSING, PERSON_INCOMPLETE
 */
export function* forecastSteps(reader: Reader, year: number, today: IsoDate): Steps<FundForecast> {
  const sheets = sheetsOf(reader, year);
  const due = yield* dueMonthsSteps(reader, monthsToCome(year, lastSheetMonth(reader), monthOf(today)));
  const others = sheets.filter((sheet) => sheet.scheme !== 'destitute' && sheet.isApproved === 1).map(({ totalFen }) => totalFen);
  const sum = (amounts: readonly { readonly fen: (typeof others)[number] }[]): number => addFen(amounts.map(({ fen }) => fen));
  return forecastOf({
    year,
    sheets: sheets
      .filter(({ scheme }) => scheme === 'destitute')
      .map(({ month, isApproved, totalFen, persons }) => ({ month, isApproved: isApproved === 1, fen: totalFen, persons })),
    due,
    otherPaidFen: addFen(others) + sum(paidByOrder(reader, year)),
    backFen: sum(backOf(reader, year)),
    ...assignedIn(reader, year),
  });
}
