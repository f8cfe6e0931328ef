/**
 * The lock of an unattended window. The page locks itself and says so; should it not (a page that hangs, a changed clock), the backend does
 * when nothing has come for a minute longer. Jobs that run go on. What arrives while it is locked is refused at the door, before the queue.
 */
import { idleLockMinutes } from '../../database/features/users/idle-lock.ts';
import { getSetting, type Setting } from '../../database/features/settings/service.ts';
import type { OpenLedger } from '../../database/features/ledger/service.ts';

/** `isLockedNow`: by this call having come so late. */
export type Arrival = { readonly isRefused: boolean; readonly isLockedNow: boolean };

export type IdleWatch = {
  readonly isLocked: () => boolean;
  readonly lock: () => void;
  readonly open: () => void;
  /** For every call, when it comes. */
  readonly arrive: (ledger: OpenLedger | null, method: string) => Arrival;
};

export type IdleClock = () => { readonly steady: number; readonly wall: number };
const systemIdleClock: IdleClock = () => ({ steady: performance.now(), wall: Date.now() });

const graceMinutes = 1;

/** Answered all the same. Of these only the status says anything: that somebody is logged in. */
const answeredWhileLocked: ReadonlySet<string> = new Set(['session.unlock', 'session.lock', 'ledger.logout', 'ledger.status']);

function settingOf<T>(ledger: OpenLedger, setting: Setting<T>): T {
  try {
    return getSetting({ connection: ledger.connection }, setting);
  } catch {
    // A disk that fails is told by the call itself.
    return setting.initial;
  }
}

export function createIdleWatch(clock: IdleClock = systemIdleClock): IdleWatch {
  let isLocked = false;
  let last = clock();
  const reset = (locked: boolean): void => {
    isLocked = locked;
    last = clock();
  };
  return {
    isLocked: () => isLocked,
    lock: () => reset(true),
    open: () => reset(false),
    arrive: (ledger, method) => {
      if (!ledger) {
        isLocked = false;
        return { isRefused: false, isLockedNow: false };
      }
      const now = clock();
      // Asleep a computer stands still by one of its clocks, put forward by the other.
      const idle = Math.max(now.steady - last.steady, now.wall - last.wall);
      const isLate = !isLocked && idle > (settingOf(ledger, idleLockMinutes) + graceMinutes) * 60_000;
      if (isLate) isLocked = true;
      if (!isLocked) last = now;
      return { isRefused: isLocked && !answeredWhileLocked.has(method), isLockedNow: isLate };
    },
  };
}
