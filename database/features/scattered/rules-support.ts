/** From when to when somebody is supported at home, as his facts that nothing cancels tell it. Pure. */
import type { FactKind } from '../../../electron/contract/people.ts';
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { initialOf } from '../people/first-fact.ts';

/** Why somebody left the list: he died, support ended, he moved into a home. */
export type Removal = 'death' | 'termination' | 'centralised';

/** Days [from, until) on which somebody is supported at home; no `until`: still. */
export type HomeSupport = { readonly from: IsoDate; readonly until: IsoDate | null; readonly removal: Removal | null };

export type SupportFact = {
  readonly factId: number;
  readonly kind: Extract<FactKind, 'confirmation' | 'end' | 'mode' | 'level' | 'residence' | 'caregiver'>;
  readonly validFrom: IsoDate;
  readonly value: string | null;
  /** The first that was ever recorded of its kind, withdrawn or not; where left out, none was withdrawn. */
  readonly firstFactId?: number | null;
};

const isEarlier = (one: SupportFact, other: SupportFact): number =>
  one.validFrom === other.validFrom ? one.factId - other.factId : one.validFrom < other.validFrom ? -1 : 1;

/** What holds at the end of a day: the newest by day, on equal days the last recorded; what was registered first holds for the time before too. */
export function heldOn<Fact extends SupportFact>(facts: readonly Fact[], kind: SupportFact['kind'], day: IsoDate): Fact | undefined {
  const ordered = facts.filter((fact) => fact.kind === kind).toSorted(isEarlier);
  const first = ordered[0]?.firstFactId ?? ordered.reduce<number | null>((least, { factId }) => Math.min(least ?? factId, factId), null);
  return ordered.findLast((fact) => fact.validFrom <= day) ?? initialOf(ordered, first) ?? undefined;
}

export function levelOn(facts: readonly SupportFact[], day: IsoDate): SelfCareLevel | null {
  return (heldOn(facts, 'level', day)?.value ?? null) as SelfCareLevel | null;
}

type Standing = { readonly isSupported: boolean; readonly isAtHome: boolean; readonly end: SupportFact | undefined };

/** At the end of a day: confirmed on it is in, ended on it is out; a confirmation after an end, and not the first one, begins anew. */
function standingOn(facts: readonly SupportFact[], day: IsoDate): Standing {
  const known = facts.filter((fact) => fact.validFrom <= day);
  const newest = (kind: SupportFact['kind']): SupportFact | undefined =>
    known
      .filter((fact) => fact.kind === kind)
      .toSorted(isEarlier)
      .at(-1);
  const confirmation = newest('confirmation');
  const end = newest('end');
  const isAnew =
    end !== undefined &&
    confirmation !== undefined &&
    confirmation.validFrom > end.validFrom &&
    known.some((fact) => fact.kind === 'confirmation' && fact.validFrom <= end.validFrom);
  return {
    isSupported: confirmation !== undefined && (end === undefined || isAnew),
    isAtHome: heldOn(facts, 'mode', day)?.value === 'scattered',
    end,
  };
}

/** Every stretch of support at home, oldest first, never touching each other. */
export function homeSupport(facts: readonly SupportFact[]): HomeSupport[] {
  const days = [
    ...new Set(facts.filter(({ kind }) => kind === 'confirmation' || kind === 'end' || kind === 'mode').map((fact) => fact.validFrom)),
  ].toSorted();
  const stretches: HomeSupport[] = [];
  let from: IsoDate | null = null;
  for (const day of days) {
    const { isSupported, isAtHome, end } = standingOn(facts, day);
    const isOn = isSupported && isAtHome;
    if (isOn && from === null) from = day;
    if (isOn || from === null) continue;
    stretches.push({ from, until: day, removal: isSupported ? 'centralised' : end?.value === 'death' ? 'death' : 'termination' });
    from = null;
  }
  return from === null ? stretches : [...stretches, { from, until: null, removal: null }];
}

export function isAtHomeOn(support: readonly HomeSupport[], day: IsoDate): boolean {
  return support.some(({ from, until }) => from <= day && (until === null || until > day));
}
