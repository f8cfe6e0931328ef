import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fundPlanFault, wholeShare, type FundPlan } from '../../electron/contract/funds-plan.ts';
import { fen, formatYuan, isoDate, isoMonth, parseYuan, type Fen } from '../../electron/contract/values.ts';
import { forecastOf, monthsOf, monthsToCome } from '../../database/features/funds/rules-forecast.ts';
import { inProportion, shareOut, shortOf, spendingOfDocuments, type Entry } from '../../database/features/funds/rules.ts';
import { byShares, documents, forecast, givenBack, inOrder } from './funds.golden.ts';

function yuan(text: string): Fen {
  const amount = parseYuan(text);
  if (amount === null) throw new RangeError(text);
  return amount;
}
const shown = (amount: number): string => formatYuan(amount).replaceAll(',', '');
const paidBy = (shares: readonly { sourceId: number; fen: number }[], count: number): string[] =>
  Array.from({ length: count }, (_, index) => shown(shares.find(({ sourceId }) => sourceId === index + 1)?.fen ?? 0));

describe('what each source pays of a sheet', () => {
  it.each(byShares)('按比例 $percent：$total（$why）', ({ total, percent, pays }) => {
    const shares = percent.map((share, index) => ({ sourceId: index + 1, share: Math.round(share * 100) }));
    expect(fundPlanFault({ kind: 'percent', shares })).toBeNull();
    expect(paidBy(shareOut(yuan(total), { kind: 'percent', shares }, new Map()), pays.length)).toEqual([...pays]);
  });

  it.each(inOrder)('按次序，余额 $available：$total（$why）', ({ total, available, pays }) => {
    const shares = available.map((_, index) => ({ sourceId: index + 1, share: null }));
    const balances = new Map(available.map((text, index) => [index + 1, yuan(text)]));
    expect(paidBy(shareOut(yuan(total), { kind: 'order', shares }, balances), pays.length)).toEqual([...pays]);
  });

  it('says what a source is short of', () => {
    expect(shortOf(yuan('700.00'), yuan('500.00'))).toBe(20_000);
    expect(shortOf(yuan('700.00'), yuan('-50.00'))).toBe(70_000);
    expect(shortOf(yuan('500.00'), yuan('500.00'))).toBe(0);
    expect(shortOf(yuan('-10.00'), yuan('-50.00'))).toBe(0);
  });

  it('refuses shares that are not the whole, and a source named twice', () => {
    const plan = (...shares: [number, number | null][]): FundPlan => ({
      kind: 'percent',
      shares: shares.map(([sourceId, share]) => ({ sourceId, share })),
    });
    expect(fundPlanFault(plan([1, 6000], [2, 3000]))).toBe('各来源比例合计应为100%，现为90%');
    expect(fundPlanFault(plan([1, 6000], [1, 4000]))).toBe('同一资金来源只能列一次');
    expect(fundPlanFault(plan([1, null], [2, 4000]))).toBe('请填写每个来源的比例');
  });
});

const totalArbitrary = fc.integer({ min: -5_000_000_00, max: 5_000_000_00 }).map(fen);
const planArbitrary = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 }).map((weights): FundPlan => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const shares = weights.map((weight) => Math.max(1, Math.floor((weight * wholeShare) / sum)));
    shares[0] = (shares[0] ?? 0) + wholeShare - shares.reduce((total, share) => total + share, 0);
    return { kind: 'percent', shares: shares.map((share, index) => ({ sourceId: index + 1, share })) };
  }),
  fc.integer({ min: 1, max: 6 }).map((count): FundPlan => ({
    kind: 'order',
    shares: Array.from({ length: count }, (_, index) => ({ sourceId: index + 1, share: null })),
  })),
);
const balancesArbitrary = fc.array(fc.integer({ min: -1_000_000_00, max: 3_000_000_00 }).map(fen), { minLength: 6, maxLength: 6 });

