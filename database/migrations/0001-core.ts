import type { Migration } from '../core/migrate.ts';

/** Ledger, users, audit chain, divisions, dated parameters. */
export const core: Migration = {
  version: 1,
  name: 'core',
  sql: `
CREATE TABLE ledger (
  ledger_id INTEGER PRIMARY KEY CHECK (ledger_id = 1),
  uid BLOB NOT NULL CHECK (length(uid) = 16),
  name TEXT NOT NULL CHECK (length(name) > 0),
  region_code TEXT NOT NULL,
  region_name TEXT NOT NULL,
  is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE user_account (
  user_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  role TEXT NOT NULL CHECK (role IN ('admin', 'county_clerk', 'county_approver')),
  created_at TEXT NOT NULL,
  disabled_at TEXT
) STRICT;

-- One line per change, each sealed with the hash of the line before it: nothing can be taken out or altered unnoticed.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user_id INTEGER,
  user_name TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id INTEGER,
  before_json TEXT CHECK (before_json IS NULL OR json_valid(before_json)),
  after_json TEXT CHECK (after_json IS NULL OR json_valid(after_json)),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_entity ON audit (entity, entity_id);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only: audit'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only: audit'); END;

-- Administrative divisions; valid_from NULL means: since before this ledger.
CREATE TABLE division (
  division_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  level TEXT NOT NULL CHECK (level IN ('county', 'town', 'village')),
  parent_code TEXT,
  valid_from TEXT CHECK (valid_from IS NULL OR valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to TEXT CHECK (valid_to IS NULL OR valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  merged_into TEXT,
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to)
) STRICT;
CREATE UNIQUE INDEX division_code ON division (code, ifnull(valid_from, ''));
CREATE INDEX division_parent ON division (parent_code);

-- Policy parameters: newest start on or before the asked day holds; rows are never changed.
CREATE TABLE parameter (
  parameter_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  key TEXT NOT NULL,
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  value_json TEXT NOT NULL CHECK (json_valid(value_json)),
  document_no TEXT NOT NULL,
  document_title TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES user_account (user_id),
  UNIQUE (key, valid_from)
) STRICT;
CREATE TRIGGER parameter_no_update BEFORE UPDATE ON parameter BEGIN SELECT RAISE(ABORT, 'append-only: parameter'); END;
CREATE TRIGGER parameter_no_delete BEFORE DELETE ON parameter BEGIN SELECT RAISE(ABORT, 'append-only: parameter'); END;
`,
};
