import type { IsoDate } from '../../../electron/contract/values.ts';
import { addDays } from '../beds/days.ts';

export { addDays } from '../beds/days.ts';

/** The Sunday of the week that begins on Monday. */
export function endOfWeek(day: IsoDate): IsoDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 0 ? 0 : 7 - weekday);
}
