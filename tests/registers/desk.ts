/** A desk at which registers are kept: records and steps of the first township, as a clerk writes them. */
import { expect } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { get } from '../../database/features/registers/service-read.ts';
import { save, step } from '../../database/features/registers/service.ts';
import { chooseProfile } from '../../database/features/tasks/service.ts';
import type { ClockStanding, RegisterValue } from '../../electron/contract/registers-shapes.ts';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { movingClock } from '../database/moving-clock.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

type Values = Readonly<Record<string, RegisterValue>>;
export type Desk = {
  readonly context: TestLedger;
  /** Codes of the townships. */
  readonly towns: readonly string[];
  /** What is done from here on is done on this day. */
  readonly on: (day: string) => void;
  readonly write: (code: string, values: Values, town?: string) => number;
  /** Done on the day it is recorded. */
  readonly take: (recordId: number, transition: string, values?: Values, reason?: string) => void;
  readonly look: (recordId: number) => ReturnType<typeof get>;
  readonly clock: (recordId: number, id: string) => ClockStanding | undefined;
  /** `2022-10-25 still 5 days, running` */
  readonly told: (recordId: number, id: string) => string;
  readonly state: (recordId: number) => string;
};

export function openDesk(day: string, profile: 'TA-2021-17' | 'QH-2022-47' | null = 'TA-2021-17'): Desk {
  const clock = movingClock(day);
  const context = memoryLedger({ clock });
  if (profile !== null) chooseProfile(context, profile);
  const towns = rows<{ code: string }>(context, "SELECT code FROM division WHERE level = 'town' AND valid_to IS NULL ORDER BY code").map(
    ({ code }) => code,
  );
  const look = (recordId: number): ReturnType<typeof get> => get(context, recordId, { role: 'admin', today: clock.today() });
  const standing = (recordId: number, id: string): ClockStanding | undefined => look(recordId).clocks.find((one) => one.id === id);
  return {
    context,
    towns,
    on: (next) => clock.set(next),
    write: (code, values, town) => save(context, { code, recordId: null, townCode: town ?? towns[0] ?? '', values }).recordId,
    take: (recordId, transition, values = {}, reason) => {
      step(context, { recordId, transition, doneOn: isoDate(clock.today()), values, reason: reason ?? null });
    },
    look,
    clock: standing,
    told: (recordId, id) => {
      const found = standing(recordId, id);
      return found ? `${found.dueOn} ${found.stoppedOn ?? 'runs'} ${found.daysLeft} ${found.standing}` : 'none';
    },
    state: (recordId) => look(recordId).state,
  };
}

/** What the refusal says, by the field. */
export function refused(work: () => unknown): Readonly<Record<string, string>> {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.fields ?? { '': error.message };
    throw error;
  }
  return expect.fail('nothing was refused');
}
