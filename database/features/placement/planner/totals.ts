/** A solution in the figures of the meeting, and its proof in plain words. */
import type { PlanTotals } from '../../../../electron/contract/planner.ts';
import { couplesOf, farthest, nearness, type Placement, type PlanProblem } from './problem.ts';
import type { Solution } from './solve.ts';

function distancesOf(problem: PlanProblem, placements: readonly Placement[]): number[] {
  const near = nearness(problem);
  const people = new Map(problem.people.map((person) => [person.personId, person]));
  const homes = new Map(problem.homes.map((home) => [home.homeId, home]));
  const counts = Array.from({ length: farthest + 1 }, () => 0);
  for (const { personId, homeId } of placements) {
    const [person, home] = [people.get(personId), homes.get(homeId)];
    if (!person || !home) continue;
    const distance = near(person, home);
    counts[distance] = (counts[distance] ?? 0) + 1;
  }
  return counts;
}

const aimWords = ['名次在前的先安置', '照顾本人希望的机构', '就近', '护理型床位留给需要的人'] as const;

/** What a clerk needs to know of the proof: whether anybody could do better, and by how much at most. */
export function proofWords(solution: Solution, classes: readonly string[]): string {
  const { proof, rankStep } = solution;
  const coarse = rankStep === 1 ? '' : `（名单很长，名次按每 ${rankStep} 名一档比较）`;
  if (proof.kind !== 'bounded') return `已证明没有更好的方案${coarse}`;
  const name =
    proof.proven < classes.length ? `“${classes[proof.proven] ?? ''}”安置人数` : `“${aimWords[proof.proven - classes.length] ?? ''}”`;
  const before =
    proof.proven === 0 ? '' : `${classes.slice(0, proof.proven).join('、')}${proof.proven > classes.length ? '等' : ''}已证明最优；`;
  const gap = Math.abs(proof.atMost - proof.reached);
  if (proof.proven < classes.length) return `${before}${name}至多还可能多 ${gap} 人，未在限时内证明${coarse}`;
  return `各类安置人数已证明最多；${name}一项在限时内没有证明最优${coarse}`;
}

export function totalsOf(problem: PlanProblem, classes: readonly string[], solution: Solution): PlanTotals {
  const { placements, aims, greedy, greedyAims, proof } = solution;
  const placed = new Set(placements.map(({ personId }) => personId));
  const approved = problem.people.filter((person) => typeof person.approved === 'number');
  return {
    classes: classes.map((label, priority) => ({
      label,
      waiting: problem.people.filter((person) => person.priority === priority).length,
      placed: aims.placed[priority] ?? 0,
      greedy: greedyAims.placed[priority] ?? 0,
    })),
    placed: placements.length,
    greedyPlaced: greedy.length,
    wishes: aims.wishes,
    greedyWishes: greedyAims.wishes,
    wishing: problem.people.filter(({ wishedHomeId }) => wishedHomeId !== null).length,
    distances: distancesOf(problem, placements),
    greedyDistances: distancesOf(problem, greedy),
    spared: aims.spared,
    greedySpared: greedyAims.spared,
    approved: approved.length,
    approvedPlaced: approved.filter(({ personId }) => placed.has(personId)).length,
    refused: problem.people.filter((person) => person.approved === 'nowhere').length,
    couples: solution.couples,
    couplesPlaced: couplesOf(problem.people).filter(([one]) => placed.has(one.personId)).length,
    isProven: proof.kind !== 'bounded',
    proof: proofWords(solution, classes),
  };
}
