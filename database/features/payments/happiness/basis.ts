/** What the explanation of a home rests on, written with the sheet and never changed. */
import type { HappinessGrade, MonthVerdict } from '../../../../electron/contract/happiness-terms.ts';
import { firstDayOf, type IsoDate, type IsoMonth } from '../../../../electron/contract/values.ts';
import { gradeFactOn } from '../../happiness/rules-entitlement.ts';
import type { Issue, Reach } from '../../happiness/rules-issue.ts';
import type { KnownYear, YearOfSheet } from './accounts.ts';

export type BasisMonth = {
  readonly month: IsoMonth;
  readonly grade: HappinessGrade | null;
  readonly documentNo: string | null;
  readonly openDays: number | null;
  readonly minOpenDays: number;
  readonly annualFen: number;
  readonly isCounted: boolean;
  readonly verdict: MonthVerdict;
};
export type BasisYear = {
  readonly year: number;
  readonly reach: Reach;
  readonly entitlementFen: number;
  readonly payableFen: number;
  readonly scale: string | null;
  readonly januaryAnnualFen: number;
  readonly firstBatchPercent: number;
  readonly firstBatchFen: number;
  readonly issuedFen: number;
  readonly refundedFen: number;
  readonly months: readonly BasisMonth[];
};
export type BasisPolicy = { readonly title: string; readonly value: string; readonly validFrom: IsoDate; readonly documentNo: string };
export type Basis = {
  /** Parameters of the year of the sheet. */
  readonly policies: readonly BasisPolicy[];
  readonly years: readonly BasisYear[];
  readonly entries: readonly { readonly year: number; readonly what: string; readonly on: string; readonly fen: number }[];
};

function monthsOf({ months, grades }: KnownYear['known']): BasisMonth[] {
  return months.map(({ month, grade, openDays, minOpenDays, annualFen, isCounted, why }) => ({
    month,
    grade,
    documentNo: gradeFactOn(grades, firstDayOf(month))?.documentNo ?? null,
    openDays,
    minOpenDays,
    annualFen,
    isCounted,
    verdict: why,
  }));
}

const lineWords = { SUBSIDY: '拨付', BACKPAY: '补发', OFFSET: '抵扣' } as const;

/** The years a sheet pays, takes from or carries, and the year it is made for. */
export function basisOf(
  accounts: readonly KnownYear[],
  issue: Issue,
  {
    year,
    years,
    policies,
  }: { readonly year: number; readonly years: ReadonlyMap<number, YearOfSheet>; readonly policies: readonly BasisPolicy[] },
): Basis {
  const touched = new Set([year, ...issue.lines.map((line) => line.year)]);
  const own = accounts.filter((account) => touched.has(account.year) || account.issuedFen - account.refundedFen > account.payableFen);
  return {
    policies,
    years: own.map((account) => ({
      year: account.year,
      reach: account.reach,
      entitlementFen: account.known.entitlementFen,
      payableFen: account.payableFen,
      scale: years.get(account.year)?.scale ?? null,
      januaryAnnualFen: account.known.januaryAnnualFen,
      firstBatchPercent: years.get(account.year)?.policy.firstBatchPercent ?? 0,
      firstBatchFen: account.firstBatchFen,
      issuedFen: account.issuedFen,
      refundedFen: account.refundedFen,
      months: monthsOf(account.known),
    })),
    entries: own.flatMap((account) => [
      ...account.lines.flatMap((line) => [
        { year: account.year, what: lineWords[line.type], on: line.sheetMonth, fen: line.fen },
        ...(line.isReturned === 1 ? [{ year: account.year, what: '银行退回', on: line.returnedOn ?? '', fen: 0 - line.fen }] : []),
      ]),
      ...account.refunds.map(({ refundedOn, fen }) => ({ year: account.year, what: '退回财政', on: refundedOn, fen: 0 - fen })),
    ]),
  };
}
