/** Objections with their answers, and vetoes. SQL only. */
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

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
