/** What more beds would bring: some beds at some homes, or the fewest with which the rate of centralised support reaches its target. Pure. */
import { couplesOf, mayGo, nearness, type Placement, type PlanHome, type PlanPerson, type PlanProblem } from './problem.ts';

/** `isClosed`: nothing more of this home may be filled, as during a renovation. */
export type BedChange = { readonly homeId: number; readonly nursing: number; readonly normal: number; readonly isClosed: boolean };

export function withChanges(problem: PlanProblem, changes: readonly BedChange[]): PlanProblem {
  const byHome = new Map(changes.map((change) => [change.homeId, change]));
  return {
    ...problem,
    homes: problem.homes.map((home): PlanHome => {
      const change = byHome.get(home.homeId);
      if (!change) return home;
      if (change.isClosed) return { ...home, places: 0, cells: [], coupleRooms: [] };
      const added = (['nursing', 'normal'] as const).flatMap((bedType) =>
        change[bedType] > 0 ? [{ bedType, sex: 'any' as const, care: null, count: change[bedType] }] : [],
      );
      return { ...home, places: home.places + change.nursing + change.normal, cells: [...home.cells, ...added] };
    }),
  };
}

export type Extra = { readonly homeId: number; readonly beds: number };

/**
 * The fewest more nursing beds with which `missing` more people of the target's scope can be placed, each where his way is shortest. A bed
 * places one person at most, so no smaller number would do; a bed in the right home is free for him, so this one does.
 * @param counts who counts for the target
 * @param candidates homes that may get beds, in their order
 * @returns shortOf: people who are missing even then, because nobody else waits who may go to one of these homes
 */
export function fewestBeds(
  problem: PlanProblem,
  placements: readonly Placement[],
  missing: number,
  counts: (person: PlanPerson) => boolean,
  candidates: readonly number[],
): { readonly extras: readonly Extra[]; readonly shortOf: number } {
  const near = nearness(problem);
  const placed = new Set(placements.map(({ personId }) => personId));
  const open = problem.homes.filter(({ homeId }) => candidates.includes(homeId));
  const paired = new Set(couplesOf(problem.people).flatMap((couple) => couple.map(({ personId }) => personId)));
  // A couple needs two beds for what may be one person of the scope: they come after those who are alone.
  const left = problem.people
    .filter((person) => counts(person) && !placed.has(person.personId))
    .toSorted((one, other) => Number(paired.has(one.personId)) - Number(paired.has(other.personId)) || one.rank - other.rank);
  const beds = new Map<number, number>();
  const served = new Set<number>();
  let reached = 0;
  for (const person of left) {
    if (reached >= missing) break;
    if (served.has(person.personId)) continue;
    const group = paired.has(person.personId) ? problem.people.filter(({ personId }) => personId === person.partnerId) : [];
    const allowed = open.filter((home) => [person, ...group].every((one) => mayGo(one, home)));
    if (allowed.length === 0) continue;
    const best = allowed.reduce((one, other) => {
      const [first, second] = [one, other].map((home) => (home.homeId === person.wishedHomeId ? -1 : near(person, home)));
      return (second ?? 0) < (first ?? 0) ? other : one;
    });
    for (const member of [person, ...group]) {
      served.add(member.personId);
      reached += counts(member) ? 1 : 0;
    }
    beds.set(best.homeId, (beds.get(best.homeId) ?? 0) + 1 + group.length);
  }
  return { extras: [...beds].map(([homeId, count]) => ({ homeId, beds: count })), shortOf: Math.max(0, missing - reached) };
}
