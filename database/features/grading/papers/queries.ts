/** What the papers of a round read: its template, its cases with home, points, notice and award. SQL only. */
import type { HappinessGrade } from '../../../../electron/contract/happiness-terms.ts';
import { row, rows, type Reader } from '../../../core/sql.ts';
import { vetoOf } from '../queries-cases.ts';

export type PaperRound = {
  readonly roundId: number;
  readonly uid: string;
  readonly kind: string;
  readonly year: number;
  readonly name: string;
  readonly documentNo: string | null;
  readonly startsOn: string;
  readonly countyUntil: string;
  readonly noticeFrom: string;
  readonly noticeUntil: string;
  readonly templateUid: string;
  readonly templateName: string;
  readonly templateVersion: number;
  readonly bodyJson: string;
};

export function roundOnPaper(reader: Reader, roundId: number): PaperRound | undefined {
  return row(
    reader,
    `SELECT r.grading_round_id AS roundId, lower(hex(r.uid)) AS uid, r.kind, r.year, r.name, r.document_no AS documentNo, r.starts_on AS startsOn,
       r.county_until AS countyUntil, r.notice_from AS noticeFrom, r.notice_until AS noticeUntil, lower(hex(t.uid)) AS templateUid,
       t.name AS templateName, t.version AS templateVersion, t.body_json AS bodyJson
     FROM grading_round r JOIN grading_template t ON t.grading_template_id = r.grading_template_id WHERE r.grading_round_id = ?`,
    roundId,
  );
}

export type PaperCase = {
  readonly caseId: number;
  readonly uid: string;
  readonly roundId: number;
  readonly state: string;
  readonly happinessHomeId: number;
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
  readonly townName: string;
  readonly villageName: string;
  readonly builtYear: number | null;
  readonly floorAreaCenti: number | null;
  readonly restPlaces: number | null;
  readonly mealMode: 'none' | 'cooked' | 'delivered' | null;
  readonly servedPeople: number | null;
  readonly selfScoreId: number | null;
  readonly townScoreId: number | null;
  readonly countyScoreId: number | null;
  readonly grade: HappinessGrade | null;
  readonly gradeBefore: HappinessGrade | null;
  readonly noticeFrom: string | null;
  readonly noticeUntil: string | null;
  readonly documentNo: string | null;
  readonly documentDay: string | null;
  readonly effectiveFrom: string | null;
  readonly validTo: string | null;
  readonly reason: string | null;
};

const nameOf = (column: string): string =>
  `coalesce((SELECT d.name FROM division d WHERE d.code = c.${column} ORDER BY d.valid_to IS NOT NULL LIMIT 1), c.${column})`;
const lastScore = (stage: string): string =>
  `(SELECT max(s.grading_score_id) FROM grading_score s WHERE s.grading_case_id = c.grading_case_id AND s.stage = '${stage}' AND s.is_final = 1)`;
const lastEvent = (actions: string): string =>
  `(SELECT max(e.grading_event_id) FROM grading_event e WHERE e.grading_case_id = c.grading_case_id AND e.action IN (${actions}))`;

/**
 * Withdrawn cases are left out. The grade is the one published, awarded or refused last; the one before is what the home had until then,
 * whatever this round made of it.
 * @param caseId null: all of the round
 */
export function casesOnPaper(reader: Reader, roundId: number, townCode: string | null, caseId: number | null): readonly PaperCase[] {
  return rows(
    reader,
    `SELECT c.grading_case_id AS caseId, lower(hex(c.uid)) AS uid, c.grading_round_id AS roundId, c.state,
       c.happiness_home_id AS happinessHomeId, h.code, h.name, c.town_code AS townCode, ${nameOf('town_code')} AS townName,
       ${nameOf('village_code')} AS villageName, h.built_year AS builtYear, h.floor_area_centi AS floorAreaCenti, h.rest_places AS restPlaces,
       h.meal_mode AS mealMode,
       (SELECT m.served_people FROM happiness_month m WHERE m.happiness_home_id = c.happiness_home_id AND m.withdrawn_at IS NULL
         AND m.served_people IS NOT NULL AND m.month <= substr(r.county_until, 1, 7)
         ORDER BY m.month DESC, m.happiness_month_id DESC LIMIT 1) AS servedPeople,
       ${lastScore('self')} AS selfScoreId, ${lastScore('town')} AS townScoreId, ${lastScore('county')} AS countyScoreId,
       coalesce(a.grade, p.grade) AS grade,
       (SELECT g.grade FROM happiness_grade g WHERE g.happiness_home_id = c.happiness_home_id AND g.withdrawn_at IS NULL
         AND g.grading_case_id IS NOT c.grading_case_id AND g.effective_from < coalesce(a.effective_from, date(r.notice_until, '+1 day'))
         ORDER BY g.effective_from DESC, g.happiness_grade_id DESC LIMIT 1) AS gradeBefore,
       p.on_date AS noticeFrom, p.until_on AS noticeUntil, a.document_no AS documentNo, a.on_date AS documentDay,
       a.effective_from AS effectiveFrom, CASE WHEN a.action = 'award' THEN a.until_on END AS validTo,
       (SELECT e.reason FROM grading_event e WHERE e.grading_event_id = ${lastEvent("'decline', 'refuseGrade'")}) AS reason
     FROM grading_case c
     JOIN grading_round r ON r.grading_round_id = c.grading_round_id
     JOIN happiness_home h ON h.happiness_home_id = c.happiness_home_id
     LEFT JOIN grading_event p ON p.grading_event_id = ${lastEvent("'publish'")}
     LEFT JOIN grading_event a ON a.grading_event_id = ${lastEvent("'award', 'refuseGrade'")}
     WHERE c.grading_round_id = @roundId AND c.state <> 'withdrawn' AND (@townCode IS NULL OR c.town_code = @townCode)
       AND (@caseId IS NULL OR c.grading_case_id = @caseId)
     ORDER BY c.town_code, h.code`,
    { roundId, townCode, caseId },
  );
}

