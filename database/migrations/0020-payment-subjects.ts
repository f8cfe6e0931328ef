import type { Migration } from '../core/migrate.ts';
import { appendOnly } from './clauses.ts';

const regularTypes = ['BASIC', 'CARE', 'PRICE', 'OTHER'];
const lineTypes = [...regularTypes, 'BACKPAY', 'OFFSET', 'FUNERAL', 'SUBSIDY'];
/** What a correction can be about. */
const correctedTypes = [...regularTypes, 'FUNERAL', 'SUBSIDY'];
const payeeKinds = ['home', 'person', 'caregiver', 'handler', 'village'];
/** The frequent values first: SQLite makes a table in memory of an IN list, for every statement anew, and compares this one by one. */
const oneOf = (column: string, values: readonly string[]): string => values.map((value) => `${column} = '${value}'`).join(' OR ');
const month = (column: string): string => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'`;

const keptColumns = `line_id, sheet_id, person_id, scheme, line_type, for_month, of_type, side, fen, payee_kind, payee_home_id, payee_name,
  payee_bank, payee_account, standard_id, corrects_line_id, days, month_days`;
const keptRowColumns = 'bank_file_id, sequence, payee_kind, person_id, home_id, payee_name, payee_bank, payee_account, fen';

const isDraft = (row: string): string => `(SELECT state FROM sheet WHERE sheet_id = ${row}.sheet_id) <> 'draft'`;

const onlyInDraft = (table: string): string => `
CREATE TRIGGER ${table}_insert BEFORE INSERT ON ${table} WHEN ${isDraft('NEW')}
BEGIN SELECT RAISE(ABORT, 'locked: ${table}'); END;
CREATE TRIGGER ${table}_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'locked: ${table}'); END;
CREATE TRIGGER ${table}_delete BEFORE DELETE ON ${table} WHEN ${isDraft('OLD')}
BEGIN SELECT RAISE(ABORT, 'locked: ${table}'); END;`;

