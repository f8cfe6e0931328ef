import type { Migration } from '../core/migrate.ts';
import { day, recorded } from './clauses.ts';

const lineTypes = "'BASIC', 'CARE', 'BACKPAY', 'OFFSET', 'FUNERAL', 'PRICE', 'OTHER'";
/** What a correction, a recovery or a pending item can be about. */
const correctedTypes = "'BASIC', 'CARE', 'FUNERAL', 'PRICE', 'OTHER'";
const month = (column: string): string => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'`;

/** What is overpaid or owed beside the lines of a sheet: the same columns for both. */
const claim = (table: string, key: string): string => `
CREATE TABLE ${table}_new (
  ${key} INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  for_month TEXT NOT NULL,
  of_type TEXT NOT NULL CHECK (of_type IN (${correctedTypes})),
  side TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen > 0),
  UNIQUE (sheet_id, person_id, for_month, of_type, side)
) STRICT;
INSERT INTO ${table}_new SELECT * FROM ${table};
DROP TABLE ${table};
ALTER TABLE ${table}_new RENAME TO ${table};`;

/** Tables built anew lose their triggers: the same as when they were first made. */
const onlyInDraft = (table: string): string => `
CREATE TRIGGER ${table}_insert BEFORE INSERT ON ${table} WHEN (SELECT state FROM sheet WHERE sheet_id = NEW.sheet_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'locked: ${table}'); END;
CREATE TRIGGER ${table}_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'locked: ${table}'); END;
CREATE TRIGGER ${table}_delete BEFORE DELETE ON ${table} WHEN (SELECT state FROM sheet WHERE sheet_id = OLD.sheet_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'locked: ${table}'); END;`;

