import type { Migration } from '../core/migrate.ts';
import { appendOnly, day, neverDeleted, withdrawable } from './clauses.ts';

/** Price-linked temporary subsidy and one-off items. */
export const topUps: Migration = {
  version: 17,
  name: 'top-ups',
  sql: `
-- What a sheet of another scheme is called and the document it pays under; part of its locked content.
CREATE TABLE sheet_heading (
  sheet_id INTEGER PRIMARY KEY REFERENCES sheet (sheet_id),
  title TEXT NOT NULL CHECK (length(title) > 0),
  document_no TEXT NOT NULL CHECK (length(document_no) > 0),
  document_title TEXT
) STRICT;
CREATE TRIGGER sheet_heading_insert BEFORE INSERT ON sheet_heading WHEN (SELECT state FROM sheet WHERE sheet_id = NEW.sheet_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'locked: sheet_heading'); END;
CREATE TRIGGER sheet_heading_update BEFORE UPDATE ON sheet_heading BEGIN SELECT RAISE(ABORT, 'locked: sheet_heading'); END;
CREATE TRIGGER sheet_heading_delete BEFORE DELETE ON sheet_heading WHEN (SELECT state FROM sheet WHERE sheet_id = OLD.sheet_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'locked: sheet_heading'); END;

-- Consumer prices against the same month of the year before, in basis points (3.6 % = 360); food prices may be unknown.
CREATE TABLE cpi_month (
  cpi_month_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
  cpi_points INTEGER NOT NULL CHECK (abs(cpi_points) <= 10000),
  food_points INTEGER CHECK (abs(food_points) <= 10000),
  released_on TEXT NOT NULL CHECK (${day('released_on')}),
  document_no TEXT NOT NULL CHECK (length(document_no) > 0),
  ${withdrawable}
) STRICT;
CREATE UNIQUE INDEX cpi_month_once ON cpi_month (month) WHERE withdrawn_at IS NULL;
CREATE TRIGGER cpi_month_kept BEFORE UPDATE ON cpi_month WHEN OLD.withdrawn_at IS NOT NULL OR NEW.uid <> OLD.uid OR NEW.month <> OLD.month OR
  NEW.cpi_points <> OLD.cpi_points OR NEW.food_points IS NOT OLD.food_points OR NEW.released_on <> OLD.released_on OR
  NEW.document_no <> OLD.document_no OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by <> OLD.recorded_by
BEGIN SELECT RAISE(ABORT, 'append-only: cpi_month'); END;
${neverDeleted('cpi_month')}

-- A one-off payment: to whom of those supported on a day, how much, into whose account. Sheets of scheme 'item:<uid>'.
CREATE TABLE payment_item (
  payment_item_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  title TEXT NOT NULL CHECK (length(title) > 0),
  document_no TEXT NOT NULL CHECK (length(document_no) > 0),
  document_title TEXT,
  -- Supported at the end of this day; its month is the month of the sheet.
  as_of TEXT NOT NULL CHECK (${day('as_of')}),
  target TEXT NOT NULL CHECK (target IN ('all', 'mode', 'level', 'home', 'list')),
  mode TEXT CHECK (mode IN ('scattered', 'centralised')),
  level TEXT,
  home_id INTEGER REFERENCES home (home_id),
  -- 'basic': whoever receives the basic amount of that day (home or person); 'person': the person in every case.
  payee TEXT NOT NULL CHECK (payee IN ('basic', 'person')),
  ${withdrawable},
  CHECK ((target = 'mode') = (mode IS NOT NULL)),
  CHECK ((target = 'level') = (level IS NOT NULL)),
  CHECK ((target = 'home') = (home_id IS NOT NULL))
) STRICT;
CREATE TRIGGER payment_item_kept BEFORE UPDATE ON payment_item WHEN OLD.withdrawn_at IS NOT NULL OR NEW.uid <> OLD.uid OR NEW.title <> OLD.title OR
  NEW.document_no <> OLD.document_no OR NEW.document_title IS NOT OLD.document_title OR NEW.as_of <> OLD.as_of OR NEW.target <> OLD.target OR
  NEW.mode IS NOT OLD.mode OR NEW.level IS NOT OLD.level OR NEW.home_id IS NOT OLD.home_id OR NEW.payee <> OLD.payee OR
  NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by <> OLD.recorded_by
BEGIN SELECT RAISE(ABORT, 'append-only: payment_item'); END;
${neverDeleted('payment_item')}

-- One row for everybody (level '') or one per self-care level.
CREATE TABLE payment_item_amount (
  payment_item_id INTEGER NOT NULL REFERENCES payment_item (payment_item_id),
  level TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen > 0),
  PRIMARY KEY (payment_item_id, level)
) STRICT, WITHOUT ROWID;
CREATE TABLE payment_item_person (
  payment_item_id INTEGER NOT NULL REFERENCES payment_item (payment_item_id),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  PRIMARY KEY (payment_item_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_item_person_person ON payment_item_person (person_id);
${appendOnly('payment_item_amount')}
${appendOnly('payment_item_person')}
`,
};
