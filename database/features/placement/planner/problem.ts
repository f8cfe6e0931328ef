/** What the planner is asked: who waits, what is free, how far it is. Pure values: the solver and its thread know nothing of the ledger. */
export type PlanSex = 'male' | 'female';
/** 0 able, 1 partial loss, 2 complete loss of self-care. */
export type CareRank = 0 | 1 | 2;

export type PlanPerson = {
  readonly personId: number;
  readonly sex: PlanSex;
  readonly care: CareRank;
  readonly needsNursingBed: boolean;
  /** Class of priority from 0, the neediest; never falls along the list. */
  readonly priority: number;
  /** Place on the waiting list from 1; two people never share one. */
  readonly rank: number;
  readonly townCode: string | null;
  readonly villageCode: string | null;
  readonly wishedHomeId: number | null;
  /** The county's decision on his application: the one home it approved, or 'nowhere' when it refused; null while it has decided on none. */
  readonly approved: number | 'nowhere' | null;
  /** To be placed in the same home or not at all; only when both wait. */
  readonly partnerId: number | null;
};

export type BedType = 'normal' | 'nursing';

/** Free beds of a home that are alike. A room fitted for a level takes people up to that level. */
export type BedCell = {
  readonly bedType: BedType;
  readonly sex: PlanSex | 'any';
  readonly care: CareRank | null;
  readonly count: number;
};

/** Free rooms for two, of which both beds are free. */
export type CoupleRooms = { readonly bedType: BedType; readonly care: CareRank | null; readonly count: number };

export type PlanHome = {
  readonly homeId: number;
  readonly townCode: string;
  readonly villageCode: string | null;
  /** Most people who may still move in, whatever the single beds say. */
  readonly places: number;
  readonly cells: readonly BedCell[];
  readonly coupleRooms: readonly CoupleRooms[];
};

export type PlanProblem = {
  readonly people: readonly PlanPerson[];
  readonly homes: readonly PlanHome[];
  /** Townships that count as neighbours, both ways. */
  readonly neighbours: readonly (readonly [string, string])[];
};

/** What a person got; `cell` is the place in the home's cells, null for a room for two. */
export type Placement = {
  readonly personId: number;
  readonly homeId: number;
  readonly bedType: BedType;
  readonly cell: number | null;
  readonly coupleRoom: number | null;
};

/** 0 the same village, 1 the same township, 2 a neighbouring one, 3 elsewhere in the county. */
export type Distance = 0 | 1 | 2 | 3;
export const farthest = 3;

export type Nearness = (person: Pick<PlanPerson, 'townCode' | 'villageCode'>, home: PlanHome) => Distance;

export function nearness(problem: Pick<PlanProblem, 'neighbours'>): Nearness {
  const pairs = new Set(problem.neighbours.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
  return ({ townCode, villageCode }, home) => {
    if (villageCode !== null && villageCode === home.villageCode) return 0;
    if (townCode === null) return 3;
    if (townCode === home.townCode) return 1;
    return pairs.has(`${townCode} ${home.townCode}`) ? 2 : 3;
  };
}

/** Whoever the county approved for a home goes there or nowhere. */
export function mayGo({ approved }: Pick<PlanPerson, 'approved'>, { homeId }: Pick<PlanHome, 'homeId'>): boolean {
  return approved === null || approved === homeId;
}

type Fitting = Pick<PlanPerson, 'sex' | 'care' | 'needsNursingBed'>;

export function fitsCell(person: Fitting, cell: BedCell): boolean {
  return (cell.sex === 'any' || cell.sex === person.sex) && fitsCare(person, cell);
}

export function fitsCare(person: Omit<Fitting, 'sex'>, bed: { readonly bedType: BedType; readonly care: CareRank | null }): boolean {
  return (bed.bedType === 'nursing' || !person.needsNursingBed) && (bed.care === null || person.care <= bed.care);
}

/** A nursing bed for somebody who needs none. */
export function isSpared(person: { readonly needsNursingBed: boolean }, bedType: BedType): boolean {
  return bedType === 'nursing' && !person.needsNursingBed;
}

export type Couple = readonly [PlanPerson, PlanPerson];

/** Couples of whom both wait, the better ranked one first; who names somebody else's partner, or a person not waiting, counts as alone. */
export function couplesOf(people: readonly PlanPerson[]): Couple[] {
  const byId = new Map(people.map((person) => [person.personId, person]));
  return people.flatMap((person): Couple[] => {
    const partner = person.partnerId === null ? undefined : byId.get(person.partnerId);
    return partner && partner.partnerId === person.personId && person.rank < partner.rank ? [[person, partner]] : [];
  });
}

/**
 * What a proposal is judged by, in this order: people placed of each class of priority, the neediest first; ranks (how many of the list stand
 * behind each one placed, summed); wishes for a home kept; steps of distance; nursing beds given to people who need none. The first three to be
 * as large, the last two as small as can be.
 */
export type Aims = {
  readonly placed: readonly number[];
  readonly ranks: number;
  readonly wishes: number;
  readonly distance: number;
  readonly spared: number;
};

export function classesOf(people: readonly PlanPerson[]): number {
  return people.reduce((most, person) => Math.max(most, person.priority + 1), 0);
}

export function aimsOf(problem: PlanProblem, placements: readonly Placement[]): Aims {
  const near = nearness(problem);
  const people = new Map(problem.people.map((person) => [person.personId, person]));
  const homes = new Map(problem.homes.map((home) => [home.homeId, home]));
  const placed: number[] = Array.from({ length: classesOf(problem.people) }, () => 0);
  let [ranks, wishes, distance, spared] = [0, 0, 0, 0];
  for (const { personId, homeId, bedType } of placements) {
    const person = people.get(personId);
    const home = homes.get(homeId);
    if (!person || !home) throw new Error('placed somebody or somewhere unknown');
    placed[person.priority] = (placed[person.priority] ?? 0) + 1;
    ranks += problem.people.length - person.rank + 1;
    wishes += person.wishedHomeId === homeId ? 1 : 0;
    distance += near(person, home);
    spared += isSpared(person, bedType) ? 1 : 0;
  }
  return { placed, ranks, wishes, distance, spared };
}

/** The aims as one list of numbers, each better when larger. */
export function aimList(aims: Aims): number[] {
  return [...aims.placed, aims.ranks, aims.wishes, -aims.distance, -aims.spared];
}

/** Above zero when `one` is the better proposal. */
export function compareAims(one: Aims, other: Aims): number {
  const others = aimList(other);
  for (const [index, value] of aimList(one).entries()) {
    const difference = value - (others[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
