/** Invented counties for the planner: towns, villages, homes with beds of every kind, people of every need. The same seed, the same county. */
import type {
  BedCell,
  CareRank,
  CoupleRooms,
  PlanHome,
  PlanPerson,
  PlanProblem,
} from '../../database/features/placement/planner/problem.ts';

export type CountySize = {
  readonly seed: number;
  readonly people: number;
  readonly homes: number;
  readonly towns?: number;
  /** Free places in all, about. */
  readonly beds: number;
  readonly couples?: number;
  /** Share of people who wish for a home, in percent. */
  readonly wishing?: number;
  /** Share of people on whom the county has decided, in percent; one decision in eight is a refusal. */
  readonly approved?: number;
  /** Share of nursing beds, in percent. */
  readonly nursing?: number;
};

export type Random = { readonly below: (limit: number) => number; readonly chance: (percent: number) => boolean };

/** Small and repeatable (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { below: (limit) => Math.floor(next() * limit), chance: (percent) => next() * 100 < percent };
}

const townCode = (town: number): string => `370999${101 + town}`;
const villageCode = (town: number, village: number): string => `${townCode(town)}${201 + village}`;

function randomHome(random: Random, homeId: number, towns: number, average: number, nursing: number): PlanHome {
  const town = random.below(towns);
  const cells: BedCell[] = [];
  const coupleRooms: CoupleRooms[] = [];
  let places = random.below(average * 2 + 1);
  for (let left = places; left > 0;) {
    const count = Math.min(left, 1 + random.below(Math.max(1, Math.ceil(average / 3))));
    cells.push({
      bedType: random.chance(nursing) ? 'nursing' : 'normal',
      sex: (['male', 'female', 'any'] as const)[random.below(3)] ?? 'any',
      care: random.chance(75) ? null : (random.below(3) as CareRank),
      count,
    });
    left -= count;
  }
  if (random.chance(30)) {
    const count = 1 + random.below(2);
    coupleRooms.push({ bedType: random.chance(50) ? 'nursing' : 'normal', care: null, count });
    places += count * 2;
  }
  // Some homes may take fewer people than they have free beds.
  if (random.chance(20)) places = Math.max(0, places - random.below(4));
  return {
    homeId,
    townCode: townCode(town),
    villageCode: random.chance(50) ? villageCode(town, random.below(20)) : null,
    places,
    cells,
    coupleRooms,
  };
}

export function randomCounty(size: CountySize): PlanProblem {
  const random = randomOf(size.seed);
  const towns = size.towns ?? Math.max(2, Math.ceil(size.homes / 5));
  const average = Math.max(1, Math.round(size.beds / Math.max(1, size.homes)));
  const homes = Array.from({ length: size.homes }, (_, index) => randomHome(random, index + 1, towns, average, size.nursing ?? 40));
  const cares: CareRank[] = Array.from({ length: size.people }, () => {
    const draw = random.below(100);
    return draw < 35 ? 2 : draw < 65 ? 1 : 0;
  });
  // The list puts the neediest first.
  cares.sort((one, other) => other - one);
  const people: PlanPerson[] = cares.map((care, index) => {
    const town = random.below(towns);
    return {
      personId: index + 1,
      sex: random.chance(70) ? 'male' : 'female',
      care,
      needsNursingBed: care === 2,
      priority: 2 - care,
      rank: index + 1,
      townCode: random.chance(3) ? null : townCode(town),
      villageCode: random.chance(3) ? null : villageCode(town, random.below(20)),
      approved: null,
      wishedHomeId: size.homes > 0 && random.chance(size.wishing ?? 0) ? 1 + random.below(size.homes) : null,
      partnerId: null,
    };
  });
  for (let couple = 0; couple < (size.couples ?? 0); couple++) {
    const [one, other] = [random.below(people.length), random.below(people.length)];
    const [first, second] = [people[one], people[other]];
    if (!first || !second || one === other || first.partnerId !== null || second.partnerId !== null) continue;
    people[one] = { ...first, partnerId: second.personId };
    people[other] = { ...second, partnerId: first.personId, townCode: first.townCode, villageCode: first.villageCode };
  }
  // Draws of its own, so that the same seed gives the same county with and without decisions.
  const decisions = randomOf(size.seed + 7_000_000);
  for (const [index, person] of people.entries()) {
    if (size.homes === 0 || !decisions.chance(size.approved ?? 0)) continue;
    people[index] = { ...person, approved: decisions.chance(12) ? 'nowhere' : 1 + decisions.below(size.homes) };
  }
  const neighbours = Array.from({ length: towns - 1 }, (_, index) => [townCode(index), townCode(index + 1)] as const);
  return { people, homes, neighbours };
}
