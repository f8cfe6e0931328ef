/** Days of a round: what each stage may take, and what is late. Pure. */
import type { RoundPlan } from '../../../electron/contract/grading-shapes.ts';
import { stageOfState, type CaseState, type RoundStage } from '../../../electron/contract/grading-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { daysBetween, nextDay } from '../calendar/days.ts';
import { addWorkingDays, type WorkCalendar } from '../calendar/rules.ts';

export type PlanDays = {
  /** Working days. */
  readonly town: number;
  readonly county: number;
  /** Days, the first included. */
  readonly notice: number;
  /** Working days. */
  readonly appeal: number;
  readonly award: number;
};

/** The last day of a notice of so many days: 7 days from the 1st are over with the 7th. */
export function noticeEnd(from: IsoDate, days: number): IsoDate {
  return nextDay(from, days - 1);
}

export function planOf(
  calendar: WorkCalendar,
  startsOn: IsoDate,
  selfUntil: IsoDate,
  days: PlanDays,
): { readonly plan: RoundPlan; readonly unknownYears: readonly number[] } {
  const unknown = new Set<number>();
  const after = (day: IsoDate, count: number): IsoDate => {
    const due = addWorkingDays(calendar, day, count);
    for (const year of due.unknownYears) unknown.add(year);
    return due.day;
  };
  const townUntil = after(selfUntil, days.town);
  const countyUntil = after(townUntil, days.county);
  const noticeFrom = after(countyUntil, 1);
  const noticeUntil = noticeEnd(noticeFrom, days.notice);
  const reviewUntil = after(noticeUntil, days.appeal);
  const awardUntil = after(reviewUntil, days.award);
  return {
    plan: { startsOn, selfUntil, townUntil, countyUntil, noticeFrom, noticeUntil, reviewUntil, awardUntil },
    unknownYears: [...unknown],
  };
}

const order = ['startsOn', 'selfUntil', 'townUntil', 'countyUntil', 'noticeFrom', 'noticeUntil', 'reviewUntil', 'awardUntil'] as const;
const words: Readonly<Record<(typeof order)[number], string>> = {
  startsOn: '启动',
  selfUntil: '自评申报',
  townUntil: '乡镇初审',
  countyUntil: '县级评定',
  noticeFrom: '公示开始',
  noticeUntil: '公示截止',
  reviewUntil: '异议复核',
  awardUntil: '发文授牌',
};

/** The first stage that would end before the one before it. */
export function planFault(plan: RoundPlan): string | null {
  const wrong = order.find((key, index) => index > 0 && plan[key] < plan[order[index - 1] ?? 'startsOn']);
  return wrong ? words[wrong] : null;
}

export type CaseClock = { readonly stage: RoundStage | null; readonly dueOn: IsoDate | null; readonly daysLate: number | null };

/** What a case waits for and until when. @param answerBy of its oldest open objection */
export function clockOf(plan: RoundPlan, state: CaseState, answerBy: IsoDate | null, today: IsoDate): CaseClock {
  const stage = stageOfState[state];
  if (stage === null) return { stage, dueOn: null, daysLate: null };
  const due: Readonly<Record<RoundStage, IsoDate>> = {
    self: plan.selfUntil,
    town: plan.townUntil,
    county: plan.countyUntil,
    notice: plan.noticeFrom,
    review: answerBy ?? plan.reviewUntil,
    award: plan.awardUntil,
  };
  return { stage, dueOn: due[stage], daysLate: daysBetween(due[stage], today) };
}
