/** Months in parts: where a county counts days, and where a standard begins in the middle of a month. Pure. */
import { evenMonthDays, type PickRule, type Proration, type SnapshotRule } from '../../../electron/contract/payment-rules.ts';
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import {
  addMonths,
  daysInMonth,
  divideFen,
  fen,
  firstDayOf,
  isoDate,
  lastDayOf,
  monthOf,
  type Fen,
  type IsoDate,
  type IsoMonth,
} from '../../../electron/contract/values.ts';
import type { Standard } from '../standards/rules.ts';
import { before, type Dated, type PersonFacts, type Residence, type Stay, type Timeline } from './rules-facts.ts';

/** What the parameters say of a month: those in force on its first day. */
export type MonthRules = {
  readonly proration: Proration;
  readonly pickRule: PickRule;
  readonly snapshot: SnapshotRule;
  /** Changes dated after this day of the month before wait for the next sheet; null: none waits. */
  readonly cutoffDay: number | null;
};

export const wholeMonths: MonthRules = { proration: 'FULL_MONTH', pickRule: 'FIRST_DAY', snapshot: 'firstDay', cutoffDay: null };

/** One amount for the whole month, decided on its first day. */
export function isPlain({ proration, pickRule, snapshot }: MonthRules): boolean {
  return proration === 'FULL_MONTH' && pickRule === 'FIRST_DAY' && snapshot === 'firstDay';
}

export function dayAfter(day: IsoDate): IsoDate {
  const month = monthOf(day);
  if (day === lastDayOf(month)) return firstDayOf(addMonths(month, 1));
  return isoDate(`${month}-${String(Number(day.slice(8)) + 1).padStart(2, '0')}`);
}

/** What is known strictly before this day decides the month, where the month is not counted by days. */
export function decidedBefore(month: IsoMonth, { snapshot }: MonthRules): IsoDate {
  return snapshot === 'onFirstDay' ? dayAfter(firstDayOf(month)) : firstDayOf(month);
}

/** The standard counts that is in force on this day; `from` is the first day of a part of the month. */
export function standardDay(month: IsoMonth, { pickRule }: MonthRules, from: IsoDate): IsoDate {
  switch (pickRule) {
    case 'FIRST_DAY':
      return firstDayOf(month);
    case 'NEXT_MONTH':
      return lastDayOf(addMonths(month, -1));
    case 'SAME_MONTH_FULL':
      return lastDayOf(month);
    case 'DAY_PRORATE':
      return from;
  }
}

/** Days of a month a wage office would count: as many as it has, or always thirty. */
export function monthDaysOf(month: IsoMonth, { proration }: MonthRules): number {
  return proration === 'DAY_30' ? evenMonthDays : daysInMonth(month);
}

/** A stretch of the month in which nothing changes; `days` of the month's `monthDaysOf`. */
export type Stretch = {
  readonly from: IsoDate;
  readonly days: number;
  readonly residence: Dated<Residence> | null;
  /** As the month began with it: another level counts from the next month. */
  readonly level: Dated<SelfCareLevel> | null;
  readonly stay: Dated<Stay> | null;
};

/** @param standardDays days within the month on which a standard begins */
export function stretchesOf(facts: PersonFacts, month: IsoMonth, rules: MonthRules, standardDays: readonly IsoDate[]): Stretch[] {
  const isByDay = rules.proration !== 'FULL_MONTH';
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const begins = new Set<IsoDate>([first]);
  if (isByDay) for (const day of [...daysOf(facts.stays), ...daysOf(facts.residences)]) if (day > first && day <= last) begins.add(day);
  if (rules.pickRule === 'DAY_PRORATE') for (const day of standardDays) begins.add(day);
  const days = [...begins].sort();
  const total = monthDaysOf(month, rules);
  // With thirty days to every month a change on the 31st leaves nothing to the new state, and February's last stretch gets what is missing.
  const passed = (day: IsoDate): number => Math.min(Number(day.slice(8)) - 1, total);
  const decided = decidedBefore(month, rules);
  return days
    .map((from, index) => {
      const next = days[index + 1];
      const known = isByDay ? dayAfter(from) : decided;
      return {
        from,
        days: (next === undefined ? total : passed(next)) - passed(from),
        residence: before(facts.residences, known),
        level: before(facts.levels, decided),
        stay: before(facts.stays, known),
      };
    })
    .filter((stretch) => stretch.days > 0);
}

function daysOf(timeline: Timeline<unknown>): IsoDate[] {
  return timeline.entries.map((entry) => entry.validFrom);
}

/** One stretch at one monthly amount. */
export type DuePart = { readonly from: IsoDate; readonly days: number; readonly standard: Standard };

export type Shared<Key> = {
  readonly key: Key;
  readonly fen: Fen;
  readonly days: number;
  readonly monthDays: number;
  readonly parts: readonly DuePart[];
  /** What is left of the month after the shares before it, so that the shares make up the month exactly. */
  readonly isRest: boolean;
  /** Due for the whole month to all of them. */
  readonly monthFen: Fen;
};

/** Shares a month's amount out by days: each share rounded half-up, the last one by subtraction. */
export function shareOut<Key>(parts: readonly (DuePart & { readonly key: Key })[], monthDays: number): Shared<Key>[] {
  const weighed = (list: readonly DuePart[]): Fen =>
    divideFen(fen(list.reduce((sum, { standard, days }) => sum + standard.amountFen * days, 0)), 1, monthDays);
  const monthFen = weighed(parts);
  const groups = [...Map.groupBy(parts, ({ key }) => key)];
  let given = 0;
  return groups.map(([key, list], index) => {
    const isRest = groups.length > 1 && index === groups.length - 1;
    const share = isRest ? fen(monthFen - given) : weighed(list);
    given += share;
    return { key, fen: share, days: list.reduce((sum, { days }) => sum + days, 0), monthDays, parts: list, isRest, monthFen };
  });
}

/**
 * What a sheet with a cut-off day may know: changes dated after that day of the month before come with the next sheet. The end of support
 * and a suspension never wait: nobody is paid against better knowledge.
 */
export function knownAtCutoff(facts: PersonFacts, month: IsoMonth, cutoffDay: number): PersonFacts {
  const until = cutoffDate(month, cutoffDay);
  const kept = <Value>(timeline: Timeline<Value>): Timeline<Value> =>
    timeline.entries.some((entry) => entry.validFrom > until)
      ? { entries: timeline.entries.filter((entry) => entry.validFrom <= until), initial: timeline.initial }
      : timeline;
  return {
    ...facts,
    periods: facts.periods.filter((period) => period.confirmation.validFrom <= until),
    residences: kept(facts.residences),
    levels: kept(facts.levels),
    stays: kept(facts.stays),
    caregivers: kept(facts.caregivers),
  };
}

/** Last day whose changes the sheet of a month still knows. */
export function cutoffDate(month: IsoMonth, cutoffDay: number): IsoDate {
  const earlier = addMonths(month, -1);
  return isoDate(`${earlier}-${String(Math.min(cutoffDay, daysInMonth(earlier))).padStart(2, '0')}`);
}
