/** Why somebody is proposed for this home and not another, or for none: told from the question and the answer, in the words of the meeting. */
import {
  fitsCare,
  fitsCell,
  mayGo,
  nearness,
  type Distance,
  type Placement,
  type PlanHome,
  type PlanPerson,
  type PlanProblem,
} from './problem.ts';

export type Reasons = {
  readonly distance: Distance | null;
  readonly isWished: boolean;
  /** Why this home, or why none. */
  readonly why: string;
  /** Why not the wished home; null when he has none or gets it. */
  readonly whyNotWished: string | null;
  /** Why nothing nearer; null when nothing nearer has a home. */
  readonly whyNotNearer: string | null;
};

const distanceWords = ['在本村', '在本乡镇', '在邻近乡镇', '县内其他乡镇'] as const;

function suits(person: PlanPerson, home: PlanHome): boolean {
  return home.places > 0 && home.cells.some((cell) => fitsCell(person, cell));
}

function suitsCouple(person: PlanPerson, partner: PlanPerson, home: PlanHome): boolean {
  const hasRoom = home.coupleRooms.some((rooms) => fitsCare(person, rooms) && fitsCare(partner, rooms));
  return home.places > 1 && (hasRoom || (suits(person, home) && suits(partner, home)));
}

function needWords(person: PlanPerson): string {
  return `适合${person.sex === 'male' ? '男' : '女'}性的${person.needsNursingBed ? '护理型' : ''}床位`;
}

/** @param approvedNames names of the homes the county approved, those too that take nobody */
export function reasonsOf(
  problem: PlanProblem,
  placements: readonly Placement[],
  approvedNames: ReadonlyMap<PlanPerson['approved'], string | null>,
): Map<number, Reasons> {
  const near = nearness(problem);
  const homes = new Map(problem.homes.map((home) => [home.homeId, home]));
  const people = new Map(problem.people.map((person) => [person.personId, person]));
  const placed = new Map(placements.map((placement) => [placement.personId, placement]));
  const inHome = Map.groupBy(placements, ({ homeId }) => homeId);
  const partnerOf = (person: PlanPerson): PlanPerson | undefined => {
    const partner = person.partnerId === null ? undefined : people.get(person.partnerId);
    return partner?.partnerId === person.personId ? partner : undefined;
  };
  const fits = (person: PlanPerson, home: PlanHome): boolean => {
    const partner = partnerOf(person);
    if (![person, ...(partner ? [partner] : [])].every((one) => mayGo(one, home))) return false;
    return partner ? suitsCouple(person, partner, home) : suits(person, home);
  };
  const bestRanks = (home: PlanHome, person: PlanPerson): number =>
    (inHome.get(home.homeId) ?? []).filter(({ personId }) => (people.get(personId)?.rank ?? Infinity) < person.rank).length;

  const notThere = (person: PlanPerson, home: PlanHome | undefined): string => {
    if (!home) return '希望的机构不在可安置之列';
    if (!fits(person, home)) return `该院没有空余的${needWords(person)}${partnerOf(person) ? '供两人同住' : ''}`;
    const ahead = bestRanks(home, person);
    if (ahead > 0) return `该院合适床位已安排给他人，其中 ${ahead} 人名次在前`;
    return '该院合适床位安排给了别处没有合适床位的人，否则全县会少安置人';
  };

  const approvalWords = (person: PlanPerson, whose = ''): string | null => {
    if (person.approved === null) return null;
    return person.approved === 'nowhere'
      ? `县级审批不同意${whose}入住`
      : `县级审批同意${whose}入住的是${approvedNames.get(person.approved) ?? '其他机构'}`;
  };
  /** What the county's decision leaves of the wish; null where it leaves it open. */
  const decided = (person: PlanPerson): string | null => {
    const partner = partnerOf(person);
    return approvalWords(person) ?? (partner ? approvalWords(partner, '同住人') : null);
  };
  const unplacedByDecision = (person: PlanPerson): string | null => {
    const partner = partnerOf(person);
    const words = decided(person);
    if (words === null) return null;
    const both = partner ? [person, partner] : [person];
    if (both.some(({ approved }) => approved === 'nowhere')) return both.length === 1 ? words : `${words}，须两人同住`;
    const approvedFor = new Set(both.flatMap(({ approved }) => (approved === null ? [] : [approved])));
    if (approvedFor.size > 1) return `${words}，同住人批准的是另一家机构`;
    const [homeId] = approvedFor;
    const home = problem.homes.find((candidate) => candidate.homeId === homeId);
    return `${words}，${home ? notThere(person, home) : '该院不在可安置之列'}`;
  };

  const of = (person: PlanPerson): Reasons => {
    const placement = placed.get(person.personId);
    const partner = partnerOf(person);
    const wished = person.wishedHomeId;
    const decision = decided(person);
    const whyNotWished = wished === null || placement?.homeId === wished ? null : (decision ?? notThere(person, homes.get(wished)));
    if (!placement) {
      const unplaced = unplacedByDecision(person);
      if (unplaced !== null) return { distance: null, isWished: false, why: unplaced, whyNotWished, whyNotNearer: null };
      const fitting = problem.homes.filter((home) => fits(person, home));
      const none = partner ? '全县没有可供两人同住的合适床位' : `全县没有空余的${needWords(person)}`;
      const why = fitting.length === 0 ? none : `${partner ? '须两人同住；' : ''}合适的床位都已安排给名次在前或更需要的人`;
      return { distance: null, isWished: false, why, whyNotWished: null, whyNotNearer: null };
    }
    const home = homes.get(placement.homeId);
    const distance = home ? near(person, home) : 3;
    const isWished = placement.homeId === wished;
    const nearer = problem.homes.filter((other) => near(person, other) < distance);
    const whyNotNearer =
      isWished || decision !== null || nearer.length === 0
        ? null
        : nearer.some((other) => fits(person, other))
          ? '近处的合适床位安排给了希望去那里、名次在前或别处无床的人'
          : `近处没有空余的${needWords(person)}`;
    const couple = partner ? '，与同住人一起' : '';
    return {
      distance,
      isWished,
      why: `${decision === null ? '' : '县级审批同意的机构，'}${isWished ? '本人希望的机构' : distanceWords[distance]}${couple}`,
      whyNotWished,
      whyNotNearer,
    };
  };
  return new Map(problem.people.map((person) => [person.personId, of(person)]));
}
