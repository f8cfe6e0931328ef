/**
 * What a happiness home has earned in a year: month by month from its grade, its open days and its suspensions. Pure; whole fen.
 *
 * A month counts when the home was open on at least the minimum of days. A grade holds from its effective day, the first of a quarter, on;
 * the entitlement is the sum over the counted months of the annual amount of the grade in force on the first of the month, divided by
 * twelve and rounded half-up once. First batch: the share of the annual amount of the grade in force on 1 January, for a home open on at
 * least one day of January; the second is the rest, below zero when too much was paid.
 */
import type { ChangeEffect, HappinessGrade, MonthVerdict } from '../../../electron/contract/happiness-terms.ts';
import {
  addFen,
  addMonths,
  divideFen,
  fen,
  firstDayOf,
  isQuarterStart,
  monthOf,
  nextQuarterStart,
  type Fen,
  type IsoDate,
  type IsoMonth,
} from '../../../electron/contract/values.ts';

const monthsOfYear = 12;
const percent = 100;

export type GradeFact = {
  readonly grade: HappinessGrade;
  /** First day of a quarter. */
  readonly effectiveFrom: IsoDate;
  /** Last day of validity; null without end. */
  readonly validTo: IsoDate | null;
  /** Order of recording: on equal days the later one counts. */
  readonly order: number;
  /** 一票否决: on its day it outranks every other grade, whatever is learnt first; only its own withdrawal ends it. */
  readonly isVeto?: boolean;
};
/** [from, until): as the money sees it, see `moneyDay`. */
export type Suspension = { readonly from: IsoDate; readonly until: IsoDate | null };
export type GradeAmounts = Readonly<Record<HappinessGrade, Fen>>;
export type SplitShares = { readonly city: number; readonly county: number; readonly town: number };
export type Split = { readonly cityFen: Fen; readonly countyFen: Fen; readonly townFen: Fen };

export type YearInput = {
  readonly year: number;
  readonly grades: readonly GradeFact[];
  /** Open days by month; a month that is absent was not told. */
  readonly months: ReadonlyMap<IsoMonth, number>;
  readonly suspensions: readonly Suspension[];
  /** 停办, by its own days; a month that lies in one wholly earns nothing. */
  readonly closures?: readonly Suspension[];
  /** Annual amounts; of each month where they changed within the year. */
  readonly amounts: GradeAmounts | ((month: IsoMonth) => GradeAmounts);
  readonly minOpenDays: number | ((month: IsoMonth) => number);
  /** Share of the first batch, percent. */
  readonly firstBatchPercent: number;
  readonly split: SplitShares;
  /** A veto that takes the whole year's award back. */
  readonly isRecoveredWhole?: boolean;
};
export type MonthResult = {
  readonly month: IsoMonth;
  /** In force on the first of the month; null for none. */
  readonly grade: HappinessGrade | null;
  readonly openDays: number | null;
  readonly minOpenDays: number;
  /** Of a whole year, by that grade; 0 for none. */
  readonly annualFen: Fen;
  /** The twelfth of a counted month, for reading only: not rounded months add up to the year. */
  readonly amountFen: Fen;
  readonly isCounted: boolean;
  readonly why: MonthVerdict;
};
export type YearResult = {
  readonly months: readonly MonthResult[];
  readonly countedMonths: number;
  /** Sum of the annual amounts of the counted months, before the division by twelve. */
  readonly sumOfAnnualFen: Fen;
  readonly entitlementFen: Fen;
  /** Annual amount of the grade in force on 1 January. */
  readonly januaryAnnualFen: Fen;
  readonly firstBatchFen: Fen;
  readonly secondBatchFen: Fen;
  readonly split: Split;
};

/** First day on which a state of that day reaches the money: the day itself where a quarter (a month) begins with it. */
export function moneyDay(day: IsoDate, effect: ChangeEffect): IsoDate {
  const first = firstDayOf(monthOf(day));
  if (effect === 'nextMonth') return day === first ? day : firstDayOf(addMonths(monthOf(day), 1));
  // An accident on 11 February reaches the money on 1 April.
  return isQuarterStart(day) ? day : nextQuarterStart(day);
}

