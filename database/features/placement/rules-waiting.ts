/** Who comes first on the waiting list, and why: the rules are dated data, this only applies them. Pure. */
import type { WaitingPlace, WaitingRule } from '../../../electron/contract/placement-waiting.ts';
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import { ageOn, type IsoDate } from '../../../electron/contract/values.ts';

/** What the rules look at. */
export type Candidate = {
  readonly personId: number;
  readonly bornOn: IsoDate;
  readonly level: SelfCareLevel | null;
  readonly willSignedOn: IsoDate | null;
  readonly waitingDays: number;
  /** Null while nobody has said. */
  readonly hasGuardian: boolean | null;
  readonly place: WaitingPlace;
  readonly moveReason: string | null;
};

export type Ranked<Person extends Candidate> = Person & {
  readonly rank: number;
  /** What counts for him, in the order of the rules. */
  readonly reasons: string[];
  /** What puts him behind the one before him; null for the first. */
  readonly behind: string | null;
};

function weightOf(rule: WaitingRule, person: Candidate, asOf: IsoDate): number {
  const step = rule.step ?? 1;
  switch (rule.code) {
    case 'completeLoss':
    case 'partialLoss':
      return person.level === rule.code ? 1 : 0;
    case 'willSigned':
      return person.willSignedOn === null ? 0 : 1;
    case 'guardianNone':
      return person.hasGuardian === false ? 1 : 0;
    case 'waitingDays':
      return Math.floor(person.waitingDays / step);
    case 'age':
      return Math.floor(ageOn(person.bornOn, asOf) / step);
  }
}

const placeOrder: Readonly<Record<WaitingPlace, number>> = { first: 0, ruled: 1, last: 2 };

/** Below zero when `one` comes first. Total: two people are never equal, whatever the rules say. */
export function compareWaiting(rules: readonly WaitingRule[], asOf: IsoDate, one: Candidate, other: Candidate): number {
  const byPlace = placeOrder[one.place] - placeOrder[other.place];
  if (byPlace !== 0) return byPlace;
  for (const rule of rules) {
    const difference = weightOf(rule, other, asOf) - weightOf(rule, one, asOf);
    if (difference !== 0) return difference;
  }
  if (one.waitingDays !== other.waitingDays) return other.waitingDays - one.waitingDays;
  if (one.bornOn !== other.bornOn) return one.bornOn < other.bornOn ? -1 : 1;
  return one.personId - other.personId;
}

const levelWords: Readonly<Record<SelfCareLevel, string>> = {
  completeLoss: '完全丧失生活自理能力',
  partialLoss: '部分丧失生活自理能力',
  independent: '具备生活自理能力',
};

function reasonsOf(rules: readonly WaitingRule[], asOf: IsoDate, person: Candidate): string[] {
  const words = rules.flatMap((rule): string[] => {
    switch (rule.code) {
      case 'completeLoss':
      case 'partialLoss':
        return person.level === rule.code ? [levelWords[rule.code]] : [];
      case 'willSigned':
        return person.willSignedOn === null ? [] : ['已签意愿书'];
      case 'guardianNone':
        return person.hasGuardian === false ? ['无监护人'] : [];
      case 'waitingDays':
        return [`等候${person.waitingDays}天`];
      case 'age':
        return [`${ageOn(person.bornOn, asOf)}周岁`];
    }
  });
  if (person.level === 'independent') words.unshift(levelWords.independent);
  if (person.level === null) words.unshift('未评估');
  if (person.place === 'ruled') return words;
  return [`手动${person.place === 'first' ? '置前' : '置后'}：${person.moveReason ?? ''}`, ...words];
}

function behindWords(rules: readonly WaitingRule[], asOf: IsoDate, ahead: Candidate, person: Candidate): string {
  if (ahead.place !== person.place) return person.place === 'last' ? '手动置后' : '前一位手动置前';
  const decisive = rules.find((rule) => weightOf(rule, ahead, asOf) !== weightOf(rule, person, asOf));
  if (decisive) return decisive.text;
  if (ahead.waitingDays !== person.waitingDays) return '以上相同，等候天数较少';
  return ahead.bornOn === person.bornOn ? '以上全部相同，按登记先后' : '以上相同，出生日期较晚';
}

/** The list in its order, everybody with his rank from 1 and the reasons of it. */
export function rankWaiting<Person extends Candidate>(
  rules: readonly WaitingRule[],
  asOf: IsoDate,
  people: readonly Person[],
): Ranked<Person>[] {
  const ordered = [...people].sort((one, other) => compareWaiting(rules, asOf, one, other));
  return ordered.map((person, index) => {
    const ahead = ordered[index - 1];
    return {
      ...person,
      rank: index + 1,
      reasons: reasonsOf(rules, asOf, person),
      behind: ahead ? behindWords(rules, asOf, ahead, person) : null,
    };
  });
}

type WishFact = { readonly validFrom: IsoDate; readonly value: string | null };
type ModeFact = WishFact;

/** First day of the unbroken run of willing wishes that still lasts; null when the newest is another. Both lists in the order of their truth. */
export function willingSince(wishes: readonly WishFact[]): IsoDate | null {
  let since: IsoDate | null = null;
  for (const { value, validFrom } of wishes) {
    if (value !== 'willing') since = null;
    else since ??= validFrom;
  }
  return since;
}

/** First day of the present stay at home when somebody has been in a home before; null when he never was. */
export function homeSince(modes: readonly ModeFact[]): IsoDate | null {
  let left: IsoDate | null = null;
  let wasCentralised = false;
  for (const { value, validFrom } of modes) {
    if (value === 'centralised') {
      wasCentralised = true;
      left = null;
    } else if (wasCentralised) left ??= validFrom;
  }
  return left;
}

/** Waiting begins with the earlier of wish and application; what he waited before his last stay in a home is over. */
export function waitingSince(willing: IsoDate | null, applied: IsoDate | null, backSince: IsoDate | null): IsoDate | null {
  const begins = [willing, applied].filter((day) => day !== null).sort()[0] ?? null;
  return begins !== null && backSince !== null && begins < backSince ? backSince : begins;
}
