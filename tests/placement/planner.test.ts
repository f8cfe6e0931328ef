import { beforeAll, describe, expect, test } from 'vitest';
import type { Highs } from 'highs';
import { brokenConstraints } from '../../database/features/placement/planner/check.ts';
import { highsSolver } from '../../database/features/placement/planner/highs.ts';
import { countyNetwork } from '../../database/features/placement/planner/network.ts';
import { compareAims, couplesOf, type PlanProblem } from '../../database/features/placement/planner/problem.ts';
import { cheapestFlow, isCheapest } from '../../database/features/placement/planner/simplex.ts';
import { PlanCancelled, solvePlan, type Solution } from '../../database/features/placement/planner/solve.ts';
import { foldedWeights, rankSteps } from '../../database/features/placement/planner/weights.ts';
import { aimByAim, bestOfAll } from './other-methods.ts';
import { randomCounty, randomOf } from './random-county.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await highsSolver();
});

const solve = (problem: PlanProblem): Promise<Solution> => solvePlan(problem, { loadHighs: () => Promise.resolve(highs) });
/** `PLANNER_CASES=10` tries ten times as many. */
const times = Number(process.env['PLANNER_CASES'] ?? '1');

describe('against every possibility', () => {
  test('singles', { timeout: 120_000 * times }, async () => {
    for (let seed = 1; seed <= 2000 * times; seed++) {
      const random = randomOf(seed);
      const problem = randomCounty({
        seed,
        people: 1 + random.below(5),
        homes: 1 + random.below(3),
        beds: 1 + random.below(5),
        wishing: 40,
        approved: seed % 2 === 0 ? 35 : 0,
      });
      const { aims, proof } = await solve(problem);
      expect({ seed, aims, proof }).toEqual({ seed, aims: bestOfAll(problem), proof: { kind: 'prices' } });
    }
  });

  test('couples', { timeout: 120_000 * times }, async () => {
    let withCouples = 0;
    for (let seed = 1; seed <= 150 * times; seed++) {
      const random = randomOf(seed + 500_000);
      const problem = randomCounty({
        seed,
        people: 3 + random.below(3),
        homes: 1 + random.below(3),
        beds: 2 + random.below(5),
        wishing: 40,
        couples: 2,
        approved: seed % 2 === 0 ? 30 : 0,
      });
      withCouples += couplesOf(problem.people).length > 0 ? 1 : 0;
      expect({ seed, aims: (await solve(problem)).aims }).toEqual({ seed, aims: bestOfAll(problem) });
    }
    expect(withCouples).toBeGreaterThan(100 * times);
  });
});

test('folded weights give what solving aim by aim gives, in another model by another solver', { timeout: 120_000 * times }, async () => {
  for (let seed = 1; seed <= 8 * times; seed++) {
    const problem = randomCounty({
      seed: seed + 9000,
      people: 60,
      homes: 8,
      beds: 35 + seed,
      wishing: 25,
      couples: seed % 2 === 0 ? 4 : 0,
      approved: seed % 3 === 0 ? 0 : 30,
    });
    expect({ seed, aims: (await solve(problem)).aims }).toEqual({ seed, aims: aimByAim(highs, problem) });
  }
});

test(
  'no constraint is broken in a thousand random counties, and none is worse than the greedy list',
  { timeout: 180_000 * times },
  async () => {
    for (let seed = 1; seed <= 1000 * times; seed++) {
      const random = randomOf(seed + 77);
      const people = random.below(120);
      const couples = seed % 12 === 0 ? random.below(4) : 0;
      const problem = randomCounty({
        seed,
        people,
        homes: random.below(15),
        beds: random.below(130),
        wishing: random.below(60),
        couples,
        approved: seed % 3 === 0 ? 0 : random.below(60),
      });
      const { placements, greedy, aims, greedyAims, bound } = await solve(problem);
      expect({ seed, faults: brokenConstraints(problem, placements) }).toEqual({ seed, faults: [] });
      expect({ seed, faults: brokenConstraints(problem, greedy) }).toEqual({ seed, faults: [] });
      expect(compareAims(aims, greedyAims), `county ${seed}`).toBeGreaterThanOrEqual(0);
      expect(compareAims(bound, aims), `county ${seed}`).toBeGreaterThanOrEqual(0);
    }
  },
);

