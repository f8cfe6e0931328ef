/** Days of a spoken period (上季度), seen from the day of the report. Pure. */
import type { ReportPeriod } from '../../../electron/contract/own-reports.ts';
import { addMonths, firstDayOf, isoMonth, lastDayOf, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';

const quarterMonths = 12 / (2 + 2);
const yearMonths = 12;

export function quarterStart(day: IsoDate): IsoMonth {
  const month = Number(day.slice(5, 7)) - 1;
  return addMonths(monthOf(day), -(month % quarterMonths));
}

const yearStart = (day: IsoDate): IsoMonth => isoMonth(`${day.slice(0, 4)}-01`);

export function periodDays(period: string, asOf: IsoDate): { readonly from: IsoDate; readonly until: IsoDate } | null {
  const of = (start: IsoMonth, length: number) => ({ from: firstDayOf(start), until: lastDayOf(addMonths(start, length - 1)) });
  switch (period as ReportPeriod) {
    case 'thisMonth':
      return of(monthOf(asOf), 1);
    case 'lastMonth':
      return of(addMonths(monthOf(asOf), -1), 1);
    case 'thisQuarter':
      return of(quarterStart(asOf), quarterMonths);
    case 'lastQuarter':
      return of(addMonths(quarterStart(asOf), -quarterMonths), quarterMonths);
    case 'thisYear':
      return of(yearStart(asOf), yearMonths);
    case 'lastYear':
      return of(addMonths(yearStart(asOf), -yearMonths), yearMonths);
    default:
      return null;
  }
}
