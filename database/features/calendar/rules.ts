/** Counting working days. Pure. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import { isWeekend, nextDay } from './days.ts';
import type { DayMark } from './shipped.ts';

export type WorkCalendar = {
  /** Days that are not what their weekday says. */
  readonly days: ReadonlyMap<string, DayMark>;
  /** Years whose official arrangement is known; in all others Monday to Friday are counted, and whoever asks is told. */
  readonly years: ReadonlySet<number>;
};

export function isWorkDay(calendar: WorkCalendar, day: IsoDate): boolean {
  return calendar.days.get(day)?.isWork ?? !isWeekend(day);
}

export type DueDay = {
  readonly day: IsoDate;
  /** Years the count went through without knowing their holidays. */
  readonly unknownYears: readonly number[];
};

/**
 * The `count`-th working day after `day`, which is day 0 (民法典第二百零一条: the day a period begins is not counted).
 * @param count 0 or more; with 0 the day itself, working day or not
 */
export function addWorkingDays(calendar: WorkCalendar, day: IsoDate, count: number): DueDay {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  const unknown = new Set<number>();
  let found = day;
  for (let left = count; left > 0;) {
    found = nextDay(found);
    const year = Number(found.slice(0, 4));
    if (!calendar.years.has(year)) unknown.add(year);
    if (isWorkDay(calendar, found)) left -= 1;
  }
  return { day: found, unknownYears: [...unknown] };
}

/** Working days after `from` until `until`, the last included: 0 on the same day; negative when `until` is earlier. */
export function workingDaysBetween(calendar: WorkCalendar, from: IsoDate, until: IsoDate): number {
  if (until < from) return -workingDaysBetween(calendar, until, from);
  let count = 0;
  for (let day = nextDay(from); day <= until; day = nextDay(day)) if (isWorkDay(calendar, day)) count += 1;
  return count;
}

/** What to tell beside a day that was counted through years nobody has entered; null when all were known. */
export function calendarWarning({ unknownYears }: DueDay): string | null {
  if (unknownYears.length === 0) return null;
  return `${unknownYears.join('、')} 年的放假调休安排还没有录入，期限暂按周一至周五计算，录入后请核对`;
}
