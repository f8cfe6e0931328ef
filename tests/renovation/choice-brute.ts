/** Every set of projects tried, every person led to a bed one by one: the plainest way there is, sharing nothing with the solver but its question. */
import { nearness } from '../../database/features/placement/planner/problem.ts';
import type { Candidate, ChoiceHome, ChoiceProblem } from '../../database/features/renovation/choice/problem.ts';

type Bed = {
  readonly home: ChoiceHome;
  readonly type: 'normal' | 'nursing';
  readonly suits: (person: ChoiceProblem['people'][number]) => boolean;
};

/** All beds of a home one by one, the limits of its types and its places; null where residents would lie nowhere. */
function bedsOf(problem: ChoiceProblem, home: ChoiceHome, done: readonly Candidate[]) {
  const ids = new Set(problem.people.map(({ personId }) => personId));
  const beds: Bed[] = home.cells.flatMap((cell) =>
    Array.from({ length: cell.count }, () => ({
      home,
      type: cell.bedType,
      suits: (person: ChoiceProblem['people'][number]) =>
        (cell.sex === 'any' || cell.sex === person.sex) &&
        (cell.care === null || person.care <= cell.care) &&
        (!person.needsNursingBed || cell.bedType === 'nursing') &&
        (!cell.isForTwo || (person.partnerId !== null && ids.has(person.partnerId))),
    })),
  );
  const limit = {
    normal: beds.filter(({ type }) => type === 'normal').length,
    nursing: beds.filter(({ type }) => type === 'nursing').length,
  };
  let places = home.places;
  for (const project of done) {
    for (const type of ['normal', 'nursing'] as const) {
      limit[type] += project[type];
      for (let bed = 0; bed < project[type]; bed++)
        beds.push({ home, type, suits: (person) => !person.needsNursingBed || type === 'nursing' });
    }
    places += Math.max(0, project.normal + project.nursing);
  }
  if (limit.nursing < 0) return null;
  while (limit.normal < 0) {
    limit.normal += 1;
    limit.nursing -= 1;
  }
  return limit.nursing < 0 ? null : { beds, limit, places };
}

/** Leads people to beds by swapping along chains (augmenting paths over person, bed, type, home). */
export function placedBy(problem: ChoiceProblem, done: readonly Candidate[]): number | null {
  const near = nearness(problem);
  const homes = problem.homes.map((home) =>
    bedsOf(
      problem,
      home,
      done.filter(({ homeId }) => homeId === home.homeId),
    ),
  );
  if (homes.some((home) => home === null)) return null;
  // Unit arcs of person to bed, then a limit for the type and one for the home: a residual graph kept as maps.
  const residual = new Map<string, Map<string, number>>();
  const arc = (from: string, to: string, units: number): void => {
    const out = residual.get(from) ?? new Map<string, number>();
    residual.set(from, out.set(to, (out.get(to) ?? 0) + units));
    const back = residual.get(to) ?? new Map<string, number>();
    residual.set(to, back.set(from, back.get(from) ?? 0));
  };
  for (const person of problem.people) {
    arc('source', `p${person.personId}`, 1);
    for (const [index, home] of homes.entries()) {
      const whole = problem.homes[index];
      if (!home || !whole) continue;
      if (person.approved !== null && person.approved !== whole.homeId) continue;
      const isAsked = person.approved === whole.homeId || person.wishedHomeId === whole.homeId;
      if (!isAsked && near(person, { ...whole, coupleRooms: [] }) > problem.reach) continue;
      for (const [bed, { suits }] of home.beds.entries()) if (suits(person)) arc(`p${person.personId}`, `b${index} ${bed}`, 1);
    }
  }
  for (const [index, home] of homes.entries()) {
    if (!home) continue;
    for (const [bed, { type }] of home.beds.entries()) arc(`b${index} ${bed}`, `${type}${index}`, 1);
    for (const type of ['normal', 'nursing'] as const) arc(`${type}${index}`, `h${index}`, home.limit[type]);
    arc(`h${index}`, 'sink', home.places);
  }
  const reach = (node: string, seen: Set<string>): boolean => {
    if (node === 'sink') return true;
    seen.add(node);
    for (const [next, units] of residual.get(node) ?? []) {
      if (units === 0 || seen.has(next) || !reach(next, seen)) continue;
      const out = residual.get(node);
      const back = residual.get(next);
      out?.set(next, units - 1);
      back?.set(node, (back.get(node) ?? 0) + 1);
      return true;
    }
    return false;
  };
  let placed = 0;
  while (reach('source', new Set())) placed += 1;
  return placed;
}

export type Tried = { readonly done: readonly Candidate[]; readonly codes: string; readonly placed: number; readonly costFen: number };

/** Every set that is possible, whatever it costs, the best first: most people, fewest yuan, earliest codes. */
export function everySet(problem: ChoiceProblem): Tried[] {
  const candidates = problem.candidates.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const sets: Tried[] = [];
  for (let mask = 0; mask < 2 ** candidates.length; mask++) {
    const done = candidates.filter((one, index) => one.isFixed || (mask & (1 << index)) !== 0);
    if (candidates.some((one, index) => one.isFixed && (mask & (1 << index)) === 0)) continue;
    const placed = placedBy(problem, done);
    if (placed === null) continue;
    // '0' for taken: sets with earlier codes sort first.
    const codes = candidates.map((one) => (done.includes(one) ? '0' : '1')).join('');
    sets.push({ done, codes, placed, costFen: done.reduce((sum, { costFen }) => sum + costFen, 0) });
  }
  return sets.toSorted((one, other) => other.placed - one.placed || one.costFen - other.costFen || (one.codes < other.codes ? -1 : 1));
}
