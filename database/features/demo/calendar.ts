/** The calendar of an invented office: its clock, its working days, the months it has lived through. */
import { addMonths, isoDate, isoMonth, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Clock } from '../../core/clock.ts';
import type { Random } from './random.ts';

const millisecondsOfDay = 24 * 60 * 60 * 1000;

export function addDays(day: IsoDate, count: number): IsoDate {
  return isoDate(new Date(Date.parse(day) + count * millisecondsOfDay).toISOString().slice(0, 10));
}

/** The first month with a payment sheet; the roster it begins with speaks of the day before. */
export const firstMonth = isoMonth('2025-01');
export const rosterDay = isoDate('2024-12-31');
/** The office opens its ledger. */
export const openingDay = isoDate('2025-01-02');
const mostMonths = 24;

/**
 * Months with a sheet: until the one before today's, two years at most. A computer whose clock stands before that gets two years all the same,
 * so that there is something to see.
 */
export function monthsLived(today: IsoDate): IsoMonth[] {
  const latest = addMonths(firstMonth, mostMonths - 1);
  const before = addMonths(monthOf(today), -1);
  const last = before <= firstMonth || before > latest ? latest : before;
  const months: IsoMonth[] = [];
  for (let month = firstMonth; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** Days the whole country is off whatever the day of the week, 全国年节及纪念日放假办法; days moved around them are not followed. */
const holidays: ReadonlySet<string> = new Set('01-01 05-01 05-02 10-01 10-02 10-03 10-04 10-05 10-06 10-07'.split(' '));

function isOfficeDay(day: IsoDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day.slice(5));
}

/** `day` itself when somebody is at work on it. */
function officeDayFrom(day: IsoDate): IsoDate {
  let found = day;
  while (!isOfficeDay(found)) found = addDays(found, 1);
  return found;
}

/** The sheet of a month is built on the first working day from the 4th on, and approved on the next. */
export function buildingDay(month: IsoMonth): IsoDate {
  return officeDayFrom(isoDate(`${month}-04`));
}

export function approvalDay(month: IsoMonth): IsoDate {
  return officeDayFrom(addDays(buildingDay(month), 1));
}

/** Working days after the sheet of a month was approved and before the next one is built. */
export function daysBetweenSheets(month: IsoMonth): IsoDate[] {
  const days: IsoDate[] = [];
  const end = buildingDay(addMonths(month, 1));
  for (let day = addDays(approvalDay(month), 1); day < end; day = addDays(day, 1)) if (isOfficeDay(day)) days.push(day);
  return days;
}

/** A clock that stands at office hours of the day it was moved to, and goes on a little whenever it is asked. */
export type OfficeClock = Clock & { readonly moveTo: (day: IsoDate) => void };

/** Nine o'clock in the morning is one o'clock in UTC, so the day is the same in both. */
const openingHourUtc = 1;
const secondsAtWork = 8 * 60 * 60;

export function officeClock(day: IsoDate, random: Random): OfficeClock {
  let today = day;
  let seconds = 0;
  return {
    today: () => today,
    now: () => {
      // A day with more work than fits ends late: the instants never run backwards.
      seconds += seconds < secondsAtWork ? random.whole(40, 420) : 1;
      return new Date(Date.parse(today) + (openingHourUtc * 60 * 60 + seconds) * 1000).toISOString();
    },
    moveTo: (next) => {
      if (next < today) throw new RangeError(`the office clock does not go back from ${today} to ${next}`);
      if (next > today) seconds = 0;
      today = next;
    },
  };
}
