/** Who is in the register on a day, and as what: adds up dated facts. Pure; one pass over the facts of a person. */
import type { AdmissionWish, SelfCareLevel, SupportMode } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';

export const stockKinds = ['confirmation', 'end', 'level', 'mode', 'wish', 'residence'] as const;
type StockKind = (typeof stockKinds)[number];

/** A fact that nothing cancels. */
export type StockFact = {
  readonly factId: number;
  readonly kind: StockKind;
  readonly validFrom: IsoDate;
  readonly value: string | null;
  readonly homeId: number | null;
  /** Of a residence. */
  readonly townCode: string | null;
};

/** Facts of one person, in any order. */
export type PersonStock = {
  readonly personId: number;
  readonly facts: readonly StockFact[];
  /** What the roster or the registration said of mode and home holds for the days before it too: as in payments. */
  readonly initialMode?: StockFact | null;
};

export type PersonOn = {
  readonly personId: number;
  readonly isInRegister: boolean;
  readonly confirmedOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly endReason: string | null;
  readonly level: SelfCareLevel | null;
  readonly assessedOn: IsoDate | null;
  readonly mode: SupportMode | null;
  readonly modeFrom: IsoDate | null;
  readonly homeId: number | null;
  readonly wish: AdmissionWish | null;
  readonly townCode: string | null;
};

/** On equal days the last recorded holds. */
function isNewer(fact: StockFact, other: StockFact | undefined): boolean {
  return !other || fact.validFrom > other.validFrom || (fact.validFrom === other.validFrom && fact.factId > other.factId);
}

/**
 * The state of a person at 24:00 of a day, by facts dated on or before it: confirmed on that day is in, dead or terminated on it is out.
 * Support confirmed anew after an end is support again.
 */
export function personOn({ personId, facts, initialMode }: PersonStock, day: IsoDate): PersonOn {
  const newest: Partial<Record<StockKind, StockFact>> = {};
  let firstConfirmed: IsoDate | null = null;
  for (const fact of facts) {
    if (fact.validFrom > day) continue;
    if (fact.kind === 'confirmation' && (firstConfirmed === null || fact.validFrom < firstConfirmed)) firstConfirmed = fact.validFrom;
    if (isNewer(fact, newest[fact.kind])) newest[fact.kind] = fact;
  }
  const { confirmation, end, level, wish, residence } = newest;
  const mode = newest.mode ?? initialMode ?? undefined;
  const isConfirmedAnew =
    end !== undefined &&
    confirmation !== undefined &&
    firstConfirmed !== null &&
    firstConfirmed <= end.validFrom &&
    confirmation.validFrom > end.validFrom;
  const isEnded = end !== undefined && confirmation !== undefined && !isConfirmedAnew;
  return {
    personId,
    isInRegister: confirmation !== undefined && !isEnded,
    confirmedOn: confirmation?.validFrom ?? null,
    endedOn: isEnded ? end.validFrom : null,
    endReason: isEnded ? end.value : null,
    level: (level?.value ?? null) as SelfCareLevel | null,
    assessedOn: level?.validFrom ?? null,
    mode: (mode?.value ?? null) as SupportMode | null,
    modeFrom: newest.mode ? newest.mode.validFrom : mode ? firstConfirmed : null,
    homeId: mode?.value === 'centralised' ? mode.homeId : null,
    wish: (wish?.value ?? null) as AdmissionWish | null,
    townCode: residence?.townCode ?? null,
  };
}

/** Whether somebody stood on the list of scattered people on any day of [from, until]. */
export function wasScattered(person: PersonStock, from: IsoDate, until: IsoDate): boolean {
  const days = new Set<IsoDate>([from]);
  for (const { validFrom } of person.facts) if (validFrom > from && validFrom <= until) days.add(validFrom);
  return [...days].some((day) => isScattered(personOn(person, day)));
}

export function isScattered(person: PersonOn): boolean {
  return person.isInRegister && person.mode === 'scattered';
}

export function isCentralised(person: PersonOn): boolean {
  return person.isInRegister && person.mode === 'centralised';
}

/** Wishes to be admitted and is not: 愿进未进. */
export function isWaiting(person: PersonOn): boolean {
  return person.isInRegister && person.wish === 'willing' && person.mode !== 'centralised';
}

/** Since when somebody has waited without a break; null for who does not wait on the day. */
export function waitingSince(person: PersonStock, day: IsoDate): IsoDate | null {
  const days = [...new Set(person.facts.map((fact) => fact.validFrom))].filter((on) => on <= day).toSorted();
  let since: IsoDate | null = null;
  for (const on of days) since = isWaiting(personOn(person, on)) ? (since ?? on) : null;
  return since;
}
