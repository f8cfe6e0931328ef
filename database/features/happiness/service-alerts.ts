/** Homes that have to be looked at: closed, opening too rarely, past a deadline, not told, without an account. */
import type { HappinessAlert } from '../../../electron/contract/happiness-shapes.ts';
import { addMonths, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import type { ScopedReader } from '../users/scope.ts';
import { accountsOn, homesOf, type HappinessHome } from './queries-homes.ts';
import { openDaysBetween, standingGrades, standingStatuses } from './queries-year.ts';
import { alertsOf, type Alert, type AlertPolicy } from './rules-alerts.ts';
import { gradeFactOn, gradeOn } from './rules-entitlement.ts';
import { statusOn } from './rules-status.ts';

function alertPolicy(reader: Reader, today: IsoDate): AlertPolicy {
  const number = (key: string): number => policyNumber(reader, key, today);
  return {
    minOpenDays: number('subsidy.monthMinOpenDays'),
    closedMonths: number('grade.veto.closedMonths'),
    yearOpenDays: number('grade.veto.yearOpenDays'),
    reportDay: number('subsidy.monthReportDay'),
    rectifyWarnDays: number('grade.rectifyWarnDays'),
    expiryLeadDays: number('grade.expiryLeadDays'),
  };
}

/** First day of the newest veto of each home. */
function vetoesBy(reader: Reader): ReadonlyMap<number, IsoDate> {
  return new Map(
    rows<{ happinessHomeId: number; day: IsoDate }>(
      reader,
      `SELECT happiness_home_id AS happinessHomeId, max(effective_from) AS day FROM happiness_grade
       WHERE withdrawn_at IS NULL AND cause IN ('veto', 'removal') GROUP BY 1`,
    ).map(({ happinessHomeId, day }) => [happinessHomeId, day]),
  );
}

const monthsBack = 24;

/** By home, in the order of their codes. */
export function alertsByHome(reader: ScopedReader, homes: readonly HappinessHome[], today: IsoDate): Map<number, Alert[]> {
  const found = new Map<number, Alert[]>();
  if (homes.length === 0) return found;
  const policy = alertPolicy(reader, today);
  const grades = standingGrades(reader);
  const statuses = standingStatuses(reader);
  const accounts = accountsOn(reader, today);
  const vetoes = vetoesBy(reader);
  const days = openDaysBetween(reader, addMonths(monthOf(today), -monthsBack), monthOf(today));
  for (const { happinessHomeId, openedOn } of homes) {
    const own = grades.get(happinessHomeId) ?? [];
    const state = statusOn(statuses.get(happinessHomeId) ?? [], today);
    const alerts = alertsOf(
      {
        openedOn,
        status: state?.status ?? 'operating',
        rectifyBy: state?.rectifyBy ?? null,
        grade: gradeOn(own, today),
        validTo: gradeFactOn(own, today)?.validTo ?? null,
        hasAccount: accounts.has(happinessHomeId),
        months: days.get(happinessHomeId) ?? new Map<IsoMonth, number>(),
        vetoedFrom: vetoes.get(happinessHomeId) ?? null,
      },
      policy,
      today,
    );
    if (alerts.length > 0) found.set(happinessHomeId, alerts);
  }
  return found;
}

/** Warnings first, then by code. */
export function alerts(reader: ScopedReader, today: IsoDate): HappinessAlert[] {
  const homes = homesOf(reader, reader.scope);
  const byHome = alertsByHome(reader, homes, today);
  const listed = homes.flatMap(({ happinessHomeId, code, name, townName }) =>
    (byHome.get(happinessHomeId) ?? []).map((alert) => ({ happinessHomeId, code, name, townName, ...alert })),
  );
  return listed.toSorted((one, other) => Number(one.tone === 'todo') - Number(other.tone === 'todo'));
}
