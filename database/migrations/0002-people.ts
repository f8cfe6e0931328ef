import type { Migration } from '../core/migrate.ts';

/** Homes, people, their dated facts, the search index, import batches. */
export const people: Migration = {
  version: 2,
  name: 'people',
  sql: `
CREATE TABLE import_batch (
  batch_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  sheet_name TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  imported_at TEXT NOT NULL,
  imported_by INTEGER NOT NULL REFERENCES user_account (user_id)
) STRICT;
CREATE TABLE import_undo (
  batch_id INTEGER PRIMARY KEY REFERENCES import_batch (batch_id),
  undone INTEGER NOT NULL,
  undone_at TEXT NOT NULL,
  undone_by INTEGER NOT NULL REFERENCES user_account (user_id)
) STRICT;
-- Master data as it stood before a batch changed it; an undo puts it back.
CREATE TABLE import_replaced (
  batch_id INTEGER NOT NULL REFERENCES import_batch (batch_id),
  home_id INTEGER NOT NULL,
  before_json TEXT NOT NULL CHECK (json_valid(before_json)),
  after_json TEXT NOT NULL CHECK (json_valid(after_json)),
  PRIMARY KEY (batch_id, home_id)
) STRICT;
-- What the user chose for a header he has seen before.
CREATE TABLE import_mapping (
  kind TEXT NOT NULL,
  signature TEXT NOT NULL,
  mapping_json TEXT NOT NULL CHECK (json_valid(mapping_json)),
  chosen_at TEXT NOT NULL,
  PRIMARY KEY (kind, signature)
) STRICT;

CREATE TABLE home (
  home_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  home_level TEXT NOT NULL,
  town_code TEXT NOT NULL,
  beds_registered INTEGER NOT NULL CHECK (beds_registered >= 0),
  nursing_beds INTEGER NOT NULL CHECK (nursing_beds BETWEEN 0 AND beds_registered),
  operation_mode TEXT NOT NULL,
  credit_code TEXT,
  opened_on TEXT CHECK (opened_on IS NULL OR opened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  batch_id INTEGER REFERENCES import_batch (batch_id),
  withdrawn_at TEXT
) STRICT;
CREATE TABLE home_account (
  home_account_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  holder TEXT NOT NULL,
  bank TEXT NOT NULL,
  account_number TEXT NOT NULL,
  batch_id INTEGER REFERENCES import_batch (batch_id),
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES user_account (user_id)
) STRICT;
CREATE INDEX home_account_home ON home_account (home_id, valid_from);
CREATE TRIGGER home_account_no_update BEFORE UPDATE ON home_account BEGIN SELECT RAISE(ABORT, 'append-only: home_account'); END;
CREATE TRIGGER home_account_no_delete BEFORE DELETE ON home_account BEGIN SELECT RAISE(ABORT, 'append-only: home_account'); END;

-- The newest state of a person, derived from the facts below and from nothing else.
CREATE TABLE person (
  person_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  id_number TEXT UNIQUE CHECK (id_number IS NULL OR length(id_number) = 18),
  temporary_number TEXT UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  sex TEXT NOT NULL CHECK (sex IN ('male', 'female')),
  born_on TEXT NOT NULL CHECK (born_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ethnicity TEXT,
  initials TEXT NOT NULL,
  id_reversed TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'ended', 'void')),
  confirmed_on TEXT,
  ended_on TEXT,
  end_reason TEXT,
  town_code TEXT,
  village_code TEXT,
  area_type TEXT CHECK (area_type IS NULL OR area_type IN ('urban', 'rural')),
  category TEXT,
  level TEXT,
  assessed_on TEXT,
  mode TEXT CHECK (mode IS NULL OR mode IN ('centralised', 'scattered')),
  mode_from TEXT,
  home_id INTEGER REFERENCES home (home_id),
  wish TEXT,
  caregiver_name TEXT,
  phone TEXT,
  account_number TEXT,
  CHECK (id_number IS NOT NULL OR temporary_number IS NOT NULL)
) STRICT;
CREATE INDEX person_initials ON person (initials);
CREATE INDEX person_id_reversed ON person (id_reversed);
CREATE INDEX person_name ON person (name);
CREATE INDEX person_village ON person (village_code, person_id);
CREATE INDEX person_town ON person (town_code, status);
CREATE INDEX person_home ON person (home_id, mode, status);
CREATE INDEX person_account ON person (account_number);
CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'never deleted: person'); END;

-- Further plausible readings of a name; the first one stands in person.initials.
CREATE TABLE person_reading (
  initials TEXT NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  PRIMARY KEY (initials, person_id)
) STRICT, WITHOUT ROWID;

-- Name written with a space between characters; a phrase query finds any part of it, one character included.
CREATE VIRTUAL TABLE person_search USING fts5 (name, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', detail = full);

-- Dated facts. Truth is every row that no other row cancels; on equal days the last recorded holds. Never changed, never deleted.
CREATE TABLE fact (
  fact_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  kind TEXT NOT NULL CHECK (kind IN ('identity', 'confirmation', 'residence', 'category', 'level', 'mode', 'caregiver', 'account',
    'caregiverAccount', 'contact', 'wish', 'certificate', 'suspension', 'end', 'cancellation')),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  value TEXT,
  home_id INTEGER REFERENCES home (home_id),
  detail TEXT CHECK (detail IS NULL OR json_valid(detail)),
  source TEXT NOT NULL,
  batch_id INTEGER REFERENCES import_batch (batch_id),
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES user_account (user_id),
  cancels_fact_id INTEGER REFERENCES fact (fact_id),
  CHECK ((kind = 'cancellation') = (cancels_fact_id IS NOT NULL))
) STRICT;
CREATE INDEX fact_person ON fact (person_id, kind, valid_from);
CREATE INDEX fact_batch ON fact (batch_id) WHERE batch_id IS NOT NULL;
CREATE UNIQUE INDEX fact_cancelled_once ON fact (cancels_fact_id) WHERE cancels_fact_id IS NOT NULL;
CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'append-only: fact'); END;
CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'append-only: fact'); END;
CREATE TRIGGER import_batch_no_update BEFORE UPDATE ON import_batch BEGIN SELECT RAISE(ABORT, 'append-only: import_batch'); END;
CREATE TRIGGER import_batch_no_delete BEFORE DELETE ON import_batch BEGIN SELECT RAISE(ABORT, 'append-only: import_batch'); END;
CREATE TRIGGER import_undo_no_update BEFORE UPDATE ON import_undo BEGIN SELECT RAISE(ABORT, 'append-only: import_undo'); END;
CREATE TRIGGER import_undo_no_delete BEFORE DELETE ON import_undo BEGIN SELECT RAISE(ABORT, 'append-only: import_undo'); END;
`,
};
