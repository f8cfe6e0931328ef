import type { Migration } from '../core/migrate.ts';

/** Payment sheets of every scheme. Only a draft may change; the database itself refuses the rest. */
export const payments: Migration = {
  version: 4,
  name: 'payments',
  sql: `
CREATE TABLE sheet (
  sheet_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  scheme TEXT NOT NULL,
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
  state TEXT NOT NULL CHECK (state IN ('draft', 'prepared', 'reviewed', 'approved', 'sent', 'paid', 'archived')),
  known_until TEXT NOT NULL CHECK (json_valid(known_until)),
  built_at TEXT NOT NULL,
  built_by INTEGER NOT NULL REFERENCES user_account (user_id),
  person_count INTEGER NOT NULL,
  line_count INTEGER NOT NULL,
  total_fen INTEGER NOT NULL,
  to_homes_fen INTEGER NOT NULL,
  fingerprint TEXT CHECK (fingerprint IS NULL OR length(fingerprint) = 64),
  CHECK ((state IN ('approved', 'sent', 'paid', 'archived')) = (fingerprint IS NOT NULL)),
  UNIQUE (scheme, month)
) STRICT;

-- One row per step a sheet has taken: who, when, why.
CREATE TABLE sheet_event (
  sheet_event_id INTEGER PRIMARY KEY,
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  action TEXT NOT NULL CHECK (action IN ('build', 'prepare', 'review', 'approve', 'return')),
  state TEXT NOT NULL,
  reason TEXT,
  is_override INTEGER NOT NULL DEFAULT 0 CHECK (is_override IN (0, 1)),
  at TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (user_id)
) STRICT;
CREATE INDEX sheet_event_sheet ON sheet_event (sheet_id);

-- The person as the sheet saw him: names and places stay as they were when the sheet was built.
CREATE TABLE sheet_person (
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  name TEXT NOT NULL,
  id_number TEXT NOT NULL,
  town_code TEXT NOT NULL,
  town_name TEXT NOT NULL,
  village_code TEXT NOT NULL,
  village_name TEXT NOT NULL,
  area_type TEXT NOT NULL,
  level TEXT NOT NULL,
  mode TEXT NOT NULL,
  home_id INTEGER REFERENCES home (home_id),
  level_fact_id INTEGER REFERENCES fact (fact_id),
  mode_fact_id INTEGER REFERENCES fact (fact_id),
  PRIMARY KEY (sheet_id, person_id)
) STRICT, WITHOUT ROWID;

-- The homes as the sheet saw them: a home that is renamed later must not change a locked paper.
CREATE TABLE sheet_home (
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  account_holder TEXT,
  account_bank TEXT,
  account_number TEXT,
  PRIMARY KEY (sheet_id, home_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_line (
  line_id INTEGER PRIMARY KEY,
  sheet_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  line_type TEXT NOT NULL CHECK (line_type IN ('BASIC', 'CARE', 'BACKPAY', 'OFFSET', 'FUNERAL')),
  for_month TEXT NOT NULL CHECK (for_month GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
  of_type TEXT CHECK (of_type IN ('BASIC', 'CARE', 'FUNERAL')),
  -- Who the balance is kept with: 'own' (person and caregiver are one) or 'home:<id>'.
  side TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen <> 0),
  payee_kind TEXT NOT NULL CHECK (payee_kind IN ('home', 'person', 'caregiver', 'handler')),
  payee_home_id INTEGER REFERENCES home (home_id),
  payee_name TEXT,
  payee_bank TEXT,
  payee_account TEXT,
  standard_id INTEGER REFERENCES standard (standard_id),
  corrects_line_id INTEGER REFERENCES sheet_line (line_id),
  FOREIGN KEY (sheet_id, person_id) REFERENCES sheet_person (sheet_id, person_id),
  CHECK ((line_type IN ('BACKPAY', 'OFFSET')) = (of_type IS NOT NULL)),
  CHECK ((payee_kind = 'home') = (payee_home_id IS NOT NULL)),
  CHECK ((line_type = 'OFFSET') = (fen < 0))
) STRICT;
CREATE UNIQUE INDEX sheet_line_regular_once ON sheet_line (person_id, for_month, line_type, scheme) WHERE line_type IN ('BASIC', 'CARE');
CREATE UNIQUE INDEX sheet_line_funeral_once ON sheet_line (person_id, scheme) WHERE line_type = 'FUNERAL';
CREATE UNIQUE INDEX sheet_line_correction_once ON sheet_line (sheet_id, person_id, for_month, of_type, side) WHERE of_type IS NOT NULL;
CREATE INDEX sheet_line_standard ON sheet_line (standard_id) WHERE standard_id IS NOT NULL;
CREATE INDEX sheet_line_sheet ON sheet_line (sheet_id, person_id);
-- Without it every line deleted from a draft reads the whole table to see whether another one points to it.
CREATE INDEX sheet_line_corrects ON sheet_line (corrects_line_id) WHERE corrects_line_id IS NOT NULL;

-- Overpaid to somebody who is not a home: claimed back outside the sheet, never netted against the living.
CREATE TABLE sheet_recovery (
  recovery_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  for_month TEXT NOT NULL,
  of_type TEXT NOT NULL CHECK (of_type IN ('BASIC', 'CARE', 'FUNERAL')),
  side TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen > 0),
  UNIQUE (sheet_id, person_id, for_month, of_type, side)
) STRICT;
-- Owed for somebody whose support has ended: listed until somebody decides.
CREATE TABLE sheet_pending (
  pending_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  for_month TEXT NOT NULL,
  of_type TEXT NOT NULL CHECK (of_type IN ('BASIC', 'CARE', 'FUNERAL')),
  side TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen > 0),
  UNIQUE (sheet_id, person_id, for_month, of_type, side)
) STRICT;
-- Prints and exports of a sheet, numbered per kind.
CREATE TABLE sheet_copy (
  copy_id INTEGER PRIMARY KEY,
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  kind TEXT NOT NULL CHECK (kind IN ('pdf', 'xlsx')),
  scope TEXT NOT NULL,
  copy_number INTEGER NOT NULL,
  at TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (user_id),
  UNIQUE (sheet_id, kind, copy_number)
) STRICT;

CREATE TRIGGER sheet_begins_as_draft BEFORE INSERT ON sheet WHEN NEW.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'locked: sheet state'); END;
-- States: forward one step, back to draft only before approval; a locked header keeps every other column.
CREATE TRIGGER sheet_steps BEFORE UPDATE ON sheet WHEN NOT (
  (OLD.state = 'draft' AND NEW.state IN ('draft', 'prepared')) OR
  (OLD.state = 'prepared' AND NEW.state IN ('reviewed', 'draft')) OR
  (OLD.state = 'reviewed' AND NEW.state IN ('approved', 'draft')) OR
  (OLD.state = 'approved' AND NEW.state = 'sent') OR
  (OLD.state = 'sent' AND NEW.state = 'paid') OR
  (OLD.state = 'paid' AND NEW.state = 'archived'))
BEGIN SELECT RAISE(ABORT, 'locked: sheet state'); END;
CREATE TRIGGER sheet_content BEFORE UPDATE ON sheet WHEN OLD.state <> 'draft' AND (
  NEW.uid <> OLD.uid OR NEW.scheme <> OLD.scheme OR NEW.month <> OLD.month OR NEW.known_until <> OLD.known_until OR
  NEW.built_at <> OLD.built_at OR NEW.built_by <> OLD.built_by OR NEW.person_count <> OLD.person_count OR
  NEW.line_count <> OLD.line_count OR NEW.total_fen <> OLD.total_fen OR NEW.to_homes_fen <> OLD.to_homes_fen OR
  (OLD.fingerprint IS NOT NULL AND NEW.fingerprint IS NOT OLD.fingerprint))
BEGIN SELECT RAISE(ABORT, 'locked: sheet'); END;
CREATE TRIGGER sheet_line_scheme BEFORE INSERT ON sheet_line WHEN NEW.scheme <> (SELECT scheme FROM sheet WHERE sheet_id = NEW.sheet_id)
BEGIN SELECT RAISE(ABORT, 'wrong scheme: sheet_line'); END;
CREATE TRIGGER sheet_no_delete BEFORE DELETE ON sheet WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'locked: sheet'); END;
${['sheet_person', 'sheet_home', 'sheet_line', 'sheet_recovery', 'sheet_pending']
  .map(
    (table) => `
CREATE TRIGGER ${table}_insert BEFORE INSERT ON ${table} WHEN (SELECT state FROM sheet WHERE sheet_id = NEW.sheet_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'locked: ${table}'); END;
CREATE TRIGGER ${table}_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'locked: ${table}'); END;
CREATE TRIGGER ${table}_delete BEFORE DELETE ON ${table} WHEN (SELECT state FROM sheet WHERE sheet_id = OLD.sheet_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'locked: ${table}'); END;`,
  )
  .join('')}
${['sheet_event', 'sheet_copy']
  .map(
    (table) => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;`,
  )
  .join('')}
`,
};
