import type { Migration } from '../core/migrate.ts';

/** Six roles, of which two are bound to a township or a home; keys that no longer count. The table of users is built anew: SQLite cannot widen a CHECK. */
export const users: Migration = {
  version: 5,
  name: 'users',
  sql: `
CREATE TABLE user_account_next (
  user_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  role TEXT NOT NULL CHECK (role IN ('admin', 'county_clerk', 'county_approver', 'town_clerk', 'home_manager', 'auditor')),
  -- The area of a township clerk, the home of a home manager; everybody else works for the whole county.
  town_code TEXT CHECK ((role = 'town_clerk') = (town_code IS NOT NULL)),
  home_id INTEGER REFERENCES home (home_id) CHECK ((role = 'home_manager') = (home_id IS NOT NULL)),
  created_at TEXT NOT NULL,
  disabled_at TEXT,
  -- Set by somebody else than the user: to be changed at the next login.
  is_passphrase_temporary INTEGER NOT NULL DEFAULT 0 CHECK (is_passphrase_temporary IN (0, 1))
) STRICT;
INSERT INTO user_account_next (user_id, uid, name, role, created_at, disabled_at)
  SELECT user_id, uid, name, role, created_at, disabled_at FROM user_account;
DROP TABLE user_account;
ALTER TABLE user_account_next RENAME TO user_account;
CREATE TRIGGER user_account_no_delete BEFORE DELETE ON user_account BEGIN SELECT RAISE(ABORT, 'never deleted: user_account'); END;

-- Wrapped keys that no longer count, whatever key file is put beside the ledger: passphrases and recovery keys of before. Never a list of what
-- does count: cut short between key file and ledger nobody is locked out.
CREATE TABLE revoked_key (
  slot_sha256 BLOB PRIMARY KEY CHECK (length(slot_sha256) = 32),
  -- Null for the recovery key.
  user_id INTEGER REFERENCES user_account (user_id),
  revoked_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER revoked_key_no_update BEFORE UPDATE ON revoked_key BEGIN SELECT RAISE(ABORT, 'append-only: revoked_key'); END;
CREATE TRIGGER revoked_key_no_delete BEFORE DELETE ON revoked_key BEGIN SELECT RAISE(ABORT, 'append-only: revoked_key'); END;
`,
};
