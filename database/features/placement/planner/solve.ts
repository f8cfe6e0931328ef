/** The best proposal for a county, with its proof, beside the greedy list. */
import type { Highs } from 'highs';
import { assignPeople } from './assign.ts';
import { brokenConstraints } from './check.ts';
import { placeCouples, type CouplesAnswer, type CouplesPlace } from './couples.ts';
import { greedyPlan } from './greedy.ts';
import { countyNetwork, type County, type Fixed } from './network.ts';
import {
  aimList,
  aimsOf,
  compareAims,
  couplesOf,
  type Aims,
  type Couple,
  type Placement,
  type PlanHome,
  type PlanProblem,
} from './problem.ts';
import { cheapestFlow, isCheapest } from './simplex.ts';

/**
 * `prices`: the flow's own prices prove it. `search`: every choice for the couples was excluded or taken. `bounded`: so far the first `proven`
 * aims are the best there are, and the next one can be at most `atMost` (it is `reached`).
 */
export type Proof =
  | { readonly kind: 'prices' | 'search' }
  | { readonly kind: 'bounded'; readonly proven: number; readonly reached: number; readonly atMost: number };

export type Solution = {
  readonly placements: readonly Placement[];
  readonly aims: Aims;
  readonly proof: Proof;
  /** Best value of every aim if couples could be parted and rooms for two shared by strangers: nothing can be better. */
  readonly bound: Aims;
  /** How many ranks count as one in the third aim; 1 but for very long lists. */
  readonly rankStep: number;
  readonly greedy: readonly Placement[];
  readonly greedyAims: Aims;
  readonly couples: number;
};

export type SolveOptions = {
  /** Loads the solver for couples; asked only where there are some. */
  readonly loadHighs: () => Promise<Highs>;
  /** Time for the couples; the rest needs no limit. */
  readonly seconds?: number;
  readonly isCancelled?: () => boolean;
  readonly onProgress?: (done: number, total: number, phase: string) => void;
};

export class PlanCancelled extends Error {}

/** @throws PlanCancelled */
export async function solvePlan(problem: PlanProblem, options: SolveOptions): Promise<Solution> {
  const { seconds = 30, isCancelled = () => false, onProgress = () => undefined } = options;
  const watch = (): void => {
    if (isCancelled()) throw new PlanCancelled();
  };
  onProgress(0, 100, '按名次试排');
  const greedy = greedyPlan(problem);
  const greedyAims = aimsOf(problem, greedy);
  const couples = couplesOf(problem.people);
  onProgress(10, 100, '求最优方案');
  watch();

  const relaxed = couples.length === 0 ? problem : parted(problem);
  const county = countyNetwork(relaxed);
  const relaxedPlacements = flowPlacements(relaxed, county, watch);
  const bound = aimsOf(relaxed, relaxedPlacements);
  const shared = { bound, rankStep: county.weights.rankStep, greedy, greedyAims, couples: couples.length };
  if (couples.length === 0) return checked(problem, { ...shared, placements: relaxedPlacements, aims: bound, proof: { kind: 'prices' } });

  onProgress(30, 100, '安排夫妻同住');
  watch();
  const outside = new Set(couples.flatMap((couple) => couple.map(({ personId }) => personId)));
  const answer = placeCouples(await options.loadHighs(), problem, countyNetwork(problem, [], outside), couples, {
    seconds,
    isCancelled,
    onAim: (done, total) => onProgress(30 + Math.round((60 * done) / total), 100, '安排夫妻同住'),
  });
  watch();
  onProgress(90, 100, '核对方案');
  const candidates = [greedyPlaces(couples, greedy), ...(answer.places ? [answer.places] : [])].map((places) =>
    withCouples(problem, couples, places, watch),
  );
  const placements = candidates.reduce((best, next) => (compareAims(aimsOf(problem, next), aimsOf(problem, best)) >= 0 ? next : best));
  const aims = aimsOf(problem, placements);
  return checked(problem, { ...shared, placements, aims, proof: proofOf(aims, bound, answer) });
}

