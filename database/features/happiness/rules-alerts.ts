/** What of a home's operation has to be looked at now. Pure. */
import type { HappinessGrade, HappinessStatus } from '../../../electron/contract/happiness-terms.ts';
import {
  addMonths,
  daysBetween,
  formatDate,
  formatMonth,
  monthOf,
  type IsoDate,
  type IsoMonth,
} from '../../../electron/contract/values.ts';

export type AlertPolicy = {
  readonly minOpenDays: number;
  /** Months closed in a row, and open days of a year, that are a veto. */
  readonly closedMonths: number;
  readonly yearOpenDays: number;
  /** Day of a month by which the month before is told. */
  readonly reportDay: number;
  readonly rectifyWarnDays: number;
  readonly expiryLeadDays: number;
};
export type HomeFacts = {
  readonly openedOn: IsoDate | null;
  readonly status: HappinessStatus;
  readonly rectifyBy: IsoDate | null;
  readonly grade: HappinessGrade | null;
  /** Of the newest grade, whether it still holds or not. */
  readonly validTo: IsoDate | null;
  readonly hasAccount: boolean;
  /** Open days of the last months; absent where not told. */
  readonly months: ReadonlyMap<IsoMonth, number>;
  /** A veto that has been decided from this day on answers for closures before it. */
  readonly vetoedFrom: IsoDate | null;
};
export type Alert = {
  readonly kind: 'closedRun' | 'closedYear' | 'lowMonth' | 'rectifyDue' | 'gradeExpiring' | 'noAccount' | 'notTold';
  readonly tone: 'warn' | 'todo';
  readonly text: string;
  readonly about: string;
};
export type ClosedRun = { readonly from: IsoMonth; readonly until: IsoMonth; readonly count: number };

/** Runs of months told as closed (no open day), of at least so many; a month that was not told breaks a run. */
export function closedRuns(months: ReadonlyMap<IsoMonth, number>, least: number): ClosedRun[] {
  const closed = [...months.keys()].filter((month) => months.get(month) === 0).toSorted();
  const runs: ClosedRun[] = [];
  for (const month of closed) {
    const run = runs.at(-1);
    if (run && addMonths(run.until, 1) === month) runs[runs.length - 1] = { ...run, until: month, count: run.count + 1 };
    else runs.push({ from: month, until: month, count: 1 });
  }
  return runs.filter(({ count }) => count >= least);
}

/** Closed for months on end, in the last twelve months: shown from the day the last of them is entered until a veto or another state answers it. */
function closedAlerts(facts: HomeFacts, policy: AlertPolicy, today: IsoDate): Alert[] {
  const { vetoedFrom, months } = facts;
  const earliest = addMonths(monthOf(today), -12);
  const run = closedRuns(months, policy.closedMonths).findLast(({ until }) => until >= earliest);
  if (run && (vetoedFrom === null || monthOf(vetoedFrom) < run.from))
    return [
      {
        kind: 'closedRun',
        tone: 'warn',
        text: `${formatMonth(run.from)}至${formatMonth(run.until)}连续${run.count}个月没有开放，达到一票否决V5（连续停办${policy.closedMonths}个月及以上）`,
        about: run.until,
      },
    ];
  const lastYear = String(Number(today.slice(0, 4)) - 1);
  const told = [...months].filter(([month]) => month.startsWith(lastYear));
  const days = told.reduce((sum, [, count]) => sum + count, 0);
  const isWholeYear = told.length === 12;
  if (isWholeYear && days < policy.yearOpenDays && (vetoedFrom === null || vetoedFrom.slice(0, 4) < lastYear))
    return [
      {
        kind: 'closedYear',
        tone: 'warn',
        text: `${lastYear}年全年开放${days}天，少于${policy.yearOpenDays}天，达到一票否决V5`,
        about: lastYear,
      },
    ];
  return [];
}

/** The month before this one: told too late, or with too few days. */
function lastMonthAlerts(facts: HomeFacts, policy: AlertPolicy, today: IsoDate): Alert[] {
  const month = addMonths(monthOf(today), -1);
  if (facts.openedOn !== null && monthOf(facts.openedOn) > month) return [];
  const days = facts.months.get(month);
  if (days === undefined) {
    const isLate = Number(today.slice(8)) > policy.reportDay;
    return isLate ? [{ kind: 'notTold', tone: 'todo', text: `${formatMonth(month)}的开放天数还没有填报`, about: month }] : [];
  }
  return days < policy.minOpenDays
    ? [
        {
          kind: 'lowMonth',
          tone: 'warn',
          text: `${formatMonth(month)}开放${days}天，不足${policy.minOpenDays}天，当月不计奖补`,
          about: month,
        },
      ]
    : [];
}

function gradeAlerts(facts: HomeFacts, policy: AlertPolicy, today: IsoDate): Alert[] {
  const { validTo, grade, hasAccount } = facts;
  const alerts: Alert[] = [];
  if (validTo !== null && daysBetween(today, validTo) <= policy.expiryLeadDays)
    alerts.push({
      kind: 'gradeExpiring',
      tone: validTo < today ? 'warn' : 'todo',
      text: `等级有效期${validTo < today ? '已于' : '到'}${formatDate(validTo)}${validTo < today ? '届满，之后的月份不计奖补' : '为止，请安排复评'}`,
      about: validTo,
    });
  if (grade !== null && grade !== 'G0' && !hasAccount)
    alerts.push({ kind: 'noAccount', tone: 'todo', text: '有等级，但没有登记村级账户，奖补无法拨付', about: today });
  return alerts;
}

export function alertsOf(facts: HomeFacts, policy: AlertPolicy, today: IsoDate): Alert[] {
  const { status, rectifyBy } = facts;
  if (status === 'suspended') {
    if (rectifyBy === null || daysBetween(today, rectifyBy) > policy.rectifyWarnDays) return [];
    const isPast = rectifyBy < today;
    return [
      {
        kind: 'rectifyDue',
        tone: isPast ? 'warn' : 'todo',
        text: isPast ? `整改期限${formatDate(rectifyBy)}已过，请复查后恢复或摘牌` : `整改期限${formatDate(rectifyBy)}将到`,
        about: rectifyBy,
      },
    ];
  }
  if (status !== 'operating') return [];
  const closed = closedAlerts(facts, policy, today);
  return [
    ...closed,
    ...(closed.some(({ kind }) => kind === 'closedRun') ? [] : lastMonthAlerts(facts, policy, today)),
    ...gradeAlerts(facts, policy, today),
  ];
}
