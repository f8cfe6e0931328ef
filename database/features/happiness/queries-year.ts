/** What a year is reckoned from, for all homes at once: grades, open days, states, refunds. SQL only. */
import type { HappinessGrade, HappinessStatus } from '../../../electron/contract/happiness-terms.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { GradeFact } from './rules-entitlement.ts';

export type RecordedGrade = GradeFact & {
  readonly happinessHomeId: number;
  readonly documentNo: string | null;
  readonly recoversYear: number | null;
};
type StoredGrade = Omit<RecordedGrade, 'order' | 'isVeto'> & {
  readonly gradeId: number;
  readonly grade: HappinessGrade;
  readonly isVeto: 0 | 1;
};

/** All grades that stand, in the order they were recorded. */
export function standingGrades(reader: Reader): Map<number, RecordedGrade[]> {
  const stored = rows<StoredGrade>(
    reader,
    `SELECT happiness_grade_id AS gradeId, happiness_home_id AS happinessHomeId, grade, effective_from AS effectiveFrom, valid_to AS validTo,
       document_no AS documentNo, recovers_year AS recoversYear, cause = 'veto' AND grade = 'G0' AS isVeto
     FROM happiness_grade WHERE withdrawn_at IS NULL ORDER BY happiness_grade_id`,
  );
  const grades = new Map<number, RecordedGrade[]>();
  for (const { gradeId, ...grade } of stored) {
    const own = grades.get(grade.happinessHomeId);
    const fact = { ...grade, isVeto: grade.isVeto === 1, order: gradeId };
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

/** What locked sheets issued to a home of a year and neither the bank nor the village sent back; null for a year that has no locked sheet. */
export function issuedNetOf(reader: Reader, happinessHomeId: number, year: number): number | null {
  const found = row<{ sheets: number; fen: number }>(
    reader,
    `SELECT (SELECT count(*) FROM sheet_happiness b JOIN sheet s ON s.sheet_id = b.sheet_id WHERE b.year = CAST(@year AS INTEGER) AND s.fingerprint IS NOT NULL) AS sheets,
       (SELECT ifnull(sum(l.fen), 0) FROM sheet s CROSS JOIN sheet_line l ON l.sheet_id = s.sheet_id
        WHERE s.scheme = 'happiness' AND s.fingerprint IS NOT NULL AND l.happiness_home_id = @happinessHomeId
          AND substr(l.for_month, 1, 4) = @year AND NOT EXISTS (SELECT 1 FROM line_return r WHERE r.line_id = l.line_id))
       - (SELECT ifnull(sum(fen), 0) FROM happiness_refund
          WHERE happiness_home_id = @happinessHomeId AND for_year = CAST(@year AS INTEGER) AND withdrawn_at IS NULL) AS fen`,
    { happinessHomeId, year: String(year) },
  );
  return found && found.sheets > 0 ? found.fen : null;
}

/** Years with a month or a grade, newest first. */
export function yearsTold(reader: Reader): number[] {
  return rows<{ year: number }>(
    reader,
    `SELECT DISTINCT CAST(substr(month, 1, 4) AS INTEGER) AS year FROM happiness_month WHERE withdrawn_at IS NULL
     UNION SELECT CAST(substr(effective_from, 1, 4) AS INTEGER) FROM happiness_grade WHERE withdrawn_at IS NULL ORDER BY 1 DESC`,
  ).map(({ year }) => year);
}
