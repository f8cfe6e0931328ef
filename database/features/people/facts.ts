/** Dated facts of a person: what each kind holds, and the newest state they add up to. Pure. */
import type { FactKind } from '../../../electron/contract/people.ts';
import type {
  AdmissionWish,
  AreaType,
  DisabilityGrade,
  DisabilityKind,
  PersonCategory,
  SelfCareLevel,
  Sex,
  SupportMode,
} from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';

export type Identity = {
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: IsoDate;
  readonly ethnicity: string | null;
  readonly idNumber: string | null;
};
export type Residence = { readonly areaType: AreaType; readonly townCode: string };
export type CategoryDetail = {
  readonly certificateNumber: string | null;
  readonly kind: DisabilityKind | null;
  readonly grade: DisabilityGrade | null;
  readonly illness?: string | null;
};
export type Caregiver = { readonly name: string; readonly idNumber: string | null; readonly phone: string | null };
export type Account = { readonly bank: string; readonly holder: string; readonly number: string };
export type Contact = { readonly phone: string | null; readonly address: string | null; readonly remark: string | null };

/** A fact to be written. `detail` becomes JSON. */
export type NewFact = {
  readonly kind: FactKind;
  readonly validFrom: IsoDate;
  readonly value?: string | null;
  readonly homeId?: number | null;
  readonly detail?:
    | Identity
    | Residence
    | CategoryDetail
    | Caregiver
    | Account
    | Contact
    | { readonly reason: string }
    | { readonly remark: string | null }
    | { readonly witness: string }
    | { readonly assessmentId: number }
    | null;
};

/** A fact as stored, not cancelled. */
export type Fact = {
  readonly factId: number;
  readonly kind: FactKind;
  readonly validFrom: IsoDate;
  readonly value: string | null;
  readonly homeId: number | null;
  readonly detail: string | null;
};

export type PersonStatus = 'active' | 'suspended' | 'ended' | 'void';

/** The newest state of a person; columns of table person. */
export type Projection = {
  readonly status: PersonStatus;
  readonly confirmedOn: string | null;
  readonly endedOn: string | null;
  readonly endReason: string | null;
  readonly townCode: string | null;
  readonly villageCode: string | null;
  readonly areaType: AreaType | null;
  readonly category: PersonCategory | null;
  readonly level: SelfCareLevel | null;
  readonly assessedOn: string | null;
  readonly mode: SupportMode | null;
  readonly modeFrom: string | null;
  readonly homeId: number | null;
  readonly wish: AdmissionWish | null;
  readonly caregiverName: string | null;
  readonly phone: string | null;
  readonly accountNumber: string | null;
};

/** Truth among facts of one kind: the latest day; on equal days the last recorded. */
export function newest(facts: readonly Fact[], kind: FactKind): Fact | undefined {
  let best: Fact | undefined;
  for (const fact of facts)
    if (
      fact.kind === kind &&
      (!best || fact.validFrom > best.validFrom || (fact.validFrom === best.validFrom && fact.factId > best.factId))
    )
      best = fact;
  return best;
}

export function detailOf<Detail>(fact: Fact | undefined): Detail | null {
  return fact?.detail ? (JSON.parse(fact.detail) as Detail) : null;
}

/** Adds the facts up. Support that was confirmed anew after an end is support again. */
export function project(facts: readonly Fact[]): Projection {
  const confirmation = newest(facts, 'confirmation');
  const end = newest(facts, 'end');
  // Only a confirmation after the end, and not the first one, begins support anew.
  const isConfirmedAnew = end !== undefined && facts.some((fact) => fact.kind === 'confirmation' && fact.validFrom <= end.validFrom);
  const isEnded = end !== undefined && confirmation !== undefined && !(isConfirmedAnew && confirmation.validFrom > end.validFrom);
  const residence = newest(facts, 'residence');
  const level = newest(facts, 'level');
  const mode = newest(facts, 'mode');
  const isSuspended = newest(facts, 'suspension')?.value === 'on';
  const home = detailOf<Residence>(residence);
  return {
    status: !confirmation ? 'void' : isEnded ? 'ended' : isSuspended ? 'suspended' : 'active',
    confirmedOn: confirmation?.validFrom ?? null,
    endedOn: isEnded ? end.validFrom : null,
    endReason: isEnded ? end.value : null,
    townCode: home?.townCode ?? null,
    villageCode: residence?.value ?? null,
    areaType: home?.areaType ?? null,
    category: (newest(facts, 'category')?.value ?? null) as PersonCategory | null,
    level: (level?.value ?? null) as SelfCareLevel | null,
    assessedOn: level?.validFrom ?? null,
    mode: (mode?.value ?? null) as SupportMode | null,
    modeFrom: mode?.validFrom ?? null,
    homeId: mode?.homeId ?? null,
    wish: (newest(facts, 'wish')?.value ?? null) as AdmissionWish | null,
    caregiverName: mode?.value === 'centralised' ? null : (detailOf<Caregiver>(newest(facts, 'caregiver'))?.name ?? null),
    phone: detailOf<Contact>(newest(facts, 'contact'))?.phone ?? null,
    accountNumber: detailOf<Account>(newest(facts, 'account'))?.number ?? null,
  };
}
