import type { Migration } from '../core/migrate.ts';
import { appendOnly, day, dayOrNull, keptOnceWithdrawn, neverDeleted, recorded, withdrawable } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const states =
  "'planned', 'selfScored', 'townReviewed', 'countyScored', 'published', 'appealed', 'reviewed', 'awarded', 'notGraded', 'withdrawn'";

/** From, action, to: a case goes no other way. */
const steps: readonly (readonly [string, string, string])[] = [
  ['planned', 'submitSelf', 'selfScored'],
  ['selfScored', 'returnSelf', 'planned'],
  ['selfScored', 'submitTown', 'townReviewed'],
  ['townReviewed', 'returnTown', 'selfScored'],
  ['townReviewed', 'submitCounty', 'countyScored'],
  ['countyScored', 'rescore', 'townReviewed'],
  ['countyScored', 'publish', 'published'],
  ['published', 'object', 'appealed'],
  ['appealed', 'object', 'appealed'],
  ['appealed', 'review', 'reviewed'],
  ['reviewed', 'publish', 'published'],
  ['published', 'award', 'awarded'],
  ['reviewed', 'award', 'awarded'],
  ['published', 'refuseGrade', 'notGraded'],
  ['reviewed', 'refuseGrade', 'notGraded'],
  ...['planned', 'selfScored', 'townReviewed', 'countyScored'].map((from) => [from, 'decline', 'notGraded'] as const),
  ...['planned', 'selfScored', 'townReviewed', 'countyScored', 'published', 'appealed', 'reviewed'].map(
    (from) => [from, 'withdraw', 'withdrawn'] as const,
  ),
];

const lastNotice = `(SELECT e.until_on FROM grading_event e WHERE e.grading_case_id = NEW.grading_case_id AND e.action = 'publish'
      ORDER BY e.grading_event_id DESC LIMIT 1)`;
const caseState = '(SELECT c.state FROM grading_case c WHERE c.grading_case_id = NEW.grading_case_id)';
const templateState = '(SELECT t.state FROM grading_template t WHERE t.grading_template_id = NEW.grading_template_id)';
/** The stage whose points a score must explain itself against: the one before it, of a review the county's own. */
const before = (score: string): string =>
  `CASE WHEN ${score}.stage = 'town' THEN 'self' WHEN ${score}.is_review = 1 THEN 'county' ELSE 'town' END`;

