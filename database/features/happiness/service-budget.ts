/** The budget of a coming year: operating homes at their grades for twelve months, homes that will open, less what is still to be offset. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import type { HappinessBudget } from '../../../electron/contract/happiness-shapes.ts';
import { happinessGrades, type HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import { addFen, divideFen, fen, isoDate, type Fen, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { wholeCounty } from '../users/scope.ts';
import { amountsOn, appropriationOf, splitOn } from './policy.ts';
import { homesOf } from './queries-homes.ts';
import { refundedIn } from './queries-year.ts';
import { gradeOn, splitOf, type GradeAmounts } from './rules-entitlement.ts';
import { statusOn } from './rules-status.ts';
import { yearOfHomes } from './year.ts';

type Input = ParsedInputOf<'happiness.budget'>;
type Grade = HappinessGrade | null;

const order: readonly Grade[] = [...happinessGrades.map(({ id }) => id), null];
const better: Readonly<Record<HappinessGrade, HappinessGrade>> = { G1: 'G1', G2: 'G1', G3: 'G2', G0: 'G3' };
const worse: Readonly<Record<HappinessGrade, HappinessGrade>> = { G1: 'G2', G2: 'G3', G3: 'G0', G0: 'G0' };

type Base = { readonly amounts: GradeAmounts; readonly newHomes: number; readonly newFen: Fen; readonly recoverFen: Fen };

function scenario(
  title: string,
  counts: ReadonlyMap<Grade, number>,
  base: Base,
  split: Parameters<typeof splitOf>[1],
): HappinessBudget['scenarios'][number] {
  const homes = order.map((grade) => {
    const count = counts.get(grade) ?? 0;
    return { grade, count, fen: grade === null ? fen(0) : fen(base.amounts[grade] * count) };
  });
  const totalFen = fen(addFen(homes.map((one) => one.fen)) + base.newFen - base.recoverFen);
  return {
    title,
    homes,
    newHomes: base.newHomes,
    newFen: base.newFen,
    recoverFen: base.recoverFen,
    totalFen,
    split: splitOf(totalFen, split),
  };
}

function moved(counts: ReadonlyMap<Grade, number>, next: Readonly<Record<HappinessGrade, HappinessGrade>>): Map<Grade, number> {
  const after = new Map<Grade, number>();
  for (const [grade, count] of counts) {
    const to = grade === null ? null : next[grade];
    after.set(to, (after.get(to) ?? 0) + count);
  }
  return after;
}

/** No more homes can leave a grade than it has. */
function movedBy(counts: ReadonlyMap<Grade, number>, moves: Input['moves']): Map<Grade, number> {
  const after = new Map(counts);
  for (const { from, to, homes } of moves) {
    const count = Math.min(homes, after.get(from) ?? 0);
    after.set(from, (after.get(from) ?? 0) - count);
    after.set(to, (after.get(to) ?? 0) + count);
  }
  return after;
}

/** @throws AppError PARAMETER_MISSING */
export function budget(reader: Reader, { year, newHomes, moves }: Input, today: IsoDate): HappinessBudget {
  const eve = isoDate(`${year - 1}-12-31`);
  const asOf = today < eve ? today : eve;
  const start = isoDate(`${year}-01-01`);
  const amounts = amountsOn(reader, start);
  const split = splitOn(reader, start);
  const { of } = yearOfHomes(reader, year - 1);
  // Of a year that still runs nobody knows yet what will be too much.
  const settled = today > eve ? year - 1 : year - 2;
  const settledOf = settled === year - 1 ? of : yearOfHomes(reader, settled).of;
  const refunded = refundedIn(reader, settled);
  const homes = homesOf(reader, wholeCounty);
  const counts = new Map<Grade, number>();
  let recoverFen = 0;
  let lastYearFen = 0;
  for (const { happinessHomeId } of homes) {
    const last = of(happinessHomeId);
    recoverFen += Math.max(0, 0 - settledOf(happinessHomeId).secondBatchFen - (refunded.get(happinessHomeId) ?? 0));
    lastYearFen += last.entitlementFen;
    if ((statusOn(last.statuses, asOf)?.status ?? 'operating') !== 'operating') continue;
    const grade = gradeOn(last.grades, asOf);
    counts.set(grade, (counts.get(grade) ?? 0) + 1);
  }
  // Each group of homes from its first month to the end of the year.
  const opening = newHomes.map(({ count, firstMonth, grade }) => divideFen(fen(amounts[grade] * count), 12 + 1 - firstMonth, 12));
  const base: Base = {
    amounts,
    newHomes: newHomes.reduce((sum, { count }) => sum + count, 0),
    newFen: addFen(opening),
    recoverFen: fen(recoverFen),
  };
  return {
    year,
    asOf,
    scenarios: [
      scenario('维持现有等级', counts, base, split),
      ...(moves.length > 0 ? [scenario('按设定的升降', movedBy(counts, moves), base, split)] : []),
      scenario('各升一级', moved(counts, better), base, split),
      scenario('各降一级', moved(counts, worse), base, split),
    ],
    lastYearFen,
    appropriationFen: appropriationOf(reader, year),
    lastAppropriationFen: appropriationOf(reader, year - 1),
  };
}
