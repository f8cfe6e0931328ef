/**
 * Agreements with caregivers (委托照料服务协议): how one stands on a day, what ends it by itself, what is doubtful about it. Pure.
 * An agreement holds from its first to its last day, both included.
 */
import type { AgreementState, FollowedEnd } from '../../../electron/contract/scattered.ts';
import { bornOnOfIdNumber, readIdNumber } from '../../../electron/contract/id-number.ts';
import { ageOn, lastDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { homeSupport, type SupportFact } from './rules-support.ts';
import { addDays } from './days.ts';

export type AgreementTerm = {
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly endedOn: IsoDate | null;
  readonly isWithdrawn: boolean;
};

/** Last day on which it holds. */
export function lastDay({ untilOn, endedOn }: Pick<AgreementTerm, 'untilOn' | 'endedOn'>): IsoDate {
  return endedOn !== null && endedOn < untilOn ? endedOn : untilOn;
}

export function isInForce(agreement: AgreementTerm, day: IsoDate): boolean {
  return !agreement.isWithdrawn && agreement.fromOn <= day && day <= lastDay(agreement);
}

/** @param isRenewed another agreement that stands follows it */
export function stateOn(agreement: AgreementTerm, day: IsoDate, isRenewed: boolean, warnDays: number): AgreementState {
  if (agreement.isWithdrawn) return 'withdrawn';
  if (agreement.endedOn !== null) return agreement.endedOn < day ? 'ended' : 'ending';
  if (agreement.untilOn < day) return isRenewed ? 'renewed' : 'expired';
  if (agreement.fromOn > day) return 'upcoming';
  return !isRenewed && agreement.untilOn <= addDays(day, warnDays) ? 'expiring' : 'inForce';
}

/** Both hold on a day. */
export function overlaps(one: AgreementTerm, other: AgreementTerm): boolean {
  if (one.isWithdrawn || other.isWithdrawn) return false;
  const from = one.fromOn > other.fromOn ? one.fromOn : other.fromOn;
  return from <= lastDay(one) && from <= lastDay(other);
}

export type CaregiverOfAgreement = { readonly name: string; readonly idNumber: string | null };
export type CaregiverFact = SupportFact & { readonly caregiver: CaregiverOfAgreement };

/** By ID number where both are known, else by name. */
export function isSameCaregiver(one: CaregiverOfAgreement, other: CaregiverOfAgreement): boolean {
  if (one.idNumber !== null && other.idNumber !== null) return one.idNumber === other.idNumber;
  return one.name === other.name;
}

export type Ending = { readonly endedOn: IsoDate; readonly reason: FollowedEnd; readonly factId: number };

/** The day support at home is over for the agreement, and the fact that says so. */
function supportEnd(fromOn: IsoDate, facts: readonly SupportFact[]): (Ending & { readonly on: IsoDate }) | null {
  const stretches = homeSupport(facts);
  // The stretch in which it begins; else the one that was over before; else the first to come.
  const stretch =
    stretches.find(({ from, until }) => from <= fromOn && (until === null || until > fromOn)) ??
    stretches.findLast(({ until }) => until !== null && until <= fromOn) ??
    stretches[0];
  if (!stretch || stretch.until === null || stretch.removal === null) return null;
  const { until: on, removal } = stretch;
  const kind = removal === 'centralised' ? 'mode' : 'end';
  const factId = (facts.findLast((fact) => fact.kind === kind && fact.validFrom === on) ?? facts.findLast((fact) => fact.validFrom === on))
    ?.factId;
  if (factId === undefined) return null;
  // The caregiver is paid for the whole month in which somebody moves or support ends; a death ends it at once.
  return { on, endedOn: removal === 'death' ? on : lastDayOf(monthOf(on)), reason: removal, factId };
}

function replacement(
  fromOn: IsoDate,
  caregiver: CaregiverOfAgreement,
  facts: readonly CaregiverFact[],
): (Ending & { readonly on: IsoDate }) | null {
  const days = [...new Set(facts.filter((fact) => fact.validFrom >= fromOn).map((fact) => fact.validFrom))].toSorted();
  for (const on of days) {
    const newest = facts
      .filter((fact) => fact.validFrom === on)
      .toSorted((one, other) => one.factId - other.factId)
      .at(-1);
    if (newest && !isSameCaregiver(newest.caregiver, caregiver))
      return { on, endedOn: addDays(on, -1), reason: 'caregiverReplaced', factId: newest.factId };
  }
  return null;
}

/**
 * What ends an agreement before its term, by what is recorded about the person: he moves into a home (last day of that month), dies (that day),
 * support ends (last day of that month), another caregiver is recorded (the day before). Null where its term runs out undisturbed.
 */
export function endingOf(
  agreement: { readonly fromOn: IsoDate; readonly untilOn: IsoDate; readonly caregiver: CaregiverOfAgreement },
  facts: readonly SupportFact[],
  caregivers: readonly CaregiverFact[],
): Ending | null {
  const { fromOn, untilOn, caregiver } = agreement;
  const endings = [supportEnd(fromOn, facts), replacement(fromOn, caregiver, caregivers)]
    .filter((ending) => ending !== null && ending.on <= untilOn)
    .map((ending) => ending as Ending)
    .toSorted((one, other) => (one.endedOn < other.endedOn ? -1 : 1));
  const [first] = endings;
  if (!first) return null;
  return { endedOn: first.endedOn < untilOn ? first.endedOn : untilOn, reason: first.reason, factId: first.factId };
}

export type CaregiverLimits = { readonly minAge: number; readonly maxAge: number; readonly maxPersons: number };
export type CaregiverKnown = {
  readonly name: string;
  readonly idNumber: string | null;
  /** As a person of this ledger. */
  readonly asPerson: { readonly status: string; readonly level: string | null; readonly isDead: boolean } | null;
  /** People he cares for by agreements in force. */
  readonly persons: number;
  readonly accountHolder: string | null;
  readonly hasAccount: boolean;
};

/** What the office should look at; nothing of it hinders the agreement. */
export function caregiverDoubts(caregiver: CaregiverKnown, limits: CaregiverLimits, day: IsoDate): string[] {
  const doubts: string[] = [];
  const born = caregiver.idNumber === null ? null : bornOnOfIdNumber(caregiver.idNumber);
  if (caregiver.idNumber === null) doubts.push('没有照料人身份证号，年龄和身份无法核对');
  else if (born === null || !readIdNumber(caregiver.idNumber).isValid) doubts.push('照料人身份证号有误，请对照证件核对');
  else {
    const age = ageOn(born, day);
    if (age < limits.minAge) doubts.push(`照料人 ${age} 周岁，不满 ${limits.minAge} 周岁`);
    if (age > limits.maxAge) doubts.push(`照料人 ${age} 周岁，超过 ${limits.maxAge} 周岁`);
  }
  const { asPerson } = caregiver;
  if (asPerson?.isDead) doubts.push('照料人在本台账中已登记去世');
  else if (asPerson && asPerson.status !== 'ended')
    doubts.push(asPerson.level === 'completeLoss' ? '照料人本人是特困人员，且完全丧失生活自理能力' : '照料人本人是特困人员');
  if (caregiver.persons > limits.maxPersons) doubts.push(`照料人同时照料 ${caregiver.persons} 人，超过 ${limits.maxPersons} 人`);
  if (!caregiver.hasAccount) doubts.push('照料人账号待补，照料护理费不能进入银行发放文件');
  else if (caregiver.accountHolder !== null && caregiver.accountHolder !== caregiver.name)
    doubts.push(`照料人账户户名为“${caregiver.accountHolder}”，与照料人不一致`);
  return doubts;
}

/** The same day `months` later, less a day: a term of a year from 1 March ends on the last of February. */
export function termEnd(fromOn: IsoDate, months: number): IsoDate {
  const [year = 0, month = 0, dayOfMonth = 0] = fromOn.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const target = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
  const end = lastDayOf(target as Parameters<typeof lastDayOf>[0]);
  const same = `${target}-${String(dayOfMonth).padStart(2, '0')}`;
  // A month without that day: the term ends with the month.
  return same > end ? end : addDays(same as IsoDate, -1);
}
