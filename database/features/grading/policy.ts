/** What the documents say of grading on a day: dated parameters. */
import { addMonths, firstDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { nextDay } from '../calendar/days.ts';
import { policyNumber } from '../parameters/service.ts';
import type { PlanDays } from './rules-plan.ts';
import type { VetoPolicy } from './rules-proposals.ts';

export function planDays(reader: Reader, day: IsoDate): PlanDays {
  const number = (key: string): number => policyNumber(reader, key, day);
  return {
    town: number('grading.townDays'),
    county: number('grading.countyDays'),
    notice: number('grading.noticeDays'),
    appeal: number('grading.appealDays'),
    award: number('grading.awardDays'),
  };
}

export function vetoPolicy(reader: Reader, day: IsoDate): VetoPolicy {
  return {
    closedMonths: policyNumber(reader, 'grade.veto.closedMonths', day),
    yearOpenDays: policyNumber(reader, 'grade.veto.yearOpenDays', day),
  };
}

/** Last day of a grade that begins on this day. */
export function validityEnd(reader: Reader, effectiveFrom: IsoDate): IsoDate {
  const years = policyNumber(reader, 'grading.cycleYears', effectiveFrom);
  return nextDay(firstDayOf(addMonths(monthOf(effectiveFrom), years * 12)), -1);
}
