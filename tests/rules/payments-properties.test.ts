import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deathOf } from '../../database/features/payments/rules-funeral.ts';
import { balanceKey } from '../../database/features/payments/rules-corrections.ts';
import { dueFor, standardBook } from '../../database/features/payments/rules.ts';
import { addMonths, isoMonth, monthOf, type IsoDate, type IsoMonth } from '../../electron/contract/values.ts';
import { countyStandards, lockMonths, personOf, standardsOf, type Learnt, type Story } from './payments-cases.ts';

const [first, last] = ['2022-01', '2022-10'] as const;
const book = standardBook(countyStandards);
const pad = (value: number): string => String(value).padStart(2, '0');
const month = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((index) => addMonths(isoMonth(first), index));
const day = (from: number, to: number): fc.Arbitrary<string> =>
  fc.tuple(month(from, to), fc.integer({ min: 1, max: 28 })).map(([of, number]) => `${of}-${pad(number)}`);

const level = fc.constantFrom('independent', 'partialLoss', 'completeLoss');
const stay = fc.constantFrom('scattered', 'home:1', 'home:2');
type Kind = 'levels' | 'stays' | 'caregivers' | 'ends' | 'suspensions' | 'confirmed';
type Event = { readonly kind: Kind; readonly said: string; readonly learnt: string; readonly withdrawn: string | null };

const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant<Kind>('levels'), value: level }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant<Kind>('stays'), value: stay }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant<Kind>('caregivers'), value: fc.constantFrom('王照料', '李照料') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant<Kind>('suspensions'), value: fc.constantFrom('on', 'off') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant<Kind>('ends'), value: fc.constantFrom('death', 'voluntary', 'means') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant<Kind>('confirmed'), value: fc.constant('') }) },
);
/** Something that happened, was learnt in some month, early or late, and perhaps withdrawn again. */
const event: fc.Arbitrary<Event> = fc
  .record({ change, on: day(-4, 9), learnt: month(0, 11), withdrawn: fc.option(month(0, 11), { freq: 4 }) })
  .map(({ change: { kind, value }, on, learnt, withdrawn }) => ({ kind, said: `${on} ${value}`, learnt, withdrawn }));
const history = fc.record({ confirmed: day(-12, 4), level, stay, events: fc.array(event, { maxLength: 8 }) });
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

/** What is known when the sheet of a month is built: the roster, then what was learnt by then, in the order it was learnt. */
function storyAt({ confirmed, level: firstLevel, stay: firstStay, events }: History, asked: string): Story {
  const learnt = events
    .filter((entry) => entry.learnt <= asked)
    .toSorted((a, b) => (a.learnt === b.learnt ? 0 : a.learnt < b.learnt ? -1 : 1));
  const of = (kind: Kind): string[] =>
    learnt
      .filter((entry) => entry.kind === kind)
      .map((entry) => (entry.withdrawn !== null && entry.withdrawn <= asked ? `撤销 ${entry.said}` : entry.said));
  return {
    confirmed: [confirmed, ...of('confirmed')],
    levels: [`2021-02-20 ${firstLevel}`, ...of('levels')],
    stays: [`2021-12-31 ${firstStay}`, ...of('stays')],
    caregivers: of('caregivers'),
    ends: of('ends'),
    suspensions: of('suspensions'),
  };
}

const raised = fc.option(fc.record({ yuan: fc.integer({ min: 600, max: 900 }), from: day(-2, 9), learnt: month(0, 11) }));