export type PaperScore = {
  readonly scoreId: number;
  readonly caseId: number;
  readonly stage: 'self' | 'town' | 'county';
  readonly isFinal: number;
  readonly totalTenths: number | null;
  readonly bonusTenths: number;
  readonly groupsJson: string;
  readonly assessedOn: string;
  readonly assessor: string;
  readonly secondAssessor: string | null;
  readonly thirdParty: string | null;
};

const scoreColumns = `s.grading_score_id AS scoreId, s.grading_case_id AS caseId, s.stage, s.is_final AS isFinal, s.total_tenths AS totalTenths,
  s.bonus_tenths AS bonusTenths, s.groups_json AS groupsJson, s.assessed_on AS assessedOn, s.assessor, s.second_assessor AS secondAssessor,
  s.third_party AS thirdParty`;

/** The last final score of each stage of each case of a round. */
export function scoresOfRound(reader: Reader, roundId: number): readonly PaperScore[] {
  return rows(
    reader,
    `SELECT ${scoreColumns} FROM grading_score s JOIN grading_case c ON c.grading_case_id = s.grading_case_id
     WHERE c.grading_round_id = ? AND s.is_final = 1 AND s.grading_score_id = (SELECT max(o.grading_score_id) FROM grading_score o
       WHERE o.grading_case_id = s.grading_case_id AND o.stage = s.stage AND o.is_final = 1)`,
    roundId,
  );
}

/** The newest score of the county, handed in or only begun. */
export function newestCountyScore(reader: Reader, caseId: number): PaperScore | undefined {
  return row(
    reader,
    `SELECT ${scoreColumns} FROM grading_score s WHERE s.grading_case_id = ? AND s.stage = 'county' ORDER BY s.grading_score_id DESC LIMIT 1`,
    caseId,
  );
}

export type PaperItem = {
  readonly scoreId: number;
  readonly code: string;
  readonly points: number | null;
  readonly isNotApplicable: number;
  readonly answerJson: string;
  readonly reason: string | null;
};

export function itemsOfScore(reader: Reader, scoreId: number): readonly PaperItem[] {
  return rows(
    reader,
    `SELECT grading_score_id AS scoreId, item_code AS code, points_tenths AS points, is_not_applicable AS isNotApplicable, answer_json AS answerJson, reason
     FROM grading_score_item WHERE grading_score_id = ?`,
    scoreId,
  );
}

/** 一票否决 that stand and count in the cases of a round, wherever they were entered. */
export function vetoesOfRound(
  reader: Reader,
  roundId: number,
): readonly { readonly caseId: number; readonly code: string; readonly occurredOn: string; readonly evidence: string }[] {
  return rows(
    reader,
    `SELECT c.grading_case_id AS caseId, v.code, v.occurred_on AS occurredOn, v.evidence
     FROM grading_case c JOIN grading_round r ON r.grading_round_id = c.grading_round_id JOIN grading_veto v ON ${vetoOf}
     WHERE c.grading_round_id = ? ORDER BY v.code, v.occurred_on`,
    roundId,
  );
}

export type SpendingRow = {
  readonly happinessHomeId: number;
  readonly spentOn: string;
  readonly purpose: string;
  readonly fen: number;
  readonly voucherNo: string;
  readonly handledBy: string;
  readonly witnessedBy: string;
  readonly approvedBy: string;
  readonly publishedOn: string | null;
  readonly note: string | null;
};

/** What was spent in a year and stands, oldest first. */
export function spendingOfYear(reader: Reader, year: number): readonly SpendingRow[] {
  return rows(
    reader,
    `SELECT happiness_home_id AS happinessHomeId, spent_on AS spentOn, purpose, fen, voucher_no AS voucherNo, handled_by AS handledBy,
       witnessed_by AS witnessedBy, approved_by AS approvedBy, published_on AS publishedOn, note
     FROM happiness_spending WHERE withdrawn_at IS NULL AND substr(spent_on, 1, 4) = ? ORDER BY spent_on, happiness_spending_id`,
    String(year),
  );
}

/** Refunds of what was received for a year. */
export function refundsOfYear(reader: Reader, year: number): ReadonlyMap<number, number> {
  return new Map(
    rows<{ id: number; fen: number }>(
      reader,
      'SELECT happiness_home_id AS id, sum(fen) AS fen FROM happiness_refund WHERE for_year = ? AND withdrawn_at IS NULL GROUP BY happiness_home_id',
      year,
    ).map(({ id, fen }) => [id, fen]),
  );
}
