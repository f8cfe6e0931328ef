import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueOf, partMonth, type Issue, type SheetBatch, type YearAccount } from '../../database/features/happiness/rules-issue.ts';
import { addShares, sharesBetween } from '../../database/features/happiness/rules-sheet-shares.ts';
import { splitOf } from '../../database/features/happiness/rules-entitlement.ts';
import { addFen, fen, type Fen } from '../../electron/contract/values.ts';

function account(over: Partial<YearAccount>): YearAccount {
  return {
    year: 2022,
    reach: 'rest',
    payableFen: fen(0),
    firstBatchFen: fen(0),
    issuedFen: fen(0),
    refundedFen: fen(0),
    returned: [],
    lastLineId: null,
    ...over,
  };
}

describe('what a sheet issues', () => {
  it('a veto after the first batch: nothing is paid, 4,200.00 is carried and taken from the next batch', () => {
    const veto = account({ payableFen: fen(300_000), firstBatchFen: fen(720_000), issuedFen: fen(720_000), lastLineId: 7 });
    expect(issueOf([veto], { year: 2022, batch: 'second' })).toEqual({ lines: [], fen: 0, carriedFen: 420_000 });
    const next = account({ year: 2023, reach: 'first', payableFen: fen(800_000), firstBatchFen: fen(480_000) });
    expect(issueOf([next, veto], { year: 2023, batch: 'first' })).toEqual({
      lines: [
        { type: 'SUBSIDY', year: 2023, forMonth: '2023-01', fen: 480_000, correctsLineId: null },
        { type: 'OFFSET', year: 2022, forMonth: '2022-12', fen: -420_000, correctsLineId: 7 },
      ],
      fen: 60_000,
      carriedFen: 0,
    });
  });

  it('a downgrade in the middle of the year: the second batch pays 1,300.00; to no grade at all 1,200.00 is overpaid', () => {
    const paid = { firstBatchFen: fen(720_000), issuedFen: fen(720_000) };
    expect(issueOf([account({ ...paid, payableFen: fen(850_000) })], { year: 2022, batch: 'second' })).toMatchObject({
      lines: [{ type: 'SUBSIDY', forMonth: '2022-12', fen: 130_000 }],
      carriedFen: 0,
    });
    expect(issueOf([account({ ...paid, payableFen: fen(600_000) })], { year: 2022, batch: 'second' })).toEqual({
      lines: [],
      fen: 0,
      carriedFen: 120_000,
    });
  });

  it('a first batch the bank sent back comes again beside the rest, and says which line it is', () => {
    const back = account({
      payableFen: fen(850_000),
      firstBatchFen: fen(720_000),
      returned: [{ lineId: 3, forMonth: partMonth(2022, 'first'), fen: fen(720_000) }],
      lastLineId: 3,
    });
    expect(issueOf([back], { year: 2022, batch: 'second' }).lines).toEqual([
      { type: 'BACKPAY', year: 2022, forMonth: '2022-01', fen: 720_000, correctsLineId: 3 },
      { type: 'SUBSIDY', year: 2022, forMonth: '2022-12', fen: 130_000, correctsLineId: null },
    ]);
  });

  it('a first batch that was too high stands until the rest of the year settles it', () => {
    const known = { payableFen: fen(600_000), firstBatchFen: fen(480_000), issuedFen: fen(720_000) };
    expect(issueOf([account({ ...known, reach: 'first' })], { year: 2022, batch: 'correction' })).toEqual({
      lines: [],
      fen: 0,
      carriedFen: 0,
    });
    expect(issueOf([account(known)], { year: 2022, batch: 'second' }).carriedFen).toBe(120_000);
  });
});

type Truth = { readonly payableFen: Fen; readonly firstBatchFen: Fen };
type Sheet = { readonly order: { year: number; batch: SheetBatch }; issue: Issue; isBack: boolean; readonly lineIds: readonly number[] };
const years = [2021, 2022, 2023] as const;

/** A home as the ledger keeps it: what is known of each year, sheets with their lines, returns and refunds. */
function homeLedger() {
  const truth = new Map<number, Truth>();
  const sheets: Sheet[] = [];
  const refunds = new Map<number, number>();
  let lineId = 0;
  const reached = (batch: SheetBatch, year: number): boolean => sheets.some(({ order }) => order.batch === batch && order.year === year);
  const accounts = (order: { year: number; batch: SheetBatch } | null): YearAccount[] =>
    years.flatMap((year) => {
      const isRest = reached('second', year) || (order?.year === year && order.batch === 'second');
      if (!isRest && !reached('first', year) && !(order?.year === year && order.batch === 'first')) return [];
      const lines = sheets.flatMap((sheet) =>
        sheet.issue.lines.map((line, index) => ({ ...line, lineId: sheet.lineIds[index] ?? 0, isBack: sheet.isBack })),
      );
      const corrected = new Set(lines.map(({ correctsLineId }) => correctsLineId));
      const own = lines.filter((line) => line.year === year);
      const known = truth.get(year);
      return [
        {
          year,
          reach: isRest ? ('rest' as const) : ('first' as const),
          payableFen: known?.payableFen ?? fen(0),
          firstBatchFen: known?.firstBatchFen ?? fen(0),
          issuedFen: addFen(own.filter(({ isBack }) => !isBack).map((line) => line.fen)),
          refundedFen: fen(refunds.get(year) ?? 0),
          returned: own.filter((line) => line.isBack && line.fen > 0 && !corrected.has(line.lineId)),
          lastLineId: own.at(-1)?.lineId ?? null,
        },
      ];
    });
  const build = (order: { year: number; batch: SheetBatch }): Issue | null => {
    if (order.batch !== 'correction' && reached(order.batch, order.year)) return null;
    const issue = issueOf(accounts(order), order);
    sheets.push({ order, issue, isBack: false, lineIds: issue.lines.map(() => (lineId += 1)) });
    return issue;
  };
  return { truth, sheets, refunds, accounts, build };
}

