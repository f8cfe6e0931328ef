/** Days as numbers: steps, distances, days of the week. */
import type { IsoDate } from '../../../electron/contract/values.ts';

const dayMilliseconds = 86_400_000;

/** The last day four digits can write; a Friday, so that counting working days comes to an end there. */
const lastDay = Date.parse('9999-12-31');

export function nextDay(day: IsoDate, count = 1): IsoDate {
  return new Date(Math.min(Date.parse(day) + count * dayMilliseconds, lastDay)).toISOString().slice(0, 10) as IsoDate;
}

export function daysBetween(from: IsoDate, until: IsoDate): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / dayMilliseconds);
}

export function isWeekend(day: IsoDate): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}
