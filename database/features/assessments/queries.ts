import { many, query, row, rows, type Reader } from '../../core/sql.ts';
import type { AssessmentKind } from '../../../electron/contract/assessments.ts';
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { searchConditions } from '../people/search.ts';
import { boundColumn, type ScopedReader } from '../users/scope.ts';

export type StoredAssessment = {
  readonly assessmentId: number;
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string | null;
  readonly townName: string | null;
  readonly homeName: string | null;
  readonly scaleId: number;
  readonly kind: AssessmentKind;
  readonly assessedOn: IsoDate;
  readonly place: string;
  readonly agency: string | null;
  readonly answers: string;
  readonly computedLevel: string;
  readonly concludedLevel: string;
  readonly overrideReason: string | null;
  readonly result: string;
  readonly assessors: string;
  readonly witness: string | null;
  readonly opinion: string | null;
  readonly levelFactId: number | null;
  readonly isFactCancelled: number;
  readonly conditionReportId: number | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
};

const townName = '(SELECT d.name FROM division d WHERE d.code = person.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1)';
const storedSql = `SELECT a.assessment_id AS assessmentId, a.person_id AS personId, person.name, coalesce(person.id_number, person.temporary_number) AS idNumber,
    ${townName} AS townName, (SELECT h.name FROM home h WHERE h.home_id = person.home_id) AS homeName,
    a.assessment_scale_id AS scaleId, a.kind, a.assessed_on AS assessedOn, a.place, a.agency, a.answers_json AS answers, a.computed_level AS computedLevel,
    a.concluded_level AS concludedLevel, a.override_reason AS overrideReason, a.result_json AS result, a.assessors_json AS assessors, a.witness, a.opinion,
    a.level_fact_id AS levelFactId, EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = a.level_fact_id) AS isFactCancelled,
    a.condition_report_id AS conditionReportId, a.recorded_at AS recordedAt, u.name AS recordedBy, a.withdrawn_at AS withdrawnAt, w.name AS withdrawnBy,
    a.withdrawn_reason AS withdrawnReason
  FROM assessment a JOIN person ON person.person_id = a.person_id JOIN user_account u ON u.user_id = a.recorded_by
    LEFT JOIN user_account w ON w.user_id = a.withdrawn_by`;

export function findAssessment(reader: Reader, assessmentId: number): StoredAssessment | undefined {
  return row(reader, `${storedSql} WHERE a.assessment_id = ?`, assessmentId);
}

/** Newest day first, of one day the last recorded. */
export function assessmentsOfPerson(reader: Reader, personId: number): StoredAssessment[] {
  return rows(reader, `${storedSql} WHERE a.person_id = ? ORDER BY a.assessed_on DESC, a.assessment_id DESC`, personId);
}

export type PageFilter = { readonly search: string; readonly kind: AssessmentKind | null; readonly isDoubtfulOnly: boolean };

export function pageOfAssessments(
  reader: ScopedReader,
  { search, kind, isDoubtfulOnly }: PageFilter,
  offset: number,
  limit: number,
): { readonly total: number; readonly ids: readonly number[] } {
  let base = query.selectFrom('assessment').innerJoin('person', 'person.person_id', 'assessment.person_id');
  const bound = boundColumn(reader.scope);
  if (bound) base = base.where(`person.${bound.column}`, '=', bound.value);
  if (kind !== null) base = base.where('assessment.kind', '=', kind);
  if (isDoubtfulOnly)
    base = base.where((on) => on(on.fn<number>('json_array_length', ['assessment.result_json', on.val('$.doubts')]), '>', 0));
  for (const condition of searchConditions(reader, search)) base = base.where(condition);
  const ids = many(
    reader,
    base
      .select('assessment.assessment_id as id')
      .orderBy('assessment.assessed_on', 'desc')
      .orderBy('assessment.assessment_id', 'desc')
      .limit(limit)
      .offset(offset),
  ).map(({ id }) => id);
  const [counted] = many(
    reader,
    base.select((on) => on.fn.countAll<number>().as('total')),
  );
  return { total: counted?.total ?? 0, ids };
}

export type FormerRow = { readonly level: string; readonly assessedOn: IsoDate; readonly scaleId: number };

/** Standing results of a scale, whatever its version, newest first. */
export function resultsByScale(reader: Reader, personId: number, code: string): FormerRow[] {
  return rows(
    reader,
    `SELECT a.concluded_level AS level, a.assessed_on AS assessedOn, a.assessment_scale_id AS scaleId
     FROM assessment a JOIN assessment_scale s ON s.assessment_scale_id = a.assessment_scale_id
     WHERE a.person_id = ? AND s.code = ? AND a.withdrawn_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = a.level_fact_id)
     ORDER BY a.assessed_on DESC, a.assessment_id DESC`,
    personId,
    code,
  );
}

/** Assessments of a day on which somebody signs as assessor. */
export function countByAssessor(reader: Reader, name: string, day: IsoDate): number {
  return (
    row<{ n: number }>(
      reader,
      `SELECT count(*) AS n FROM assessment a WHERE a.assessed_on = ? AND a.withdrawn_at IS NULL
         AND EXISTS (SELECT 1 FROM json_each(a.assessors_json) e WHERE e.value ->> '$.name' = ?)`,
      day,
      name,
    )?.n ?? 0
  );
}

export type SheetState = { readonly month: string; readonly state: string };

/** Sheets of a month and later. */
export function sheetsFrom(reader: Reader, month: string): SheetState[] {
  return rows(reader, 'SELECT month, state FROM sheet WHERE month >= ? ORDER BY month', month);
}

export type LevelFact = { readonly factId: number; readonly level: SelfCareLevel; readonly assessedOn: IsoDate };

/** Levels that stand, oldest first. */
export function levelFacts(reader: Reader, personId: number): LevelFact[] {
  return rows(
    reader,
    `SELECT f.fact_id AS factId, f.value AS level, f.valid_from AS assessedOn FROM fact f WHERE f.person_id = ? AND f.kind = 'level'
       AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.valid_from, f.fact_id`,
    personId,
  );
}
