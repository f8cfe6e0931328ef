/** The list of homes as they stand on a day, and the file of one home. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { HappinessFilter } from '../../../electron/contract/happiness.ts';
import type { HappinessDetail, HappinessRow } from '../../../electron/contract/happiness-shapes.ts';
import {
  happinessGrades,
  happinessStatuses,
  type HappinessGrade,
  type HappinessStatus,
} from '../../../electron/contract/happiness-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { nameInitials } from '../people/pinyin.ts';
import type { ScopedReader } from '../users/scope.ts';
import { accountsOf, accountsOn, gradesOf, homesOf, statusesOf, type AccountRow } from './queries-homes.ts';
import { yearsTold } from './queries-year.ts';
import { gradeFactOn, gradeOn } from './rules-entitlement.ts';
import { statusOn } from './rules-status.ts';
import { alertsByHome } from './service-alerts.ts';
import { requiredHome } from './service-homes.ts';
import { yearOfHomes } from './year.ts';

function isFound(home: { readonly name: string; readonly villageName: string; readonly code: string }, search: string): boolean {
  if (search === '') return true;
  const text = search.toLowerCase();
  if (home.name.includes(search) || home.villageName.includes(search) || home.code.toLowerCase().includes(text)) return true;
  return /^[a-z]+$/.test(text) && nameInitials(home.name).some((initials) => initials.includes(text));
}

/** @param asOf the day the grades and states are of; alerts are always of today */
export function list(
  reader: ScopedReader,
  input: HappinessFilter & { readonly asOf: IsoDate | null },
  today: IsoDate,
): OutputOf<'happiness.list'> {
  const asOf = input.asOf ?? today;
  const homes = homesOf(reader, reader.scope);
  const { of } = yearOfHomes(reader, Number(asOf.slice(0, 4)));
  const accounts = accountsOn(reader, asOf);
  const alerts = alertsByHome(reader, homes, today);
  const all = homes.map((home): HappinessRow => {
    const { happinessHomeId, code, name, townCode, townName, villageCode, villageName, openedOn, builtYear, restPlaces, villageElders } =
      home;
    const year = of(happinessHomeId);
    const fact = gradeFactOn(year.grades, asOf);
    const state = statusOn(year.statuses, asOf);
    return {
      happinessHomeId,
      code,
      name,
      townCode,
      townName,
      villageCode,
      villageName,
      grade: gradeOn(year.grades, asOf),
      gradeFrom: fact?.effectiveFrom ?? null,
      gradeValidTo: fact?.validTo ?? null,
      status: state?.status ?? 'operating',
      statusFrom: state?.validFrom ?? null,
      openedOn,
      builtYear,
      restPlaces,
      villageElders,
      hasAccount: accounts.has(happinessHomeId),
      monthsTold: year.monthsTold,
      countedMonths: year.countedMonths,
      openDays: year.openDays,
      entitlementFen: year.entitlementFen,
      alerts: alerts.get(happinessHomeId)?.length ?? 0,
    };
  });
  const rows = all.filter(
    (row) =>
      (input.townCode === null || row.townCode === input.townCode) &&
      (input.grade === null || (row.grade ?? 'none') === input.grade) &&
      (input.status === null || row.status === input.status) &&
      isFound(row, input.search),
  );
  const grades: readonly (HappinessGrade | null)[] = [...happinessGrades.map(({ id }) => id), null];
  const statuses: readonly HappinessStatus[] = happinessStatuses.map(({ id }) => id);
  const towns = new Map(all.map(({ townCode, townName }) => [townCode, townName]));
  const countOf = (isOne: (row: HappinessRow) => boolean): number => all.filter(isOne).length;
  return {
    asOf,
    rows,
    total: all.length,
    byGrade: grades.map((grade) => ({ grade, count: countOf((row) => row.grade === grade) })),
    byStatus: statuses.map((status) => ({ status, count: countOf((row) => row.status === status) })),
    byTown: [...towns].map(([townCode, townName]) => ({ townCode, townName, count: countOf((row) => row.townCode === townCode) })),
  };
}

const withoutHome = <Row extends { readonly happinessHomeId: number }>({
  happinessHomeId: _home,
  ...row
}: Row): Omit<Row, 'happinessHomeId'> => row;

/** @throws AppError HAPPINESS_NOT_FOUND */
export function get(reader: Reader, happinessHomeId: number, today: IsoDate): HappinessDetail {
  const home = requiredHome(reader, happinessHomeId);
  const accounts: AccountRow[] = accountsOf(reader, happinessHomeId);
  const statuses = statusesOf(reader, happinessHomeId);
  const grades = gradesOf(reader, happinessHomeId);
  const standing = grades.filter(({ withdrawnReason }) => withdrawnReason === null).map((grade) => ({ ...grade, order: grade.gradeId }));
  const account = accountsOn(reader, today).get(happinessHomeId);
  const alerts = alertsByHome({ ...reader, scope: { kind: 'county' } }, [home], today).get(happinessHomeId) ?? [];
  const { code, name, townName } = home;
  return {
    ...home,
    grade: gradeOn(standing, today),
    status: statuses.find(({ withdrawnReason, validFrom }) => withdrawnReason === null && validFrom <= today)?.status ?? 'operating',
    account: account ? withoutHome(account) : null,
    accounts: accounts.map(withoutHome),
    statuses: statuses.map(withoutHome),
    grades: grades.map(withoutHome),
    alerts: alerts.map((alert) => ({ happinessHomeId, code, name, townName, ...alert })),
    years: yearsTold(reader),
  };
}
