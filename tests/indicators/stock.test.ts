import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBefore } from '../../database/features/indicators/rules-definitions.ts';
import { personOn, waitingSince, wasScattered, type StockFact } from '../../database/features/indicators/rules-stock.ts';
import { project, type Fact } from '../../database/features/people/facts.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';

const days = Array.from({ length: 12 }, (_, index) => isoDate(`2022-03-${String(index + 1).padStart(2, '0')}`));
const anyDay = fc.constantFrom(...days);
const values = {
  confirmation: [null],
  end: ['death', 'other'],
  level: ['independent', 'partialLoss', 'completeLoss'],
  mode: ['centralised', 'scattered'],
  wish: ['willing', 'unwilling', 'undecided'],
  residence: ['370999101201', '370999102201'],
} as const;
const kinds = Object.keys(values) as (keyof typeof values)[];
const anyFacts = fc
  .array(fc.record({ kind: fc.constantFrom(...kinds), validFrom: anyDay, pick: fc.nat(2) }), { maxLength: 14 })
  .map((drawn) =>
    drawn.map(({ kind, validFrom, pick }, index): StockFact => {
      const value = values[kind][pick % values[kind].length] ?? null;
      return {
        factId: index + 1,
        kind,
        validFrom,
        value,
        homeId: kind === 'mode' && value === 'centralised' ? 1 + (pick % 2) : null,
        townCode: kind === 'residence' ? (value?.slice(0, 9) ?? null) : null,
      };
    }),
  );

/** The same facts for the evaluator that keeps the newest state of people: it knows nothing of days, so it is given only those until then. */
function projectedOn(facts: readonly StockFact[], day: IsoDate): ReturnType<typeof project> {
  const stored = facts
    .filter((fact) => fact.validFrom <= day)
    .map(({ townCode, ...fact }): Fact => ({ ...fact, detail: townCode ? JSON.stringify({ areaType: 'rural', townCode }) : null }));
  return project(stored);
}

describe('the state of a person on a day', () => {
  it('is what the facts until then add up to, in whatever order they come', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, fc.nat(), (facts, day, seed) => {
        const turned = facts.map((_, index) => facts[(index + seed) % facts.length]).filter((fact) => fact !== undefined);
        const state = personOn({ personId: 1, facts: turned }, day);
        const wanted = projectedOn(facts, day);
        expect(state).toMatchObject({
          isInRegister: wanted.status === 'active' || wanted.status === 'suspended',
          confirmedOn: wanted.confirmedOn,
          endedOn: wanted.endedOn,
          endReason: wanted.endReason,
          level: wanted.level,
          assessedOn: wanted.assessedOn,
          mode: wanted.mode,
          homeId: wanted.mode === 'centralised' ? wanted.homeId : null,
          wish: wanted.wish,
          townCode: wanted.townCode,
        });
      }),
      { numRuns: 3000 },
    );
  });

  it('is not moved by anything dated later, and by anything dated earlier only through the truth', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, anyDay, (facts, more, day) => {
        const later = more.filter((fact) => fact.validFrom > day).map((fact) => ({ ...fact, factId: fact.factId + 100 }));
        expect(personOn({ personId: 1, facts: [...facts, ...later] }, day)).toEqual(personOn({ personId: 1, facts }, day));
      }),
      { numRuns: 1000 },
    );
  });

  it('counts who is confirmed on the day and leaves out who dies on it', () => {
    const fact = (kind: StockFact['kind'], day: string, value: string | null, factId: number): StockFact => ({
      factId,
      kind,
      validFrom: isoDate(day),
      value,
      homeId: null,
      townCode: null,
    });
    const facts = [fact('confirmation', '2022-03-05', null, 1), fact('end', '2022-03-12', 'death', 2)];
    const isIn = (day: string): boolean => personOn({ personId: 1, facts }, isoDate(day)).isInRegister;
    expect([isIn('2022-03-04'), isIn('2022-03-05'), isIn('2022-03-11'), isIn('2022-03-12')]).toEqual([false, true, true, false]);
  });
});

describe('lists of a month and of waiting', () => {
  it('finds everybody who was scattered on any of its days', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(11), fc.nat(11), (facts, one, other) => {
        const [from, until] = [days[Math.min(one, other)], days[Math.max(one, other)]] as [IsoDate, IsoDate];
        const daily = days
          .filter((day) => day >= from && day <= until)
          .some((day) => {
            const state = personOn({ personId: 1, facts }, day);
            return state.isInRegister && state.mode === 'scattered';
          });
        expect(wasScattered({ personId: 1, facts }, from, until)).toBe(daily);
      }),
      { numRuns: 1000 },
    );
  });

  it('says since when somebody has waited without a break, day by day', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const isWaitingOn = (on: IsoDate): boolean => {
          const state = personOn({ personId: 1, facts }, on);
          return state.isInRegister && state.wish === 'willing' && state.mode !== 'centralised';
        };
        const since = waitingSince({ personId: 1, facts }, day);
        expect(since !== null).toBe(isWaitingOn(day));
        if (since === null) return;
        expect(since <= day).toBe(true);
        if (since > (days[0] ?? day)) expect([isWaitingOn(since), isWaitingOn(dayBefore(since))]).toEqual([true, false]);
      }),
      { numRuns: 2000 },
    );
  });
});
