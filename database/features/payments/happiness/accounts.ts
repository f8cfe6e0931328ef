/** What every home was due and has got, year by year, before a sheet: what earlier sheets, the bank and refunds hold. */
import type { HappinessBatch } from '../../../../electron/contract/happiness-sheets.ts';
import { addFen, fen, type Fen, type IsoMonth } from '../../../../electron/contract/values.ts';
import type { Reader } from '../../../core/sql.ts';
import type { Reach, YearAccount } from '../../happiness/rules-issue.ts';
import { allot, factorText } from '../../happiness/rules-shortfall.ts';
import { yearOfHomes, type YearOfHome, type YearOfHomes } from '../../happiness/year.ts';
import { batchHeaders, earlierLines, refunds, type EarlierLine, type Refund, type Village } from './queries.ts';

export type BuildOrder = { readonly month: IsoMonth; readonly year: number; readonly batch: HappinessBatch };

/** A year as the county stands in it: what every home is due, and what a budget allows of it. */
export type YearOfSheet = YearOfHomes & {
  readonly year: number;
  readonly neededFen: Fen;
  readonly scale: string | null;
  readonly payableOf: (home: Pick<Village, 'code'>) => Fen;
};

function yearOfSheet(reader: Reader, year: number, homes: readonly Village[]): YearOfSheet {
  const known = yearOfHomes(reader, year);
  const { policy } = known;
  const claims = homes.map(({ happinessHomeId, code }) => {
    const { rankGrade, entitlementFen } = known.of(happinessHomeId);
    return { code, grade: rankGrade, entitlementFen };
  });
  const { payable, claimedFen, factor } = allot(claims, policy.appropriationFen, policy.shortfall);
  return {
    ...known,
    year,
    neededFen: claimedFen,
    scale: factor && factorText(factor),
    payableOf: ({ code }) => payable.get(code) ?? fen(0),
  };
}

/** How far locked sheets before a month have come with each year, and this sheet with its own. */
export function reachesOf(reader: Reader, month: IsoMonth, order: Omit<BuildOrder, 'month'> | null): ReadonlyMap<number, Reach> {
  const reaches = new Map<number, Reach>();
  const come = (year: number, batch: HappinessBatch): void => {
    if (batch === 'second') reaches.set(year, 'rest');
    else if (batch === 'first' && !reaches.has(year)) reaches.set(year, 'first');
  };
  for (const sheet of batchHeaders(reader)) if (sheet.isLocked === 1 && sheet.month < month) come(sheet.year, sheet.batch);
  if (order) come(order.year, order.batch);
  return new Map([...reaches].sort(([one], [other]) => one - other));
}

export function yearOfLine({ forMonth }: Pick<EarlierLine, 'forMonth'>): number {
  return Number(forMonth.slice(0, 4));
}

/** A year of one home with everything its explanation needs. */
export type KnownYear = YearAccount & {
  readonly known: YearOfHome;
  readonly lines: readonly EarlierLine[];
  readonly refunds: readonly Refund[];
};

export type Books = {
  readonly years: ReadonlyMap<number, YearOfSheet>;
  readonly accountsOf: (home: Village) => readonly KnownYear[];
};

/** By the grade of 1 January, unless a veto has taken the year back already: money that must come back at once is not sent. */
function firstBatchOf({ firstBatchFen, isRecoveredWhole }: YearOfHome): Fen {
  return isRecoveredWhole ? fen(0) : firstBatchFen;
}

/** Whether a year has a first batch at all: where every grade begins within the year it has none, and its whole award comes with the second. */
export function hasFirstBatch(reader: Reader, year: number, homes: readonly Village[]): boolean {
  const known = yearOfHomes(reader, year);
  return homes.some(({ happinessHomeId }) => firstBatchOf(known.of(happinessHomeId)) > 0);
}

function accountOf(home: Village, year: YearOfSheet, reach: Reach, lines: readonly EarlierLine[], back: readonly Refund[]): KnownYear {
  const known = year.of(home.happinessHomeId);
  const standing = lines.filter(({ isReturned }) => isReturned === 0);
  return {
    year: year.year,
    reach,
    payableFen: year.payableOf(home),
    firstBatchFen: firstBatchOf(known),
    issuedFen: addFen(standing.map((line) => line.fen)),
    refundedFen: addFen(back.map((refund) => refund.fen)),
    returned: lines.filter((line) => line.isReturned === 1 && line.isCorrected === 0 && line.fen > 0),
    lastLineId: lines.at(-1)?.lineId ?? null,
    known,
    lines,
    refunds: back,
  };
}

/** Reads everything once; each home is reckoned when it is asked for. @param month sheets before it count */
export function booksBefore(reader: Reader, homes: readonly Village[], month: IsoMonth, order: Omit<BuildOrder, 'month'> | null): Books {
  const reaches = reachesOf(reader, month, order);
  const years = new Map([...reaches.keys()].map((year) => [year, yearOfSheet(reader, year, homes)]));
  const lines = Map.groupBy(earlierLines(reader, month), ({ happinessHomeId }) => happinessHomeId);
  const back = Map.groupBy(refunds(reader), ({ happinessHomeId }) => happinessHomeId);
  return {
    years,
    accountsOf: (home) =>
      [...reaches].flatMap(([year, reach]) => {
        const known = years.get(year);
        if (!known) return [];
        const own = (lines.get(home.happinessHomeId) ?? []).filter((line) => yearOfLine(line) === year);
        const refunded = (back.get(home.happinessHomeId) ?? []).filter((refund) => refund.year === year);
        return [accountOf(home, known, reach, own, refunded)];
      }),
  };
}