test('a tight county: more of the neediest than down the list', async () => {
  const problem = randomCounty({ seed: 11, people: 2000, homes: 120, beds: 1800, towns: 20, wishing: 10, nursing: 42 });
  const { aims, greedyAims } = await solve(problem);
  expect([aims.placed, greedyAims.placed]).toEqual([
    [591, 601, 409],
    [557, 601, 415],
  ]);
  expect(aims.placed.reduce((sum, count) => sum + count)).toBeGreaterThan(greedyAims.placed.reduce((sum, count) => sum + count));
});

test('the same county gives the same proposal, in whatever order it is told', async () => {
  const problem = randomCounty({ seed: 31, people: 150, homes: 12, beds: 110, wishing: 30, couples: 3 });
  const { placements } = await solve(problem);
  const again = await solve({ ...problem, people: problem.people.toReversed() });
  const byPerson = (list: Solution['placements']): Solution['placements'] => list.toSorted((one, other) => one.personId - other.personId);
  expect(byPerson(again.placements)).toEqual(byPerson(placements));
});

test('the prices refuse any other flow', () => {
  const county = countyNetwork(randomCounty({ seed: 5, people: 80, homes: 10, beds: 60, wishing: 30 }));
  const solved = cheapestFlow(county.network);
  expect(isCheapest(county.network, solved)).toBe(true);
  const dearer = cheapestFlow({ ...county.network, cost: county.network.cost.map((cost, arc) => cost + (arc % 7) * county.weights.wish) });
  expect(isCheapest(county.network, { ...solved, flow: dearer.flow })).toBe(false);
  const lost = solved.flow.slice();
  lost[lost.findIndex((units) => units > 0)] = 0;
  expect(isCheapest(county.network, { ...solved, flow: lost })).toBe(false);
  const priced = solved.potential.slice();
  priced[0] = (priced[0] ?? 0) + county.weights.rank * 3;
  expect(isCheapest(county.network, { ...solved, potential: priced })).toBe(false);
});

describe('weights', () => {
  test('one step of an aim outweighs everything below it, and every sum stays exact', () => {
    for (const [people, classes, places, wishes] of [
      [0, 0, 0, 0],
      [1, 1, 1, 1],
      [2000, 3, 1800, 2000],
      [20_000, 5, 12_000, 2000],
      [40_000, 8, 25_000, 5000],
    ] as const) {
      const { distance, wish, rank, rankStep } = foldedWeights(people, classes, places, wishes);
      const [p, w] = [BigInt(places), BigInt(wishes)];
      expect(BigInt(distance)).toBeGreaterThan(p);
      expect(BigInt(wish)).toBeGreaterThan(3n * p * BigInt(distance) + p);
      expect(BigInt(rank)).toBeGreaterThan(w * BigInt(wish) + 3n * p * BigInt(distance) + p);
      const steps = BigInt(Math.ceil(people / rankStep) + classes + 1);
      expect(Number.isSafeInteger(Number(steps * BigInt(rank) * 9n))).toBe(true);
    }
    expect(foldedWeights(2000, 3, 1800, 2000).rankStep).toBe(1);
  });

  test('coarser ranks never join two classes of priority', () => {
    const people = [0, 0, 0, 1, 1, 1, 1, 2].map((priority) => ({ priority }));
    expect(rankSteps(people, 3)).toEqual([4, 4, 4, 3, 2, 2, 2, 1]);
    expect(rankSteps(people, 1)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });
});

test('who stops the work gets no proposal', async () => {
  const problem = randomCounty({ seed: 3, people: 400, homes: 20, beds: 300, couples: 10 });
  const stopped = solvePlan(problem, { loadHighs: () => Promise.resolve(highs), isCancelled: () => true });
  await expect(stopped).rejects.toBeInstanceOf(PlanCancelled);
});
