import type { Migration } from '../core/migrate.ts';
import { appendOnly, day, dayOrNull, recorded } from './clauses.ts';

/** From the wish to the bed: applications with their steps, the waiting list's manual moves, proposals of the planner and what was decided on them. */
export const placement: Migration = {
  version: 12,
  name: 'placement',
  sql: `
CREATE TABLE application (
  application_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  number TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  applied_on TEXT NOT NULL CHECK (${day('applied_on')}),
  wished_home_id INTEGER REFERENCES home (home_id),
  -- To be kept together with.
  partner_person_id INTEGER REFERENCES person (person_id),
  -- 本人意愿书: day and witness.
  will_signed_on TEXT CHECK (${dayOrNull('will_signed_on')}),
  will_witness TEXT,
  contact_name TEXT,
  contact_phone TEXT,
  has_guardian INTEGER CHECK (has_guardian IN (0, 1)),
  note TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'admitted', 'closed')),
  closed_on TEXT CHECK (${dayOrNull('closed_on')}),
  closed_reason TEXT,
  ${recorded},
  CHECK ((state = 'open') = (closed_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX application_open ON application (person_id) WHERE state = 'open';
CREATE INDEX application_person ON application (person_id);
CREATE TRIGGER application_no_delete BEFORE DELETE ON application BEGIN SELECT RAISE(ABORT, 'never deleted: application'); END;

-- 体检、入院前安全风险评估（GB 38600）、审批、协议、入住; entered again, the newest of a kind holds.
CREATE TABLE application_step (
  application_step_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  application_id INTEGER NOT NULL REFERENCES application (application_id),
  kind TEXT NOT NULL CHECK (kind IN ('medical', 'safety', 'approval', 'agreement')),
  on_date TEXT NOT NULL CHECK (${day('on_date')}),
  is_passed INTEGER NOT NULL CHECK (is_passed IN (0, 1)),
  detail_json TEXT NOT NULL CHECK (json_valid(detail_json)),
  ${recorded}
) STRICT;
CREATE INDEX application_step_application ON application_step (application_id);
${appendOnly('application_step')}

-- Moved up or down by hand; the newest row of a person holds, 'ruled' puts him back under the rules.
CREATE TABLE waiting_move (
  waiting_move_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  place TEXT NOT NULL CHECK (place IN ('first', 'last', 'ruled')),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  ${recorded}
) STRICT;
CREATE INDEX waiting_move_person ON waiting_move (person_id);
${appendOnly('waiting_move')}

CREATE TABLE placement_plan (
  placement_plan_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  as_of TEXT NOT NULL CHECK (${day('as_of')}),
  what_if_json TEXT NOT NULL CHECK (json_valid(what_if_json)),
  result_json TEXT NOT NULL CHECK (json_valid(result_json)),
  ${recorded}
) STRICT;
${appendOnly('placement_plan')}
CREATE TABLE placement_line (
  placement_line_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  placement_plan_id INTEGER NOT NULL REFERENCES placement_plan (placement_plan_id),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  home_id INTEGER REFERENCES home (home_id),
  detail_json TEXT NOT NULL CHECK (json_valid(detail_json)),
  UNIQUE (placement_plan_id, person_id)
) STRICT;
CREATE INDEX placement_line_person ON placement_line (person_id);
${appendOnly('placement_line')}
CREATE TABLE placement_decision (
  placement_line_id INTEGER PRIMARY KEY REFERENCES placement_line (placement_line_id),
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'declined')),
  bed_stay_id INTEGER REFERENCES bed_stay (bed_stay_id),
  reason TEXT,
  ${recorded},
  CHECK (decision = 'accepted' OR (reason IS NOT NULL AND length(reason) > 0))
) STRICT;
CREATE INDEX placement_decision_stay ON placement_decision (bed_stay_id) WHERE bed_stay_id IS NOT NULL;
${appendOnly('placement_decision')}
-- A place promised in a home without a bed map, given back; a bed that is held is given back by its own row.
CREATE TABLE placement_release (
  placement_line_id INTEGER PRIMARY KEY REFERENCES placement_decision (placement_line_id),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  ${recorded}
) STRICT;
${appendOnly('placement_release')}
`,
};
