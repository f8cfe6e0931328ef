/** Reads happiness homes, their states, grades and money, as they were known at an instant. SQL only. */
import type { HappinessGrade, HappinessStatus } from '../../../electron/contract/happiness-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import type { GradeFact } from '../happiness/rules-entitlement.ts';
import { townCondition } from '../happiness/town-condition.ts';
import type { ScopedReader } from '../users/scope.ts';
import type { Horizon } from './stock-store.ts';

type Home = { readonly happinessHomeId: number; readonly name: string; readonly townName: string };
export type HappinessOn = Home & {
  readonly grades: readonly GradeFact[];
  readonly statuses: readonly { readonly validFrom: IsoDate; readonly status: HappinessStatus }[];
};

const known = (alias: string): string =>
  `${alias}.recorded_at <= @horizon AND (${alias}.withdrawn_at IS NULL OR ${alias}.withdrawn_at > @horizon)`;

type Stored<Row> = Row & { readonly happinessHomeId: number };

function grouped<Row extends { readonly happinessHomeId: number }>(found: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  return Map.groupBy(found, ({ happinessHomeId }) => happinessHomeId);
}

/** Homes that had opened by the day, by code. */
export function happinessOn(reader: ScopedReader, day: IsoDate, horizon: Horizon): HappinessOn[] {
  const town = townCondition(reader.scope, 'h');
  const homes = rows<Home>(
    reader,
    `SELECT h.happiness_home_id AS happinessHomeId, h.name,
       coalesce((SELECT d.name FROM division d WHERE d.code = h.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1), h.town_code) AS townName
     FROM happiness_home h WHERE ${known('h')} AND (h.opened_on IS NULL OR h.opened_on <= @day)${town.sql.replace('?', '@town')} ORDER BY h.code`,
    { day, horizon, town: town.values[0] ?? null },
  );
  const grades = grouped(
    rows<Stored<{ grade: HappinessGrade; effectiveFrom: IsoDate; validTo: IsoDate | null; isVeto: 0 | 1; order: number }>>(
      reader,
      `SELECT g.happiness_home_id AS happinessHomeId, g.grade, g.effective_from AS effectiveFrom, g.valid_to AS validTo,
         g.cause = 'veto' AND g.grade = 'G0' AS isVeto, g.happiness_grade_id AS "order"
       FROM happiness_grade g WHERE ${known('g')} ORDER BY g.happiness_grade_id`,
      { horizon },
    ),
  );
  const statuses = grouped(
    rows<Stored<{ validFrom: IsoDate; status: HappinessStatus }>>(
      reader,
      `SELECT s.happiness_home_id AS happinessHomeId, s.valid_from AS validFrom, s.status
       FROM happiness_status s WHERE ${known('s')} ORDER BY s.valid_from, s.happiness_status_id`,
      { horizon },
    ),
  );
  return homes.map((home) => ({
    ...home,
    grades: (grades.get(home.happinessHomeId) ?? []).map(({ isVeto, ...fact }) => ({ ...fact, isVeto: isVeto === 1 })),
    statuses: statuses.get(home.happinessHomeId) ?? [],
  }));
}

export type HappinessMoney = { readonly happinessHomeId: number; readonly paidFen: number; readonly spentFen: number };

/** By home, from the first of the year until the day: subsidy on sheets entered as paid less what came back, and what villages spent. */
export function happinessMoney(reader: Reader, day: IsoDate, horizon: Horizon): ReadonlyMap<number, HappinessMoney> {
  const found = rows<HappinessMoney>(
    reader,
    `SELECT happinessHomeId, sum(paid) AS paidFen, sum(spent) AS spentFen FROM (
       SELECT l.happiness_home_id AS happinessHomeId, l.fen AS paid, 0 AS spent FROM sheet s CROSS JOIN sheet_line l ON l.sheet_id = s.sheet_id
       WHERE s.scheme = 'happiness' AND l.happiness_home_id IS NOT NULL
         AND EXISTS (SELECT 1 FROM sheet_handover o WHERE o.sheet_id = s.sheet_id AND o.action = 'pay'
           AND o.happened_on BETWEEN @yearStart AND @day AND o.recorded_at <= @horizon)
         AND NOT EXISTS (SELECT 1 FROM line_return r WHERE r.line_id = l.line_id AND r.returned_on <= @day AND r.recorded_at <= @horizon)
       UNION ALL
       SELECT p.happiness_home_id, 0, p.fen FROM happiness_spending p
       WHERE p.spent_on BETWEEN @yearStart AND @day AND ${known('p')})
     GROUP BY happinessHomeId`,
    { day, horizon, yearStart: `${day.slice(0, 4)}-01-01` },
  );
  return new Map(found.map((money) => [money.happinessHomeId, money]));
}
