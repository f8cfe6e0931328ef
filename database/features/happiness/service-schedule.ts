/** The subsidy schedule of a year for all homes of the caller's places, and what a budget allows of it. */
import type { HappinessSchedule, HappinessScheduleRow } from '../../../electron/contract/happiness-shapes.ts';
import { happinessGrades, type HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { wholeCounty, type ScopedReader } from '../users/scope.ts';
import { homesOf } from './queries-homes.ts';
import { refundedIn, yearsTold } from './queries-year.ts';
import { gradeOn } from './rules-entitlement.ts';
import { allot, factorText } from './rules-shortfall.ts';
import { yearOfHomes } from './year.ts';

type Sums = HappinessSchedule['total'];

function sumsOf(rows: readonly HappinessScheduleRow[]): Sums {
  const sums = { homes: rows.length, entitlementFen: 0, payableFen: 0, firstBatchFen: 0, secondBatchFen: 0 };
  const split = { cityFen: 0, countyFen: 0, townFen: 0 };
  for (const row of rows) {
    sums.entitlementFen += row.entitlementFen;
    sums.payableFen += row.payableFen;
    sums.firstBatchFen += row.firstBatchFen;
    sums.secondBatchFen += row.secondBatchFen;
    split.cityFen += row.split.cityFen;
    split.countyFen += row.split.countyFen;
    split.townFen += row.split.townFen;
  }
  return { ...sums, split };
}

const gradeOrder: readonly (HappinessGrade | null)[] = [...happinessGrades.map(({ id }) => id), null];

/** The end of a year, or today while it runs. */
export function lastDayOfYear(year: number, today: IsoDate): IsoDate {
  const end = isoDate(`${year}-12-31`);
  return today < end && today.slice(0, 4) === String(year) ? today : end;
}

/** By code. A shortage is shared out over the whole county, whoever asks. @throws AppError PARAMETER_MISSING */
export function scheduleOf(reader: ScopedReader, year: number, today: IsoDate): HappinessSchedule {
  const { policy, of } = yearOfHomes(reader, year);
  const homes = homesOf(reader, wholeCounty);
  const refunded = refundedIn(reader, year);
  const lastDay = lastDayOfYear(year, today);
  const allotment = allot(
    homes.map(({ happinessHomeId, code }) => {
      const { rankGrade, entitlementFen } = of(happinessHomeId);
      return { code, grade: rankGrade, entitlementFen };
    }),
    policy.appropriationFen,
    policy.shortfall,
  );
  const { scope } = reader;
  const own = scope.kind === 'county' ? homes : homes.filter(({ townCode }) => scope.kind === 'town' && townCode === scope.townCode);
  const rows = own.map((home): HappinessScheduleRow => {
    const { happinessHomeId, code, name, townCode, townName, villageCode, villageName } = home;
    const found = of(happinessHomeId);
    const { grades, months, monthsTold, countedMonths, entitlementFen, firstBatchFen, secondBatchFen, split } = found;
    return {
      happinessHomeId,
      code,
      name,
      townCode,
      townName,
      villageCode,
      villageName,
      januaryGrade: months[0]?.grade ?? null,
      grade: gradeOn(grades, lastDay),
      monthsTold,
      countedMonths,
      entitlementFen,
      payableFen: allotment.payable.get(code) ?? 0,
      firstBatchFen,
      secondBatchFen,
      split,
      refundedFen: refunded.get(happinessHomeId) ?? 0,
    };
  });
  const towns = new Map(rows.map(({ townCode, townName }) => [townCode, townName]));
  const byTown = Map.groupBy(rows, ({ townCode }) => townCode);
  const byGrade = Map.groupBy(rows, ({ grade }) => grade);
  return {
    year,
    years: yearsTold(reader),
    rows,
    total: sumsOf(rows),
    byTown: [...towns].map(([townCode, townName]) => ({ townCode, townName, ...sumsOf(byTown.get(townCode) ?? []) })),
    byGrade: gradeOrder.flatMap((grade) => {
      const graded = byGrade.get(grade);
      return graded ? [{ grade, ...sumsOf(graded) }] : [];
    }),
    appropriationFen: policy.appropriationFen,
    shortfall: policy.shortfall,
    factor: allotment.factor ? factorText(allotment.factor) : null,
    firstShortGrade: allotment.firstShortGrade,
    toRecoverFen: rows.reduce((sum, { secondBatchFen }) => sum + Math.max(0, -secondBatchFen), 0),
  };
}
