/**
 * Checks the audit chain in the background after a ledger was opened: some milliseconds at a time, only while no call is at work and no
 * transaction stands open (its lines may still vanish). Nothing waits for it.
 */
import type { AuditReport } from '../contract/audit.ts';
import type { OutputOf } from '../contract/index.ts';
import type { Clock } from '../../database/core/clock.ts';
import { verifyLedgerSteps } from '../../database/features/audit/service.ts';
import type { OpenLedger } from '../../database/features/ledger/service.ts';

export type AuditStanding = OutputOf<'audit.standing'>;

export type AuditWatch = {
  readonly begin: (ledger: OpenLedger) => void;
  readonly end: () => void;
  readonly standing: () => AuditStanding;
  /** A check on demand has ended: it says more than an older one. */
  readonly record: (report: AuditReport, userName: string) => void;
};

export type WatchOptions = {
  readonly clock: Clock;
  readonly isBusy: () => boolean;
  /** It has ended: whoever shows it asks anew. */
  readonly onEnd: () => void;
  readonly onFault: (error: unknown) => void;
  /** After login the first pages come first. */
  readonly delayMilliseconds?: number;
};

/** At work for so long, then at rest for so long: a click in between waits no longer than one piece. */
const pieceMilliseconds = 15;
const restMilliseconds = 30;

export function createAuditWatch({ clock, isBusy, onEnd, onFault, delayMilliseconds = 3_000 }: WatchOptions): AuditWatch {
  let timer: NodeJS.Timeout | null = null;
  let running: AuditStanding['running'] = null;
  let last: AuditStanding['last'] = null;

  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running = null;
  };
  const later = (work: () => void, milliseconds: number): void => {
    timer = setTimeout(work, milliseconds);
    timer.unref();
  };
  const begin = (ledger: OpenLedger): void => {
    stop();
    last = null;
    let steps: ReturnType<typeof verifyLedgerSteps> | null = null;
    const piece = (): void => {
      const { connection } = ledger;
      if (!connection.open) return stop();
      if (isBusy() || connection.inTransaction) return later(piece, restMilliseconds);
      try {
        const until = performance.now() + pieceMilliseconds;
        steps ??= verifyLedgerSteps(ledger);
        do {
          const step = steps.next();
          if (step.done === true) {
            stop();
            last = { at: clock.now(), by: 'start', userName: null, report: step.value };
            return onEnd();
          }
          running = { done: step.value.done, total: step.value.total };
        } while (performance.now() < until);
      } catch (error) {
        stop();
        return onFault(error);
      }
      later(piece, restMilliseconds);
    };
    running = { done: 0, total: 0 };
    later(piece, delayMilliseconds);
  };
  return {
    begin,
    end: () => {
      stop();
      last = null;
    },
    standing: () => ({ running, last }),
    record: (report, userName) => {
      stop();
      last = { at: clock.now(), by: 'user', userName, report };
    },
  };
}
