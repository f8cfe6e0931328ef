/** The planner's question as the ledger knows it at the end of a day: the waiting list, and the beds nobody has. */
import { createHash } from 'node:crypto';
import type { SelfCareLevel } from '../../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { promisesKept } from '../../beds/promises.ts';
import { peopleOn, residenciesIn } from '../../beds/residents.ts';
import type { ScopedReader } from '../../users/scope.ts';
import { neighboursOn, nursingLevelsOn } from '../beds.ts';
import { waitingList, waitingRules, type WaitingEntry } from '../waiting.ts';
import { freeBeds, type Resident } from './free-beds.ts';
import type { CareRank, PlanHome, PlanPerson, PlanProblem } from './problem.ts';
import { bedsOn, heldBeds, homesOn, type BedRow, type HomeRow } from './queries.ts';

export type HomeFacts = HomeRow & {
  readonly plan: PlanHome;
  readonly residents: number;
  /** What may still be filled. */
  readonly free: number;
  readonly freeNursing: number;
  /** Whether its beds are drawn on the bed map; else its registered beds less its residents count. */
  readonly isDrawn: boolean;
  /** Only the beds its contract keeps for destitute people are counted on. */
  readonly isGuaranteed: boolean;
};

export type PlanFacts = {
  readonly asOf: IsoDate;
  readonly problem: PlanProblem;
  readonly waiting: readonly WaitingEntry[];
  /** Words for each class of priority, the neediest first. */
  readonly classes: readonly string[];
  readonly homes: readonly HomeFacts[];
  readonly beds: readonly BedRow[];
  /** On the list, but a bed or place is held for them already. */
  readonly reserved: number;
  /** Beds and places kept in the county, for people who do not wait too: the sum every list of beds shows. */
  readonly held: number;
  readonly reservedPeople: readonly number[];
  readonly hash: string;
};

const careRanks: Readonly<Record<SelfCareLevel, CareRank>> = { independent: 0, partialLoss: 1, completeLoss: 2 };
export const careRank = (level: SelfCareLevel | null): CareRank => (level === null ? 0 : careRanks[level]);

const levelWords: Readonly<Record<SelfCareLevel, string>> = {
  completeLoss: '完全丧失',
  partialLoss: '部分丧失',
  independent: '具备自理能力',
};

/** The levels the list puts first make the classes; who was moved by hand stands before or behind them all. */
function classesOf(reader: ScopedReader, asOf: IsoDate, waiting: readonly WaitingEntry[]): { key: (person: WaitingEntry) => string } {
  const rules = waitingRules(reader, asOf);
  const first = rules.findIndex(({ code }) => code !== 'completeLoss' && code !== 'partialLoss');
  const leading = first < 0 ? rules : rules.slice(0, first);
  const named = new Set<string>(leading.map(({ code }) => code));
  const others = waiting.some(({ level }) => level === null || level === 'independent') ? '其他' : levelWords.independent;
  return {
    key: ({ place, level }) => {
      if (place !== 'ruled') return place === 'first' ? '手动置前' : '手动置后';
      return level !== null && named.has(level) ? levelWords[level] : named.size === 0 ? '全部' : others;
    },
  };
}

/** @param ignoredPlan whose own acceptances are looked through, so that a plan does not become outdated by being carried out */
export function planFacts(
  reader: ScopedReader,
  asOf: IsoDate,
  ignoredPlan: { planId: number; stays: ReadonlySet<number> } | null = null,
): PlanFacts {
  const isCounted = (bedStayId: number): boolean => !ignoredPlan?.stays.has(bedStayId);
  const held = heldBeds(reader, asOf).filter(({ bedStayId }) => isCounted(bedStayId));
  const promised = promisesKept(reader, asOf).filter(({ planId }) => planId !== ignoredPlan?.planId);
  const everybody = waitingList(reader, asOf);
  const waitingIds = new Set(everybody.map(({ personId }) => personId));
  const promises = promised.filter(({ personId }) => waitingIds.has(personId));
  const reservations = held.filter(({ kind }) => kind === 'reserved');
  const away = new Set([...reservations.map(({ personId }) => personId), ...promises.map(({ personId }) => personId)]);
  const waiting = everybody.filter(({ personId }) => !away.has(personId));
  const reservedPeople = [...waitingIds].filter((personId) => away.has(personId));

  const nursing = new Set(nursingLevelsOn(reader, asOf));
  const { key } = classesOf(reader, asOf, waiting);
  const classes = [...new Set(waiting.map(key))];
  const people = waiting.map((person, index): PlanPerson => ({
    personId: person.personId,
    sex: person.sex,
    care: careRank(person.level),
    needsNursingBed: person.level !== null && nursing.has(person.level),
    priority: classes.indexOf(key(person)),
    rank: index + 1,
    townCode: person.townCode,
    villageCode: person.villageCode,
    wishedHomeId: person.wishedHomeId,
    approved: person.approved,
    partnerId: person.partnerPersonId,
  }));

  const beds = bedsOn(reader, asOf).map((bed) => {
    const stays = (bed.stayIds ?? '').split(',').filter((id) => id !== '' && isCounted(Number(id)));
    return { ...bed, stayIds: stays.length === 0 ? null : stays.join(',') };
  });
  const homes = homesWithBeds(reader, asOf, { beds, held, promises, nursing });
  const problem: PlanProblem = { people, homes: homes.map(({ plan }) => plan), neighbours: neighboursOn(reader, asOf) };
  const hash = createHash('sha256').update(JSON.stringify(problem)).digest('hex');
  return {
    asOf,
    problem,
    waiting,
    classes,
    homes,
    beds,
    reserved: reservedPeople.length,
    held: reservations.length + promised.length,
    reservedPeople,
    hash,
  };
}

function homesWithBeds(
  reader: ScopedReader,
  asOf: IsoDate,
  known: {
    readonly beds: readonly BedRow[];
    readonly held: ReturnType<typeof heldBeds>;
    readonly promises: ReturnType<typeof promisesKept>;
    readonly nursing: ReadonlySet<string>;
  },
): HomeFacts[] {
  const living = residenciesIn(reader, null).filter(({ from, until }) => from <= asOf && (until === null || asOf < until));
  const people = peopleOn(
    reader,
    living.map(({ personId }) => personId),
    asOf,
  );
  const inHome = Map.groupBy(living, ({ homeId }) => homeId);
  const inBed = new Set(known.held.filter(({ kind }) => kind === 'occupied').map(({ personId, homeId }) => `${personId} ${homeId}`));
  const bedsIn = Map.groupBy(known.beds, ({ homeId }) => homeId);
  return homesOn(reader, asOf)
    .filter(({ operationMode, guaranteed }) => operationMode !== 'private' || guaranteed !== null)
    .map((home): HomeFacts => {
      const residents = inHome.get(home.homeId) ?? [];
      const withoutBed = residents
        .filter(({ personId }) => !inBed.has(`${personId} ${home.homeId}`))
        .flatMap(({ personId }): Resident[] => {
          const person = people.get(personId);
          const level = person?.level ?? null;
          return person ? [{ sex: person.sex, care: careRank(level), needsNursingBed: level !== null && known.nursing.has(level) }] : [];
        });
      const promised = known.promises.filter(({ homeId }) => homeId === home.homeId);
      const free = freeBeds(home, bedsIn.get(home.homeId) ?? [], { residents: residents.length, withoutBed, promised });
      return { ...home, residents: residents.length, ...free };
    });
}
