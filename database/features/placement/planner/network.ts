/**
 * The whole county as one network. People who are alike (sex, care, where they come from) meet in one node, so its size follows the number of
 * villages and homes, not of people:
 *
 *     source -> who wishes for a home -> origin -> near home / anywhere -> home as one of that kind -> beds alike -> home -> target
 *
 * A person the county approved for a home has a way into that home only. And source -> target for those who stay on the list. Every way of a person through it is one placement, its cost the folded aims.
 */
import { farthest, fitsCell, isSpared, nearness, type PlanHome, type PlanPerson, type PlanProblem } from './problem.ts';
import type { FlowNetwork } from './simplex.ts';
import { foldedWeights, rankSteps, type Weights } from './weights.ts';

/** People of a kind differ in nothing a bed asks about. */
export type Kind = Pick<PlanPerson, 'sex' | 'care' | 'needsNursingBed'>;
export const kindKey = ({ sex, care, needsNursingBed }: Kind): string => `${sex} ${care} ${needsNursingBed}`;

/** What one unit on an arc adds to the aims, for whoever solves them one after the other. */
export type Part = {
  readonly people?: readonly PlanPerson[];
  readonly rank?: number;
  readonly wish?: 1;
  readonly distance?: number;
  readonly spared?: 1;
};
export type Arc = { readonly from: number; readonly to: number; readonly capacity: number; readonly cost: number; readonly part: Part };

/** People who must be placed in a home that is already chosen: couples whose place another method has found. */
export type Fixed = { readonly person: PlanPerson; readonly homeId: number };

export type County = {
  readonly network: FlowNetwork;
  readonly arcs: readonly Arc[];
  readonly weights: Weights;
  /** Entry arcs: who comes in by them, best ranked first. */
  readonly entries: readonly number[];
  readonly outOf: ReadonlyMap<number, readonly number[]>;
  /** What a node is, to read a flow back. */
  readonly spotHome: ReadonlyMap<number, PlanHome>;
  readonly cellOf: ReadonlyMap<number, number>;
  readonly spotOf: (kind: Kind, homeId: number) => number | undefined;
  /** Arc from the beds of a cell to their home. */
  readonly cellArc: (homeId: number, cell: number) => number;
  readonly homeArc: ReadonlyMap<number, number>;
  /** Weight of a person by his rank, in steps. */
  readonly stepOf: ReadonlyMap<number, number>;
};

const source = 0;
const target = 1;

/** Where a person counts as coming from: his village where a home stands in it, else his township. */
function originsOf(homes: readonly PlanHome[]): (person: PlanPerson) => string {
  const villages = new Set(homes.flatMap(({ villageCode }) => (villageCode === null ? [] : [villageCode])));
  return ({ townCode, villageCode }) => `${townCode ?? ''} ${villageCode !== null && villages.has(villageCode) ? villageCode : ''}`;
}

/**
 * @param fixed people of `problem` whose home is given; everybody else goes where it is best
 * @param outside people of `problem` who do not enter: somebody else decides about them
 */
