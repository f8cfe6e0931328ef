/** The people of a county by township, of a township by village. Pure. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import { isCentralised, isScattered, isWaiting, type PersonOn, type PersonStock } from '../indicators/rules-stock.ts';

export type Standing = { readonly state: PersonOn; readonly stock: PersonStock };

/** The village somebody is registered in on a day. */
export function villageOf({ facts }: PersonStock, day: IsoDate): string | null {
  let found: PersonStock['facts'][number] | undefined;
  for (const fact of facts)
    if (fact.kind === 'residence' && fact.validFrom <= day)
      if (!found || fact.validFrom > found.validFrom || (fact.validFrom === found.validFrom && fact.factId > found.factId)) found = fact;
  return found?.value ?? null;
}

export type PlacePeople = {
  readonly people: number;
  readonly centralised: number;
  readonly scattered: number;
  readonly dependent: number;
  readonly dependentCentralised: number;
  readonly waiting: number;
};

export const nobody: PlacePeople = { people: 0, centralised: 0, scattered: 0, dependent: 0, dependentCentralised: 0, waiting: 0 };

/** @param dependent keys of those who cannot care for themselves, in the scope the county counts by */
export function peopleByPlace(
  people: readonly Standing[],
  dependent: ReadonlySet<number>,
  placeOf: (standing: Standing) => string | null,
): ReadonlyMap<string, PlacePeople> {
  const places = new Map<string, { -readonly [Key in keyof PlacePeople]: number }>();
  for (const standing of people) {
    const { state } = standing;
    if (!state.isInRegister) continue;
    const code = placeOf(standing) ?? '';
    const place = places.get(code) ?? { ...nobody };
    const isIn = isCentralised(state);
    place.people += 1;
    if (isIn) place.centralised += 1;
    if (isScattered(state)) place.scattered += 1;
    if (dependent.has(state.personId)) {
      place.dependent += 1;
      if (isIn) place.dependentCentralised += 1;
    }
    if (isWaiting(state)) place.waiting += 1;
    places.set(code, place);
  }
  return places;
}