describe('随机经历', () => {
  test('已发＋抵扣－追回＋待定＝事事及时得知时的应发，丧葬费至多一行', () => {
    fc.assert(
      fc.property(history, raised, (lived, standard) => {
        const later = standard ? standardsOf([['农村', standard.yuan, standard.from]]).map((entry) => ({ ...entry, standardId: 99 })) : [];
        const standardsAt = (asked: string): Learnt['standards'] =>
          standard && standard.learnt <= asked
            ? [...countyStandards.filter((old) => old.areaType !== 'rural' || old.validFrom !== standard.from), ...later]
            : countyStandards;
        const { settled, parts } = lockMonths(first, last, (asked) => ({
          story: storyAt(lived, asked),
          standards: standardsAt(asked) ?? [],
        }));
        const final = personOf(storyAt(lived, last));
        const finalBook = standardBook(standardsAt(last) ?? []);
        const balances = new Map<string, number>();
        for (const entry of settled)
          if (entry.of !== 'FUNERAL') balances.set(balanceKey(entry), (balances.get(balanceKey(entry)) ?? 0) + entry.fen);
        const due = new Map<string, number>();
        for (let asked = isoMonth(first); asked <= last; asked = addMonths(asked, 1))
          for (const line of dueFor(final, finalBook, asked))
            due.set(balanceKey({ forMonth: asked, of: line.type, side: line.side }), line.fen);
        const nonZero = [...balances].filter(([, amount]) => amount !== 0);
        expect(new Map(nonZero)).toEqual(due);

        const funeral = settled.filter((entry) => entry.of === 'FUNERAL').reduce((sum, entry) => sum + entry.fen, 0);
        expect(funeral > 0).toBe(deathOf(final) !== null);
        const lines = [...parts.values()].flatMap((part) => part.lines);
        expect(lines.filter((line) => line.type === 'FUNERAL').length).toBeLessThanOrEqual(1);
        const regular = lines
          .filter((line) => line.type === 'BASIC' || line.type === 'CARE')
          .map((line) => `${line.type} ${line.forMonth}`);
        expect(new Set(regular).size).toBe(regular.length);
      }),
      { numRuns: 1500 },
    );
  });

  test('没有新情况就没有更正', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const { parts } = lockMonths(first, last, () => ({ story: storyAt(lived, last) }));
        for (const part of parts.values())
          expect([part.recoveries, part.pending, part.lines.filter((line) => line.of !== null)]).toEqual([[], [], []]);
      }),
      { numRuns: 500 },
    );
  });

  test('同样的事实，先知道哪一件都一样', () => {
    const daysDiffer = fc.uniqueArray(event, { maxLength: 8, selector: (entry) => `${entry.kind} ${entry.said.slice(0, 10)}` });
    fc.assert(
      fc.property(history, daysDiffer, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (lived, events, keys) => {
        const shuffled = events
          .map((entry, index) => ({ entry, key: keys[index] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const known = (list: readonly Event[]): Story =>
          storyAt({ ...lived, events: list.map((entry) => ({ ...entry, learnt: first })) }, last);
        const isRosterDay = events.some((entry) => entry.said.startsWith('2021-12-31') || entry.said.startsWith(lived.confirmed));
        fc.pre(!isRosterDay);
        for (let asked = isoMonth(first); asked <= last; asked = addMonths(asked, 1)) {
          const amounts = (list: readonly Event[]): unknown =>
            dueFor(personOf(known(list)), book, asked).map(({ type, fen, side, payeeKind }) => ({ type, fen, side, payeeKind }));
          expect(amounts(shuffled)).toEqual(amounts(events));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('起止：确认的下月到事由发生的当月，每月两行，一行不多', () => {
    fc.assert(
      fc.property(day(-12, 6), day(-12, 9), fc.constantFrom('death', 'voluntary'), (confirmed, ended, reason) => {
        fc.pre(ended >= confirmed);
        const person = personOf({
          confirmed: [confirmed],
          levels: ['2020-01-01 independent'],
          stays: ['2020-01-01 scattered'],
          ends: [`${ended} ${reason}`],
        });
        const paid: IsoMonth[] = [];
        for (let asked = isoMonth('2021-01'); asked <= '2023-06'; asked = addMonths(asked, 1)) {
          const lines = dueFor(person, book, asked);
          expect(lines.map((line) => line.type)).toEqual(lines.length === 0 ? [] : ['BASIC', 'CARE']);
          if (lines.length > 0) paid.push(asked);
        }
        const start = addMonths(monthOf(confirmed as IsoDate), 1);
        const expected: IsoMonth[] = [];
        for (let asked = start; asked <= monthOf(ended as IsoDate); asked = addMonths(asked, 1)) expected.push(asked);
        expect(paid).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