/** Grading of happiness homes: score sheets in versions, rounds, cases with three scores each, steps, objections, vetoes and decisions between rounds. */
export const grading: Migration = {
  version: 21,
  name: 'grading',
  sql: `
PRAGMA legacy_alter_table = ON;

CREATE TABLE grading_template (
  grading_template_id INTEGER PRIMARY KEY,
  ${uid},
  -- Versions of one sheet share their code.
  code TEXT NOT NULL CHECK (length(code) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  name TEXT NOT NULL CHECK (length(name) > 0),
  state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
  body_json TEXT NOT NULL CHECK (json_valid(body_json)),
  document_no TEXT,
  copied_from INTEGER REFERENCES grading_template (grading_template_id),
  published_at TEXT,
  published_by INTEGER REFERENCES user_account (user_id),
  retired_at TEXT,
  retired_by INTEGER REFERENCES user_account (user_id),
  ${recorded},
  UNIQUE (code, version),
  CHECK ((state = 'draft') = (published_at IS NULL)),
  CHECK ((state = 'retired') = (retired_at IS NOT NULL)),
  CHECK (state = 'draft' OR length(document_no) > 0)
) STRICT;
CREATE UNIQUE INDEX grading_template_one_draft ON grading_template (code) WHERE state = 'draft';
CREATE TRIGGER grading_template_kept BEFORE UPDATE ON grading_template WHEN OLD.state <> 'draft' AND (
  OLD.state = 'retired' OR NEW.state <> 'retired' OR ${[
    'uid',
    'code',
    'version',
    'name',
    'body_json',
    'document_no',
    'copied_from',
    'published_at',
    'published_by',
    'recorded_at',
    'recorded_by',
  ]
    .map((column) => `NEW.${column} IS NOT OLD.${column}`)
    .join(' OR ')})
BEGIN SELECT RAISE(ABORT, 'published: grading_template'); END;
CREATE TRIGGER grading_template_delete BEFORE DELETE ON grading_template WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'published: grading_template'); END;

-- 评定批次. The plan is the last day of each stage.
CREATE TABLE grading_round (
  grading_round_id INTEGER PRIMARY KEY,
  ${uid},
  kind TEXT NOT NULL CHECK (kind IN ('award', 'recheck', 'regrade')),
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  name TEXT NOT NULL CHECK (length(name) > 0),
  grading_template_id INTEGER NOT NULL REFERENCES grading_template (grading_template_id),
  document_no TEXT,
  starts_on TEXT NOT NULL CHECK (${day('starts_on')}),
  self_until TEXT NOT NULL CHECK (${day('self_until')}),
  town_until TEXT NOT NULL CHECK (${day('town_until')}),
  county_until TEXT NOT NULL CHECK (${day('county_until')}),
  notice_from TEXT NOT NULL CHECK (${day('notice_from')}),
  notice_until TEXT NOT NULL CHECK (${day('notice_until')}),
  review_until TEXT NOT NULL CHECK (${day('review_until')}),
  award_until TEXT NOT NULL CHECK (${day('award_until')}),
  ${recorded},
  UNIQUE (year, name),
  CHECK (starts_on <= self_until AND self_until <= town_until AND town_until <= county_until AND county_until <= notice_from
    AND notice_from <= notice_until AND notice_until <= review_until AND review_until <= award_until)
) STRICT;
CREATE TRIGGER grading_round_template BEFORE INSERT ON grading_round WHEN ${templateState} IS NOT 'published'
BEGIN SELECT RAISE(ABORT, 'template not published: grading_round'); END;
${appendOnly('grading_round')}

CREATE TABLE grading_step (
  from_state TEXT NOT NULL CHECK (from_state IN (${states})),
  action TEXT NOT NULL,
  to_state TEXT NOT NULL CHECK (to_state IN (${states})),
  PRIMARY KEY (from_state, action)
) STRICT, WITHOUT ROWID;
INSERT INTO grading_step (from_state, action, to_state) VALUES
${steps.map(([from, action, to]) => `  ('${from}', '${action}', '${to}')`).join(',\n')};
${appendOnly('grading_step')}
CREATE TRIGGER grading_step_no_insert BEFORE INSERT ON grading_step BEGIN SELECT RAISE(ABORT, 'append-only: grading_step'); END;

CREATE TABLE grading_case (
  grading_case_id INTEGER PRIMARY KEY,
  ${uid},
  grading_round_id INTEGER NOT NULL REFERENCES grading_round (grading_round_id),
  happiness_home_id INTEGER NOT NULL REFERENCES happiness_home (happiness_home_id),
  -- Where the home lay then.
  town_code TEXT NOT NULL,
  village_code TEXT NOT NULL,
  -- Of the last event.
  state TEXT NOT NULL CHECK (state IN (${states})),
  ${recorded},
  UNIQUE (grading_round_id, happiness_home_id)
) STRICT;
CREATE INDEX grading_case_home ON grading_case (happiness_home_id, grading_round_id);
CREATE INDEX grading_case_state ON grading_case (grading_round_id, state, town_code);
CREATE TRIGGER grading_case_begins BEFORE INSERT ON grading_case WHEN NEW.state <> 'planned'
BEGIN SELECT RAISE(ABORT, 'no such step: grading_case'); END;
${neverDeleted('grading_case')}

-- What happened to a case, one row per step; it carries the case from state to state.
CREATE TABLE grading_event (
  grading_event_id INTEGER PRIMARY KEY,
  ${uid},
  grading_case_id INTEGER NOT NULL REFERENCES grading_case (grading_case_id),
  from_state TEXT NOT NULL,
  action TEXT NOT NULL,
  to_state TEXT NOT NULL,
  on_date TEXT NOT NULL CHECK (${day('on_date')}),
  -- Last day of a notice; last day of validity of an award.
  until_on TEXT CHECK (${dayOrNull('until_on')}),
  document_no TEXT,
  reason TEXT,
  -- The grade published, awarded or refused.
  grade TEXT CHECK (grade IN ('G1', 'G2', 'G3', 'G0')),
  effective_from TEXT CHECK (${dayOrNull('effective_from')}),
  ${recorded},
  FOREIGN KEY (from_state, action) REFERENCES grading_step (from_state, action),
  CHECK (action <> 'publish' OR (until_on IS NOT NULL AND until_on >= on_date AND grade IS NOT NULL)),
  CHECK (action NOT IN ('award', 'refuseGrade') OR (length(document_no) > 0 AND grade IS NOT NULL)),
  CHECK (action <> 'award' OR (effective_from IS NOT NULL AND grade <> 'G0')),
  CHECK (action <> 'refuseGrade' OR grade = 'G0'),
  CHECK (action NOT IN ('returnSelf', 'returnTown', 'rescore', 'object', 'decline', 'withdraw') OR length(reason) > 0)
) STRICT;
CREATE INDEX grading_event_case ON grading_event (grading_case_id, grading_event_id);
CREATE TRIGGER grading_event_step BEFORE INSERT ON grading_event WHEN NEW.from_state IS NOT ${caseState}
  OR NOT EXISTS (SELECT 1 FROM grading_step s WHERE s.from_state = NEW.from_state AND s.action = NEW.action AND s.to_state = NEW.to_state)
BEGIN SELECT RAISE(ABORT, 'no such step: grading_event'); END;
CREATE TRIGGER grading_event_notice BEFORE INSERT ON grading_event WHEN NEW.action IN ('award', 'refuseGrade')
  AND (${lastNotice} IS NULL OR NEW.on_date <= ${lastNotice})
BEGIN SELECT RAISE(ABORT, 'notice not over: grading_event'); END;
CREATE TRIGGER grading_event_objection BEFORE INSERT ON grading_event WHEN NEW.action IN ('award', 'refuseGrade', 'review') AND EXISTS (
  SELECT 1 FROM grading_objection o WHERE o.grading_case_id = NEW.grading_case_id
    AND NOT EXISTS (SELECT 1 FROM grading_answer a WHERE a.grading_objection_id = o.grading_objection_id))
BEGIN SELECT RAISE(ABORT, 'objection open: grading_event'); END;
CREATE TRIGGER grading_event_scored BEFORE INSERT ON grading_event WHEN NEW.action IN ('submitSelf', 'submitTown', 'submitCounty', 'publish')
  AND NOT EXISTS (SELECT 1 FROM grading_score s WHERE s.grading_case_id = NEW.grading_case_id AND s.is_final = 1 AND s.stage =
    CASE NEW.action WHEN 'submitSelf' THEN 'self' WHEN 'submitTown' THEN 'town' ELSE 'county' END)
BEGIN SELECT RAISE(ABORT, 'not scored: grading_event'); END;
CREATE TRIGGER grading_event_moves AFTER INSERT ON grading_event BEGIN
  UPDATE grading_case SET state = NEW.to_state WHERE grading_case_id = NEW.grading_case_id;
END;
${appendOnly('grading_event')}
-- Only an event moves a case.
CREATE TRIGGER grading_case_kept BEFORE UPDATE ON grading_case WHEN ${[
    'uid',
    'grading_round_id',
    'happiness_home_id',
    'town_code',
    'village_code',
    'recorded_at',
    'recorded_by',
  ]
    .map((column) => `NEW.${column} IS NOT OLD.${column}`)
    .join(' OR ')}
  OR NEW.state IS NOT (SELECT e.to_state FROM grading_event e WHERE e.grading_case_id = OLD.grading_case_id ORDER BY e.grading_event_id DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'no such step: grading_case'); END;

-- One filling of the sheet: of the village, the township or the county; the last final one of a stage counts, earlier ones stay to be read.
CREATE TABLE grading_score (
  grading_score_id INTEGER PRIMARY KEY,
  ${uid},
  grading_case_id INTEGER NOT NULL REFERENCES grading_case (grading_case_id),
  stage TEXT NOT NULL CHECK (stage IN ('self', 'town', 'county')),
  -- 0: begun, not handed in.
  is_final INTEGER NOT NULL CHECK (is_final IN (0, 1)),
  -- 异议复核 of the county's own score.
  is_review INTEGER NOT NULL CHECK (is_review IN (0, 1)),
  -- Integer tenths of a point; null while items are missing.
  total_tenths INTEGER CHECK (total_tenths >= 0),
  bonus_tenths INTEGER NOT NULL CHECK (bonus_tenths >= 0),
  groups_json TEXT NOT NULL CHECK (json_valid(groups_json)),
  assessed_on TEXT NOT NULL CHECK (${day('assessed_on')}),
  -- 评定人 of the county; who filled the form in of the others.
  assessor TEXT NOT NULL CHECK (length(trim(assessor)) > 0),
  second_assessor TEXT,
  -- 第三方机构, where one did it.
  third_party TEXT,
  remark TEXT,
  ${recorded},
  CHECK (is_final = 0 OR total_tenths IS NOT NULL),
  CHECK (is_review = 0 OR stage = 'county'),
  CHECK (stage <> 'county' OR is_final = 0 OR (length(trim(second_assessor)) > 0 AND trim(second_assessor) <> trim(assessor)))
) STRICT;
CREATE INDEX grading_score_case ON grading_score (grading_case_id, stage, grading_score_id);
CREATE TRIGGER grading_score_turn BEFORE INSERT ON grading_score WHEN ${caseState} IS NOT
  CASE NEW.stage WHEN 'self' THEN 'planned' WHEN 'town' THEN 'selfScored' ELSE CASE NEW.is_review WHEN 1 THEN 'appealed' ELSE 'townReviewed' END END
BEGIN SELECT RAISE(ABORT, 'out of turn: grading_score'); END;
${appendOnly('grading_score')}

CREATE TABLE grading_score_item (
  grading_score_id INTEGER NOT NULL REFERENCES grading_score (grading_score_id),
  item_code TEXT NOT NULL,
  points_tenths INTEGER CHECK (points_tenths >= 0),
  is_not_applicable INTEGER NOT NULL CHECK (is_not_applicable IN (0, 1)),
  -- What was ticked, chosen or answered: { "ticked": [codes] } | { "band": n } | { "passed": true } | {}
  answer_json TEXT NOT NULL CHECK (json_valid(answer_json)),
  -- Why it differs from the stage before.
  reason TEXT,
  remark TEXT,
  PRIMARY KEY (grading_score_id, item_code)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER grading_score_item_reason BEFORE INSERT ON grading_score_item WHEN ifnull(length(trim(NEW.reason)), 0) = 0 AND EXISTS (
  SELECT 1 FROM grading_score s JOIN grading_score_item i ON i.item_code = NEW.item_code AND i.grading_score_id = (
      SELECT max(p.grading_score_id) FROM grading_score p
      WHERE p.grading_case_id = s.grading_case_id AND p.is_final = 1 AND p.grading_score_id < s.grading_score_id AND p.stage = ${before('s')})
  WHERE s.grading_score_id = NEW.grading_score_id AND s.is_final = 1 AND s.stage <> 'self'
    AND (i.points_tenths IS NOT NEW.points_tenths OR i.is_not_applicable <> NEW.is_not_applicable))
BEGIN SELECT RAISE(ABORT, 'no reason: grading_score_item'); END;
${appendOnly('grading_score_item')}

-- 异议, and what the review answered.
CREATE TABLE grading_objection (
  grading_objection_id INTEGER PRIMARY KEY,
  ${uid},
  grading_case_id INTEGER NOT NULL REFERENCES grading_case (grading_case_id),
  raised_on TEXT NOT NULL CHECK (${day('raised_on')}),
  raised_by TEXT NOT NULL CHECK (length(raised_by) > 0),
  phone TEXT,
  content TEXT NOT NULL CHECK (length(content) > 0),
  -- 复核期限.
  answer_by TEXT NOT NULL CHECK (${day('answer_by')}),
  ${recorded}
) STRICT;
CREATE INDEX grading_objection_case ON grading_objection (grading_case_id);
${appendOnly('grading_objection')}
CREATE TABLE grading_answer (
  grading_objection_id INTEGER PRIMARY KEY REFERENCES grading_objection (grading_objection_id),
  answered_on TEXT NOT NULL CHECK (${day('answered_on')}),
  outcome TEXT NOT NULL CHECK (outcome IN ('upheld', 'partly', 'rejected')),
  answer TEXT NOT NULL CHECK (length(answer) > 0),
  ${recorded}
) STRICT;
${appendOnly('grading_answer')}

-- 一票否决. Found true for a home; of a case when it was found in one.
CREATE TABLE grading_veto (
  grading_veto_id INTEGER PRIMARY KEY,
  ${uid},
  happiness_home_id INTEGER NOT NULL REFERENCES happiness_home (happiness_home_id),
  grading_case_id INTEGER REFERENCES grading_case (grading_case_id),
  code TEXT NOT NULL CHECK (length(code) > 0),
  occurred_on TEXT NOT NULL CHECK (${day('occurred_on')}),
  found_on TEXT NOT NULL CHECK (${day('found_on')}),
  evidence TEXT NOT NULL CHECK (length(evidence) > 0),
  document_no TEXT,
  -- The grade it wrote, where one was in force.
  happiness_grade_id INTEGER REFERENCES happiness_grade (happiness_grade_id),
  ${withdrawable},
  CHECK (found_on >= occurred_on)
) STRICT;
CREATE INDEX grading_veto_home ON grading_veto (happiness_home_id, occurred_on);
${keptOnceWithdrawn('grading_veto', ['uid', 'happiness_home_id', 'grading_case_id', 'code', 'occurred_on', 'found_on', 'evidence', 'document_no', 'happiness_grade_id', 'recorded_at', 'recorded_by'])}

-- 暂停、恢复、降级、摘牌、停办 between rounds; what it wrote stands in happiness_grade and happiness_status.
CREATE TABLE grading_decision (
  grading_decision_id INTEGER PRIMARY KEY,
  ${uid},
  happiness_home_id INTEGER NOT NULL REFERENCES happiness_home (happiness_home_id),
  grading_case_id INTEGER REFERENCES grading_case (grading_case_id),
  kind TEXT NOT NULL CHECK (kind IN ('suspend', 'resume', 'downgrade', 'remove', 'close')),
  decided_on TEXT NOT NULL CHECK (${day('decided_on')}),
  effective_from TEXT NOT NULL CHECK (${day('effective_from')}),
  grade TEXT CHECK (grade IN ('G1', 'G2', 'G3', 'G0')),
  rectify_by TEXT CHECK (${dayOrNull('rectify_by')}),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  document_no TEXT NOT NULL CHECK (length(document_no) > 0),
  happiness_grade_id INTEGER REFERENCES happiness_grade (happiness_grade_id),
  happiness_status_id INTEGER REFERENCES happiness_status (happiness_status_id),
  ${recorded},
  CHECK ((kind = 'suspend') = (rectify_by IS NOT NULL)),
  CHECK ((kind = 'downgrade') = (grade IS NOT NULL AND happiness_grade_id IS NOT NULL) OR kind = 'remove')
) STRICT;
CREATE INDEX grading_decision_home ON grading_decision (happiness_home_id, decided_on);
${appendOnly('grading_decision')}

-- Photos of a grading: of a case, of one item of its sheet or of a veto.
CREATE TABLE attachment_new (
  attachment_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  content_id INTEGER NOT NULL REFERENCES attachment_content (content_id),
  entity TEXT NOT NULL CHECK (entity IN ('person', 'home', 'gradingCase')),
  person_id INTEGER REFERENCES person (person_id),
  home_id INTEGER REFERENCES home (home_id),
  grading_case_id INTEGER REFERENCES grading_case (grading_case_id),
  -- Code of an item or a veto of the score sheet.
  item_code TEXT CHECK (length(item_code) > 0),
  kind TEXT NOT NULL,
  title TEXT NOT NULL CHECK (length(title) > 0),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user_account (user_id),
  CHECK ((entity = 'person') = (person_id IS NOT NULL)),
  CHECK ((entity = 'home') = (home_id IS NOT NULL)),
  CHECK ((entity = 'gradingCase') = (grading_case_id IS NOT NULL)),
  CHECK (item_code IS NULL OR entity = 'gradingCase')
) STRICT;
INSERT INTO attachment_new (attachment_id, uid, content_id, entity, person_id, home_id, kind, title, added_at, added_by)
  SELECT attachment_id, uid, content_id, entity, person_id, home_id, kind, title, added_at, added_by FROM attachment;
DROP TABLE attachment;
ALTER TABLE attachment_new RENAME TO attachment;
CREATE INDEX attachment_content_used ON attachment (content_id);
CREATE INDEX attachment_person ON attachment (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX attachment_home ON attachment (home_id) WHERE home_id IS NOT NULL;
CREATE INDEX attachment_grading_case ON attachment (grading_case_id, item_code) WHERE grading_case_id IS NOT NULL;
${appendOnly('attachment')}

PRAGMA legacy_alter_table = OFF;
`,
};
