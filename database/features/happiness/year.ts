/** The year of every home, reckoned from what is known now. */
import type { HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { isoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyOfYear, type YearPolicy } from './policy.ts';
import { openDaysBetween, standingGrades, standingStatuses, type RecordedGrade, type StatusFact } from './queries-year.ts';
import { entitlementOf, gradeOn, type YearInput, type YearResult } from './rules-entitlement.ts';
import { closuresOf, suspensionsOf } from './rules-status.ts';

export type YearOfHome = YearResult & {
  readonly grades: readonly RecordedGrade[];
  readonly statuses: readonly StatusFact[];
  readonly monthsTold: number;
  readonly openDays: number;
  /** A veto takes the whole year's award back: nothing more of it is paid out. */
  readonly isRecoveredWhole: boolean;
  /** Of the last counted month, else at the end of the year: what a shortage is shared out by. */
  readonly rankGrade: HappinessGrade | null;
};
export type YearOfHomes = { readonly policy: YearPolicy; readonly of: (happinessHomeId: number) => YearOfHome };

/** Reads what all homes need at once; each home is reckoned when it is asked for. */
export function yearOfHomes(reader: Reader, year: number): YearOfHomes {
  const policy = policyOfYear(reader, year);
  const grades = standingGrades(reader);
  const statuses = standingStatuses(reader);
  const days = openDaysBetween(reader, `${year}-01` as IsoMonth, `${year}-12` as IsoMonth);
  const known = new Map<number, YearOfHome>();
  const reckon = (happinessHomeId: number): YearOfHome => {
    const own = grades.get(happinessHomeId) ?? [];
    const states = statuses.get(happinessHomeId) ?? [];
    const months = days.get(happinessHomeId) ?? new Map<IsoMonth, number>();
    const isRecoveredWhole = own.some(({ recoversYear }) => recoversYear === year);
    const input: YearInput = {
      year,
      grades: own,
      months,
      suspensions: suspensionsOf(states, policy.effect),
      closures: closuresOf(states),
      amounts: policy.amountsOf,
      minOpenDays: policy.minOpenDaysOf,
      firstBatchPercent: policy.firstBatchPercent,
      split: policy.split,
      isRecoveredWhole,
    };
    const result = entitlementOf(input);
    const last = result.months.findLast(({ isCounted }) => isCounted);
    let openDays = 0;
    for (const count of months.values()) openDays += count;
    return {
      ...result,
      grades: own,
      statuses: states,
      monthsTold: months.size,
      openDays,
      isRecoveredWhole,
      rankGrade: last?.grade ?? gradeOn(own, isoDate(`${year}-12-01`)),
    };
  };
  return {
    policy,
    of: (happinessHomeId) => {
      const found = known.get(happinessHomeId) ?? reckon(happinessHomeId);
      known.set(happinessHomeId, found);
      return found;
    },
  };
}
