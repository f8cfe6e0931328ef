/**
 * The aims of a proposal folded into one whole cost per choice, so that a cheapest flow is the best proposal in the order of the aims.
 *
 * Why the order holds. Let P be the most people who can be placed and W the wishes on the list. Steps of distance sum to 3P at most, spared
 * nursing beds to P. With
 *     distance = P + 1,  wish = (3P + 1)(P + 1),  rank = (W + 1) * wish
 * one step of any aim outweighs the whole range of all aims after it: P < distance; 3P * distance + P < wish; W * wish + 3P * distance + P < rank.
 *
 * Classes of priority and ranks need no gaps among themselves. The sets of people who can be placed at the same time, each alone, are the
 * independent sets of a matroid (the ends of paths in a network: a gammoid), and in a matroid the heaviest set is the same for all weights in
 * the same order (Rado, Edmonds): the largest for every class of priority in turn, then rank by rank, and the largest altogether. So the
 * weight of a person is his place counted from the end of the list. The tests solve aim by aim and compare.
 */
export type Weights = {
  readonly distance: number;
  readonly wish: number;
  readonly rank: number;
  /** Ranks that count as one, so that every sum stays exact; 1 up to many thousands of people. */
  readonly rankStep: number;
};

/** What the simplex may add up on the way: artificial arcs cost four times the dearest, prices twice that. */
const headroom = 16n;

/**
 * @param people on the list
 * @param classes of priority: each begins a new step, so that a coarser step never joins two of them
 * @param places most people who can be placed
 * @param wishes people who wish for a home
 * @throws RangeError when even one step for the whole list is too much (never below forty thousand people)
 */
export function foldedWeights(people: number, classes: number, places: number, wishes: number): Weights {
  const distance = BigInt(places) + 1n;
  const wish = (3n * BigInt(places) + 1n) * distance;
  const rank = (BigInt(wishes) + 1n) * wish;
  const most = BigInt(Number.MAX_SAFE_INTEGER) / headroom;
  let rankStep = 1;
  while ((BigInt(Math.ceil(people / rankStep)) + BigInt(classes) + 1n) * rank > most) {
    if (rankStep > people) throw new RangeError('too many people for exact weights');
    rankStep += 1;
  }
  return { distance: Number(distance), wish: Number(wish), rank: Number(rank), rankStep };
}

/**
 * Weight of every person in whole steps, the last of the list 1; `people` in the order of the list.
 */
export function rankSteps(people: readonly { readonly priority: number }[], rankStep: number): number[] {
  const steps: number[] = [];
  let step = 0;
  let inStep = 0;
  let priority: number | null = null;
  for (let index = people.length - 1; index >= 0; index--) {
    const person = people[index];
    if (!person) continue;
    if (inStep === 0 || inStep === rankStep || person.priority !== priority) {
      step += 1;
      inStep = 0;
    }
    inStep += 1;
    priority = person.priority;
    steps[index] = step;
  }
  return steps;
}
