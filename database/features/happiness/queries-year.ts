/** What a year is reckoned from, for all homes at once: grades, open days, states, refunds. SQL only. */
import type { HappinessGrade, HappinessStatus } from '../../../electron/contract/happiness-terms.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import type { GradeFact } from './rules-entitlement.ts';

export type RecordedGrade = GradeFact & {
  readonly happinessHomeId: number;
  readonly documentNo: string | null;
  readonly recoversYear: number | null;
};
type StoredGrade = Omit<RecordedGrade, 'order'> & { readonly gradeId: number; readonly grade: HappinessGrade };

/** All grades that stand, in the order they were recorded. */
export function standingGrades(reader: Reader): Map<number, RecordedGrade[]> {
  const stored = rows<StoredGrade>(
    reader,
    `SELECT happiness_grade_id AS gradeId, happiness_home_id AS happinessHomeId, grade, effective_from AS effectiveFrom, valid_to AS validTo,
       document_no AS documentNo, recovers_year AS recoversYear
     FROM happiness_grade WHERE withdrawn_at IS NULL ORDER BY happiness_grade_id`,
  );
  const grades = new Map<number, RecordedGrade[]>();
  for (const { gradeId, ...grade } of stored) {
    const own = grades.get(grade.happinessHomeId);
    const fact = { ...grade, order: gradeId };
    if (own) own.push(fact);
    else grades.set(grade.happinessHomeId, [fact]);
  }
  return grades;
}

export type StatusFact = {
  readonly happinessHomeId: number;
  readonly validFrom: IsoDate;
  readonly status: HappinessStatus;
  readonly rectifyBy: IsoDate | null;
};

/** States that stand, by home, oldest first; of one day the last recorded only. */
export function standingStatuses(reader: Reader): Map<number, StatusFact[]> {
  const stored = rows<StatusFact>(
    reader,
    `SELECT happiness_home_id AS happinessHomeId, valid_from AS validFrom, status, rectify_by AS rectifyBy
     FROM happiness_status WHERE withdrawn_at IS NULL ORDER BY valid_from, happiness_status_id`,
  );
  const statuses = new Map<number, StatusFact[]>();
  for (const fact of stored) {
    const own = statuses.get(fact.happinessHomeId) ?? [];
    if (own.at(-1)?.validFrom === fact.validFrom) own.pop();
    own.push(fact);
    statuses.set(fact.happinessHomeId, own);
  }
  return statuses;
}

/** Open days that stand by home and month, first month and last included. */
export function openDaysBetween(reader: Reader, from: IsoMonth, until: IsoMonth): Map<number, Map<IsoMonth, number>> {
  const stored = rows<{ happinessHomeId: number; month: IsoMonth; openDays: number }>(
    reader,
    `SELECT happiness_home_id AS happinessHomeId, month, open_days AS openDays FROM happiness_month
     WHERE withdrawn_at IS NULL AND month BETWEEN ? AND ? ORDER BY happiness_month_id`,
    from,
    until,
  );
  const days = new Map<number, Map<IsoMonth, number>>();
  for (const { happinessHomeId, month, openDays } of stored) {
    let own = days.get(happinessHomeId);
    if (!own) days.set(happinessHomeId, (own = new Map<IsoMonth, number>()));
    own.set(month, openDays);
  }
  return days;
}

export type MonthRow = {
  readonly monthId: number;
  readonly happinessHomeId: number;
  readonly month: IsoMonth;
  readonly openDays: number;
  readonly mealDays: number | null;
  readonly meals: number | null;
  readonly servedPeople: number | null;
  readonly activities: number | null;
  readonly safetyChecks: number | null;
  readonly insured: 0 | 1 | null;
};

const monthSql = `SELECT happiness_month_id AS monthId, happiness_home_id AS happinessHomeId, month, open_days AS openDays, meal_days AS mealDays, meals,
    served_people AS servedPeople, activities, safety_checks AS safetyChecks, insured
  FROM happiness_month WHERE withdrawn_at IS NULL`;

/** Rows that stand, by recording: of one month the last one counts. */
export function monthsBetween(reader: Reader, from: IsoMonth, until: IsoMonth): MonthRow[] {
  return rows(reader, `${monthSql} AND month BETWEEN ? AND ? ORDER BY happiness_month_id`, from, until);
}

/** Rows of one home that stand, by recording. */
export function monthsOfHome(reader: Reader, happinessHomeId: number): MonthRow[] {
  return rows(reader, `${monthSql} AND happiness_home_id = ? ORDER BY happiness_month_id`, happinessHomeId);
}

/** What villages gave back of a year's award. */
export function refundedIn(reader: Reader, year: number): ReadonlyMap<number, number> {
  return new Map(
    rows<{ happinessHomeId: number; fen: number }>(
      reader,
      `SELECT happiness_home_id AS happinessHomeId, sum(fen) AS fen FROM happiness_refund WHERE withdrawn_at IS NULL AND for_year = ? GROUP BY 1`,
      year,
    ).map(({ happinessHomeId, fen }) => [happinessHomeId, fen]),
  );
}

/** Years with a month or a grade, newest first. */
export function yearsTold(reader: Reader): number[] {
  return rows<{ year: number }>(
    reader,
    `SELECT DISTINCT CAST(substr(month, 1, 4) AS INTEGER) AS year FROM happiness_month WHERE withdrawn_at IS NULL
     UNION SELECT CAST(substr(effective_from, 1, 4) AS INTEGER) FROM happiness_grade WHERE withdrawn_at IS NULL ORDER BY 1 DESC`,
  ).map(({ year }) => year);
}
