/** What every indicator of a day is counted from, read once for the county and all its places. */
import { z } from 'zod';
import type { Scope } from '../../../electron/contract/method.ts';
import { selfCareLevelSchema } from '../../../electron/contract/terms.ts';
import { firstDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyNumber, policyOf, policyValue } from '../parameters/service.ts';
import type { ScopedReader } from '../users/scope.ts';
import { fiveHavesPeople, homesOn, visitedPeople } from './queries.ts';
import { peopleIndicators, type DayKnowledge, type PeopleIndicator } from './rules-definitions.ts';
import { countedHomes, residentsByHome, type CountedHome, type HomeOn, type StaffRatio } from './rules-homes.ts';
import { personOn, type PersonOn, type PersonStock } from './rules-stock.ts';
import { everythingKnown, peopleStock, type Horizon } from './stock-store.ts';

export type AsOf = { readonly asOf: IsoDate; readonly knownOn?: IsoDate | null | undefined };
export type Standing = { readonly state: PersonOn; readonly stock: PersonStock };

const dayAfter = 86_400_000;

/** The instant at which the local day ends. */
function horizonOf(knownOn: IsoDate | null | undefined): Horizon {
  return knownOn ? new Date(new Date(`${knownOn}T00:00:00`).getTime() + dayAfter - 1).toISOString() : everythingKnown;
}

export function isOf(scope: Scope, { townCode, homeId }: { readonly townCode: string | null; readonly homeId: number | null }): boolean {
  if (scope.kind === 'county') return true;
  return scope.kind === 'town' ? townCode === scope.townCode : homeId === scope.homeId;
}

/** Everybody as he stood at the end of the day, where he lived then. */
export function standingPeople(stock: readonly PersonStock[], scope: Scope, day: IsoDate): Standing[] {
  const found: Standing[] = [];
  for (const person of stock) {
    const state = personOn(person, day);
    if (isOf(scope, state)) found.push({ state, stock: person });
  }
  return found;
}

const scopeSchema = z.enum(['COMPLETE_LOSS_ONLY', 'PARTIAL_AND_COMPLETE']);
const targetSchema = z.number().nullable();
const ratioSchema = z.record(selfCareLevelSchema, z.number().min(0.01));

export function indicatorsOn(reader: Reader, day: IsoDate): readonly PeopleIndicator[] {
  return peopleIndicators(policyOf(reader, 'ind01.scope', day, scopeSchema));
}

/** Of the calendar year of the day; null where no document sets one. */
export function targetOn(reader: Reader, key: string | null, day: IsoDate): number | null {
  const found = key === null ? null : targetSchema.safeParse(policyValue(reader, key, day));
  return found?.success ? found.data : null;
}

export function staffRatio(reader: Reader, day: IsoDate): StaffRatio {
  const found = ratioSchema.safeParse(policyValue(reader, 'staff.ratio', day));
  return found.success ? found.data : null;
}

/** Read once, and only where somebody asks. */
function once<T>(read: () => T): () => T {
  let found: { readonly value: T } | null = null;
  return () => (found ??= { value: read() }).value;
}

function knowledgeOf(reader: Reader, day: IsoDate, horizon: Horizon): DayKnowledge {
  const phoneCounts = policyValue(reader, 'visit.phoneCounts', day) === true;
  const visited = once(() => visitedPeople(reader, { from: firstDayOf(monthOf(day)), until: day }, { phoneCounts, horizon }));
  const fiveHaves = once(() => fiveHavesPeople(reader, day, horizon));
  return {
    day,
    assessmentMonths: policyNumber(reader, 'assessment.validMonths', day),
    get visited() {
      return visited();
    },
    get fiveHaves() {
      return fiveHaves();
    },
  };
}

export function homesInScope(reader: ScopedReader, day: IsoDate, horizon: Horizon = everythingKnown): HomeOn[] {
  return homesOn(reader, day, horizon).filter((home) => isOf(reader.scope, home));
}

export type Base = {
  readonly day: IsoDate;
  readonly horizon: Horizon;
  readonly ofPeople: readonly PeopleIndicator[];
  readonly known: DayKnowledge;
  readonly ratio: StaffRatio;
  readonly homes: readonly CountedHome[];
  /** Whoever the scope reaches, as he stood at the end of the day. */
  readonly peopleOf: (scope: Scope) => readonly Standing[];
};

export function baseOf(reader: Reader, { asOf, knownOn }: AsOf): Base {
  const horizon = horizonOf(knownOn);
  // Residents of a home come from every township: the whole county is told, whoever asks.
  const everybody = standingPeople(peopleStock(reader, horizon), { kind: 'county' }, asOf);
  const byTown = once(() => Map.groupBy(everybody, ({ state }) => state.townCode));
  const homes = once(() => countedHomes(homesOn(reader, asOf, horizon), residentsByHome(everybody.map(({ state }) => state))));
  return {
    day: asOf,
    horizon,
    ofPeople: indicatorsOn(reader, asOf),
    known: knowledgeOf(reader, asOf, horizon),
    ratio: staffRatio(reader, asOf),
    get homes() {
      return homes();
    },
    peopleOf: (scope) => {
      if (scope.kind === 'county') return everybody;
      return scope.kind === 'town' ? (byTown().get(scope.townCode) ?? []) : everybody.filter(({ state }) => isOf(scope, state));
    },
  };
}
