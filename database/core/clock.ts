import { uptime } from 'node:os';
import type { IsoDate } from '../../electron/contract/values.ts';

/** Where "today" and "now" come from; rules never ask the computer themselves. */
export type Clock = {
  /** Local calendar day. */
  readonly today: () => IsoDate;
  /** UTC instant, ISO 8601 with milliseconds. */
  readonly now: () => string;
  /** Seconds this computer has been running: no setting of the clock changes it. Only the real clock knows. */
  readonly uptime?: () => number;
};

export const systemClock: Clock = {
  today: () => {
    const now = new Date();
    const part = (value: number): string => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}` as IsoDate;
  },
  now: () => new Date().toISOString(),
  uptime,
};

/** A clock that stands still, for tests and the demonstration ledger. */
export function fixedClock(day: IsoDate): Clock {
  return { today: () => day, now: () => `${day}T01:00:00.000Z` };
}
