/** The five-haves checklist (照料服务“五有”): how a person stands, and where an answer contradicts the ledger. Pure. */
import type { FiveHavesHint, FiveHavesItem, FiveHavesStanding } from '../../../electron/contract/five-haves.ts';
import { addMonths, lastDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { addDays } from './days.ts';

type Answer = { readonly key: string; readonly isMet: boolean };

/** The same day months later; the last day of a month that has no such day. */
export function monthsLater(day: IsoDate, months: number): IsoDate {
  const month = addMonths(monthOf(day), months);
  const end = lastDayOf(month);
  const same = `${month}-${day.slice(8)}`;
  return same > end ? end : (same as IsoDate);
}

/** Every item of the checklist that held then was met. */
export function isComplete(answers: readonly Answer[]): boolean {
  return answers.length > 0 && answers.every((answer) => answer.isMet);
}

/** The newest check decides; one that is older than the cycle must be made anew, and one that lacked something stays on the list until then. */
export function fiveHavesStanding(
  check: { readonly checkedOn: IsoDate; readonly isComplete: boolean } | null,
  today: IsoDate,
  cycleMonths: number,
): { readonly standing: FiveHavesStanding; readonly dueOn: IsoDate | null } {
  if (!check) return { standing: 'never', dueOn: null };
  const dueOn = monthsLater(check.checkedOn, cycleMonths);
  if (!check.isComplete) return { standing: 'lacking', dueOn };
  return { standing: dueOn <= today ? 'due' : 'complete', dueOn };
}

/** IND13 counts somebody who has all of them and whose agreement holds on the day. */
export function isFulfilled(check: { readonly isComplete: boolean } | null, hasAgreement: boolean): boolean {
  return check !== null && check.isComplete && hasAgreement;
}

/** What the ledger knows of the items it can answer for; the others are the visitor's alone. */
export function hintsFor(
  items: readonly FiveHavesItem[],
  known: {
    readonly caregiverName: string | null;
    readonly agreementUntil: IsoDate | null;
    readonly lastVisitedOn: IsoDate | null;
    readonly day: IsoDate;
    readonly cycleMonths: number;
  },
): FiveHavesHint[] {
  const { caregiverName, agreementUntil, lastVisitedOn, day, cycleMonths } = known;
  const hints: Readonly<Record<string, Omit<FiveHavesHint, 'key'>>> = {
    caregiver: caregiverName === null ? { isMet: false, text: '台账中没有照料人' } : { isMet: true, text: `台账：照料人 ${caregiverName}` },
    agreement:
      agreementUntil === null ? { isMet: false, text: '台账中没有生效的协议' } : { isMet: true, text: `台账：协议至 ${agreementUntil}` },
    contact:
      lastVisitedOn !== null && lastVisitedOn >= addDays(monthsLater(day, -cycleMonths), 1)
        ? { isMet: true, text: `台账：${lastVisitedOn} 探访过` }
        : { isMet: false, text: lastVisitedOn === null ? '台账中没有探访记录' : `台账：最近一次探访 ${lastVisitedOn}` },
  };
  return items.flatMap(({ key }) => {
    const hint = hints[key];
    return hint ? [{ key, ...hint }] : [];
  });
}

/** Sentences on answers that say otherwise than the ledger; they hinder nothing. */
export function contradictions(items: readonly FiveHavesItem[], answers: readonly Answer[], hints: readonly FiveHavesHint[]): string[] {
  return hints.flatMap((hint) => {
    const answer = answers.find(({ key }) => key === hint.key);
    const text = items.find(({ key }) => key === hint.key)?.text ?? hint.key;
    if (!answer || answer.isMet === hint.isMet) return [];
    return [`“${text}”填写为${answer.isMet ? '已落实' : '未落实'}，而${hint.text}`];
  });
}