function flowPlacements(problem: PlanProblem, county: County, watch: () => void): Placement[] {
  if (county.network.amount === 0) return [];
  const flow = cheapestFlow(county.network, watch);
  if (!isCheapest(county.network, flow)) throw new Error('the flow is not proven by its prices');
  return assignPeople(problem, county, flow.flow);
}

/** The county without what couples ask for: whatever is possible with them is possible here. */
function parted(problem: PlanProblem): PlanProblem {
  return {
    ...problem,
    people: problem.people.map((person) => ({ ...person, partnerId: null })),
    homes: problem.homes.map((home) => ({
      ...home,
      coupleRooms: [],
      cells: [
        ...home.cells,
        ...home.coupleRooms.map(({ bedType, care, count }) => ({ bedType, care, sex: 'any' as const, count: count * 2 })),
      ],
    })),
  };
}

function greedyPlaces(couples: readonly Couple[], greedy: readonly Placement[]): (CouplesPlace | null)[] {
  const placed = new Map(greedy.map((placement) => [placement.personId, placement]));
  return couples.map(([one]) => {
    const placement = placed.get(one.personId);
    return placement ? { homeId: placement.homeId, coupleRoom: placement.coupleRoom } : null;
  });
}

/** Everybody else at his best once the couples' homes are given. */
function withCouples(
  problem: PlanProblem,
  couples: readonly Couple[],
  places: readonly (CouplesPlace | null)[],
  watch: () => void,
): Placement[] {
  const fixed: Fixed[] = [];
  const inRooms: Placement[] = [];
  const outside = new Set<number>();
  const byId = new Map(problem.homes.map((home) => [home.homeId, home]));
  for (const [index, couple] of couples.entries()) {
    const place = places[index] ?? null;
    const room = place && place.coupleRoom !== null ? byId.get(place.homeId)?.coupleRooms[place.coupleRoom] : undefined;
    for (const person of couple) {
      if (place && !room) fixed.push({ person, homeId: place.homeId });
      else outside.add(person.personId);
      if (place && room)
        inRooms.push({ personId: person.personId, homeId: place.homeId, bedType: room.bedType, cell: null, coupleRoom: place.coupleRoom });
    }
  }
  const used = Map.groupBy(inRooms, ({ homeId }) => homeId);
  const homes: PlanHome[] = problem.homes.map((home) => ({ ...home, places: home.places - (used.get(home.homeId)?.length ?? 0) }));
  const rest = { ...problem, homes };
  const placements = flowPlacements(rest, countyNetwork(rest, fixed, outside), watch);
  return [...placements, ...inRooms];
}

function proofOf(aims: Aims, bound: Aims, answer: CouplesAnswer): Proof {
  if (answer.isComplete) return { kind: 'search' };
  const reached = aimList(aims);
  // What the parted county reaches is a limit for the first aim in which the two differ.
  const limits = aimList(bound);
  const differs = reached.findIndex((value, index) => value !== limits[index]);
  if (differs < 0) return { kind: 'search' };
  if (differs > answer.proven || answer.bound === null)
    return { kind: 'bounded', proven: differs, reached: reached[differs] ?? 0, atMost: limits[differs] ?? 0 };
  const open = answer.proven;
  const own = reached[open] ?? 0;
  const atMost = differs === open ? Math.min(limits[open] ?? answer.bound, answer.bound) : answer.bound;
  return { kind: 'bounded', proven: open, reached: own, atMost: Math.max(own, atMost) };
}

/** No proposal that breaks a bed, a home or a couple ever leaves this file. */
function checked(problem: PlanProblem, solution: Solution): Solution {
  const faults = brokenConstraints(problem, solution.placements);
  if (faults.length > 0) throw new Error(`a proposal breaks the rules: ${faults.slice(0, 3).join('; ')}`);
  return solution;
}
