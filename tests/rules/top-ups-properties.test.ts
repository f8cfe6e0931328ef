/**
 * Random lives under the price-linked subsidy and under a one-off item: whatever is learnt late, taken back or published anew, issued + offset
 * − recovered + pending is what would have been due had all been known.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceKey, type Settled } from '../../database/features/payments/rules-corrections.ts';
import { itemRules, type ItemTarget } from '../../database/features/payments/rules-items.ts';
import { priceRules, ratesOf, type PriceBook } from '../../database/features/payments/rules-price.ts';
import type { SchemeRules } from '../../database/features/payments/rules-schemes.ts';
import { sheetPart, type SheetPart } from '../../database/features/payments/rules-sheet.ts';
import { addMonths, fen, isoDate, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';
import { countyStandards, homes, personOf, type Story } from './payments-cases.ts';

const [first, last] = [isoMonth('2022-01'), isoMonth('2022-09')];
const pad = (value: number): string => String(value).padStart(2, '0');
const month = (from: number, to: number): fc.Arbitrary<IsoMonth> =>
  fc.integer({ min: from, max: to }).map((index) => addMonths(first, index));
const day = (from: number, to: number): fc.Arbitrary<string> =>
  fc.tuple(month(from, to), fc.integer({ min: 1, max: 28 })).map(([of, number]) => `${of}-${pad(number)}`);
const level = fc.constantFrom('independent', 'partialLoss', 'completeLoss');
const stay = fc.constantFrom('scattered', 'home:1', 'home:2');

type Kind = 'levels' | 'stays' | 'ends' | 'suspensions' | 'confirmed';
type Event = { readonly kind: Kind; readonly said: string; readonly learnt: IsoMonth; readonly withdrawn: IsoMonth | null };
const change = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant<Kind>('levels'), value: level }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant<Kind>('stays'), value: stay }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant<Kind>('suspensions'), value: fc.constantFrom('on', 'off') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant<Kind>('ends'), value: fc.constantFrom('death', 'voluntary') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant<Kind>('confirmed'), value: fc.constant('') }) },
);
const event: fc.Arbitrary<Event> = fc
  .record({ change, on: day(-3, 8), learnt: month(0, 8), withdrawn: fc.option(month(0, 8), { freq: 4 }) })
  .map(({ change: { kind, value }, on, learnt, withdrawn }) => ({ kind, said: `${on} ${value}`, learnt, withdrawn }));
const life = fc.record({ confirmed: day(-6, 4), level, stay, events: fc.array(event, { maxLength: 7 }) });
type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

function storyAt({ confirmed, level: firstLevel, stay: firstStay, events }: Life, asked: IsoMonth): Story {
  const learnt = events.filter((entry) => entry.learnt <= asked).toSorted((one, other) => (one.learnt < other.learnt ? -1 : 1));
  const of = (kind: Kind): string[] =>
    learnt
      .filter((entry) => entry.kind === kind)
      .map((entry) => (entry.withdrawn !== null && entry.withdrawn <= asked ? `撤销 ${entry.said}` : entry.said));
  return {
    confirmed: [confirmed, ...of('confirmed')],
    levels: [`2021-02-20 ${firstLevel}`, ...of('levels')],
    stays: [`2021-06-01 ${firstStay}`, ...of('stays')],
    ends: of('ends'),
    suspensions: of('suspensions'),
  };
}

function settle(settled: Settled[], part: SheetPart): void {
  for (const line of part.lines) {
    const of = line.of ?? (line.type as 'PRICE' | 'OTHER');
    settled.push({ forMonth: line.forMonth, of, side: line.side, fen: line.fen, lineId: settled.length + 1 });
  }
  for (const claim of part.recoveries) settled.push({ ...claim, fen: 0 - claim.fen, lineId: null });
  for (const claim of part.pending) settled.push({ ...claim, lineId: null });
}

/** Locks the sheets of the months that have one; the last month always has, for it settles what was learnt after the one before. */
function lived(lifeOf: Life, rulesAt: (asked: IsoMonth) => SchemeRules, hasSheet: (asked: IsoMonth) => boolean): Map<string, number> {
  const settled: Settled[] = [];
  let start: IsoMonth | null = null;
  for (let asked = first; asked <= last; asked = addMonths(asked, 1)) {
    if (!hasSheet(asked) && asked !== last) continue;
    start ??= asked;
    const basis = { month: asked, homes, ...rulesAt(asked) };
    const part = sheetPart(personOf(storyAt(lifeOf, asked)), basis, start, settled);
    const keys = part.lines.filter(({ of }) => of === null).map((line) => `${line.forMonth} ${line.type}`);
    expect(new Set(keys).size).toBe(keys.length);
    settle(settled, part);
  }
  const balances = new Map<string, number>();
  for (const entry of settled) balances.set(balanceKey(entry), (balances.get(balanceKey(entry)) ?? 0) + entry.fen);
  // What is due by the last truth from the first sheet on.
  const truth = rulesAt(last);
  const facts = personOf(storyAt(lifeOf, last));
  for (let asked = start ?? last; asked <= last; asked = addMonths(asked, 1))
    for (const line of truth.dueIn(facts, asked)) {
      const key = balanceKey({ forMonth: asked, of: line.type, side: line.side });
      balances.set(key, (balances.get(key) ?? 0) - line.fen);
    }
  return new Map([...balances].filter(([, amount]) => amount !== 0));
}

