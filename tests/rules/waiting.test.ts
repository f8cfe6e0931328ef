/** The order of the waiting list against the table, and that it is an order at all whatever the rules are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareWaiting,
  homeSince,
  rankWaiting,
  waitingSince,
  willingSince,
  type Candidate,
} from '../../database/features/placement/rules-waiting.ts';
import { waitingCriterionCodes, waitingRulesSchema, type WaitingPlace } from '../../electron/contract/placement-waiting.ts';
import { ageOn, daysBetween, isoDate, type IsoDate } from '../../electron/contract/values.ts';
import defaults from '../../database/features/parameters/data/defaults.json' with { type: 'json' };
import { sinceCases, waitingCases } from './waiting.golden.ts';

const asOf = isoDate('2022-06-30');
const rules = waitingRulesSchema.parse(defaults.find(({ key }) => key === 'waiting.rules')?.value);

const levels = { 完全丧失: 'completeLoss', 部分丧失: 'partialLoss', 具备: 'independent', 未评估: null } as const;
const guardians = { 有: true, 无: false, 未知: null } as const;
const places: Readonly<Record<string, WaitingPlace>> = { 置前: 'first', 置后: 'last', '': 'ruled' };

type Line = Candidate & { readonly name: string };

function read(line: string): { rank: number; behind: string | null; person: Line } {
  const [rank = '', name = '', level = '', will = '', since = '', guardian = '', bornOn = '', move = '', behind = ''] = line.split('｜');
  return {
    rank: Number(rank),
    behind: behind || null,
    person: {
      name,
      personId: Number(rank),
      bornOn: isoDate(bornOn),
      level: levels[level as keyof typeof levels],
      willSignedOn: will === '已签' ? asOf : null,
      waitingDays: daysBetween(isoDate(since), asOf),
      hasGuardian: guardians[guardian as keyof typeof guardians],
      place: places[move] ?? 'ruled',
      moveReason: move ? '会议决定' : null,
    },
  };
}

test.each(waitingCases)('$name', ({ lines }) => {
  const expected = lines.map(read);
  // Handed over backwards: the order they come in must not matter.
  const ranked = rankWaiting(rules, asOf, expected.map(({ person }) => person).reverse());
  expect(ranked.map(({ rank, name, behind }) => `${rank} ${name} ${behind}`)).toEqual(
    expected.map(({ rank, person, behind }) => `${rank} ${person.name} ${behind}`),
  );
});

test('the reasons are said in the order of the rules, a move before them', () => {
  const [first] = waitingCases[1]?.lines ?? [];
  const ranked = rankWaiting(rules, asOf, [
    read(first ?? '').person,
    { ...read(first ?? '').person, personId: 9, place: 'ruled', hasGuardian: false },
  ]);
  expect(ranked.map(({ reasons }) => reasons)).toEqual([
    ['手动置前：会议决定', '部分丧失生活自理能力', '等候1天', '72周岁'],
    ['部分丧失生活自理能力', '等候1天', '无监护人', '72周岁'],
  ]);
});

test('days and years may be put into classes: within a class the next rule decides', () => {
  const monthly = rules.map((rule) => (rule.code === 'waitingDays' ? { ...rule, step: 30 } : rule));
  const base = read('1｜甲｜具备｜未签｜2022-01-01｜有｜1945-01-01｜｜').person;
  const longer = { ...base, personId: 1, waitingDays: 59 };
  const shorter = { ...base, personId: 2, waitingDays: 31, hasGuardian: false };
  expect(rankWaiting(rules, asOf, [longer, shorter]).map(({ personId }) => personId)).toEqual([1, 2]);
  expect(rankWaiting(monthly, asOf, [longer, shorter]).map(({ personId }) => personId)).toEqual([2, 1]);
});

test.each(sinceCases)('waiting since: $name', ({ story, since }) => {
  const of = (marks: Readonly<Record<string, string>>) =>
    story.flatMap((entry) => {
      const [mark = '', day = ''] = entry.split(' ');
      const value = marks[mark];
      return value === undefined ? [] : [{ validFrom: isoDate(day), value }];
    });
  const applied = of({ 申: 'applied' })[0]?.validFrom ?? null;
  const back = homeSince(of({ 住: 'centralised', 回: 'scattered' }));
  expect(waitingSince(willingSince(of({ 愿: 'willing', 否: 'unwilling' })), applied, back)).toBe(since);
});

const candidate = fc.record({
  personId: fc.integer({ min: 1, max: 1_000_000 }),
  bornOn: fc.integer({ min: 1920, max: 2015 }).map((year) => `${year}-03-12` as IsoDate),
  level: fc.constantFrom('independent' as const, 'partialLoss' as const, 'completeLoss' as const, null),
  willSignedOn: fc.constantFrom(asOf, null),
  waitingDays: fc.integer({ min: 0, max: 400 }),
  hasGuardian: fc.constantFrom(true, false, null),
  place: fc.constantFrom('first' as const, 'ruled' as const, 'last' as const),
  moveReason: fc.constant('会议决定'),
});
const anyRules = fc
  .uniqueArray(fc.constantFrom(...waitingCriterionCodes), { minLength: 0, maxLength: 6 })
  .chain((codes) =>
    fc.tuple(
      ...codes.map((code) => fc.record({ code: fc.constant(code), text: fc.constant(code), step: fc.integer({ min: 1, max: 60 }) })),
    ),
  );

test('a total order under any rules: never equal, never both ways, never in a circle, the same from every start', () => {
  fc.assert(
    fc.property(
      anyRules,
      fc.uniqueArray(candidate, { selector: ({ personId }) => personId, minLength: 2, maxLength: 12 }),
      (given, people) => {
        for (const one of people)
          for (const other of people) {
            if (one === other) continue;
            const order = compareWaiting(given, asOf, one, other);
            expect(order).not.toBe(0);
            expect(Math.sign(order)).toBe(-Math.sign(compareWaiting(given, asOf, other, one)));
            for (const third of people)
              if (order < 0 && third !== other && compareWaiting(given, asOf, other, third) < 0)
                expect(compareWaiting(given, asOf, one, third)).toBeLessThan(0);
          }
        const forwards = rankWaiting(given, asOf, people);
        expect(rankWaiting(given, asOf, [...people].reverse())).toEqual(forwards);
        expect(forwards.map(({ rank }) => rank)).toEqual(people.map((_, index) => index + 1));
      },
    ),
    { numRuns: 300 },
  );
});

/** The shipped rules written once more by hand: each step as one number, larger first. */
const byHand: readonly ((person: Candidate) => number)[] = [
  ({ place }) => ({ first: 2, ruled: 1, last: 0 })[place],
  ({ level }) => ({ completeLoss: 2, partialLoss: 1, independent: 0 })[level ?? 'independent'],
  ({ willSignedOn }) => (willSignedOn ? 1 : 0),
  ({ waitingDays }) => waitingDays,
  ({ hasGuardian }) => (hasGuardian === false ? 1 : 0),
  ({ bornOn }) => ageOn(bornOn, asOf),
];

test('whoever stands before the other is not behind him in the first of the shipped rules that tells them apart', () => {
  fc.assert(
    fc.property(fc.uniqueArray(candidate, { selector: ({ personId }) => personId, minLength: 2, maxLength: 20 }), (people) => {
      const ranked = rankWaiting(rules, asOf, people);
      for (const [index, person] of ranked.slice(1).entries()) {
        const ahead = ranked[index];
        if (!ahead) continue;
        const telling = byHand.find((value) => value(ahead) !== value(person));
        if (telling) expect(telling(ahead)).toBeGreaterThan(telling(person));
        else expect(ahead.personId).toBeLessThan(person.personId);
      }
    }),
    { numRuns: 300 },
  );
});
