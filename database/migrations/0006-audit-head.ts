import type { Migration } from '../core/migrate.ts';

/** Where the audit chain ends, so that a tail cut off is found as well as a line changed; whom a line is about; what its screen filters by. */
export const auditHead: Migration = {
  version: 6,
  name: 'audit-head',
  sql: `
CREATE TABLE audit_head (
  head_id INTEGER PRIMARY KEY CHECK (head_id = 1),
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO audit_head (head_id, seq, hash) SELECT 1, seq, hash FROM audit ORDER BY seq DESC LIMIT 1;
CREATE TRIGGER audit_head_follows AFTER INSERT ON audit BEGIN
  INSERT INTO audit_head (head_id, seq, hash) VALUES (1, NEW.seq, NEW.hash)
    ON CONFLICT (head_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash;
END;
CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head WHEN NEW.seq <= OLD.seq BEGIN SELECT RAISE(ABORT, 'append-only: audit_head'); END;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'append-only: audit_head'); END;
-- Set when the line is about something of a person (a scan, a refusal); lines about the person himself have him as their entity.
ALTER TABLE audit ADD COLUMN person_id INTEGER;
CREATE INDEX audit_person ON audit (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX audit_action ON audit (action);
CREATE INDEX audit_user ON audit (user_id, seq);
CREATE INDEX audit_at ON audit (at);
`,
};
