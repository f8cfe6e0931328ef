/** How long an assessment holds, and whose is due. Pure. */
import { addMonths, daysInMonth, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { nextDay } from '../calendar/days.ts';

/**
 * Last day on which an assessment of `day` holds: the same day so many months later, or the last of that month where there is no such day
 * (民法典第二百零二条).
 */
export function validUntil(day: IsoDate, months: number): IsoDate {
  const month = addMonths(monthOf(day), months);
  return `${month}-${String(Math.min(Number(day.slice(8)), daysInMonth(month))).padStart(2, '0')}` as IsoDate;
}

/** The latest day of assessment whose validity is over on `today`; whoever was assessed then or earlier is overdue. */
export function lastExpired(today: IsoDate, months: number): IsoDate {
  return lastWith(today, months, (until) => until < today);
}

/** The latest day of assessment whose validity ends within `days` days of today, or is over. */
export function lastDueSoon(today: IsoDate, months: number, days: number): IsoDate {
  const horizon = nextDay(today, days);
  return lastWith(today, months, (until) => until <= horizon, horizon);
}

/** `validUntil` never falls when its day rises: the days that fulfil it end somewhere near the same day so many months before. */
function lastWith(today: IsoDate, months: number, isFulfilled: (until: IsoDate) => boolean, around: IsoDate = today): IsoDate {
  let day = validUntil(around, -months);
  while (isFulfilled(validUntil(nextDay(day, 1), months))) day = nextDay(day, 1);
  while (!isFulfilled(validUntil(day, months))) day = nextDay(day, -1);
  return day;
}
