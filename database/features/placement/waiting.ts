/** Everybody who waits for a place in a home on a day, in the order of the rules, with the reason of each rank. */
import type { AdmissionWish, SelfCareLevel, Sex } from '../../../electron/contract/terms.ts';
import { waitingRulesSchema, type WaitingRule } from '../../../electron/contract/placement-waiting.ts';
import { ageOn, daysBetween, type IsoDate } from '../../../electron/contract/values.ts';
import { policyOf } from '../parameters/service.ts';
import { initialOf } from '../people/first-fact.ts';
import { detailOf, newest, project, type Fact, type Residence } from '../people/facts.ts';
import type { ScopedReader } from '../users/scope.ts';
import {
  applicationsOpenOn,
  divisionNames,
  factsOfWaiting,
  modesOfWaiting,
  movesUntil,
  waitingPeople,
  type OpenApplication,
  type WaitingMode,
  type WaitingMove,
  type WaitingPerson,
} from './queries-waiting.ts';
import { homeSince, rankWaiting, waitingSince, willingSince, type Candidate, type Ranked } from './rules-waiting.ts';

export type Waiting = Candidate & {
  readonly name: string;
  readonly sex: Sex;
  readonly idNumber: string | null;
  readonly age: number;
  readonly level: SelfCareLevel | null;
  readonly wish: AdmissionWish | null;
  /** First day of the present unbroken wish; null when only an application says that he wishes. */
  readonly willingSince: IsoDate | null;
  readonly waitingSince: IsoDate;
  readonly applicationId: number | null;
  readonly applicationNumber: string | null;
  readonly appliedOn: IsoDate | null;
  /** To be kept together with: named in his application or naming him in an own one. */
  readonly partnerPersonId: number | null;
  readonly wishedHomeId: number | null;
  readonly wishedHomeName: string | null;
  /** The home the county approved for him, 'nowhere' when it refused, null while it has named none. */
  readonly approved: number | 'nowhere' | null;
  readonly approvedHomeName: string | null;
  readonly townCode: string | null;
  readonly townName: string | null;
  readonly villageCode: string | null;
  readonly villageName: string | null;
  readonly movedBy: string | null;
  readonly movedAt: string | null;
};
export type WaitingEntry = Ranked<Waiting>;

export function waitingRules(reader: ScopedReader, asOf: IsoDate): WaitingRule[] {
  return policyOf(reader, 'waiting.rules', asOf, waitingRulesSchema);
}

/**
 * The waiting list at the end of a day: in the register, not in a home, willing by the newest wish or with an open application. Past days
 * answer the same whatever is recorded later about later days. @throws AppError PARAMETER_MISSING
 */
export function waitingList(reader: ScopedReader, asOf: IsoDate): WaitingEntry[] {
  const rules = waitingRules(reader, asOf);
  const candidates = waitingPeople(reader, asOf);
  const personIds = candidates.map(({ personId }) => personId);
  const facts = Map.groupBy(factsOfWaiting(reader, personIds, asOf), ({ personId }) => personId);
  const modes = Map.groupBy(modesOfWaiting(reader, personIds), ({ personId }) => personId);
  const applications = new Map(applicationsOpenOn(reader, asOf).map((application) => [application.personId, application]));
  const namedBy = new Map(
    [...applications.values()].flatMap((one) => (one.partnerPersonId === null ? [] : [[one.partnerPersonId, one.personId] as const])),
  );
  const moves = new Map(movesUntil(reader, asOf).map((move) => [move.personId, move]));
  const names = divisionNames(reader);
  const people = candidates.flatMap((person): Waiting[] => {
    const waiting = waitingOf(
      person,
      { facts: facts.get(person.personId) ?? [], modes: modes.get(person.personId) ?? [] },
      applications.get(person.personId),
      moves.get(person.personId),
      asOf,
    );
    if (!waiting) return [];
    return [
      {
        ...waiting,
        partnerPersonId: waiting.partnerPersonId ?? namedBy.get(person.personId) ?? null,
        townName: (waiting.townCode && names.get(waiting.townCode)) ?? null,
        villageName: (waiting.villageCode && names.get(waiting.villageCode)) ?? null,
      },
    ];
  });
  return rankWaiting(rules, asOf, people);
}

/** What was registered first, for the time before all, and then what each day brought. */
function modesUntil(modes: readonly WaitingMode[], asOf: IsoDate): readonly WaitingMode[] {
  const initial = initialOf(modes, modes[0]?.firstFactId ?? null);
  return [...(initial ? [initial] : []), ...modes.filter(({ validFrom }) => validFrom <= asOf)];
}

function waitingOf(
  person: WaitingPerson,
  { facts, modes }: { readonly facts: readonly Fact[]; readonly modes: readonly WaitingMode[] },
  application: OpenApplication | undefined,
  move: WaitingMove | undefined,
  asOf: IsoDate,
): Waiting | null {
  const state = project(facts);
  if (state.status === 'void' || state.status === 'ended') return null;
  const known = modesUntil(modes, asOf);
  if (known.at(-1)?.value === 'centralised') return null;
  const willing = willingSince(facts.filter(({ kind }) => kind === 'wish'));
  const back = homeSince(known);
  const since = waitingSince(willing, application?.appliedOn ?? null, back);
  if (since === null) return null;
  const residence = newest(facts, 'residence');
  const isMoved = move !== undefined && move.place !== 'ruled';
  return {
    ...person,
    age: ageOn(person.bornOn, asOf),
    level: state.level,
    wish: state.wish,
    willingSince: willing,
    waitingSince: since,
    waitingDays: Math.max(0, daysBetween(since, asOf)),
    applicationId: application?.applicationId ?? null,
    applicationNumber: application?.applicationNumber ?? null,
    appliedOn: application?.appliedOn ?? null,
    willSignedOn: application?.willSignedOn ?? null,
    hasGuardian: application?.hasGuardian == null ? null : application.hasGuardian === 1,
    partnerPersonId: application?.partnerPersonId ?? null,
    wishedHomeId: application?.wishedHomeId ?? null,
    wishedHomeName: application?.wishedHomeName ?? null,
    approved: application?.isApproved === 0 ? 'nowhere' : (application?.approvedHomeId ?? null),
    approvedHomeName: application?.approvedHomeName ?? null,
    townCode: detailOf<Residence>(residence)?.townCode ?? null,
    townName: null,
    villageCode: residence?.value ?? null,
    villageName: null,
    place: isMoved ? move.place : 'ruled',
    moveReason: isMoved ? move.reason : null,
    movedBy: isMoved ? move.recordedBy : null,
    movedAt: isMoved ? move.recordedAt : null,
  };
}