function outranks(fact: GradeFact, found: GradeFact): boolean {
  if (fact.effectiveFrom !== found.effectiveFrom) return fact.effectiveFrom > found.effectiveFrom;
  const [isVeto, wasVeto] = [fact.isVeto === true, found.isVeto === true];
  return isVeto === wasVeto ? fact.order > found.order : isVeto;
}

/** The fact in force on a day: the newest that has begun, on equal days a veto, else the last recorded. Undefined before the first. */
export function gradeFactOn<Fact extends GradeFact>(grades: readonly Fact[], day: IsoDate): Fact | undefined {
  let found: Fact | undefined;
  for (const fact of grades) if (fact.effectiveFrom <= day && (!found || outranks(fact, found))) found = fact;
  return found;
}

/** Grade in force on a day; null where there is none or its validity has ended. */
export function gradeOn(grades: readonly GradeFact[], day: IsoDate): HappinessGrade | null {
  const fact = gradeFactOn(grades, day);
  return fact && (fact.validTo === null || fact.validTo >= day) ? fact.grade : null;
}

export function isSuspendedOn(suspensions: readonly Suspension[], day: IsoDate): boolean {
  return suspensions.some(({ from, until }) => from <= day && (until === null || day < until));
}

function isClosedAll(closures: readonly Suspension[], month: IsoMonth): boolean {
  const [first, next] = [firstDayOf(month), firstDayOf(addMonths(month, 1))];
  return closures.some(({ from, until }) => from <= first && (until === null || until >= next));
}

/** Shares in percent, each rounded half-up; the last by subtraction, so that they add up to the fen. */
export function splitOf(amount: Fen, shares: SplitShares): Split {
  const cityFen = divideFen(amount, shares.city, percent);
  const countyFen = divideFen(amount, shares.county, percent);
  return { cityFen, countyFen, townFen: fen(amount - cityFen - countyFen) };
}

function resultOf(input: YearInput, month: IsoMonth): MonthResult {
  const { grades, suspensions, closures = [] } = input;
  const day = firstDayOf(month);
  const minOpenDays = typeof input.minOpenDays === 'function' ? input.minOpenDays(month) : input.minOpenDays;
  const amounts = typeof input.amounts === 'function' ? input.amounts(month) : input.amounts;
  const openDays = input.months.get(month) ?? null;
  const grade = gradeOn(grades, day);
  const annualFen = grade === null ? fen(0) : amounts[grade];
  const why = ((): MonthVerdict => {
    if (input.isRecoveredWhole) return 'recovered';
    if (openDays === null) return 'notTold';
    if (openDays < minOpenDays) return 'belowMinimum';
    if (isClosedAll(closures, month)) return 'closed';
    if (grade === null) return gradeFactOn(grades, day) ? 'expired' : 'noGrade';
    if (isSuspendedOn(suspensions, day)) return 'suspended';
    return annualFen === 0 ? 'gradeEarnsNothing' : 'counted';
  })();
  const isCounted = why === 'counted';
  return {
    month,
    grade,
    openDays,
    minOpenDays,
    annualFen,
    amountFen: isCounted ? divideFen(annualFen, 1, monthsOfYear) : fen(0),
    isCounted,
    why,
  };
}

/** The whole year of one home. */
export function entitlementOf(input: YearInput): YearResult {
  const january = `${input.year}-01` as IsoMonth;
  const months = Array.from({ length: monthsOfYear }, (_, index) => resultOf(input, addMonths(january, index)));
  const counted = months.filter(({ isCounted }) => isCounted);
  const sumOfAnnualFen = addFen(counted.map(({ annualFen }) => annualFen));
  const entitlementFen = divideFen(sumOfAnnualFen, 1, monthsOfYear);
  const first = months[0];
  const isSuspended = isSuspendedOn(input.suspensions, firstDayOf(january));
  const januaryAnnualFen = first && !isSuspended ? first.annualFen : fen(0);
  const isOpenInJanuary = (first?.openDays ?? 0) > 0 && !isClosedAll(input.closures ?? [], january);
  const firstBatchFen = isOpenInJanuary ? divideFen(januaryAnnualFen, input.firstBatchPercent, percent) : fen(0);
  return {
    months,
    countedMonths: counted.length,
    sumOfAnnualFen,
    entitlementFen,
    januaryAnnualFen,
    firstBatchFen,
    secondBatchFen: fen(entitlementFen - firstBatchFen),
    split: splitOf(entitlementFen, input.split),
  };
}
