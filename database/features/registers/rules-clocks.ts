/** When what a record waits for is due, and whether it came in time. Pure: days are counted by what is handed in. */
import type { ClockStanding, RegisterClock, RegisterDefinition, RegisterValues } from '../../../electron/contract/registers-shapes.ts';
import { daysBetween, isIsoDate, type IsoDate } from '../../../electron/contract/values.ts';

export type StepDone = { readonly from: string; readonly to: string; readonly doneOn: IsoDate };
export type Counting = {
  readonly workingDays: (from: IsoDate, count: number) => IsoDate;
  readonly calendarDays: (from: IsoDate, count: number) => IsoDate;
  /** A dated parameter. */
  readonly number: (key: string, day: IsoDate) => number;
};
export type Clock = { readonly id: string; readonly dueOn: IsoDate; readonly stoppedOn: IsoDate | null };

function parameterOf({ parameter }: RegisterClock, values: RegisterValues): string | null {
  if (parameter === null || typeof parameter === 'string') return parameter;
  const choice = values[parameter.field];
  return parameter.parameters[typeof choice === 'string' ? choice : ''] ?? null;
}

function dueOn(clock: RegisterClock, values: RegisterValues, counting: Counting): IsoDate | null {
  const from = values[clock.from];
  if (typeof from !== 'string' || !isIsoDate(from)) return null;
  if (clock.unit === 'field') return from;
  const key = parameterOf(clock, values);
  if (key === null) return null;
  const count = counting.number(key, from);
  return clock.unit === 'working' ? counting.workingDays(from, count) : counting.calendarDays(from, count);
}

/** Clocks the record has come under; one that was left has the day it was. Back in one of its states it runs again. */
export function clocksOf(
  { clocks, initialState }: Pick<RegisterDefinition, 'clocks' | 'initialState'>,
  { values, steps }: { readonly values: RegisterValues; readonly steps: readonly StepDone[] },
  counting: Counting,
): Clock[] {
  const found: Clock[] = [];
  for (const clock of clocks) {
    const runsIn = (state: string): boolean => clock.runsIn.includes(state);
    const wasUnder = runsIn(initialState) || steps.some(({ to }) => runsIn(to));
    const due = wasUnder ? dueOn(clock, values, counting) : null;
    if (due === null) continue;
    const isRunning = runsIn(steps.at(-1)?.to ?? initialState);
    const left = steps.findLast(({ from, to }) => runsIn(from) && !runsIn(to));
    found.push({ id: clock.id, dueOn: due, stoppedOn: isRunning ? null : (left?.doneOn ?? null) });
  }
  return found;
}

/** On the day it is due there is still time until 24:00. */
export function standingOf(clock: Clock & { readonly label: string }, today: IsoDate, warnDays: number): ClockStanding {
  const daysLeft = daysBetween(clock.stoppedOn ?? today, clock.dueOn);
  const running = daysLeft < 0 ? 'overdue' : daysLeft <= warnDays ? 'due' : 'running';
  return { ...clock, daysLeft, standing: clock.stoppedOn === null ? running : daysLeft < 0 ? 'late' : 'done' };
}