/** Lines of every scheme on one engine, parts of months where a county counts days, payments held back. */
export const paymentLines: Migration = {
  version: 14,
  name: 'payment-lines',
  sql: `
CREATE TABLE sheet_event_new (
  sheet_event_id INTEGER PRIMARY KEY,
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  action TEXT NOT NULL CHECK (action IN ('build', 'prepare', 'review', 'approve', 'return', 'send', 'pay', 'archive')),
  state TEXT NOT NULL,
  reason TEXT,
  is_override INTEGER NOT NULL DEFAULT 0 CHECK (is_override IN (0, 1)),
  at TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (user_id)
) STRICT;
INSERT INTO sheet_event_new SELECT * FROM sheet_event;
DROP TABLE sheet_event;
ALTER TABLE sheet_event_new RENAME TO sheet_event;
CREATE INDEX sheet_event_sheet ON sheet_event (sheet_id);
CREATE TRIGGER sheet_event_no_update BEFORE UPDATE ON sheet_event BEGIN SELECT RAISE(ABORT, 'append-only: sheet_event'); END;
CREATE TRIGGER sheet_event_no_delete BEFORE DELETE ON sheet_event BEGIN SELECT RAISE(ABORT, 'append-only: sheet_event'); END;

-- INSERT OR REPLACE deletes without a word where a program has not switched recursive triggers on.
CREATE TRIGGER sheet_no_replace BEFORE INSERT ON sheet WHEN EXISTS (
  SELECT 1 FROM sheet WHERE state <> 'draft' AND (sheet_id = NEW.sheet_id OR uid = NEW.uid OR (scheme = NEW.scheme AND month = NEW.month)))
BEGIN SELECT RAISE(ABORT, 'locked: sheet'); END;

CREATE TABLE sheet_line_new (
  line_id INTEGER PRIMARY KEY,
  sheet_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  line_type TEXT NOT NULL CHECK (line_type IN (${lineTypes})),
  for_month TEXT NOT NULL CHECK (${month('for_month')}),
  of_type TEXT CHECK (of_type IN (${correctedTypes})),
  -- Who the balance is kept with: 'own' (person and caregiver are one) or 'home:<id>'.
  side TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen <> 0),
  payee_kind TEXT NOT NULL CHECK (payee_kind IN ('home', 'person', 'caregiver', 'handler')),
  payee_home_id INTEGER REFERENCES home (home_id),
  payee_name TEXT,
  payee_bank TEXT,
  payee_account TEXT,
  standard_id INTEGER REFERENCES standard (standard_id),
  corrects_line_id INTEGER REFERENCES sheet_line_new (line_id),
  -- Days this line pays, where the county counts days and the month had more than one payee or amount; null for a full month.
  days INTEGER CHECK (days > 0),
  month_days INTEGER CHECK (month_days >= days),
  FOREIGN KEY (sheet_id, person_id) REFERENCES sheet_person (sheet_id, person_id),
  CHECK ((line_type IN ('BACKPAY', 'OFFSET')) = (of_type IS NOT NULL)),
  CHECK ((payee_kind = 'home') = (payee_home_id IS NOT NULL)),
  CHECK ((line_type = 'OFFSET') = (fen < 0)),
  CHECK ((days IS NULL) = (month_days IS NULL)),
  CHECK (days IS NULL OR line_type IN ('BASIC', 'CARE'))
) STRICT;
INSERT INTO sheet_line_new (line_id, sheet_id, person_id, scheme, line_type, for_month, of_type, side, fen, payee_kind, payee_home_id,
  payee_name, payee_bank, payee_account, standard_id, corrects_line_id)
SELECT line_id, sheet_id, person_id, scheme, line_type, for_month, of_type, side, fen, payee_kind, payee_home_id,
  payee_name, payee_bank, payee_account, standard_id, corrects_line_id FROM sheet_line;
DROP TABLE sheet_line;
ALTER TABLE sheet_line_new RENAME TO sheet_line;
-- The month stands first: lines of a new sheet then go to the end of the index, not into a page of their own each.
CREATE UNIQUE INDEX sheet_line_regular_once ON sheet_line (scheme, for_month, line_type, person_id)
  WHERE line_type IN ('BASIC', 'CARE', 'PRICE', 'OTHER') AND days IS NULL;
CREATE UNIQUE INDEX sheet_line_part_once ON sheet_line (scheme, for_month, line_type, person_id, side) WHERE days IS NOT NULL;
CREATE UNIQUE INDEX sheet_line_funeral_once ON sheet_line (person_id, scheme) WHERE line_type = 'FUNERAL';
CREATE UNIQUE INDEX sheet_line_correction_once ON sheet_line (sheet_id, person_id, for_month, of_type, side) WHERE of_type IS NOT NULL;
CREATE INDEX sheet_line_standard ON sheet_line (standard_id) WHERE standard_id IS NOT NULL;
CREATE INDEX sheet_line_sheet ON sheet_line (sheet_id, person_id);
CREATE INDEX sheet_line_corrects ON sheet_line (corrects_line_id) WHERE corrects_line_id IS NOT NULL;
CREATE TRIGGER sheet_line_scheme BEFORE INSERT ON sheet_line WHEN NEW.scheme <> (SELECT scheme FROM sheet WHERE sheet_id = NEW.sheet_id)
BEGIN SELECT RAISE(ABORT, 'wrong scheme: sheet_line'); END;
-- Parts of a month never make more than the month, and never stand beside a line for the whole of it.
CREATE TRIGGER sheet_line_parts BEFORE INSERT ON sheet_line WHEN NEW.days IS NOT NULL AND (
  SELECT ifnull(sum(ifnull(days, NEW.month_days)), 0) + NEW.days FROM sheet_line
  WHERE person_id = NEW.person_id AND for_month = NEW.for_month AND line_type = NEW.line_type AND scheme = NEW.scheme
) > NEW.month_days
BEGIN SELECT RAISE(ABORT, 'paid twice: sheet_line'); END;
CREATE TRIGGER sheet_line_whole BEFORE INSERT ON sheet_line WHEN NEW.days IS NULL AND NEW.line_type IN ('BASIC', 'CARE') AND EXISTS (
  SELECT 1 FROM sheet_line WHERE person_id = NEW.person_id AND for_month = NEW.for_month AND line_type = NEW.line_type
    AND scheme = NEW.scheme AND days IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'paid twice: sheet_line'); END;
${claim('sheet_recovery', 'recovery_id')}
${claim('sheet_pending', 'pending_id')}
${['sheet_line', 'sheet_recovery', 'sheet_pending'].map(onlyInDraft).join('')}

-- Payments of a person held back with a reason (死亡疑点、账户有误……): nothing of those types is issued while it stands; what was not paid
-- meanwhile comes with the first sheet after it is lifted.
CREATE TABLE payment_hold (
  hold_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  scheme TEXT NOT NULL,
  -- Null: everything of the scheme.
  line_type TEXT CHECK (line_type IN (${correctedTypes})),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  from_month TEXT NOT NULL CHECK (${month('from_month')}),
  held_on TEXT NOT NULL CHECK (${day('held_on')}),
  ${recorded},
  lifted_at TEXT,
  lifted_by INTEGER REFERENCES user_account (user_id),
  lifted_reason TEXT,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
  CHECK ((lifted_at IS NULL) = (lifted_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX payment_hold_once ON payment_hold (person_id, scheme, ifnull(line_type, '')) WHERE lifted_at IS NULL;
CREATE TRIGGER payment_hold_kept BEFORE UPDATE ON payment_hold WHEN OLD.lifted_at IS NOT NULL OR NEW.person_id <> OLD.person_id OR
  NEW.scheme <> OLD.scheme OR NEW.line_type IS NOT OLD.line_type OR NEW.reason <> OLD.reason OR NEW.from_month <> OLD.from_month OR
  NEW.held_on <> OLD.held_on OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by <> OLD.recorded_by OR NEW.uid <> OLD.uid
BEGIN SELECT RAISE(ABORT, 'append-only: payment_hold'); END;
CREATE TRIGGER payment_hold_no_delete BEFORE DELETE ON payment_hold BEGIN SELECT RAISE(ABORT, 'never deleted: payment_hold'); END;
`,
};
