import type { Migration } from '../core/migrate.ts';
import { appendOnly, day, neverDeleted, recorded } from './clauses.ts';

/** Scales as versioned data, assessments by them, reports of a changed condition, working days beyond the calendar that ships. */
export const assessments: Migration = {
  version: 10,
  name: 'assessments',
  sql: `
-- A form as it was: an old assessment opens and prints again by its own version.
CREATE TABLE assessment_scale (
  assessment_scale_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  code TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  title TEXT NOT NULL,
  definition_json TEXT NOT NULL CHECK (json_valid(definition_json)),
  document_no TEXT NOT NULL,
  valid_from TEXT NOT NULL CHECK (${day('valid_from')}),
  ${recorded},
  UNIQUE (code, version)
) STRICT;
${appendOnly('assessment_scale')}

-- Somebody told that a person's condition has changed: reassessment within so many working days.
CREATE TABLE condition_report (
  condition_report_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  reported_on TEXT NOT NULL CHECK (${day('reported_on')}),
  reporter TEXT NOT NULL,
  description TEXT NOT NULL CHECK (length(description) > 0),
  due_on TEXT NOT NULL CHECK (${day('due_on')}),
  ${recorded},
  -- Answered by an assessment, or withdrawn with a reason.
  closed_on TEXT CHECK (closed_on IS NULL OR ${day('closed_on')}),
  closed_reason TEXT
) STRICT;
CREATE INDEX condition_report_person ON condition_report (person_id);
CREATE INDEX condition_report_open ON condition_report (due_on) WHERE closed_on IS NULL;
${neverDeleted('condition_report')}

CREATE TABLE assessment (
  assessment_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  assessment_scale_id INTEGER NOT NULL REFERENCES assessment_scale (assessment_scale_id),
  kind TEXT NOT NULL CHECK (kind IN ('first', 'regular', 'change', 'recheck', 'other')),
  assessed_on TEXT NOT NULL CHECK (${day('assessed_on')}),
  place TEXT NOT NULL,
  agency TEXT,
  answers_json TEXT NOT NULL CHECK (json_valid(answers_json)),
  -- What the scale computes from the answers; what was concluded, with the reason where it differs.
  computed_level TEXT NOT NULL,
  concluded_level TEXT NOT NULL,
  override_reason TEXT,
  result_json TEXT NOT NULL CHECK (json_valid(result_json)),
  assessors_json TEXT NOT NULL CHECK (json_valid(assessors_json)),
  witness TEXT,
  opinion TEXT,
  -- The fact this assessment became, when its scale decides the care tier.
  level_fact_id INTEGER UNIQUE REFERENCES fact (fact_id),
  condition_report_id INTEGER REFERENCES condition_report (condition_report_id),
  ${recorded},
  withdrawn_at TEXT,
  withdrawn_by INTEGER REFERENCES user_account (user_id),
  withdrawn_reason TEXT,
  CHECK ((computed_level = concluded_level) OR (override_reason IS NOT NULL AND length(override_reason) > 0))
) STRICT;
CREATE INDEX assessment_person ON assessment (person_id, assessed_on);
${neverDeleted('assessment')}
CREATE TRIGGER assessment_no_update BEFORE UPDATE ON assessment
  WHEN NEW.answers_json IS NOT OLD.answers_json OR NEW.concluded_level IS NOT OLD.concluded_level OR NEW.computed_level IS NOT OLD.computed_level
    OR NEW.assessed_on IS NOT OLD.assessed_on OR NEW.person_id IS NOT OLD.person_id OR NEW.assessment_scale_id IS NOT OLD.assessment_scale_id
    OR NEW.result_json IS NOT OLD.result_json OR NEW.assessors_json IS NOT OLD.assessors_json OR NEW.override_reason IS NOT OLD.override_reason
    OR NEW.witness IS NOT OLD.witness OR OLD.withdrawn_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append-only: assessment'); END;

-- 国务院办公厅节假日安排 of years the program does not ship with.
CREATE TABLE work_day (
  work_day_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  on_date TEXT NOT NULL CHECK (${day('on_date')}),
  is_work INTEGER NOT NULL CHECK (is_work IN (0, 1)),
  name TEXT NOT NULL,
  document_no TEXT NOT NULL,
  ${recorded},
  -- A notice names a day once; a later notice may name it again.
  UNIQUE (on_date, recorded_at)
) STRICT;
${appendOnly('work_day')}
`,
};
