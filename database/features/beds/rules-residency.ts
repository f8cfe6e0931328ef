/** Who lives in which home from when to when, by the facts of his support alone: the same facts that decide who is paid. Pure. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import { personFacts, type Dated, type EndReason, type Recorded, type Stay, type Timeline } from '../payments/rules-facts.ts';

/** Lives in the home for [from, until); dead or ended on a day is out from that day. */
export type Residency = {
  readonly homeId: number;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  /** The fact that put him there. */
  readonly beginFactId: number;
  /** The fact that ended it: death, termination, another mode or home. */
  readonly endFactId: number | null;
};

export type ResidencyFacts = {
  readonly confirmations: readonly Recorded<null>[];
  readonly ends: readonly Recorded<EndReason>[];
  readonly stays: readonly Recorded<Stay>[];
};

type Segment = { readonly fact: Dated<Stay>; readonly from: IsoDate | null; readonly next: Dated<Stay> | null };

/** What the roster or the registration said holds for the time before it too. */
function segments({ entries, initial }: Timeline<Stay>): Segment[] {
  const found = entries.map((fact, index) => ({ fact, from: fact.validFrom, next: entries[index + 1] ?? null }));
  return initial ? [{ fact: initial, from: null, next: entries[0] ?? null }, ...found] : found;
}

export function residencies(facts: ResidencyFacts): Residency[] {
  const nobody = { personId: 0, name: '', idNumber: '' };
  const empty = { suspensions: [], residences: [], levels: [], caregivers: [], accounts: [], caregiverAccounts: [] };
  const { periods, stays } = personFacts(nobody, { ...empty, ...facts });
  const found: Residency[] = [];
  for (const period of periods) {
    const begun = period.confirmation.validFrom;
    const ended = period.end;
    for (const { fact, from, next } of segments(stays)) {
      const { mode, homeId } = fact.value;
      if (mode !== 'centralised' || homeId === null) continue;
      const first = from === null || from < begun ? begun : from;
      const isCutByEnd = ended !== null && (next === null || ended.validFrom <= next.validFrom);
      const last = isCutByEnd ? ended : next;
      if (last && last.validFrom <= first) continue;
      const until = last?.validFrom ?? null;
      const previous = found.at(-1);
      // Said twice of the same home is one residence.
      if (previous && previous.homeId === homeId && previous.until === first) found.pop();
      else {
        found.push({ homeId, from: first, until, beginFactId: fact.factId, endFactId: last?.factId ?? null });
        continue;
      }
      found.push({ ...previous, until, endFactId: last?.factId ?? null });
    }
  }
  return found;
}

export function residencyOn(list: readonly Residency[], day: IsoDate): Residency | null {
  return list.find(({ from, until }) => from <= day && (until === null || day < until)) ?? null;
}

type Interval = { readonly from: IsoDate; readonly until: IsoDate | null };
/** How a stay or an absence ends by the facts: as it was written, cut on a day by a fact, or without any ground. */
export type Cut =
  | { readonly kind: 'whole' }
  | { readonly kind: 'cut'; readonly until: IsoDate; readonly factId: number }
  | { readonly kind: 'groundless' };

export function cutTo(list: readonly Residency[], homeId: number, { from, until }: Interval): Cut {
  const own = list.filter((residency) => residency.homeId === homeId && residency.from <= from);
  const last = own.at(-1);
  if (!last) return { kind: 'groundless' };
  if (last.until === null || last.endFactId === null) return { kind: 'whole' };
  if (until !== null && until <= last.until) return { kind: 'whole' };
  return { kind: 'cut', until: last.until < from ? from : last.until, factId: last.endFactId };
}
