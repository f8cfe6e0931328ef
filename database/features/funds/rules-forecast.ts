/** What a year will need: what is paid, what is built, and every month after it by what is known now. Pure. */
import type { FundForecast } from '../../../electron/contract/funds-shapes.ts';
import { addMonths, isoMonth, type IsoMonth } from '../../../electron/contract/values.ts';

export type ForecastMonth = FundForecast['months'][number];

export type ForecastBasis = {
  readonly year: number;
  /** Sheets of monthly support in the year. */
  readonly sheets: readonly { readonly month: IsoMonth; readonly isApproved: boolean; readonly fen: number; readonly persons: number }[];
  /** What is due in the months that have no sheet. */
  readonly due: ReadonlyMap<IsoMonth, { readonly fen: number; readonly persons: number }>;
  readonly otherPaidFen: number;
  readonly backFen: number;
  readonly allocatedFen: number;
  readonly receivedFen: number;
};

/** All twelve months of a year. */
export function monthsOf(year: number): IsoMonth[] {
  const months: IsoMonth[] = [];
  for (let month = isoMonth(`${year}-01`); month <= lastMonthOf(year); month = addMonths(month, 1)) months.push(month);
  return months;
}

export function lastMonthOf(year: number): IsoMonth {
  return isoMonth(`${year}-12`);
}

/**
 * Months that have to be computed: those after the last sheet. A month without a sheet before it was paid elsewhere, or is not paid again.
 * @param lastSheet of any year; null in a ledger without one: then the whole year, from the month of today on
 */
export function monthsToCome(year: number, lastSheet: IsoMonth | null, thisMonth: IsoMonth): IsoMonth[] {
  return monthsOf(year).filter((month) => (lastSheet === null ? month >= thisMonth : month > lastSheet));
}

export function forecastOf(basis: ForecastBasis): FundForecast {
  const { year, due, otherPaidFen, backFen, allocatedFen, receivedFen } = basis;
  const sheets = new Map(basis.sheets.map((sheet) => [sheet.month, sheet]));
  const months = monthsOf(year).flatMap((month): ForecastMonth[] => {
    const sheet = sheets.get(month);
    if (sheet) return [{ month, kind: sheet.isApproved ? 'paid' : 'built', fen: sheet.fen, persons: sheet.persons }];
    const expected = due.get(month);
    return expected ? [{ month, kind: 'due', ...expected }] : [];
  });
  const sum = (isWanted: (month: ForecastMonth) => boolean): number =>
    months.filter(isWanted).reduce((total, month) => total + month.fen, 0);
  const paidFen = sum(({ kind }) => kind === 'paid');
  const expectedFen = sum(({ kind }) => kind !== 'paid');
  const totalFen = paidFen + otherPaidFen + expectedFen - backFen;
  return {
    year,
    months,
    paidFen,
    otherPaidFen,
    backFen,
    expectedFen,
    totalFen,
    allocatedFen,
    receivedFen,
    differenceFen: allocatedFen - totalFen,
    firstShortMonth: firstShort(months, allocatedFen - otherPaidFen + backFen),
  };
}

/** A paid month is paid; what is allocated may end in one to come. */
function firstShort(months: readonly ForecastMonth[], money: number): IsoMonth | null {
  let left = money;
  for (const { month, kind, fen } of months) {
    left -= fen;
    if (left < 0 && kind !== 'paid') return month;
  }
  return null;
}
