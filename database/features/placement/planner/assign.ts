/** From a flow back to people: within people who are alike the better ranked one gets the wish, then the nearer home. Always the same way. */
import type { Arc, County } from './network.ts';
import type { Placement, PlanPerson, PlanProblem } from './problem.ts';

type Share = { readonly arc: Arc; readonly units: number };

export function assignPeople(problem: PlanProblem, county: County, flow: Float64Array): Placement[] {
  const order = new Map(problem.homes.map((home, index) => [home.homeId, index]));
  const waitingAt = new Map<number, PlanPerson[]>();
  const arrive = (node: number, person: PlanPerson): void => {
    const known = waitingAt.get(node);
    if (known) known.push(person);
    else waitingAt.set(node, [person]);
  };
  for (const index of county.entries) {
    const arc = county.arcs[index];
    const members = arc?.part.people ?? [];
    for (const person of members.slice(0, flow[index] ?? 0)) if (arc) arrive(arc.to, person);
  }

  const shares = (node: number): Share[] =>
    (county.outOf.get(node) ?? []).flatMap((index): Share[] => {
      const arc = county.arcs[index];
      const units = flow[index] ?? 0;
      return arc && units > 0 ? [{ arc, units }] : [];
    });
  /** A wish before all, then the shorter way, then the order of the homes; the way to anywhere last. */
  const rankOf = ({ arc }: Share): number => {
    const home = county.spotHome.get(arc.to);
    const place = home ? (order.get(home.homeId) ?? 0) : problem.homes.length;
    const steps = arc.part.wish ? -1 : (arc.part.distance ?? (home ? 0 : 4));
    return steps * (problem.homes.length + 1) + place;
  };

  const placements: Placement[] = [];
  const settle = (node: number): void => {
    const home = county.spotHome.get(node);
    const people = (waitingAt.get(node) ?? []).toSorted((one, other) => one.rank - other.rank);
    let next = 0;
    const ways = shares(node);
    if (home) ways.sort((one, other) => one.arc.cost - other.arc.cost || one.arc.to - other.arc.to);
    else ways.sort((one, other) => rankOf(one) - rankOf(other));
    for (const { arc, units } of ways) {
      for (const person of people.slice(next, next + units)) {
        const cell = county.cellOf.get(arc.to);
        const beds = home && cell !== undefined ? home.cells[cell] : undefined;
        if (home && cell !== undefined && beds)
          placements.push({ personId: person.personId, homeId: home.homeId, bedType: beds.bedType, cell, coupleRoom: null });
        else arrive(arc.to, person);
      }
      next += units;
    }
    if (next !== people.length) throw new Error('people were lost between two places of the network');
  };

  // Wishers first, then origins, then the pools, then the homes: each stage is complete before the next is shared out.
  const settled = new Set<number>();
  const stages: ((node: number) => boolean)[] = [
    (node) => isWisher(county, node),
    (node) => !county.spotHome.has(node) && (county.outOf.get(node) ?? []).some((index) => county.arcs[index]?.part.distance !== undefined),
    (node) => !county.spotHome.has(node),
    () => true,
  ];
  for (const isDue of stages)
    for (const node of [...waitingAt.keys()].toSorted((one, other) => one - other)) {
      if (settled.has(node) || !isDue(node)) continue;
      settled.add(node);
      settle(node);
    }
  return placements.toSorted((one, other) => one.personId - other.personId);
}

function isWisher(county: County, node: number): boolean {
  return (county.outOf.get(node) ?? []).some((index) => county.arcs[index]?.part.wish === 1);
}
