/** Indicators as of a day, for whoever asks: the county, or the place he is bound to. */
import { z } from 'zod';
import type { IndicatorCode, IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { Scope } from '../../../electron/contract/method.ts';
import { selfCareLevelSchema } from '../../../electron/contract/terms.ts';
import { firstDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyNumber, policyOf, policyValue } from '../parameters/service.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import { countedHomes, homeIndicators, homeRate, residentsByHome, type CountedHome, type StaffRatio } from './rules-homes.ts';
import { everythingKnown, fiveHavesPeople, homesOn, peopleStock, visitedPeople, type Horizon } from './queries.ts';
import { peopleIndicators, sidesOf, type DayKnowledge, type PeopleIndicator, type Sides } from './rules-definitions.ts';
import { rateOf } from './rules-rate.ts';
import { personOn, type PersonOn, type PersonStock } from './rules-stock.ts';

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

export function indicatorsOn(reader: Reader, day: IsoDate): readonly PeopleIndicator[] {
  return peopleIndicators(policyOf(reader, 'ind01.scope', day, scopeSchema));
}

/** Of the calendar year of the day; null where no document sets one. */
export function targetOn(reader: Reader, key: string | null, day: IsoDate): number | null {
  const found = key === null ? null : targetSchema.safeParse(policyValue(reader, key, day));
  return found?.success ? found.data : null;
}

const ratioSchema = z.record(selfCareLevelSchema, z.number().min(0.01));

export function staffRatio(reader: Reader, day: IsoDate): StaffRatio {
  const found = ratioSchema.safeParse(policyValue(reader, 'staff.ratio', day));
  return found.success ? found.data : null;
}

export function knowledgeOf(reader: Reader, day: IsoDate, horizon: Horizon): DayKnowledge {
  const phoneCounts = policyValue(reader, 'visit.phoneCounts', day) === true;
  return {
    day,
    assessmentMonths: policyNumber(reader, 'assessment.validMonths', day),
    visited: visitedPeople(reader, { from: firstDayOf(monthOf(day)), until: day }, { phoneCounts, horizon }),
    fiveHaves: fiveHavesPeople(reader, day, horizon),
  };
}

export type Counted = {
  readonly row: IndicatorRow;
  readonly sides: Sides | null;
  readonly homes: readonly CountedHome[] | null;
};

/** All indicators of a day with who stands behind each. */
export function countIndicators(
  reader: ScopedReader,
  { asOf, knownOn }: AsOf,
): { readonly counted: Counted[]; readonly people: Standing[] } {
  const horizon = horizonOf(knownOn);
  const stock = peopleStock(reader, horizon);
  const people = standingPeople(stock, reader.scope, asOf);
  const known = knowledgeOf(reader, asOf, horizon);
  // Whoever manages one home has nobody outside it to compare with.
  const ofPeople = indicatorsOn(reader, asOf).filter(({ code }) => reader.scope.kind !== 'home' || code === 'IND20');
  const everybody = reader.scope.kind === 'town' ? standingPeople(stock, { kind: 'county' }, asOf) : people;
  const homes = countedHomes(homesInScope(reader, asOf, horizon), residentsByHome(everybody.map(({ state }) => state)));
  return {
    people,
    counted: [
      ...ofPeople.map((indicator) => peopleRow(reader, indicator, people, known)),
      ...homeIndicators.map((indicator) => ({
        row: homeRate(indicator, homes, {
          target: targetOn(reader, indicator.targetKey, asOf),
          ratio: staffRatio(reader, asOf),
        }),
        sides: null,
        homes,
      })),
    ],
  };
}

export function homesInScope(reader: ScopedReader, day: IsoDate, horizon: Horizon = everythingKnown): ReturnType<typeof homesOn> {
  return homesOn(reader, day, horizon).filter((home) => isOf(reader.scope, home));
}

function peopleRow(reader: Reader, indicator: PeopleIndicator, people: readonly Standing[], known: DayKnowledge): Counted {
  const sides = sidesOf(indicator, people, known);
  const { code, name, scope, numeratorTitle, denominatorTitle } = indicator;
  const target = targetOn(reader, indicator.targetKey, known.day);
  const rate = rateOf(sides.numerator.length, sides.numerator.length + sides.rest.length, target);
  return {
    row: { code, name, scope, numeratorTitle, denominatorTitle, lists: 'people', ...rate, unassessed: sides.unassessed.length, note: null },
    sides,
    homes: null,
  };
}

export function list(reader: ScopedReader, asOf: AsOf): { asOf: IsoDate; placeName: string | null; rows: IndicatorRow[] } {
  return { asOf: asOf.asOf, placeName: scopeName(reader), rows: countIndicators(reader, asOf).counted.map(({ row }) => row) };
}

/** For the command line: what a county office files. */
export function figures(
  reader: ScopedReader,
  asOf: AsOf,
): Pick<IndicatorRow, 'code' | 'name' | 'numerator' | 'denominator' | 'target' | 'met'>[] {
  return list(reader, asOf).rows.map(({ code, name, numerator, denominator, target, met }) => ({
    code,
    name,
    numerator,
    denominator,
    target,
    met,
  }));
}

export function find(
  reader: ScopedReader,
  asOf: AsOf,
  code: IndicatorCode,
): { readonly found: Counted | undefined; readonly people: Standing[] } {
  const { counted, people } = countIndicators(reader, asOf);
  return { found: counted.find(({ row }) => row.code === code), people };
}