export function countyNetwork(problem: PlanProblem, fixed: readonly Fixed[] = [], outside: ReadonlySet<number> = new Set()): County {
  const people = problem.people.toSorted((one, other) => one.rank - other.rank);
  const near = nearness(problem);
  const places = problem.homes.reduce((sum, home) => sum + home.places, 0);
  const wishing = people.filter(({ wishedHomeId }) => wishedHomeId !== null).length;
  const weights = foldedWeights(people.length, (people.at(-1)?.priority ?? 0) + 1, Math.min(places, people.length), wishing);
  const steps = rankSteps(people, weights.rankStep);
  const steady = (steps[0] ?? 0) + 1;

  let nodes = 2;
  const arcs: Arc[] = [];
  const outOf = new Map<number, number[]>();
  const add = (from: number, to: number, capacity: number, cost: number, part: Part = {}): number => {
    const index = arcs.push({ from, to, capacity, cost, part }) - 1;
    const known = outOf.get(from);
    if (known) known.push(index);
    else outOf.set(from, [index]);
    return index;
  };

  const spotHome = new Map<number, PlanHome>();
  const cellOf = new Map<number, number>();
  const cellNode = new Map<string, { readonly node: number; readonly arc: number }>();
  const homeArc = new Map<number, number>();
  for (const home of problem.homes) {
    const homeNode = nodes++;
    homeArc.set(home.homeId, add(homeNode, target, home.places, 0));
    for (const [index, cell] of home.cells.entries()) {
      const node = nodes++;
      cellOf.set(node, index);
      cellNode.set(`${home.homeId} ${index}`, { node, arc: add(node, homeNode, cell.count, 0) });
    }
  }

  const byKind = Map.groupBy(people, kindKey);
  const spots = new Map<string, number>();
  const pools = new Map<string, number>();
  for (const [kind, [like]] of byKind) {
    if (!like) continue;
    const pool = nodes++;
    pools.set(kind, pool);
    for (const home of problem.homes) {
      const fitting = home.cells.flatMap((cell, index) => (fitsCell(like, cell) ? [{ cell, index }] : []));
      if (fitting.length === 0) continue;
      const spot = nodes++;
      spots.set(`${kind} ${home.homeId}`, spot);
      spotHome.set(spot, home);
      for (const { cell, index } of fitting) {
        const isWaste = isSpared(like, cell.bedType);
        const node = cellNode.get(`${home.homeId} ${index}`)?.node ?? target;
        add(spot, node, people.length, isWaste ? 1 : 0, isWaste ? { spared: 1 } : {});
      }
      add(pool, spot, people.length, 0);
    }
  }

  const originOf = originsOf(problem.homes);
  const origins = new Map<string, number>();
  const wishers = new Map<string, number>();
  const originNode = (person: PlanPerson): number => {
    const kind = kindKey(person);
    const key = `${kind} ${originOf(person)}`;
    const known = origins.get(key);
    if (known !== undefined) return known;
    const node = nodes++;
    origins.set(key, node);
    for (const home of problem.homes) {
      const spot = spots.get(`${kind} ${home.homeId}`);
      const distance = near(person, home);
      if (spot !== undefined && distance < farthest) add(node, spot, people.length, distance * weights.distance, { distance });
    }
    const pool = pools.get(kind);
    if (pool !== undefined) add(node, pool, people.length, farthest * weights.distance, { distance: farthest });
    return node;
  };
  const wisherNode = (person: PlanPerson, spot: number, home: PlanHome): number => {
    const key = `${kindKey(person)} ${originOf(person)} ${home.homeId}`;
    const known = wishers.get(key);
    if (known !== undefined) return known;
    const node = nodes++;
    wishers.set(key, node);
    const distance = near(person, home);
    add(node, spot, people.length, distance * weights.distance - weights.wish, { distance, wish: 1 });
    add(node, originNode(person), people.length, 0);
    return node;
  };

  const approvedNodes = new Map<string, number>();
  const approvedNode = (person: PlanPerson, spot: number, home: PlanHome): number => {
    const isWish = person.wishedHomeId === home.homeId;
    const key = `${kindKey(person)} ${originOf(person)} ${home.homeId} ${isWish}`;
    const known = approvedNodes.get(key);
    if (known !== undefined) return known;
    const node = nodes++;
    approvedNodes.set(key, node);
    const distance = near(person, home);
    const cost = distance * weights.distance - (isWish ? weights.wish : 0);
    add(node, spot, people.length, cost, isWish ? { distance, wish: 1 } : { distance });
    return node;
  };

  const fixedHome = new Map(fixed.map(({ person, homeId }) => [person.personId, homeId]));
  const homes = new Map(problem.homes.map((home) => [home.homeId, home]));
  /** Null where nothing in the one home he may go to fits: he stays on the list. */
  const entrance = (person: PlanPerson): number | null => {
    const given = fixedHome.get(person.personId);
    if (given !== undefined) {
      const spot = spots.get(`${kindKey(person)} ${given}`);
      if (spot === undefined) throw new Error('a person is fixed where no bed fits');
      return spot;
    }
    if (person.approved !== null) {
      const home = person.approved === 'nowhere' ? undefined : homes.get(person.approved);
      const spot = home && spots.get(`${kindKey(person)} ${home.homeId}`);
      return home && spot !== undefined ? approvedNode(person, spot, home) : null;
    }
    const wished = person.wishedHomeId === null ? undefined : homes.get(person.wishedHomeId);
    const spot = wished && spots.get(`${kindKey(person)} ${wished.homeId}`);
    return wished && spot !== undefined ? wisherNode(person, spot, wished) : originNode(person);
  };

  add(source, target, people.length, 0);
  const groups = new Map<string, { readonly node: number; readonly step: number; readonly members: PlanPerson[] }>();
  for (const [index, person] of people.entries()) {
    if (outside.has(person.personId)) continue;
    const node = entrance(person);
    if (node === null) continue;
    // Fixed people come before everybody: as a set that fits, all of them are placed.
    const step = fixedHome.has(person.personId) ? steady : (steps[index] ?? 1);
    const key = `${node} ${step}`;
    const group = groups.get(key);
    if (group) group.members.push(person);
    else groups.set(key, { node, step, members: [person] });
  }
  const entries = [...groups.values()].map(({ node, step, members }) =>
    add(source, node, members.length, -step * weights.rank, { people: members, rank: step }),
  );

  return {
    network: {
      nodes,
      from: Int32Array.from(arcs, ({ from }) => from),
      to: Int32Array.from(arcs, ({ to }) => to),
      capacity: Float64Array.from(arcs, ({ capacity }) => capacity),
      cost: Float64Array.from(arcs, ({ cost }) => cost),
      amount: people.length,
    },
    arcs,
    weights,
    entries,
    outOf,
    spotHome,
    cellOf,
    spotOf: (kind, homeId) => spots.get(`${kindKey(kind)} ${homeId}`),
    cellArc: (homeId, cell) => cellNode.get(`${homeId} ${cell}`)?.arc ?? -1,
    homeArc,
    stepOf: new Map(people.map(({ personId }, index) => [personId, steps[index] ?? 1])),
  };
}
