/**
 * Makes the daily copy without being asked: some seconds after the first login of a day, while work goes on, and when the program is closed and
 * something has been written since. What goes wrong is told on the pages and never stops anybody.
 */
import { AppError } from '../contract/result.ts';
import type { Clock } from '../../database/core/clock.ts';
import { localDay } from '../../database/features/backups/rotation.ts';
import { makeBackup, type MakeOptions } from '../../database/features/backups/service-make.ts';
import { copyToSecondPlace } from '../../database/features/backups/service-second.ts';
import { secondPlace, stateOfSecond } from '../../database/features/backups/settings.ts';
import { holdsEverything, newestOwn, newestWhole, type WholeCopy } from '../../database/features/backups/standing.ts';
import type { OpenLedger } from '../../database/features/ledger/service.ts';

export type BackupKeeper = {
  readonly begin: (ledger: OpenLedger) => void;
  /** Stops what runs; the ledger is about to be closed. */
  readonly end: () => void;
  /** Before the program ends. Never throws. */
  readonly close: () => Promise<void>;
  readonly isRunning: () => boolean;
  /** The first one after the login is still to come. */
  readonly isComing: () => boolean;
  /** Of the last automatic one, in words. */
  readonly lastProblem: () => string | null;
  /** One by hand has succeeded. */
  readonly forgetProblem: () => void;
};

export type KeeperOptions = {
  readonly clock: Clock;
  readonly appVersion: string;
  /** Off for tests and for those who make their copies themselves. */
  readonly isOn: boolean;
  readonly onEnd: () => void;
  readonly onFault: (error: unknown) => void;
  /** The first pages come first. */
  readonly delayMilliseconds?: number;
};

/** The computer may run for days without a login. */
const againMilliseconds = 60 * 60_000;
/** The main process waits ten seconds for the end; what takes longer is left to the next login. */
const largestAtClose = 256 * 1024 * 1024;

export function createBackupKeeper(options: KeeperOptions): BackupKeeper {
  const { clock, appVersion, isOn, onEnd, onFault, delayMilliseconds = 5_000 } = options;
  let timer: NodeJS.Timeout | null = null;
  let current: OpenLedger | null = null;
  let running: AbortController | null = null;
  let problem: string | null = null;
  let isFirst = false;

  const attend = async (ledger: OpenLedger, work: (make: MakeOptions) => Promise<void>): Promise<void> => {
    const controller = new AbortController();
    running = controller;
    onEnd();
    try {
      await work({ kind: 'daily', clock, appVersion, madeBy: null, signal: controller.signal });
    } catch (error) {
      if (error instanceof AppError) {
        if (error.code !== 'CANCELLED') problem = error.message;
      } else {
        problem = '程序内部出错';
        onFault(error);
      }
    } finally {
      running = null;
      if (current === ledger) onEnd();
    }
  };

  const make = (ledger: OpenLedger): Promise<void> =>
    attend(ledger, async (how) => {
      const { copy, manifest } = await makeBackup(ledger, how);
      problem = null;
      const second = await copyToSecondPlace(ledger, { ...copy, manifest }, how);
      if (second.problem !== null) problem = `第二备份位置：${second.problem}`;
    });

  /** The disk was not plugged in when the copy was made. */
  const catchUp = (ledger: OpenLedger, own: WholeCopy): Promise<void> =>
    attend(ledger, async (how) => {
      const second = await copyToSecondPlace(ledger, own, how);
      problem = second.problem === null ? null : `第二备份位置：${second.problem}`;
    });

  const look = async (): Promise<void> => {
    const ledger = current;
    if (!ledger || !ledger.connection.open || running) return;
    const own = newestOwn(ledger);
    if (!own || localDay(own.manifest.madeAt) !== localDay(clock.now())) return make(ledger);
    const second = secondPlace(ledger);
    if (second && stateOfSecond(second) === 'ready') {
      const there = newestWhole(second, ledger.dataKey);
      if (!there || localDay(there.manifest.madeAt) < localDay(own.manifest.madeAt)) return catchUp(ledger, own);
    }
  };

  const later = (milliseconds: number): void => {
    timer = setTimeout(() => {
      isFirst = false;
      void look()
        .catch(onFault)
        .finally(() => current && later(againMilliseconds));
    }, milliseconds);
    timer.unref();
  };
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running?.abort();
  };

  return {
    begin: (ledger) => {
      stop();
      current = ledger;
      problem = null;
      isFirst = isOn;
      if (isOn) later(delayMilliseconds);
    },
    end: () => {
      stop();
      current = null;
    },
    close: async () => {
      const ledger = current;
      stop();
      if (!isOn || !ledger || !ledger.connection.open) return;
      try {
        if (holdsEverything(ledger, newestOwn(ledger))) return;
        const pages = ledger.connection.pragma('page_count', { simple: true }) as number;
        if (pages * 4096 <= largestAtClose) await make(ledger);
      } catch (error) {
        onFault(error);
      }
    },
    isRunning: () => running !== null,
    isComing: () => isFirst && timer !== null,
    lastProblem: () => problem,
    forgetProblem: () => {
      problem = null;
    },
  };
}
