/** Invented choices: counties with free beds, people who wait and projects of every kind. The same seed, the same question. */
import type { Candidate, ChoiceHome, ChoiceProblem } from '../../database/features/renovation/choice/problem.ts';
import { randomCounty, randomOf, type CountySize } from '../placement/random-county.ts';

export type ChoiceSize = CountySize & {
  readonly candidates: number;
  /** Share of the cost of all projects, in percent. */
  readonly budget: number;
  readonly reach?: 1 | 2 | 3;
  readonly fixed?: number;
  /** Costs are whole multiples of it, fen; 1 by default. */
  readonly unitFen?: number;
};

export function randomChoice(size: ChoiceSize): ChoiceProblem {
  const { unitFen = 1 } = size;
  const { people, homes, neighbours } = randomCounty(size);
  const random = randomOf(size.seed + 3_000_000);
  const candidates = Array.from({ length: size.candidates }, (_, index): Candidate => {
    const grows = random.below(12);
    const turned = random.chance(40) ? random.below(10) : 0;
    return {
      code: `XM${String(index + 1).padStart(3, '0')}`,
      homeId: 1 + random.below(size.homes),
      // Round amounts tie often, odd ones never.
      costFen: random.chance(70) ? (1 + random.below(9)) * 10_000_000 : (1 + random.below(90_000_000 / unitFen)) * unitFen,
      normal: (random.chance(50) ? random.below(6) : 0) - turned,
      nursing: grows + turned,
      isFixed: random.chance(size.fixed ?? 0),
    };
  });
  const all = candidates.reduce((sum, { costFen }) => sum + costFen, 0);
  return {
    people: people.filter(({ care }) => care === 2),
    homes: homes.map(({ homeId, townCode, villageCode, places, cells, coupleRooms }): ChoiceHome => ({
      homeId,
      townCode,
      villageCode,
      places,
      cells: [
        ...cells.map((cell) => ({ ...cell, isForTwo: false })),
        ...coupleRooms.map(({ bedType, care, count }) => ({ bedType, care, count: count * 2, sex: 'any' as const, isForTwo: true })),
      ],
    })),
    neighbours,
    reach: size.reach ?? 3,
    candidates,
    budgetFen: Math.round((all * size.budget) / 100),
  };
}