/** Prices of a month: published in some month, perhaps put right in a later one. */
const prices = fc.array(
  fc.record({
    of: month(0, 8),
    points: fc.constantFrom(-40, 200, 349, 350, 360, 412),
    food: fc.option(fc.constantFrom(590, 600, 710)),
    learnt: month(0, 8),
  }),
  { maxLength: 14 },
);
const terms = { triggerPoints: 350, foodTriggerPoints: 600, formula: 'basicLiving' } as const;

function missing(asked: IsoMonth): never {
  throw new Error(`no standard in ${asked}`);
}

describe('随机经历', () => {
  test('价格临时补贴：已发＋抵扣－追回＋待定＝事事及时得知时的应发', () => {
    fc.assert(
      fc.property(life, prices, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (lifeOf, published, corrections) => {
        const bookAt = (asked: IsoMonth): PriceBook => ({
          pricesOf: (of) => {
            const found = published.findLast((entry) => entry.of === of && entry.learnt <= asked);
            return found ? { month: of, cpiPoints: found.points, foodPoints: found.food } : null;
          },
          termsOn: () => terms,
          standards: countyStandards,
        });
        const hasSheet = (asked: IsoMonth): boolean =>
          ratesOf(bookAt(asked))(asked) !== null || (corrections[Number(asked.slice(5)) - 1] ?? false);
        expect(lived(lifeOf, (asked) => priceRules(bookAt(asked), missing), hasSheet)).toEqual(new Map());
      }),
      { numRuns: 3000 },
    );
  });

  test('一次性项目：一人至多一行，迟到的情况由更正表补平', () => {
    const target = fc.constantFrom<ItemTarget>(
      { kind: 'all' },
      { kind: 'mode', mode: 'scattered' },
      { kind: 'level', level: 'completeLoss' },
      { kind: 'home', homeId: 1 },
      { kind: 'list', people: new Set([1]) },
    );
    const amounts = fc.constantFrom(
      { everybody: fen(30_000) },
      { byLevel: new Map([['partialLoss', fen(20_000)] as const, ['completeLoss', fen(50_000)] as const]) },
    );
    const payee = fc.constantFrom('basic' as const, 'person' as const);
    const withdrawn = fc.option(month(1, 8), { freq: 3 });
    fc.assert(
      fc.property(life, fc.record({ target, amounts, payee }), withdrawn, (lifeOf, item, withdrawnIn) => {
        const rules = itemRules({ ...item, asOf: isoDate('2022-01-20') });
        const rulesAt = (asked: IsoMonth): SchemeRules =>
          withdrawnIn !== null && withdrawnIn <= asked ? { dueIn: () => [], funeralOf: null } : rules;
        expect(lived(lifeOf, rulesAt, (asked) => asked === first || asked === withdrawnIn)).toEqual(new Map());
      }),
      { numRuns: 3000 },
    );
  });
});
