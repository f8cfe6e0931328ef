/**
 * Which renovation projects first (改造选择): who waits, which beds are free, what each project would add. Pure values: the solver and its thread
 * know nothing of the ledger.
 *
 * The model: people who count for the rate and wish to live in a home are joined into groups by sex, level and the homes they may go to; the groups
 * flow to the free beds and to the beds of the projects that are chosen; a bed takes one person it suits. A couple counts as two people.
 */
import { fitsCell, mayGo, nearness, type BedCell, type Distance, type PlanHome, type PlanPerson } from '../../placement/planner/problem.ts';

/** A bed cell of a room for two takes people who have a partner on the list. */
export type ChoiceCell = BedCell & { readonly isForTwo: boolean };

export type ChoiceHome = Pick<PlanHome, 'homeId' | 'townCode' | 'villageCode' | 'places'> & { readonly cells: readonly ChoiceCell[] };

export type Candidate = {
  /** Order of equals: of two sets that place as many for as much the one with the earlier code wins. */
  readonly code: string;
  readonly homeId: number;
  /** What it takes from the budget, fen, above zero; 0 where it is paid already. */
  readonly costFen: number;
  /** Beds gained, below zero where beds are lost or turned into nursing beds. */
  readonly normal: number;
  readonly nursing: number;
  /** Must be in the set. */
  readonly isFixed: boolean;
};

export type ChoiceProblem = {
  /** Everybody who counts for the rate, is not in a home and wishes to live in one. */
  readonly people: readonly PlanPerson[];
  readonly homes: readonly ChoiceHome[];
  readonly neighbours: readonly (readonly [string, string])[];
  /** How far somebody may go: 1 the own township, 2 the next ones too, 3 anywhere in the county. A home he wishes for is never too far. */
  readonly reach: Distance;
  readonly candidates: readonly Candidate[];
  readonly budgetFen: number;
};

/** People who may lie in the same beds of the same homes. */
export type Group = {
  readonly like: Pick<PlanPerson, 'sex' | 'care' | 'needsNursingBed'> & { readonly hasPartner: boolean };
  /** Places in `homes`, in order. */
  readonly homes: readonly number[];
  readonly people: readonly PlanPerson[];
};

export function groupsOf({ people, homes, neighbours, reach }: ChoiceProblem): Group[] {
  const near = nearness({ neighbours });
  const ids = new Set(people.map(({ personId }) => personId));
  const allowed = new Map<string, number[]>();
  const groups = new Map<string, { like: Group['like']; homes: number[]; people: PlanPerson[] }>();
  for (const person of people) {
    const { townCode, villageCode, wishedHomeId, approved, sex, care, needsNursingBed, partnerId } = person;
    const from = reach === 3 ? `${approved}` : `${townCode} ${villageCode} ${wishedHomeId} ${approved}`;
    let ways = allowed.get(from);
    if (!ways) {
      ways = homes.flatMap((home, index) => {
        const whole = { ...home, coupleRooms: [] };
        const isNear = home.homeId === wishedHomeId || home.homeId === approved || near(person, whole) <= reach;
        return mayGo(person, home) && isNear ? [index] : [];
      });
      allowed.set(from, ways);
    }
    const like = { sex, care, needsNursingBed, hasPartner: partnerId !== null && ids.has(partnerId) };
    const key = `${sex} ${care} ${needsNursingBed} ${like.hasPartner} ${ways.join(',')}`;
    const known = groups.get(key);
    if (known) known.people.push(person);
    else groups.set(key, { like, homes: ways, people: [person] });
  }
  return [...groups.values()];
}

export function fits(like: Group['like'], cell: ChoiceCell): boolean {
  return fitsCell(like, cell) && (!cell.isForTwo || like.hasPartner);
}

/** The beds projects add to a home: any sex, any level. */
export function newCell(bedType: BedCell['bedType'], count: number): ChoiceCell {
  return { bedType, sex: 'any', care: null, count, isForTwo: false };
}

export type HomeBeds = {
  readonly cells: readonly ChoiceCell[];
  /** Most people on beds of each type, and in all. */
  readonly normal: number;
  readonly nursing: number;
  readonly places: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export function freeOf({ cells }: Pick<ChoiceHome, 'cells'>, bedType: BedCell['bedType']): number {
  return sum(cells.map((cell) => (cell.bedType === bedType ? cell.count : 0)));
}

/**
 * The beds of a home with some projects done. Where more normal beds go than are free, residents move to the new nursing beds.
 * @returns null where residents would be left without a bed: such a set is not possible
 */
export function bedsWith(home: ChoiceHome, done: readonly Candidate[]): HomeBeds | null {
  const added = (bedType: 'normal' | 'nursing'): number => sum(done.map((candidate) => Math.max(0, candidate[bedType])));
  const [normal, nursing] = (['normal', 'nursing'] as const).map((bedType) => freeOf(home, bedType) + sum(done.map((one) => one[bedType])));
  if (normal === undefined || nursing === undefined || nursing < 0 || normal + nursing < 0) return null;
  const cells = [...home.cells, newCell('normal', added('normal')), newCell('nursing', added('nursing'))].filter(({ count }) => count > 0);
  const places = home.places + sum(done.map((one) => Math.max(0, one.normal + one.nursing)));
  return { cells, places, normal: Math.max(0, normal), nursing: nursing + Math.min(0, normal) };
}
