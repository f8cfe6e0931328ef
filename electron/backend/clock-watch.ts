/** Notices that the clock of the computer was set back while somebody works. A computer that wakes from sleep is only later, never earlier. */
import { AppError } from '../contract/result.ts';
import type { Clock } from '../../database/core/clock.ts';
import { isBehind, localInstantText } from '../../database/features/ledger/clock-check.ts';

export type ClockWatch = {
  /** Before a write; refuses once, the next one goes through: a clock may be put right as well as wrong. @throws AppError CLOCK_JUMPED */
  readonly check: () => void;
  readonly reset: () => void;
};

/** @param steady milliseconds that no setting of the clock changes */
export function createClockWatch(clock: Clock, steady: () => number = () => performance.now()): ClockWatch {
  let mark: { readonly now: string; readonly steady: number } | null = null;
  const set = (): void => {
    mark = { now: clock.now(), steady: steady() };
  };
  return {
    reset: set,
    check: () => {
      const before = mark;
      set();
      if (!before || !mark) return;
      const expected = new Date(Date.parse(before.now) + mark.steady - before.steady).toISOString();
      if (isBehind(mark.now, expected)) throw new AppError('CLOCK_JUMPED', { now: localInstantText(mark.now) });
    },
  };
}
