import type { IsoDate } from '../../../electron/contract/values.ts';

const millisecondsPerDay = 86_400_000;
const at = (day: IsoDate): number => Date.parse(`${day}T00:00:00Z`);

export function addDays(day: IsoDate, count: number): IsoDate {
  return new Date(at(day) + count * millisecondsPerDay).toISOString().slice(0, 10) as IsoDate;
}

/** Nights of [from, until). */
export function daysBetween(from: IsoDate, until: IsoDate): number {
  return Math.round((at(until) - at(from)) / millisecondsPerDay);
}
