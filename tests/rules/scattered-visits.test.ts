/** Due lists and the month of visits against a model of their own; the worked example of the handbook. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SelfCareLevel } from '../../electron/contract/terms.ts';
import { isoDate, isoMonth, type IsoDate } from '../../electron/contract/values.ts';
import { percentText } from '../../database/features/indicators/rules-rate.ts';
import { homeSupport, isAtHomeOn, type SupportFact } from '../../database/features/scattered/rules-support.ts';
import { addDays, endOfWeek } from '../../database/features/scattered/days.ts';
import { visitDue, visitMonth, type VisitFact } from '../../database/features/scattered/rules-visits.ts';
import { fiveHavesStanding, monthsLater } from '../../database/features/scattered/rules-five-haves.ts';
import { termEnd } from '../../database/features/scattered/rules-agreements.ts';

const frequency = { completeLoss: 7, partialLoss: 15, independent: 30 };
const first = isoDate('2022-01-01');
const dayAt = (offset: number): IsoDate => addDays(first, offset);

describe('rate of a month (J22)', () => {
  const month = isoMonth('2022-06');
  const asOf = isoDate('2022-06-30');
  const people = Array.from({ length: 1200 }, (_, personId) => ({
    personId,
    support:
      personId < 12
        ? [{ from: isoDate('2020-01-01'), until: isoDate('2022-06-15'), removal: 'death' as const }]
        : [{ from: isoDate('2020-01-01'), until: null, removal: null }],
  }));
  const visitTo = (personId: number, day = '2022-06-10'): VisitFact => ({
    personId,
    visitedOn: isoDate(day),
    method: 'home',
    result: 'visited',
  });
  // 1,164 people, 366 of them twice; six of the dead were not visited in time.
  const visited = people.filter(({ personId }) => personId >= 6 && personId < 1170).map(({ personId }) => visitTo(personId));
  const visits = [...visited, ...visited.slice(10, 376).map(({ personId }) => visitTo(personId, '2022-06-20'))];

  it('1,200 due with 12 dead, 1,164 visited by 1,530 visits: 97.0 %, 36 names, the dead marked', () => {
    expect(visits).toHaveLength(1530);
    const result = visitMonth({ month, asOf, people, visits, phoneCounts: false });
    expect([result.numerator, result.denominator, result.visits]).toEqual([1164, 1200, 1530]);
    expect(percentText(result.numerator, result.denominator, 1)).toBe('97.0%');
    const missed = result.entries.filter((entry) => !entry.isVisited);
    expect(missed).toHaveLength(36);
    expect(missed.filter((entry) => entry.removal === 'death')).toHaveLength(6);
    expect(result.entries.filter((entry) => entry.removal === 'death')).toHaveLength(12);
  });

  it('neither a refusal, nor a telephone call, nor somebody who is not on the list makes it better', () => {
    const others: VisitFact[] = [
      { ...visitTo(0), result: 'refused' },
      { ...visitTo(1), result: 'notMet' },
      { ...visitTo(2), method: 'phone' },
      visitTo(5000),
      visitTo(3, '2022-05-31'),
      visitTo(4, '2022-07-01'),
    ];
    const input = { month, asOf, people, visits: [...visits, ...others] };
    expect(visitMonth({ ...input, phoneCounts: false }).numerator).toBe(1164);
    expect(visitMonth({ ...input, phoneCounts: true }).numerator).toBe(1165);
  });

  it('who left and came back is on the list; who left before the month is not', () => {
    const away = (until: string) => ({ from: isoDate('2020-01-01'), until: isoDate(until), removal: 'centralised' as const });
    const back = { from: isoDate('2022-06-20'), until: null, removal: null };
    const some = [
      { personId: 1, support: [away('2022-06-10'), back] },
      { personId: 2, support: [away('2022-05-31')] },
      { personId: 3, support: [away('2022-06-01')] },
      { personId: 4, support: [away('2022-07-01')] },
    ];
    const entries = visitMonth({ month, asOf, people: some, visits: [], phoneCounts: false }).entries;
    expect(entries.map(({ personId, removal }) => [personId, removal])).toEqual([
      [1, null],
      [3, 'centralised'],
      [4, null],
    ]);
  });
});

/** Days of a history, one letter each, read off without intervals. */
const facts = fc
  .array(
    fc.record({
      kind: fc.constantFrom('mode', 'end', 'confirmation'),
      offset: fc.integer({ min: 0, max: 60 }),
      isHome: fc.boolean(),
      isDeath: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((changes): SupportFact[] => [
    { factId: 1, kind: 'confirmation', validFrom: dayAt(3), value: null },
    { factId: 2, kind: 'mode', validFrom: dayAt(5), value: 'scattered' },
    ...changes.map(({ kind, offset, isHome, isDeath }, index): SupportFact => {
      const value = kind === 'mode' ? (isHome ? 'scattered' : 'centralised') : kind === 'end' ? (isDeath ? 'death' : 'voluntary') : null;
      return { factId: index + 3, kind, validFrom: dayAt(offset), value };
    }),
  ]);

/** The state of a day read off by going through all facts in order, one after another. */
function modelOn(known: readonly SupportFact[], day: IsoDate): boolean {
  const sorted = known.toSorted((one, other) =>
    one.validFrom === other.validFrom ? one.factId - other.factId : one.validFrom < other.validFrom ? -1 : 1,
  );
  let confirmedOn: IsoDate | null = null;
  let firstConfirmedOn: IsoDate | null = null;
  let endedOn: IsoDate | null = null;
  // What was registered first (the second fact of everybody) holds before all; what was entered for the same day since is true in its place.
  let mode = sorted.findLast((fact) => fact.kind === 'mode' && fact.validFrom === dayAt(5))?.value;
  for (const fact of sorted) {
    if (fact.validFrom > day) continue;
    if (fact.kind === 'mode') mode = fact.value;
    if (fact.kind === 'end') endedOn = fact.validFrom;
    if (fact.kind === 'confirmation') {
      firstConfirmedOn ??= fact.validFrom;
      confirmedOn = fact.validFrom;
    }
  }
  const isAnew =
    endedOn !== null && confirmedOn !== null && confirmedOn > endedOn && firstConfirmedOn !== null && firstConfirmedOn <= endedOn;
  return confirmedOn !== null && (endedOn === null || isAnew) && mode === 'scattered';
}

describe('who is on the list', () => {
  it('intervals say of every day what the records say of it', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const support = homeSupport(known);
        for (let offset = 0; offset <= 65; offset += 1)
          expect([offset, isAtHomeOn(support, dayAt(offset))]).toEqual([offset, modelOn(known, dayAt(offset))]);
        for (const [index, stretch] of support.entries()) {
          expect(stretch.until === null || stretch.until > stretch.from).toBe(true);
          expect((stretch.until === null) === (stretch.removal === null)).toBe(true);
          const next = support[index + 1];
          if (next) expect(stretch.until !== null && stretch.until < next.from).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('who is due', () => {
  const levels = fc.constantFrom<SelfCareLevel | null>('completeLoss', 'partialLoss', 'independent', null);
  it('counted in days one by one: never later than the days of the level, whoever was never visited first', () => {
    fc.assert(
      fc.property(levels, fc.option(fc.integer({ min: 0, max: 60 })), fc.integer({ min: 60, max: 80 }), (level, visitedAt, todayAt) => {
        const today = dayAt(todayAt);
        const due = visitDue({ level, lastVisitedOn: visitedAt === null ? null : dayAt(visitedAt), listedFrom: first }, today, frequency);
        if (visitedAt === null) {
          expect(due).toEqual({ standing: 'never', dueOn: first });
          return;
        }
        const allowed = level === null ? 7 : frequency[level];
        const since = todayAt - visitedAt;
        const sunday = new Date(`${today}T00:00:00Z`).getUTCDay();
        const toSunday = sunday === 0 ? 0 : 7 - sunday;
        const expected = since > allowed ? 'overdue' : since + toSunday >= allowed ? 'thisWeek' : 'later';
        expect(due.standing).toBe(expected);
        expect(due.dueOn).toBe(dayAt(visitedAt + allowed));
      }),
      { numRuns: 2000 },
    );
  });

  it('a week ends on its Sunday', () => {
    expect(endOfWeek(isoDate('2022-05-02'))).toBe('2022-05-08');
    expect(endOfWeek(isoDate('2022-05-08'))).toBe('2022-05-08');
  });
});

describe('months and terms', () => {
  it('a year, a quarter, the ends of short months', () => {
    expect(termEnd(isoDate('2022-03-01'), 12)).toBe('2023-02-28');
    expect(termEnd(isoDate('2022-01-01'), 12)).toBe('2022-12-31');
    expect(termEnd(isoDate('2022-01-31'), 1)).toBe('2022-02-28');
    expect(monthsLater(isoDate('2022-11-30'), 3)).toBe('2023-02-28');
  });

  it('a checklist that lacked something stays on the list; a whole one until the quarter is over', () => {
    const whole = { checkedOn: isoDate('2022-01-10'), isComplete: true };
    expect(fiveHavesStanding(null, first, 3).standing).toBe('never');
    expect(fiveHavesStanding(whole, isoDate('2022-04-09'), 3).standing).toBe('complete');
    expect(fiveHavesStanding(whole, isoDate('2022-04-10'), 3).standing).toBe('due');
    expect(fiveHavesStanding({ ...whole, isComplete: false }, isoDate('2022-04-10'), 3).standing).toBe('lacking');
  });
});
