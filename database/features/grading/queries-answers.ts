/** Objections with their answers, and vetoes. SQL only. */
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { vetoOf } from './queries-cases.ts';

/** Oldest first. */
export function objectionsOf(reader: Reader, caseId: number): CaseDetail['objections'] {
  return rows(
    reader,
    `SELECT o.grading_objection_id AS objectionId, o.raised_on AS raisedOn, o.raised_by AS raisedBy, o.phone, o.content, o.answer_by AS answerBy,
       a.outcome, a.answer, a.answered_on AS answeredOn
     FROM grading_objection o LEFT JOIN grading_answer a ON a.grading_objection_id = o.grading_objection_id
     WHERE o.grading_case_id = ? ORDER BY o.grading_objection_id`,
    caseId,
  );
}

export type StoredVeto = {
  readonly vetoId: number;
  readonly happinessHomeId: number;
  readonly caseId: number | null;
  readonly code: string;
  readonly occurredOn: IsoDate;
  readonly foundOn: IsoDate;
  readonly evidence: string;
  readonly documentNo: string | null;
  readonly gradeId: number | null;
  readonly suspendsFrom: IsoDate | null;
  readonly recoversYear: number | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly withdrawnReason: string | null;
};

const vetoSql = `SELECT v.grading_veto_id AS vetoId, v.happiness_home_id AS happinessHomeId, v.grading_case_id AS caseId, v.code,
    v.occurred_on AS occurredOn, v.found_on AS foundOn, v.evidence, v.document_no AS documentNo, v.happiness_grade_id AS gradeId,
    g.effective_from AS suspendsFrom, g.recovers_year AS recoversYear, u.name AS recordedBy, v.recorded_at AS recordedAt,
    v.withdrawn_reason AS withdrawnReason
  FROM grading_veto v JOIN user_account u ON u.user_id = v.recorded_by LEFT JOIN happiness_grade g ON g.happiness_grade_id = v.happiness_grade_id`;

/** Newest first; withdrawn ones too. */
export function vetoesOfHome(reader: Reader, happinessHomeId: number): StoredVeto[] {
  return rows(reader, `${vetoSql} WHERE v.happiness_home_id = ? ORDER BY v.grading_veto_id DESC`, happinessHomeId);
}

export function vetoById(reader: Reader, vetoId: number): StoredVeto | undefined {
  return row(reader, `${vetoSql} WHERE v.grading_veto_id = ?`, vetoId);
}

/**
 * Grades awarded although the veto lay in the period they were awarded for, and what was decided of them since, that begin after a day. By day.
 * D3: what is vetoed is not graded, whenever it is learnt.
 */
export function gradesStruckBy(
  reader: Reader,
  vetoId: number,
  after: IsoDate,
): { readonly effectiveFrom: IsoDate; readonly caseId: number }[] {
  return rows(
    reader,
    `SELECT DISTINCT g.effective_from AS effectiveFrom, c.grading_case_id AS caseId
     FROM grading_veto v JOIN grading_case c ON c.happiness_home_id = v.happiness_home_id JOIN grading_round r ON r.grading_round_id = c.grading_round_id
     JOIN happiness_grade g ON g.happiness_home_id = v.happiness_home_id
     WHERE v.grading_veto_id = ? AND c.state = 'awarded' AND ${vetoOf} AND g.withdrawn_at IS NULL AND g.grade <> 'G0' AND g.effective_from > ?
       AND (g.grading_case_id = c.grading_case_id OR EXISTS (SELECT 1 FROM grading_decision d
         WHERE d.happiness_grade_id = g.happiness_grade_id AND d.grading_case_id = c.grading_case_id))
     ORDER BY g.effective_from`,
    vetoId,
    after,
  );
}

/** Grades a veto wrote that stand: of the quarter after it, and right behind that one, in the same stroke, of each award it struck. */
export function gradesOfVeto(reader: Reader, { happinessHomeId, code, gradeId, recordedAt }: StoredVeto): number[] {
  return rows<{ gradeId: number }>(
    reader,
    `SELECT g.happiness_grade_id AS gradeId FROM happiness_grade g WHERE g.happiness_home_id = @happinessHomeId AND g.withdrawn_at IS NULL
       AND g.cause = 'veto' AND (g.happiness_grade_id = @gradeId OR (g.happiness_grade_id > @gradeId AND g.veto_code = @code AND g.recorded_at = @recordedAt
         AND NOT EXISTS (SELECT 1 FROM grading_veto o WHERE o.happiness_home_id = g.happiness_home_id
           AND o.happiness_grade_id > @gradeId AND o.happiness_grade_id <= g.happiness_grade_id)))
     ORDER BY g.happiness_grade_id`,
    { happinessHomeId, gradeId, code, recordedAt },
  ).map((found) => found.gradeId);
}
