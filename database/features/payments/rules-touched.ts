/** From which month on something newly recorded can change what a person is due. Pure. */
import { monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { PersonFacts, Timeline } from './rules-facts.ts';

/** Kinds of facts that hold from their day on. */
type TimelineKind = 'residence' | 'level' | 'mode' | 'caregiver';
export type DatedKind = TimelineKind | 'end';

/** What was recorded of a person since a sheet. */
export type Recent = {
  /** Something that may reach back to the beginning: a confirmation, a suspension, a withdrawal. */
  readonly isDeep: boolean;
  /** Earliest day of the new facts of each kind. */
  readonly days: ReadonlyMap<DatedKind, IsoDate>;
};

/**
 * Null when nothing that decides was recorded. The beginning, whenever a new fact could be the one that holds for the time before all others,
 * or when an end decides whether an earlier suspension was ever lifted.
 */
export function firstMonthTouched(facts: PersonFacts, recent: Recent, start: IsoMonth): IsoMonth | null {
  if (recent.isDeep) return start;
  const timelines: Readonly<Record<TimelineKind, Timeline<unknown>>> = {
    residence: facts.residences,
    level: facts.levels,
    mode: facts.stays,
    caregiver: facts.caregivers,
  };
  let first: IsoMonth | null = null;
  for (const [kind, day] of recent.days) {
    if (kind === 'end' ? facts.wasSuspended : isInitial(timelines[kind], day)) return start;
    const month = monthOf(day);
    if (first === null || month < first) first = month;
  }
  return first !== null && first < start ? start : first;
}

/** Of a new fact: whether it may hold for the time before all others. */
function isInitial({ initial }: Timeline<unknown>, day: IsoDate): boolean {
  return !initial || initial.validFrom >= day;
}

export function hasDied(facts: PersonFacts): boolean {
  return facts.periods.some((period) => period.end?.value === 'death');
}