const amount = fc.integer({ min: 0, max: 1_200_000 }).map((value) => fen(value));
const event = fc.oneof(
  fc.record({
    kind: fc.constant('learn' as const),
    year: fc.constantFrom(...years),
    truth: fc.record({ payableFen: amount, firstBatchFen: amount }),
  }),
  fc.record({
    kind: fc.constant('sheet' as const),
    year: fc.constantFrom(...years),
    batch: fc.constantFrom('first' as const, 'second' as const, 'correction' as const),
  }),
  fc.record({ kind: fc.constant('return' as const), index: fc.nat(20) }),
  fc.record({ kind: fc.constant('refund' as const), year: fc.constantFrom(...years), share: fc.integer({ min: 1, max: 100 }) }),
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

function play(events: readonly Event[], final: ReadonlyMap<number, Truth>): ReturnType<typeof homeLedger> {
  const home = homeLedger();
  for (const one of events) {
    if (one.kind === 'learn') home.truth.set(one.year, one.truth);
    else if (one.kind === 'sheet') {
      const before = JSON.stringify(home.sheets.map(({ issue }) => issue));
      const count = home.sheets.length;
      const issue = home.build(one);
      if (issue) {
        expect(issue.fen).toBeGreaterThanOrEqual(0);
        expect(addFen(issue.lines.map((line) => line.fen))).toBe(issue.fen);
        const parts = issue.lines.map(({ forMonth, type }) => `${forMonth} ${type === 'SUBSIDY' ? 'batch' : 'correction'}`);
        expect(new Set(parts).size).toBe(parts.length);
      }
      expect(JSON.stringify(home.sheets.slice(0, count).map((sheet) => sheet.issue))).toBe(before);
    } else if (one.kind === 'return') {
      const sheet = home.sheets[one.index];
      if (sheet && sheet.issue.fen > 0) sheet.isBack = true;
    } else {
      const debt = home.accounts(null).find(({ year }) => year === one.year);
      const over = debt && debt.reach === 'rest' ? debt.issuedFen - debt.refundedFen - debt.payableFen : 0;
      const back = Math.floor((Math.max(0, over) * one.share) / 100);
      home.refunds.set(one.year, (home.refunds.get(one.year) ?? 0) + back);
    }
  }
  for (const [year, truth] of final) home.truth.set(year, truth);
  for (const year of years) for (const batch of ['first', 'second'] as const) home.build({ year, batch });
  home.build({ year: 2023, batch: 'correction' });
  return home;
}

function standing(home: ReturnType<typeof homeLedger>): number {
  return home.accounts(null).reduce((sum, { issuedFen, refundedFen }) => sum + issuedFen - refundedFen, 0);
}

const finals = fc
  .array(fc.record({ payableFen: amount, firstBatchFen: amount }), { minLength: 3, maxLength: 3 })
  .map((list) => new Map(years.map((year, index) => [year, list[index] ?? { payableFen: fen(0), firstBatchFen: fen(0) }])));

describe('10,000 random histories of a home', () => {
  it('batches, corrections, returns and refunds come to the entitlement, or to what is still carried above it', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 14 }), finals, (events, final) => {
        const home = play(events, final);
        const due = addFen([...final.values()].map(({ payableFen }) => payableFen));
        const carried = home.sheets.at(-1)?.issue.carriedFen ?? 0;
        expect(standing(home)).toBe(due + carried);
        // Refunded, nothing is left open in any year.
        for (const one of home.accounts(null)) {
          const over = one.issuedFen - one.refundedFen - one.payableFen;
          expect(over).toBeGreaterThanOrEqual(0);
          home.refunds.set(one.year, (home.refunds.get(one.year) ?? 0) + over);
        }
        expect(standing(home)).toBe(due);
        expect(home.build({ year: 2023, batch: 'correction' })).toEqual({ lines: [], fen: 0, carriedFen: 0 });
      }),
      { numRuns: 10_000 },
    );
  });

  it('the order in which the same truth is learnt changes no year', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), fc.array(event, { maxLength: 8 }), finals, (one, other, final) => {
        const settle = (home: ReturnType<typeof homeLedger>): number[] =>
          home.accounts(null).map(({ issuedFen, refundedFen, payableFen }) => Math.min(issuedFen - refundedFen, payableFen));
        expect(settle(play(one, final))).toEqual(settle(play(other, final)));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('shares', () => {
  const shares = { city: 30, county: 50, town: 20 };

  it('payments of a year together are split as its entitlement is', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 6 }), (payments) => {
        let paid = fen(0);
        const parts = payments.map((payment) => {
          const after = fen(paid + payment);
          const part = sharesBetween(paid, after, shares);
          expect(part.cityFen + part.countyFen + part.townFen).toBe(payment);
          paid = after;
          return part;
        });
        expect(addShares(parts)).toEqual(splitOf(paid, shares));
      }),
    );
  });
});
