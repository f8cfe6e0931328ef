/**
 * Visits of people who are supported at home: who is on the list of a month, who was visited (IND12), who is due when. Pure; used by the screens
 * of visits and by the indicators.
 */
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import type { VisitMethod, VisitResult, VisitStanding } from '../../../electron/contract/visits.ts';
import { firstDayOf, lastDayOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { addDays, endOfWeek } from './days.ts';
import { isAtHomeOn, type HomeSupport, type Removal } from './rules-support.ts';

export type VisitFact = {
  readonly personId: number;
  readonly visitedOn: IsoDate;
  readonly method: VisitMethod;
  readonly result: VisitResult;
};

/** Met at home; by telephone or picture only where the county says so (`visit.phoneCounts`). */
export function isCounted(visit: Pick<VisitFact, 'method' | 'result'>, phoneCounts: boolean): boolean {
  return visit.result === 'visited' && (visit.method === 'home' || phoneCounts);
}

export type ListedPerson = { readonly personId: number; readonly support: readonly HomeSupport[] };

/** One person on the list of a month. `removal` says that he left it during the month and why: the dead are marked. */
export type MonthEntry = { readonly personId: number; readonly removal: Removal | null; readonly isVisited: boolean };

export type VisitMonth = {
  readonly month: IsoMonth;
  readonly entries: readonly MonthEntry[];
  /** Distinct people visited, of those on the list. */
  readonly numerator: number;
  /** On the list on the last day of the month, and those who left it during the month. */
  readonly denominator: number;
  /** Visits that count, however many a person had. */
  readonly visits: number;
};

/** Left during [first, last], even on the first day: he was still on the list the day before. */
function removalWithin(support: readonly HomeSupport[], first: IsoDate, last: IsoDate): Removal | null {
  return support.findLast(({ from, until }) => until !== null && from < until && until >= first && until <= last)?.removal ?? null;
}

/**
 * List and rate of a month (IND12): distinct persons visited ÷ (persons on the visit list on the last day of the month + persons removed during
 * the month). Several visits of a person count once. A month that is not over yet is read up to `asOf`.
 */
export function visitMonth(input: {
  readonly month: IsoMonth;
  readonly asOf: IsoDate;
  readonly people: readonly ListedPerson[];
  readonly visits: readonly VisitFact[];
  readonly phoneCounts: boolean;
}): VisitMonth {
  const first = firstDayOf(input.month);
  const monthEnd = lastDayOf(input.month);
  const last = monthEnd < input.asOf ? monthEnd : input.asOf;
  const counted = input.visits.filter(
    (visit) => visit.visitedOn >= first && visit.visitedOn <= last && isCounted(visit, input.phoneCounts),
  );
  const visited = new Set(counted.map((visit) => visit.personId));
  const entries: MonthEntry[] = [];
  for (const { personId, support } of last < first ? [] : input.people) {
    const isListed = isAtHomeOn(support, last);
    const removal = isListed ? null : removalWithin(support, first, last);
    if (isListed || removal !== null) entries.push({ personId, removal, isVisited: visited.has(personId) });
  }
  const listed = new Set(entries.map((entry) => entry.personId));
  return {
    month: input.month,
    entries,
    numerator: entries.filter((entry) => entry.isVisited).length,
    denominator: entries.length,
    visits: counted.filter((visit) => listed.has(visit.personId)).length,
  };
}

/** Days between two visits by self-care level. */
export type VisitFrequency = Readonly<Record<SelfCareLevel, number>>;

export type VisitDue = { readonly standing: VisitStanding; readonly dueOn: IsoDate };

/** Days for a level; somebody not assessed yet is visited as often as anybody. */
export function daysBetween(frequency: VisitFrequency, level: SelfCareLevel | null): number {
  return level === null ? Math.min(...Object.values(frequency)) : frequency[level];
}

/** When somebody is to be visited next: at most the days of his level after the last visit that counts; whoever was never visited is due at once. */
export function visitDue(
  person: { readonly level: SelfCareLevel | null; readonly lastVisitedOn: IsoDate | null; readonly listedFrom: IsoDate },
  today: IsoDate,
  frequency: VisitFrequency,
): VisitDue {
  if (person.lastVisitedOn === null) return { standing: 'never', dueOn: person.listedFrom };
  const dueOn = addDays(person.lastVisitedOn, daysBetween(frequency, person.level));
  return { dueOn, standing: dueOn < today ? 'overdue' : dueOn <= endOfWeek(today) ? 'thisWeek' : 'later' };
}
