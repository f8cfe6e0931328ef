/** Who has an agreement and how it stands; everybody supported at home is on the list, also who has none. */
import type { Agreement, AgreementFilter, AgreementStanding } from '../../../electron/contract/scattered.ts';
import type { ScatteredPerson } from '../../../electron/contract/scattered-person.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { ScopedReader } from '../users/scope.ts';
import { currentAgreement, shownAgreement, standingOf } from './agreement-view.ts';
import { agreementPolicy } from './policy.ts';
import { standingAgreements, type StoredAgreement } from './queries-agreements.ts';
import { listedPeople, peopleOf } from './queries-people.ts';

export type AgreementRow = ScatteredPerson & {
  readonly isListed: boolean;
  readonly standing: AgreementStanding;
  readonly agreement: Agreement | null;
};

type Light = {
  readonly person: ScatteredPerson;
  readonly isListed: boolean;
  readonly standing: AgreementStanding;
  readonly all: readonly StoredAgreement[];
};

export function shownPerson({
  personId,
  name,
  idNumber,
  townName,
  villageName,
  level,
  caregiverOnRecord,
}: ScatteredPerson): ScatteredPerson {
  return { personId, name, idNumber, townName, villageName, level, caregiverOnRecord };
}

export function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

function everybody(reader: ScopedReader, filter: AgreementFilter, today: IsoDate): Light[] {
  const policy = agreementPolicy(reader, today);
  const agreements = Map.groupBy(standingAgreements(reader), ({ personId }) => personId);
  const listed = listedPeople(reader, filter).map((person): Light => {
    const all = agreements.get(person.personId) ?? [];
    return { person, isListed: true, standing: standingOf(all, today, policy), all };
  });
  const known = new Set(listed.map(({ person }) => person.personId));
  const others = peopleOf(reader, filter).flatMap((person): Light[] => {
    const all = agreements.get(person.personId);
    return all === undefined || known.has(person.personId)
      ? []
      : [{ person, isListed: false, standing: standingOf(all, today, policy), all }];
  });
  return [...listed, ...others];
}

/** Without a standing asked for: those on the list today. With one: also who has left it. */
function wanted(all: readonly Light[], filter: AgreementFilter): Light[] {
  return all.filter((light) => (filter.standing === null ? light.isListed : light.standing === filter.standing));
}

function shown(reader: ScopedReader, lights: readonly Light[], today: IsoDate): AgreementRow[] {
  const policy = agreementPolicy(reader, today);
  return lights.map(({ person, isListed, standing, all }) => {
    const current = currentAgreement(all, today);
    return { ...shownPerson(person), isListed, standing, agreement: current && shownAgreement(reader, current, all, today, policy) };
  });
}

export function agreementPage(
  reader: ScopedReader,
  input: AgreementFilter & { readonly offset: number; readonly limit: number },
  today: IsoDate,
): { total: number; rows: AgreementRow[]; counts: Record<string, number> } {
  const all = everybody(reader, input, today);
  const found = wanted(all, input);
  return {
    total: found.length,
    rows: shown(reader, found.slice(input.offset, input.offset + input.limit), today),
    counts: countBy(all, ({ standing }) => standing),
  };
}

export function agreementRegister(reader: ScopedReader, filter: AgreementFilter, today: IsoDate): AgreementRow[] {
  return shown(reader, wanted(everybody(reader, filter, today), filter), today);
}
