/** Cases, scores, events, objections, vetoes and decisions as they are recorded. SQL only. */
import type { CaseAction, CaseState, DecisionKind, RoundKind, ScoreStage } from '../../../electron/contract/grading-terms.ts';
import type { HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { Scope } from '../../../electron/contract/method.ts';
import { townCondition } from '../happiness/town-condition.ts';

export type StoredRound = {
  readonly roundId: number;
  readonly kind: RoundKind;
  readonly year: number;
  readonly name: string;
  readonly documentNo: string | null;
  readonly templateId: number;
  readonly templateName: string;
  readonly templateVersion: number;
  readonly startsOn: IsoDate;
  readonly selfUntil: IsoDate;
  readonly townUntil: IsoDate;
  readonly countyUntil: IsoDate;
  readonly noticeFrom: IsoDate;
  readonly noticeUntil: IsoDate;
  readonly reviewUntil: IsoDate;
  readonly awardUntil: IsoDate;
};
const roundSql = `SELECT r.grading_round_id AS roundId, r.kind, r.year, r.name, r.document_no AS documentNo, r.grading_template_id AS templateId,
    t.name AS templateName, t.version AS templateVersion, r.starts_on AS startsOn, r.self_until AS selfUntil, r.town_until AS townUntil,
    r.county_until AS countyUntil, r.notice_from AS noticeFrom, r.notice_until AS noticeUntil, r.review_until AS reviewUntil, r.award_until AS awardUntil
  FROM grading_round r JOIN grading_template t ON t.grading_template_id = r.grading_template_id`;

/** Newest first. */
export function roundRows(reader: Reader): StoredRound[] {
  return rows(reader, `${roundSql} ORDER BY r.starts_on DESC, r.grading_round_id DESC`);
}

export function roundById(reader: Reader, roundId: number): StoredRound | undefined {
  return row(reader, `${roundSql} WHERE r.grading_round_id = ?`, roundId);
}

export type StoredCase = {
  readonly caseId: number;
  readonly roundId: number;
  readonly happinessHomeId: number;
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
  readonly townName: string;
  readonly villageName: string;
  readonly state: CaseState;
  readonly selfTotal: number | null;
  readonly townTotal: number | null;
  readonly countyTotal: number | null;
  /** Of the county's score; JSON. */
  readonly groupsJson: string | null;
  /** Codes joined by commas. */
  readonly vetoes: string | null;
  readonly decidedGrade: HappinessGrade | null;
  readonly noticeUntil: IsoDate | null;
  /** Earliest day by which an open objection is answered. */
  readonly answerBy: IsoDate | null;
  readonly evidence: number;
};

const named = (column: string): string =>
  `coalesce((SELECT d.name FROM division d WHERE d.code = c.${column} ORDER BY d.valid_to IS NOT NULL LIMIT 1), c.${column})`;
const lastScore = (stage: ScoreStage, column: string): string =>
  `(SELECT s.${column} FROM grading_score s WHERE s.grading_case_id = c.grading_case_id AND s.stage = '${stage}' AND s.is_final = 1
    ORDER BY s.grading_score_id DESC LIMIT 1)`;
const lastEvent = (column: string, condition: string): string =>
  `(SELECT e.${column} FROM grading_event e WHERE e.grading_case_id = c.grading_case_id AND ${condition} ORDER BY e.grading_event_id DESC LIMIT 1)`;

/**
 * A veto (v) counts in the round (r) of a case (c) when it was found in it, or happened in the year before it began or while it ran: until its
 * planned end or, where the home was decided of later, until that day; of a case that is still open, whenever it happened since.
 */
export const vetoOf = `v.withdrawn_at IS NULL AND v.happiness_home_id = c.happiness_home_id
  AND (v.grading_case_id = c.grading_case_id OR (v.occurred_on >= date(r.starts_on, '-1 year') AND v.occurred_on <= max(r.award_until,
    ifnull((SELECT max(e.on_date) FROM grading_event e WHERE e.grading_case_id = c.grading_case_id
      AND e.to_state IN ('awarded', 'notGraded', 'withdrawn')), '9999-12-31'))))`;

const caseSql = `SELECT c.grading_case_id AS caseId, c.grading_round_id AS roundId, c.happiness_home_id AS happinessHomeId, h.code, h.name,
    c.town_code AS townCode, ${named('town_code')} AS townName, ${named('village_code')} AS villageName, c.state,
    ${lastScore('self', 'total_tenths')} AS selfTotal, ${lastScore('town', 'total_tenths')} AS townTotal,
    ${lastScore('county', 'total_tenths')} AS countyTotal, ${lastScore('county', 'groups_json')} AS groupsJson,
    (SELECT group_concat(code) FROM (SELECT DISTINCT v.code FROM grading_veto v WHERE ${vetoOf} ORDER BY v.code)) AS vetoes,
    ${lastEvent('grade', 'e.grade IS NOT NULL')} AS decidedGrade, ${lastEvent('until_on', "e.action = 'publish'")} AS noticeUntil,
    (SELECT min(o.answer_by) FROM grading_objection o WHERE o.grading_case_id = c.grading_case_id
      AND NOT EXISTS (SELECT 1 FROM grading_answer a WHERE a.grading_objection_id = o.grading_objection_id)) AS answerBy,
    (SELECT count(*) FROM attachment f WHERE f.grading_case_id = c.grading_case_id
      AND NOT EXISTS (SELECT 1 FROM attachment_withdrawal w WHERE w.attachment_id = f.attachment_id)) AS evidence
  FROM grading_case c JOIN grading_round r ON r.grading_round_id = c.grading_round_id
  JOIN happiness_home h ON h.happiness_home_id = c.happiness_home_id`;

/** Of a round, by code of the home. */
export function casesOfRound(reader: Reader, scope: Scope, roundId: number): StoredCase[] {
  const own = townCondition(scope, 'c');
  return rows(reader, `${caseSql} WHERE c.grading_round_id = ?${own.sql} ORDER BY h.code`, roundId, ...own.values);
}

/** Of a home, newest round first. */
export function casesOfHome(reader: Reader, happinessHomeId: number): StoredCase[] {
  return rows(reader, `${caseSql} WHERE c.happiness_home_id = ? ORDER BY r.starts_on DESC, c.grading_case_id DESC`, happinessHomeId);
}

export function caseById(reader: Reader, caseId: number): StoredCase | undefined {
  return row(reader, `${caseSql} WHERE c.grading_case_id = ?`, caseId);
}

/** Cases that are not over, whatever their round. */
export function openCases(reader: Reader, scope: Scope): StoredCase[] {
  const own = townCondition(scope, 'c');
  return rows(reader, `${caseSql} WHERE c.state NOT IN ('awarded', 'notGraded', 'withdrawn')${own.sql} ORDER BY h.code`, ...own.values);
}

export type StateCount = { readonly roundId: number; readonly state: CaseState; readonly cases: number };

export function stateCounts(reader: Reader, scope: Scope): StateCount[] {
  const own = townCondition(scope, 'c');
  return rows(
    reader,
    `SELECT c.grading_round_id AS roundId, c.state, count(*) AS cases FROM grading_case c WHERE TRUE${own.sql} GROUP BY 1, 2`,
    ...own.values,
  );
}

export type StoredScore = {
  readonly scoreId: number;
  readonly stage: ScoreStage;
  readonly isFinal: number;
  readonly isReview: number;
  readonly total: number | null;
  readonly bonus: number;
  readonly groupsJson: string;
  readonly assessedOn: IsoDate;
  readonly assessor: string;
  readonly secondAssessor: string | null;
  readonly thirdParty: string | null;
  readonly remark: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

/** Oldest first. */
export function scoresOf(reader: Reader, caseId: number): StoredScore[] {
  return rows(
    reader,
    `SELECT s.grading_score_id AS scoreId, s.stage, s.is_final AS isFinal, s.is_review AS isReview, s.total_tenths AS total, s.bonus_tenths AS bonus,
       s.groups_json AS groupsJson, s.assessed_on AS assessedOn, s.assessor, s.second_assessor AS secondAssessor, s.third_party AS thirdParty,
       s.remark, s.recorded_at AS recordedAt, u.name AS recordedBy
     FROM grading_score s JOIN user_account u ON u.user_id = s.recorded_by WHERE s.grading_case_id = ? ORDER BY s.grading_score_id`,
    caseId,
  );
}

export type StoredItem = {
  readonly code: string;
  readonly points: number | null;
  readonly isNotApplicable: number;
  readonly answerJson: string;
  readonly reason: string | null;
  readonly remark: string | null;
};

export function itemsOf(reader: Reader, scoreId: number): StoredItem[] {
  return rows(
    reader,
    `SELECT item_code AS code, points_tenths AS points, is_not_applicable AS isNotApplicable, answer_json AS answerJson, reason, remark
     FROM grading_score_item WHERE grading_score_id = ? ORDER BY item_code`,
    scoreId,
  );
}

export type StoredEvent = {
  readonly eventId: number;
  readonly fromState: CaseState;
  readonly action: CaseAction;
  readonly toState: CaseState;
  readonly onDate: IsoDate;
  readonly untilOn: IsoDate | null;
  readonly documentNo: string | null;
  readonly reason: string | null;
  readonly grade: HappinessGrade | null;
  readonly effectiveFrom: IsoDate | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

/** Oldest first. */
export function eventsOf(reader: Reader, caseId: number): StoredEvent[] {
  return rows(
    reader,
    `SELECT e.grading_event_id AS eventId, e.from_state AS fromState, e.action, e.to_state AS toState, e.on_date AS onDate, e.until_on AS untilOn,
       e.document_no AS documentNo, e.reason, e.grade, e.effective_from AS effectiveFrom, e.recorded_at AS recordedAt, u.name AS recordedBy
     FROM grading_event e JOIN user_account u ON u.user_id = e.recorded_by WHERE e.grading_case_id = ? ORDER BY e.grading_event_id`,
    caseId,
  );
}

export type StoredDecision = {
  readonly decisionId: number;
  readonly kind: DecisionKind;
  readonly decidedOn: IsoDate;
  readonly effectiveFrom: IsoDate;
  readonly grade: HappinessGrade | null;
  readonly rectifyBy: IsoDate | null;
  readonly reason: string;
  readonly documentNo: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
};

/** Newest first. */
export function decisionsOf(reader: Reader, happinessHomeId: number): StoredDecision[] {
  return rows(
    reader,
    `SELECT d.grading_decision_id AS decisionId, d.kind, d.decided_on AS decidedOn, d.effective_from AS effectiveFrom, d.grade, d.rectify_by AS rectifyBy,
       d.reason, d.document_no AS documentNo, u.name AS recordedBy, d.recorded_at AS recordedAt
     FROM grading_decision d JOIN user_account u ON u.user_id = d.recorded_by WHERE d.happiness_home_id = ? ORDER BY d.grading_decision_id DESC`,
    happinessHomeId,
  );
}
