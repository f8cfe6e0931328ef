import type { Migration } from '../core/migrate.ts';
import { appendOnly, keptOnceWithdrawn, withdrawable, recorded } from './clauses.ts';

/** The county's own Word files with named places to fill in (Word 模板): each with its versions, as they were read in. */
export const wordTemplates: Migration = {
  version: 30,
  name: 'word-templates',
  sql: `
CREATE TABLE word_template (
  word_template_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  -- Whom a letter is made for: somebody, a home, a village, a renovation project.
  subject TEXT NOT NULL CHECK (subject IN ('person', 'home', 'village', 'project')),
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  ${withdrawable}
) STRICT;
CREATE UNIQUE INDEX word_template_name ON word_template (name) WHERE withdrawn_at IS NULL;
${keptOnceWithdrawn('word_template', ['uid', 'subject', 'name', 'recorded_at', 'recorded_by'])}

CREATE TABLE word_template_version (
  word_template_version_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  word_template_id INTEGER NOT NULL REFERENCES word_template (word_template_id),
  version INTEGER NOT NULL CHECK (version > 0),
  file_name TEXT NOT NULL CHECK (length(trim(file_name)) > 0),
  -- The file itself: whoever opens an old letter again finds what it was made from.
  content BLOB NOT NULL CHECK (length(content) > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  note TEXT,
  ${recorded},
  UNIQUE (word_template_id, version)
) STRICT;
${appendOnly('word_template_version')}
`,
};