describe('for any sheet, plan and balances', () => {
  it('the shares are the sheet to the fen, none against its sign', () => {
    fc.assert(
      fc.property(totalArbitrary, planArbitrary, balancesArbitrary, (total, plan, list) => {
        const balances = new Map(list.map((balance, index) => [index + 1, balance]));
        const shares = shareOut(total, plan, balances);
        expect(shares.reduce((sum, share) => sum + share.fen, 0)).toBe(total);
        expect(shares.every((share) => Math.sign(share.fen) === Math.sign(total))).toBe(true);
        expect(new Set(shares.map(({ sourceId }) => sourceId)).size).toBe(shares.length);
        if (plan.kind !== 'order' || total < 0) return;
        // In order nobody but the last pays more than it has.
        const last = plan.shares.at(-1)?.sourceId;
        for (const share of shares) if (share.sourceId !== last) expect(shortOf(share.fen, balances.get(share.sourceId) ?? fen(0))).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('by shares every source but the last is within a fen of its part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 5_000_000_00 }).map(fen), planArbitrary, (total, plan) => {
        fc.pre(plan.kind === 'percent');
        const shares = new Map(shareOut(total, plan, new Map()).map((share) => [share.sourceId, share.fen]));
        for (const { sourceId, share } of plan.shares.slice(0, -1))
          expect(Math.abs((shares.get(sourceId) ?? 0) - (total * (share ?? 0)) / wholeShare)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('what comes back is shared out whole, and never more than was paid', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000_00 }).map(fen), { minLength: 1, maxLength: 6 }),
        fc.nat(100),
        (paid, part) => {
          const shares = paid.map((amount, index) => ({ sourceId: index + 1, fen: amount }));
          const whole = paid.reduce<number>((sum, amount) => sum + amount, 0);
          const amount = fen(Math.floor((whole * part) / 100));
          const back = inProportion(amount, shares);
          expect(back.reduce((sum, share) => sum + share.fen, 0)).toBe(amount);
          for (const share of back) expect(share.fen).toBeLessThanOrEqual((paid[share.sourceId - 1] ?? 0) + 1);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('money that comes back', () => {
  it.each(givenBack)('$amount 按 $paid 退回', ({ amount, paid, back }) => {
    const shares = paid.map((text, index) => ({ sourceId: index + 1, fen: yuan(text) }));
    expect(paidBy(inProportion(yuan(amount), shares), back.length)).toEqual([...back]);
  });

  it('finds nobody where no source had paid', () => {
    expect(inProportion(yuan('100.00'), [])).toEqual([]);
  });
});

describe('documents of one source', () => {
  const entries = documents.entries.map(({ on, document, kind, yuan: text }): Entry => ({
    sourceId: 1,
    onDate: isoDate(on),
    documentNo: document,
    kind,
    fen: yuan(text),
  }));
  it.each(documents.spent)('已支出 $spent', ({ spent, rows }) => {
    const found = spendingOfDocuments(entries, yuan(spent));
    expect(found.map(({ documentNo, spentFen, leftFen }) => [documentNo, shown(spentFen), shown(leftFen)])).toEqual(
      rows.map((row) => [...row]),
    );
  });
});

describe('the forecast of a year', () => {
  const { year, sheets, expect: expected } = forecast;
  const months = monthsToCome(year, isoMonth('2022-04'), isoMonth('2022-05'));
  const found = forecastOf({
    year,
    sheets: sheets.map(({ month, isApproved, yuan: text }) => ({ month: isoMonth(month), isApproved, fen: yuan(text), persons: 100 })),
    due: new Map(months.map((month) => [month, { fen: yuan(forecast.dueFromMay), persons: 101 }])),
    otherPaidFen: yuan(forecast.otherPaid),
    backFen: yuan(forecast.back),
    allocatedFen: yuan(forecast.allocated),
    receivedFen: yuan(forecast.received),
  });

  it('adds up what is paid, built and to come', () => {
    expect({
      paid: shown(found.paidFen),
      expected: shown(found.expectedFen),
      total: shown(found.totalFen),
      difference: shown(found.differenceFen),
      firstShort: found.firstShortMonth,
    }).toEqual(expected);
    expect(found.months.map(({ kind }) => kind).join(' ')).toBe('paid paid paid built due due due due due due due due');
  });

  it('computes the months after the last sheet; without any sheet those from today on', () => {
    expect(monthsToCome(2022, isoMonth('2021-12'), isoMonth('2022-01'))).toEqual(monthsOf(2022));
    expect(monthsToCome(2022, isoMonth('2022-12'), isoMonth('2023-01'))).toEqual([]);
    expect(monthsToCome(2022, null, isoMonth('2022-11'))).toEqual(['2022-11', '2022-12']);
    expect(monthsToCome(2021, isoMonth('2022-03'), isoMonth('2022-04'))).toEqual([]);
  });
});