/** A line is a person's or a happiness home's. Its guards at insert stand in one trigger: a county writes fifty thousand lines in a second. */
export const paymentSubjects: Migration = {
  version: 20,
  name: 'payment-subjects',
  sql: `
-- Tables that others and their triggers name are built anew: the names must stay as they are written there.
PRAGMA legacy_alter_table = ON;

-- The happiness home as the sheet saw it: grade, months, shares and account stay as they were when the sheet was built.
CREATE TABLE sheet_happiness_home (
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  happiness_home_id INTEGER NOT NULL REFERENCES happiness_home (happiness_home_id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  credit_code TEXT,
  town_code TEXT NOT NULL,
  town_name TEXT NOT NULL,
  village_code TEXT NOT NULL,
  village_name TEXT NOT NULL,
  grade TEXT,
  annual_fen INTEGER NOT NULL,
  counted_months INTEGER NOT NULL,
  entitlement_fen INTEGER NOT NULL,
  -- 已拨: of the year, by the sheets before this one, less what came back.
  issued_fen INTEGER NOT NULL,
  -- What this sheet pays, and what it still has to keep back on a later one.
  fen INTEGER NOT NULL CHECK (fen >= 0),
  carried_fen INTEGER NOT NULL CHECK (carried_fen >= 0),
  city_fen INTEGER NOT NULL,
  county_fen INTEGER NOT NULL,
  town_fen INTEGER NOT NULL,
  account_holder TEXT,
  account_bank TEXT,
  account_number TEXT,
  -- What the explanation rests on.
  basis_json TEXT NOT NULL CHECK (json_valid(basis_json)),
  PRIMARY KEY (sheet_id, happiness_home_id),
  CHECK (city_fen + county_fen + town_fen = fen)
) STRICT, WITHOUT ROWID;
${onlyInDraft('sheet_happiness_home')}

CREATE TABLE sheet_line_new (
  line_id INTEGER PRIMARY KEY,
  sheet_id INTEGER NOT NULL,
  -- Of a person or of a happiness home.
  person_id INTEGER,
  happiness_home_id INTEGER,
  scheme TEXT NOT NULL,
  line_type TEXT NOT NULL CHECK (${oneOf('line_type', lineTypes)}),
  for_month TEXT NOT NULL CHECK (${month('for_month')}),
  of_type TEXT CHECK (of_type IS NULL OR ${oneOf('of_type', correctedTypes)}),
  -- Who the balance is kept with: 'own' (person and caregiver are one), 'home:<id>' or 'village'.
  side TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen <> 0),
  payee_kind TEXT NOT NULL CHECK (${oneOf('payee_kind', payeeKinds)}),
  payee_home_id INTEGER REFERENCES home (home_id),
  payee_name TEXT,
  payee_bank TEXT,
  payee_account TEXT,
  standard_id INTEGER REFERENCES standard (standard_id),
  corrects_line_id INTEGER REFERENCES sheet_line (line_id),
  -- Days this line pays, where the county counts days and the month had more than one payee or amount; null for a full month.
  days INTEGER CHECK (days > 0),
  month_days INTEGER CHECK (month_days >= days),
  FOREIGN KEY (sheet_id, person_id) REFERENCES sheet_person (sheet_id, person_id),
  FOREIGN KEY (sheet_id, happiness_home_id) REFERENCES sheet_happiness_home (sheet_id, happiness_home_id),
  CHECK ((person_id IS NULL) = (happiness_home_id IS NOT NULL)),
  CHECK ((happiness_home_id IS NOT NULL) = (payee_kind = 'village')),
  CHECK ((happiness_home_id IS NOT NULL) = (coalesce(of_type, line_type) = 'SUBSIDY')),
  CHECK ((line_type IN ('BACKPAY', 'OFFSET')) = (of_type IS NOT NULL)),
  CHECK ((payee_kind = 'home') = (payee_home_id IS NOT NULL)),
  CHECK ((line_type = 'OFFSET') = (fen < 0)),
  CHECK ((days IS NULL) = (month_days IS NULL)),
  CHECK (days IS NULL OR line_type IN ('BASIC', 'CARE'))
) STRICT;
INSERT INTO sheet_line_new (${keptColumns}) SELECT ${keptColumns} FROM sheet_line;
DROP TABLE sheet_line;
ALTER TABLE sheet_line_new RENAME TO sheet_line;
-- The month stands first: lines of a new sheet then go to the end of the index, not into a page of their own each.
CREATE UNIQUE INDEX sheet_line_regular_once ON sheet_line (scheme, for_month, line_type, person_id)
  WHERE (${oneOf('line_type', regularTypes)}) AND days IS NULL;
CREATE UNIQUE INDEX sheet_line_part_once ON sheet_line (scheme, for_month, line_type, person_id, side) WHERE days IS NOT NULL;
CREATE UNIQUE INDEX sheet_line_funeral_once ON sheet_line (person_id, scheme) WHERE line_type = 'FUNERAL';
CREATE UNIQUE INDEX sheet_line_correction_once ON sheet_line (sheet_id, person_id, for_month, of_type, side) WHERE of_type IS NOT NULL;
CREATE UNIQUE INDEX sheet_line_subsidy_once ON sheet_line (scheme, for_month, happiness_home_id) WHERE line_type = 'SUBSIDY';
-- One correction per home and month; of_type is null in a regular line, and nulls are never equal.
CREATE UNIQUE INDEX sheet_line_happiness ON sheet_line (sheet_id, happiness_home_id, for_month, of_type) WHERE happiness_home_id IS NOT NULL;
CREATE INDEX sheet_line_sheet ON sheet_line (sheet_id, person_id);
CREATE INDEX sheet_line_corrects ON sheet_line (corrects_line_id) WHERE corrects_line_id IS NOT NULL;
-- Only into a draft, only of its scheme; parts of a month never make more than the month and never stand beside a line for the whole of it.
CREATE TRIGGER sheet_line_insert BEFORE INSERT ON sheet_line WHEN
  (SELECT state = 'draft' AND scheme = NEW.scheme FROM sheet WHERE sheet_id = NEW.sheet_id) IS NOT 1
  OR CASE WHEN NEW.days IS NOT NULL THEN (
      SELECT ifnull(sum(ifnull(days, NEW.month_days)), 0) + NEW.days FROM sheet_line
      WHERE person_id = NEW.person_id AND for_month = NEW.for_month AND line_type = NEW.line_type AND scheme = NEW.scheme
    ) > NEW.month_days
    WHEN NEW.line_type IN ('BASIC', 'CARE') THEN EXISTS (
      SELECT 1 FROM sheet_line WHERE person_id = NEW.person_id AND for_month = NEW.for_month AND line_type = NEW.line_type
        AND scheme = NEW.scheme AND days IS NOT NULL) END
BEGIN
  SELECT CASE WHEN state <> 'draft' THEN RAISE(ABORT, 'locked: sheet_line')
    WHEN scheme <> NEW.scheme THEN RAISE(ABORT, 'wrong scheme: sheet_line')
    ELSE RAISE(ABORT, 'paid twice: sheet_line') END
  FROM sheet WHERE sheet_id = NEW.sheet_id;
END;
CREATE TRIGGER sheet_line_update BEFORE UPDATE ON sheet_line BEGIN SELECT RAISE(ABORT, 'locked: sheet_line'); END;
CREATE TRIGGER sheet_line_delete BEFORE DELETE ON sheet_line WHEN ${isDraft('OLD')}
BEGIN SELECT RAISE(ABORT, 'locked: sheet_line'); END;

-- The standards a sheet pays by: a few rows here instead of one in an index for each of its lines.
CREATE TABLE sheet_standard (
  standard_id INTEGER NOT NULL REFERENCES standard (standard_id),
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  PRIMARY KEY (standard_id, sheet_id)
) STRICT, WITHOUT ROWID;
INSERT INTO sheet_standard (standard_id, sheet_id) SELECT DISTINCT standard_id, sheet_id FROM sheet_line WHERE standard_id IS NOT NULL;
${onlyInDraft('sheet_standard')}

CREATE TABLE bank_file_row_new (
  bank_file_id INTEGER NOT NULL REFERENCES bank_file (bank_file_id),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  payee_kind TEXT NOT NULL CHECK (${oneOf('payee_kind', payeeKinds)}),
  -- Of whom the first line of the row is: a person, unless the payee is a home or the village of a happiness home.
  person_id INTEGER REFERENCES person (person_id),
  home_id INTEGER REFERENCES home (home_id),
  happiness_home_id INTEGER REFERENCES happiness_home (happiness_home_id),
  payee_name TEXT NOT NULL,
  payee_bank TEXT,
  payee_account TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen > 0),
  PRIMARY KEY (bank_file_id, sequence),
  CHECK ((payee_kind = 'home') = (home_id IS NOT NULL)),
  CHECK ((payee_kind = 'village') = (happiness_home_id IS NOT NULL)),
  CHECK ((payee_kind IN ('home', 'village')) = (person_id IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO bank_file_row_new (${keptRowColumns}) SELECT ${keptRowColumns} FROM bank_file_row;
DROP TABLE bank_file_row;
ALTER TABLE bank_file_row_new RENAME TO bank_file_row;
${appendOnly('bank_file_row')}
PRAGMA legacy_alter_table = OFF;
`,
};
