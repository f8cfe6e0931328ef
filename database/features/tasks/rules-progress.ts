/** How far a task is and whether it is late: by its number where the program counts one, else by what was told. Pure. */
import type { PolicyTask, TaskState, TaskTarget } from '../../../electron/contract/tasks-shapes.ts';
import { daysBetween, type IsoDate } from '../../../electron/contract/values.ts';

type Counted = Pick<TaskTarget, 'indicator' | 'dueOn' | 'state' | 'done'>;
export type Told = { readonly progress: number; readonly state: TaskState; readonly dueOn: IsoDate | null };
type Shown = Pick<PolicyTask, 'progress' | 'state' | 'dueOn' | 'isCounted' | 'daysLeft' | 'clock'>;

/** Of the deadlines of one number the next to come, else the last: 60 % in 2022 follows 56 % in 2021. */
export function inForce<Target extends Counted>(targets: readonly Target[], asOf: IsoDate): Target[] {
  const byNumber = Map.groupBy(targets, ({ indicator }, index) => indicator ?? `${index}`);
  return [...byNumber.values()].flatMap((own) => {
    const sorted = own.toSorted((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''));
    const found = sorted.find(({ dueOn }) => dueOn === null || dueOn >= asOf) ?? sorted.at(-1);
    return found ? [found] : [];
  });
}

const earliest = (days: readonly (IsoDate | null)[]): IsoDate | null =>
  days.filter((each): each is IsoDate => each !== null).toSorted((one, other) => one.localeCompare(other))[0] ?? null;

/** The whole way, in tenths of a percent. */
const whole = 10 * 100;

/** Tenths of a percent to percent, and the whole way only where it is met. */
function percentOf(targets: readonly Counted[]): number {
  const way = targets.reduce((sum, { state, done }) => sum + (state === 'met' ? whole : Math.min(done ?? 0, whole - 1)), 0);
  return Math.floor(way / targets.length / 10);
}

export function progressOf(
  targets: readonly Counted[],
  told: Told | null,
  { asOf, warnDays, isStanding }: { readonly asOf: IsoDate; readonly warnDays: number; readonly isStanding: boolean },
): Shown {
  const all = inForce(targets, asOf);
  const counted = all.filter(({ state }) => state !== 'unknown');
  const isCounted = counted.length > 0;
  const open = counted.filter(({ state }) => state !== 'met');
  const dueOn = told?.dueOn ?? earliest((open.length > 0 ? open : all).map((target) => target.dueOn));
  const isMet = isCounted ? open.length === 0 : told?.state === 'done';
  const daysLeft = dueOn === null ? null : daysBetween(asOf, dueOn);
  const isLate = !isMet && daysLeft !== null && daysLeft < 0;
  const own: TaskState = told?.state ?? 'idle';
  const reached: TaskState = isStanding ? 'standing' : 'done';
  return {
    isCounted,
    progress: isCounted ? percentOf(counted) : (told?.progress ?? 0),
    state: isLate ? 'late' : isCounted ? (isMet ? reached : 'running') : own,
    dueOn,
    daysLeft,
    clock: isMet ? 'done' : daysLeft === null ? 'none' : daysLeft < 0 ? 'overdue' : daysLeft <= warnDays ? 'due' : 'open',
  };
}
