/** What an office does by hand: projects by people gained alone per yuan, the best first, each that the budget still holds. Pure. */
import { filledBy } from './flow.ts';
import type { Candidate, ChoiceProblem, Group } from './problem.ts';

/** @returns in the order of the candidates; null where the project alone leaves residents without a bed */
export function gainsAlone(problem: ChoiceProblem, groups: readonly Group[], base: number): (number | null)[] {
  const fixed = problem.candidates.filter(({ isFixed }) => isFixed);
  return problem.candidates.map((one) => {
    const filled = filledBy(problem, groups, one.isFixed ? fixed : [...fixed, one]);
    return filled && filled.placed - base;
  });
}

export function greedySet(problem: ChoiceProblem, groups: readonly Group[], gains: readonly (number | null)[]): Candidate[] {
  const fixed = problem.candidates.filter(({ isFixed }) => isFixed);
  let left = problem.budgetFen - fixed.reduce((sum, { costFen }) => sum + costFen, 0);
  const ranked = problem.candidates
    .flatMap((one, index) => (one.isFixed || !gains[index] ? [] : [{ one, gained: gains[index] ?? 0 }]))
    .toSorted((a, b) => b.gained * a.one.costFen - a.gained * b.one.costFen || (a.one.code < b.one.code ? -1 : 1));
  const taken = [...fixed];
  for (const { one } of ranked) {
    if (one.costFen > left || filledBy(problem, groups, [...taken, one]) === null) continue;
    taken.push(one);
    left -= one.costFen;
  }
  return taken;
}
