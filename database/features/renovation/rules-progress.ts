/** Which month is reported when, and whether a report came in time. Pure. */
import type { ProgressStatus } from '../../../electron/contract/renovation-works-terms.ts';
import {
  addMonths,
  daysBetween,
  daysInMonth,
  firstDayOf,
  monthOf,
  type IsoDate,
  type IsoMonth,
} from '../../../electron/contract/values.ts';

/** Days of the month, parameters `renovation.monthlyCutDay` and `renovation.monthlyDueDay`. */
export type ReportDays = { readonly cutDay: number; readonly dueDay: number };

function dayIn(month: IsoMonth, number: number): IsoDate {
  return `${month}-${String(Math.min(number, daysInMonth(month))).padStart(2, '0')}` as IsoDate;
}

export function daysOf(month: IsoMonth, { cutDay, dueDay }: ReportDays): { readonly cutOn: IsoDate; readonly dueOn: IsoDate } {
  return { cutOn: dayIn(month, cutDay), dueOn: dayIn(month, Math.max(cutDay, dueDay)) };
}

/** The newest month that is cut off by a day: its report is awaited or late. */
export function monthDue(today: IsoDate, days: ReportDays): IsoMonth {
  const month = monthOf(today);
  return today >= daysOf(month, days).cutOn ? month : addMonths(month, -1);
}

export const firstDayOfYear = (month: IsoMonth): IsoDate => firstDayOf(`${month.slice(0, 4)}-01` as IsoMonth);

export type ReportState = { readonly status: ProgressStatus; readonly daysLate: number };

/** `first`: the day the month was told of for the first time. */
export function reportState(first: IsoDate | null, isAsked: boolean, dueOn: IsoDate, today: IsoDate): ReportState {
  const over = daysBetween(dueOn, first ?? today);
  if (first !== null) return over > 0 ? { status: 'late', daysLate: over } : { status: 'onTime', daysLate: 0 };
  if (!isAsked) return { status: 'notAsked', daysLate: 0 };
  return over > 0 ? { status: 'missing', daysLate: over } : { status: 'waiting', daysLate: 0 };
}
