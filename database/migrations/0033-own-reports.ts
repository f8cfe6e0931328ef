import type { Migration } from '../core/migrate.ts';
import { appendOnly, keptOnceWithdrawn, recorded, withdrawable } from './clauses.ts';

/** Reports that clerks put together themselves (自定义报表): each with its versions, as they were saved. */
export const ownReports: Migration = {
  version: 33,
  name: 'own-reports',
  sql: `
-- Belongs to whoever recorded it: nobody else changes or withdraws it, except an administrator.
CREATE TABLE own_report (
  own_report_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  ${withdrawable}
) STRICT;
${keptOnceWithdrawn('own_report', ['uid', 'recorded_at', 'recorded_by'])}

CREATE TABLE own_report_version (
  own_report_version_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  own_report_id INTEGER NOT NULL REFERENCES own_report (own_report_id),
  version INTEGER NOT NULL CHECK (version > 0),
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  subject TEXT NOT NULL CHECK (length(subject) > 0),
  -- Everybody who may read the subject sees it, each his own records.
  is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
  definition_json TEXT NOT NULL CHECK (json_valid(definition_json)),
  ${recorded},
  UNIQUE (own_report_id, version)
) STRICT;
${appendOnly('own_report_version')}
`,
};
