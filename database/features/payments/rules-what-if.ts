/** The cost of a year by two sets of rules at once: who is due what today, and who would be due what. Pure. */
import type { WhatIf, WhatIfGroup } from '../../../electron/contract/what-if.ts';
import { addMonths, firstDayOf, isoMonth, monthOf, type Fen, type IsoMonth } from '../../../electron/contract/values.ts';
import { fen } from '../../../electron/contract/values.ts';
import { lowestAmount } from '../standards/rules.ts';
import type { CorrectedType } from './rules-corrections.ts';
import { before, type PersonFacts } from './rules-facts.ts';
import type { SchemeRules } from './rules-schemes.ts';

const fenPerYuan = 100;

/** So many times the dibao standard, up to the next whole yuan: 1.3 × 632 元 = 821.6 元 → 822 元. */
export function basicOfDibao(dibao: Fen, multiple: number): Fen {
  return fen(Math.ceil(lowestAmount(dibao, multiple) / fenPerYuan) * fenPerYuan);
}

export function monthsOfYear(year: number): IsoMonth[] {
  const first = isoMonth(`${year}-01`);
  return Array.from({ length: 12 }, (_, index) => addMonths(first, index));
}

type Sums = { todayFen: number; newFen: number };
type Group = Sums & { people: number; affected: number };
type Rule = 'todayFen' | 'newFen';

/** What a home receives, or people themselves. */
export const ownSide = 'own';

export type Cost = {
  /** Adds everything of one person. @throws AppError STANDARD_MISSING, PERSON_INCOMPLETE, PARAMETER_MISSING */
  readonly add: (facts: PersonFacts) => void;
  readonly result: (words: CostWords) => Omit<WhatIf, 'supposed' | 'notes'>;
};
export type CostWords = {
  readonly typeName: (type: CorrectedType) => string;
  readonly townName: (code: string) => string;
  readonly homeName: (homeId: number) => string;
  readonly isLocked: (month: IsoMonth) => boolean;
};

/** @param today and @param supposed: the rules in force, and those that are tried */
export function costOfYear(year: number, today: SchemeRules, supposed: SchemeRules): Cost {
  const months = monthsOfYear(year);
  const [first, last] = [months.at(0) ?? isoMonth(`${year}-01`), months.at(-1) ?? isoMonth(`${year}-12`)];
  const byType = new Map<CorrectedType, Group>();
  const byTown = new Map<string, Group>();
  const byHome = new Map<string, Group>();
  const byMonth = new Map<IsoMonth, Sums>(months.map((month) => [month, { todayFen: 0, newFen: 0 }]));
  const total: Group = emptyGroup();
  const add = (facts: PersonFacts): void => {
    if (!isSupportedIn(facts, first, last)) return;
    const own = ownSums();
    const take = (rule: Rule, month: IsoMonth, town: string, type: CorrectedType, home: string, amount: number): void => {
      count(own.total, '', rule, amount);
      count(own.byType, type, rule, amount);
      count(own.byTown, town, rule, amount);
      count(own.byHome, home, rule, amount);
      const sums = byMonth.get(month);
      if (sums) sums[rule] += amount;
    };
    const townIn = (month: IsoMonth): string => before(facts.residences, firstDayOf(month))?.value.townCode ?? '';
    for (const month of months) {
      const town = townIn(month);
      for (const due of today.dueIn(facts, month)) take('todayFen', month, town, due.type, sideKey(due.homeId), due.fen);
      for (const due of supposed.dueIn(facts, month)) take('newFen', month, town, due.type, sideKey(due.homeId), due.fen);
    }
    for (const [rule, rules] of [
      ['todayFen', today],
      ['newFen', supposed],
    ] as const) {
      const funeral = rules.funeralOf?.(facts) ?? null;
      if (funeral && monthOf(funeral.death.validFrom) >= first && monthOf(funeral.death.validFrom) <= last)
        take(rule, funeral.forMonth, townIn(funeral.forMonth), 'FUNERAL', sideKey(funeral.homeId), funeral.fen);
    }
    addTo(byType, own.byType.sums);
    addTo(byTown, own.byTown.sums);
    addTo(byHome, own.byHome.sums);
    addTo(new Map([['', total]]), own.total.sums);
  };
  return {
    add,
    result: ({ typeName, townName, homeName, isLocked }) => {
      const named = (groups: ReadonlyMap<string, Group>, nameOf: (key: string) => string): WhatIfGroup[] =>
        [...groups].map(([key, group]) => ({ key, name: nameOf(key), ...group }));
      const monthList = [...byMonth].map(([month, sums]) => ({ month, ...sums, isLocked: isLocked(month) }));
      return {
        year,
        ...total,
        byType: named(byType, (key) => typeName(key as CorrectedType)),
        byTown: named(byTown, townName).sort((one, other) => (one.key < other.key ? -1 : 1)),
        byHome: named(byHome, (key) => (key === ownSide ? '分散供养（本人、照料人）和丧事经办人' : homeName(Number(key)))).sort(
          (one, other) => Number(one.key === ownSide) - Number(other.key === ownSide) || Number(one.key) - Number(other.key),
        ),
        byMonth: monthList,
        lockedDifferenceFen: monthList.reduce((sum, month) => sum + (month.isLocked ? month.newFen - month.todayFen : 0), 0),
      };
    },
  };
}

function sideKey(homeId: number | null): string {
  return homeId === null ? ownSide : String(homeId);
}

/** Most people who ever died or left are not of this year: nothing of them is computed. */
function isSupportedIn(facts: PersonFacts, first: IsoMonth, last: IsoMonth): boolean {
  return facts.periods.some(
    (period) =>
      (period.firstMonth <= last && (period.lastMonth === null || period.lastMonth >= first)) ||
      (period.end !== null && monthOf(period.end.validFrom) >= first && monthOf(period.end.validFrom) <= last),
  );
}

function emptyGroup(): Group {
  return { todayFen: 0, newFen: 0, people: 0, affected: 0 };
}

/** Sums by key. Months follow each other with the same key: the last one is kept at hand. */
type Tally<Key> = { readonly sums: Map<Key, Sums>; lastKey: Key | null; last: Sums | null };

type OwnSums = {
  readonly total: Tally<string>;
  readonly byType: Tally<CorrectedType>;
  readonly byTown: Tally<string>;
  readonly byHome: Tally<string>;
};

/** Of one person: counted once in each group he is due something in. */
function ownSums(): OwnSums {
  const tally = <Key>(): Tally<Key> => ({ sums: new Map<Key, Sums>(), lastKey: null, last: null });
  return { total: tally(), byType: tally(), byTown: tally(), byHome: tally() };
}

function count<Key>(into: Tally<Key>, key: Key, rule: Rule, amount: number): void {
  if (into.last === null || into.lastKey !== key) {
    let sums = into.sums.get(key);
    if (!sums) into.sums.set(key, (sums = { todayFen: 0, newFen: 0 }));
    into.last = sums;
    into.lastKey = key;
  }
  into.last[rule] += amount;
}

function addTo<Key>(groups: Map<Key, Group>, own: ReadonlyMap<Key, Sums>): void {
  for (const [key, { todayFen, newFen }] of own) {
    let group = groups.get(key);
    if (!group) groups.set(key, (group = emptyGroup()));
    group.todayFen += todayFen;
    group.newFen += newFen;
    group.people += 1;
    if (todayFen !== newFen) group.affected += 1;
  }
}
