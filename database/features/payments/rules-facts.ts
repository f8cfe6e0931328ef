/** What is known of a person, ordered by day, and what it says of a month. Pure. */
import { maskIdNumber } from '../../../electron/contract/masking.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { AreaType, SelfCareLevel, SupportMode, TerminationReason } from '../../../electron/contract/terms.ts';
import { addMonths, firstDayOf, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';

export type Dated<Value> = { readonly factId: number; readonly validFrom: IsoDate; readonly value: Value };
export type Recorded<Value> = Dated<Value> & { readonly isCancelled: boolean };

/** Facts of one kind in the order of their days, one per day. */
export type Timeline<Value> = {
  readonly entries: readonly Dated<Value>[];
  /** Holds for the time before the first entry: what the roster or the registration said of the person. */
  readonly initial: Dated<Value> | null;
};

export type EndReason = 'death' | TerminationReason;
export type Stay = { readonly mode: SupportMode; readonly homeId: number | null };
export type Residence = { readonly villageCode: string; readonly townCode: string; readonly areaType: AreaType };
export type Account = { readonly bank: string; readonly holder: string; readonly number: string };

/** One stretch of support: from the month after a confirmation to the month of the event that ended it. */
export type SupportPeriod = {
  readonly confirmation: Dated<null>;
  readonly end: Dated<EndReason> | null;
  readonly firstMonth: IsoMonth;
  readonly lastMonth: IsoMonth | null;
  /** First day of a suspension that was never lifted. */
  readonly suspendedSince: IsoDate | null;
};

export type PersonFacts = {
  readonly personId: number;
  readonly name: string;
  /** ID number, or the temporary number of somebody who has none. */
  readonly idNumber: string;
  readonly periods: readonly SupportPeriod[];
  /** A suspension was recorded, lifted or not. */
  readonly wasSuspended: boolean;
  readonly residences: Timeline<Residence>;
  readonly levels: Timeline<SelfCareLevel>;
  readonly stays: Timeline<Stay>;
  readonly caregivers: Timeline<string>;
  readonly accounts: Timeline<Account>;
  readonly caregiverAccounts: Timeline<Account>;
};

/** Everything recorded of a person that payment depends on, withdrawn facts included and marked. */
export type RecordedFacts = {
  readonly confirmations: readonly Recorded<null>[];
  readonly ends: readonly Recorded<EndReason>[];
  readonly suspensions: readonly Recorded<boolean>[];
  readonly residences: readonly Recorded<Residence>[];
  readonly levels: readonly Recorded<SelfCareLevel>[];
  readonly stays: readonly Recorded<Stay>[];
  readonly caregivers: readonly Recorded<string>[];
  readonly accounts: readonly Recorded<Account>[];
  readonly caregiverAccounts: readonly Recorded<Account>[];
};

const nothing: Timeline<never> = { entries: [], initial: null };

/** Truth is what nobody has withdrawn; on equal days the last recorded. */
export function timelineOf<Value>(recorded: readonly Recorded<Value>[]): Timeline<Value> {
  const [only] = recorded;
  if (!only) return nothing;
  if (recorded.length === 1) return only.isCancelled ? nothing : { entries: recorded, initial: only };
  const ordered = recorded.toSorted((a, b) => (a.validFrom === b.validFrom ? a.factId - b.factId : a.validFrom < b.validFrom ? -1 : 1));
  const entries: Dated<Value>[] = [];
  let first = only;
  for (const fact of ordered) {
    if (fact.factId < first.factId) first = fact;
    if (fact.isCancelled) continue;
    if (entries.at(-1)?.validFrom === fact.validFrom) entries.pop();
    entries.push(fact);
  }
  const registered = first.isCancelled ? undefined : entries.find((entry) => entry.validFrom === first.validFrom);
  return { entries, initial: registered ?? entries[0] ?? null };
}

/** The state known strictly before a day: a change dated on the 1st counts from the next month. */
export function before<Value>(timeline: Timeline<Value>, day: IsoDate): Dated<Value> | null {
  for (let index = timeline.entries.length - 1; index >= 0; index--) {
    const entry = timeline.entries[index];
    if (entry && entry.validFrom < day) return entry;
  }
  return timeline.initial;
}

/** The state at the end of a day. */
export function onDay<Value>(timeline: Timeline<Value>, day: IsoDate): Dated<Value> | null {
  return timeline.entries.findLast((entry) => entry.validFrom <= day) ?? timeline.initial;
}

export function personFacts(
  person: { readonly personId: number; readonly name: string; readonly idNumber: string },
  recorded: RecordedFacts,
): PersonFacts {
  return {
    ...person,
    periods: supportPeriods(
      timelineOf(recorded.confirmations).entries,
      timelineOf(recorded.ends).entries,
      timelineOf(recorded.suspensions).entries,
    ),
    wasSuspended: recorded.suspensions.length > 0,
    residences: timelineOf(recorded.residences),
    levels: timelineOf(recorded.levels),
    stays: timelineOf(recorded.stays),
    caregivers: timelineOf(recorded.caregivers),
    accounts: timelineOf(recorded.accounts),
    caregiverAccounts: timelineOf(recorded.caregiverAccounts),
  };
}

/** The first event after a confirmation ends the support; a later confirmation begins it anew, unless the event was a death. */
function supportPeriods(
  confirmations: readonly Dated<null>[],
  ends: readonly Dated<EndReason>[],
  suspensions: readonly Dated<boolean>[],
): SupportPeriod[] {
  const death = ends.find((end) => end.value === 'death');
  const periods: SupportPeriod[] = [];
  let begun: Dated<null> | null = null;
  confirmations.forEach((confirmation, index) => {
    const next = confirmations[index + 1];
    begun ??= confirmation;
    const { validFrom } = begun;
    if (periods.length > 0 && death && death.validFrom < validFrom) return;
    const end =
      ends.find(
        (candidate) => (periods.length === 0 || candidate.validFrom >= validFrom) && (!next || candidate.validFrom < next.validFrom),
      ) ?? null;
    if (!end && next) return;
    periods.push({
      confirmation: begun,
      end,
      firstMonth: addMonths(monthOf(validFrom), 1),
      lastMonth: end ? monthOf(end.validFrom) : null,
      suspendedSince: openSuspension(suspensions, periods.at(-1)?.end?.validFrom ?? null, end),
    });
    begun = null;
  });
  return periods;
}

/** A suspension can be lifted after a death, never after support was terminated for cause. */
function openSuspension(suspensions: readonly Dated<boolean>[], after: IsoDate | null, end: Dated<EndReason> | null): IsoDate | null {
  let since: IsoDate | null = null;
  for (const { validFrom, value } of suspensions) {
    if (after !== null && validFrom <= after) continue;
    if (end && end.value !== 'death' && validFrom > end.validFrom) break;
    since = value ? (since ?? validFrom) : null;
  }
  return since;
}

/** The stretch of support a month belongs to, suspended or not. */
export function periodIn(facts: PersonFacts, month: IsoMonth): SupportPeriod | null {
  for (const period of facts.periods)
    if (period.firstMonth <= month && (period.lastMonth === null || month <= period.lastMonth)) return period;
  return null;
}

export type Circumstances = { readonly residence: Dated<Residence>; readonly level: Dated<SelfCareLevel>; readonly stay: Dated<Stay> };

/**
 * What decides the amounts of a month.
 * @param known of a part of the month, where days are counted
 * @throws AppError PERSON_INCOMPLETE
 */
export function circumstancesIn(
  facts: PersonFacts,
  month: IsoMonth,
  known: Partial<{ readonly [Name in keyof Circumstances]: Circumstances[Name] | null }> | null = null,
): Circumstances {
  const day = firstDayOf(month);
  const residence = (known ? known.residence : before(facts.residences, day)) ?? missing(facts, '户籍地');
  const level = (known ? known.level : before(facts.levels, day)) ?? missing(facts, '自理能力评估');
  const stay = (known ? known.stay : before(facts.stays, day)) ?? missing(facts, '供养方式');
  if (stay.value.mode === 'centralised' && stay.value.homeId === null) missing(facts, '供养机构');
  return { residence, level, stay };
}

function missing(facts: PersonFacts, fact: string): never {
  throw new AppError('PERSON_INCOMPLETE', { name: `${facts.name}（${maskIdNumber(facts.idNumber)}）`, fact });
}
