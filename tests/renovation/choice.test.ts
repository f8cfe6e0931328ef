import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Highs } from 'highs';
import { highsSolver } from '../../database/features/placement/planner/highs.ts';
import { solveChoice } from '../../database/features/renovation/choice/solve.ts';
import { everySet } from './choice-brute.ts';
import { randomChoice } from './choice-world.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await highsSolver();
});

describe('which projects first', () => {
  it('finds what trying every set finds: best, runner-up, what each is worth, what more money buys', () => {
    const sizes = fc.record({
      seed: fc.integer({ min: 1, max: 1_000_000 }),
      people: fc.integer({ min: 0, max: 40 }),
      homes: fc.integer({ min: 1, max: 5 }),
      beds: fc.integer({ min: 0, max: 12 }),
      candidates: fc.integer({ min: 0, max: 7 }),
      budget: fc.integer({ min: 0, max: 110 }),
      reach: fc.constantFrom(1 as const, 2 as const, 3 as const),
      wishing: fc.constantFrom(0, 30),
      approved: fc.constantFrom(0, 20),
      couples: fc.constantFrom(0, 3),
      fixed: fc.constantFrom(0, 0, 15),
    });
    const stepFen = 10_000_000;
    fc.assert(
      fc.property(sizes, (size) => {
        const problem = randomChoice({ ...size, couples: size.people < 2 ? 0 : size.couples });
        const answer = solveChoice(highs, problem, { curve: { stepFen, steps: 4 } });
        const all = everySet(problem);
        const within = (fen: number) => all.filter(({ costFen }) => costFen <= fen);
        const [best] = within(problem.budgetFen);
        const nothing = all.find(({ done }) => done.every(({ isFixed }) => isFixed));
        if (!best || !nothing || nothing.costFen > problem.budgetFen) {
          expect(answer.best).toBeNull();
          return;
        }
        expect(answer.isProven).toBe(true);
        expect(answer.base).toBe(nothing.placed);
        expect(answer.most).toBe(all[0]?.placed);
        expect(answer.best).toMatchObject({ codes: best.done.map(({ code }) => code), placed: best.placed, costFen: best.costFen });
        const open = best.done.filter(({ isFixed }) => !isFixed);
        const second = within(problem.budgetFen).find(({ done }) => open.some((one) => !done.includes(one)));
        expect(answer.second && [answer.second.placed, answer.second.costFen]).toEqual(second ? [second.placed, second.costFen] : null);
        expect(answer.second === null || open.some(({ code }) => !answer.second?.codes.includes(code))).toBe(true);
        for (const { budgetFen, placed } of answer.curve) {
          const [there] = within(budgetFen);
          expect(placed).toBe(there?.placed);
        }
        const more = all.filter(({ placed }) => placed > best.placed).map(({ costFen }) => costFen);
        expect(answer.nextFen).toBe(more.length === 0 ? null : Math.min(...more));
        expect(answer.greedy === null || answer.greedy.placed <= best.placed).toBe(true);
        expect(answer.greedy === null || answer.greedy.costFen <= problem.budgetFen).toBe(true);
        const ofSet = (done: typeof best.done) =>
          all.find((set) => set.done.length === done.length && done.every((one) => set.done.includes(one)));
        const fixed = problem.candidates.filter(({ isFixed }) => isFixed);
        for (const [index, one] of problem.candidates.entries()) {
          const alone = one.isFixed ? nothing : ofSet([...fixed, one]);
          expect(answer.alone[index]).toBe(alone ? alone.placed - nothing.placed : null);
          if (open.includes(one)) {
            const without = ofSet(best.done.filter((other) => other !== one));
            expect(answer.lost[index]).toBe(without ? best.placed - without.placed : null);
          }
        }
      }),
      { numRuns: 150 },
    );
  }, 600_000);
});
