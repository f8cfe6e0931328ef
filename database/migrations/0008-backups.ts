import type { Migration } from '../core/migrate.ts';

/** Copies that were made and checked, and the settings of this ledger. */
export const backups: Migration = {
  version: 8,
  name: 'backups',
  sql: `
CREATE TABLE backup (
  backup_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('daily', 'manual', 'import', 'upgrade', 'restore', 'move')),
  -- In the ledger's own backups folder, or on the second place (USB disk, share).
  place TEXT NOT NULL CHECK (place IN ('own', 'second', 'other')),
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  made_at TEXT NOT NULL,
  made_by INTEGER REFERENCES user_account (user_id)
) STRICT;
CREATE INDEX backup_place ON backup (place, made_at);
CREATE TRIGGER backup_no_update BEFORE UPDATE ON backup BEGIN SELECT RAISE(ABORT, 'append-only: backup'); END;
CREATE TRIGGER backup_no_delete BEFORE DELETE ON backup BEGIN SELECT RAISE(ABORT, 'append-only: backup'); END;

-- How this office wants the program to behave; every change stands in the audit.
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value_json TEXT NOT NULL CHECK (json_valid(value_json)),
  changed_at TEXT NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES user_account (user_id)
) STRICT;
`,
};
