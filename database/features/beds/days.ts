import type { IsoDate } from '../../../electron/contract/values.ts';

export { daysBetween } from '../../../electron/contract/values.ts';

const millisecondsPerDay = 86_400_000;

export function addDays(day: IsoDate, count: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * millisecondsPerDay).toISOString().slice(0, 10) as IsoDate;
}
