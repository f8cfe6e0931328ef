/** A clock that is set by hand and ticks a second with every look: nothing is recorded twice at the same instant. */
import type { Clock } from '../../database/core/clock.ts';
import { isoDate } from '../../electron/contract/values.ts';

export type MovingClock = Clock & { readonly set: (day: string) => void };

export function movingClock(first: string): MovingClock {
  let day = isoDate(first);
  let ticks = 0;
  return {
    today: () => day,
    now: () => {
      ticks += 1;
      return new Date(Date.parse(`${day}T01:00:00.000Z`) + ticks * 1000).toISOString();
    },
    set: (next) => {
      day = isoDate(next);
    },
  };
}
