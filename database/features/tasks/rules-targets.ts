/** Whether a target of a document is met, open, due or overdue. Pure. */
import type { IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { TaskTarget } from '../../../electron/contract/tasks-shapes.ts';
import { daysBetween, type IsoDate } from '../../../electron/contract/values.ts';

type Asked = Pick<TaskTarget, 'value' | 'unit' | 'dueOn'>;
type Counted = Pick<IndicatorRow, 'numerator' | 'denominator' | 'met'>;

/** Compared exactly, never as shown: 141 of 252 is short of 56 %. Null where nothing is counted or the indicator has no target. */
export function isMet({ value, unit }: Asked, found: Counted | null): boolean | null {
  if (!found || found.denominator === 0) return null;
  if (unit === '%' && value !== null) return found.numerator * 100 >= value * found.denominator;
  return found.met;
}

/** The day as of which a target is counted: its deadline once that has passed. */
export function countedOn(dueOn: IsoDate | null, asOf: IsoDate): IsoDate {
  return dueOn !== null && dueOn < asOf ? dueOn : asOf;
}

/** @param warnDays days before the deadline from which an open target is due */
export function targetState(
  asked: Asked,
  found: Counted | null,
  { asOf, warnDays }: { asOf: IsoDate; warnDays: number },
): TaskTarget['state'] {
  const met = isMet(asked, found);
  if (met === null) return 'unknown';
  if (met) return 'met';
  const daysLeft = asked.dueOn === null ? null : daysBetween(asOf, asked.dueOn);
  if (daysLeft === null) return 'open';
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= warnDays ? 'due' : 'open';
}
