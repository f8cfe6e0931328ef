import type { Migration } from '../core/migrate.ts';

/** Scans and photos. The encrypted content lies in files beside the ledger; here stand what it is, whose it is and its hash. */
export const attachments: Migration = {
  version: 7,
  name: 'attachments',
  sql: `
CREATE TABLE attachment_content (
  content_id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  -- Name of the file in the attachments folder; says nothing of the content.
  file_name TEXT NOT NULL UNIQUE,
  media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  added_at TEXT NOT NULL
) STRICT;
CREATE TABLE attachment (
  attachment_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  content_id INTEGER NOT NULL REFERENCES attachment_content (content_id),
  entity TEXT NOT NULL CHECK (entity IN ('person', 'home')),
  person_id INTEGER REFERENCES person (person_id),
  home_id INTEGER REFERENCES home (home_id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL CHECK (length(title) > 0),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user_account (user_id),
  CHECK ((entity = 'person') = (person_id IS NOT NULL)),
  CHECK ((entity = 'home') = (home_id IS NOT NULL))
) STRICT;
CREATE INDEX attachment_content_used ON attachment (content_id);
CREATE INDEX attachment_person ON attachment (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX attachment_home ON attachment (home_id) WHERE home_id IS NOT NULL;
-- A wrong one is withdrawn with a reason; the content stays.
CREATE TABLE attachment_withdrawal (
  attachment_id INTEGER PRIMARY KEY REFERENCES attachment (attachment_id),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  withdrawn_at TEXT NOT NULL,
  withdrawn_by INTEGER NOT NULL REFERENCES user_account (user_id)
) STRICT;
${['attachment_content', 'attachment', 'attachment_withdrawal']
  .map(
    (table) => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;`,
  )
  .join('')}
`,
};
