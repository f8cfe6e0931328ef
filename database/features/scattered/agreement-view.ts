/** Agreements as the window shows them: with the state of the day and what is doubtful about them. */
import type { Agreement, AgreementStanding } from '../../../electron/contract/scattered.ts';
import type { Fen, IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { agreementPolicy } from './policy.ts';
import { caregiverKnown, type AgreementDetail, type StoredAgreement } from './queries-agreements.ts';
import { caregiverDoubts, isInForce, lastDay, stateOn, type AgreementTerm } from './rules-agreements.ts';

export type Policy = ReturnType<typeof agreementPolicy>;

export function termOf(stored: StoredAgreement): AgreementTerm {
  return { fromOn: stored.fromOn, untilOn: stored.untilOn, endedOn: stored.endedOn, isWithdrawn: stored.withdrawnAt !== null };
}

export function detailOfAgreement(stored: StoredAgreement): AgreementDetail {
  const detail = JSON.parse(stored.detail) as Partial<AgreementDetail>;
  return { breach: detail.breach ?? null, caregiverFactId: detail.caregiverFactId ?? null, endNote: detail.endNote ?? null };
}

function isRenewed(stored: StoredAgreement, all: readonly StoredAgreement[]): boolean {
  return all.some((other) => other.renewsAgreementId === stored.agreementId && other.withdrawnAt === null);
}

/** The one that counts today: in force, else to come, else the last. @param all of one person, the newest term first */
export function currentAgreement(all: readonly StoredAgreement[], today: IsoDate): StoredAgreement | null {
  const standing = all.filter((stored) => stored.withdrawnAt === null);
  return (
    standing.find((stored) => isInForce(termOf(stored), today)) ??
    standing.findLast((stored) => stored.fromOn > today && stored.endedOn === null) ??
    standing.toSorted((one, other) => (lastDay(termOf(one)) < lastDay(termOf(other)) ? 1 : -1))[0] ??
    null
  );
}

export function standingOf(all: readonly StoredAgreement[], today: IsoDate, policy: Policy): AgreementStanding {
  const current = currentAgreement(all, today);
  return current === null ? 'none' : stateOn(termOf(current), today, isRenewed(current, all), policy.warnDays);
}

/** @param all of the same person. Doubts are told of what holds or is to come; what is over needs none. */
export function shownAgreement(
  reader: Reader,
  stored: StoredAgreement,
  all: readonly StoredAgreement[],
  today: IsoDate,
  policy: Policy,
): Agreement {
  const term = termOf(stored);
  const { breach, endNote } = detailOfAgreement(stored);
  const state = stateOn(term, today, isRenewed(stored, all), policy.warnDays);
  const isDoubted = state === 'inForce' || state === 'expiring' || state === 'upcoming';
  const { agreementId, agreementNumber, caregiverName, caregiverIdNumber, caregiverPhone, relation, entrustedBy, signedOn } = stored;
  return {
    agreementId,
    agreementNumber,
    caregiverName,
    caregiverIdNumber,
    caregiverPhone,
    relation,
    entrustedBy,
    signedOn,
    fromOn: stored.fromOn,
    untilOn: stored.untilOn,
    content: stored.content,
    frequency: stored.frequency,
    feeFen: stored.feeFen as Fen | null,
    emergencyContact: stored.emergencyContact,
    breach,
    renewsAgreementId: stored.renewsAgreementId,
    endedOn: stored.endedOn,
    endReason: stored.endReason,
    endNote,
    isEndFollowed: stored.endFactId !== null,
    recordedAt: stored.recordedAt,
    recordedBy: stored.recordedBy,
    withdrawnAt: stored.withdrawnAt,
    withdrawnReason: stored.withdrawnReason,
    state,
    daysLeft: Math.round((Date.parse(lastDay(term)) - Date.parse(today)) / 86_400_000),
    warnings: isDoubted ? caregiverDoubts(caregiverKnown(reader, stored, today), policy.limits, today) : [],
  };
}
