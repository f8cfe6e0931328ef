/** Grades by township and by year, and the money by grade: operating homes, percentages that add up. */
import type { HappinessDistribution } from '../../../electron/contract/happiness-shapes.ts';
import { happinessGrades, type HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { ScopedReader } from '../users/scope.ts';
import { homesOf } from './queries-homes.ts';
import { yearsTold } from './queries-year.ts';
import { gradeOn } from './rules-entitlement.ts';
import { largestRemainder } from './rules-shares.ts';
import { statusOn } from './rules-status.ts';
import { lastDayOfYear } from './service-schedule.ts';
import { yearOfHomes } from './year.ts';

type Graded = { readonly townCode: string; readonly grade: HappinessGrade | null; readonly entitlementFen: number };
type Share = HappinessDistribution['years'][number]['shares'][number];

const order: readonly (HappinessGrade | null)[] = [...happinessGrades.map(({ id }) => id), null];

function sharesOf(homes: readonly Graded[]): Share[] {
  const groups = order.map((grade) => homes.filter((home) => home.grade === grade));
  const perMille = largestRemainder(groups.map(({ length }) => length));
  return order.map((grade, index) => {
    const own = groups[index] ?? [];
    return {
      grade,
      count: own.length,
      perMille: perMille[index] ?? 0,
      fen: own.reduce((sum, { entitlementFen }) => sum + entitlementFen, 0),
    };
  });
}

const shownYears = 6;

/** Years newest last; townships of the year asked for. */
export function distribution(reader: ScopedReader, year: number, today: IsoDate): HappinessDistribution {
  const homes = homesOf(reader, reader.scope);
  const gradedIn = (one: number): Graded[] => {
    const asOf = lastDayOfYear(one, today);
    const { of } = yearOfHomes(reader, one);
    return homes.flatMap(({ happinessHomeId, townCode, openedOn }) => {
      const { grades, statuses, entitlementFen } = of(happinessHomeId);
      const isOperating = (openedOn === null || openedOn <= asOf) && (statusOn(statuses, asOf)?.status ?? 'operating') === 'operating';
      return isOperating ? [{ townCode, grade: gradeOn(grades, asOf), entitlementFen }] : [];
    });
  };
  const told = new Set([...yearsTold(reader).filter((one) => one <= year), year]);
  const years = [...told].toSorted((one, other) => one - other).slice(-shownYears);
  const byYear = new Map(years.map((one) => [one, gradedIn(one)]));
  const asked = byYear.get(year) ?? [];
  const towns = new Map(homes.map(({ townCode, townName }) => [townCode, townName]));
  return {
    year,
    years: [...byYear].map(([one, graded]) => ({
      year: one,
      asOf: lastDayOfYear(one, today),
      homes: graded.length,
      shares: sharesOf(graded),
    })),
    towns: [...towns].map(([townCode, townName]) => {
      const own = asked.filter((home) => home.townCode === townCode);
      return { townCode, townName, homes: own.length, shares: sharesOf(own) };
    }),
  };
}
