import { appendOnly, day, dayOrNull, keptOnceWithdrawn, withdrawable } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';

/** The task of a year as it was given, the projects in it, and the value once it is locked. */
export const renovationTargetsSql = `
-- 年度任务.
CREATE TABLE renovation_batch (
  renovation_batch_id INTEGER PRIMARY KEY,
  ${uid},
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2999),
  target_count INTEGER NOT NULL CHECK (target_count >= 0),
  document_no TEXT NOT NULL CHECK (ifnull(length(trim(document_no)), 0) > 0),
  issued_on TEXT CHECK (${dayOrNull('issued_on')}),
  note TEXT,
  ${withdrawable}
) STRICT;
CREATE UNIQUE INDEX renovation_batch_year ON renovation_batch (year) WHERE withdrawn_at IS NULL;
${keptOnceWithdrawn('renovation_batch', ['uid', 'year', 'target_count', 'document_no', 'issued_on', 'note', 'recorded_at', 'recorded_by'])}

-- As first approved: a cancelled project stays in it unless a document takes it out.
CREATE TABLE renovation_batch_project (
  renovation_batch_project_id INTEGER PRIMARY KEY,
  ${uid},
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2999),
  renovation_project_id INTEGER NOT NULL REFERENCES renovation_project (renovation_project_id),
  added_on TEXT NOT NULL CHECK (${day('added_on')}),
  document_no TEXT CHECK (batch_id IS NOT NULL OR ifnull(length(trim(document_no)), 0) > 0),
  removed_on TEXT CHECK (${dayOrNull('removed_on')}),
  removed_document_no TEXT,
  removed_reason TEXT,
  removed_by INTEGER REFERENCES user_account (user_id),
  batch_id INTEGER REFERENCES import_batch (batch_id),
  ${withdrawable},
  CHECK ((removed_on IS NULL) = (removed_by IS NULL)),
  CHECK (removed_on IS NULL OR (ifnull(length(trim(removed_document_no)), 0) > 0 AND removed_on >= added_on))
) STRICT;
CREATE UNIQUE INDEX renovation_batch_project_once ON renovation_batch_project (year, renovation_project_id)
  WHERE withdrawn_at IS NULL AND removed_on IS NULL;
CREATE INDEX renovation_batch_project_project ON renovation_batch_project (renovation_project_id);
${keptOnceWithdrawn('renovation_batch_project', ['uid', 'year', 'renovation_project_id', 'added_on', 'document_no', 'batch_id', 'recorded_at', 'recorded_by'])}
CREATE TRIGGER renovation_batch_project_removed BEFORE UPDATE ON renovation_batch_project WHEN OLD.removed_on IS NOT NULL AND (
  NEW.removed_on IS NOT OLD.removed_on OR NEW.removed_document_no IS NOT OLD.removed_document_no OR NEW.removed_by IS NOT OLD.removed_by
  OR NEW.removed_reason IS NOT OLD.removed_reason)
BEGIN SELECT RAISE(ABORT, 'append-only: renovation_batch_project'); END;

-- The figure of a year as it was reported; what happens later does not change it.
CREATE TABLE renovation_year_value (
  renovation_year_value_id INTEGER PRIMARY KEY,
  ${uid},
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2000 AND 2999),
  as_of TEXT NOT NULL CHECK (${day('as_of')}),
  numerator INTEGER NOT NULL CHECK (numerator >= 0),
  denominator INTEGER NOT NULL CHECK (denominator >= numerator),
  projects_json TEXT NOT NULL CHECK (json_valid(projects_json)),
  locked_by INTEGER NOT NULL REFERENCES user_account (user_id),
  locked_at TEXT NOT NULL
) STRICT;
${appendOnly('renovation_year_value')}

-- What an import changed in a project, to put it back when the import is taken back.
CREATE TABLE renovation_replaced (
  batch_id INTEGER NOT NULL REFERENCES import_batch (batch_id),
  renovation_project_id INTEGER NOT NULL REFERENCES renovation_project (renovation_project_id),
  before_json TEXT NOT NULL CHECK (json_valid(before_json)),
  after_json TEXT NOT NULL CHECK (json_valid(after_json)),
  PRIMARY KEY (batch_id, renovation_project_id)
) STRICT, WITHOUT ROWID;
${appendOnly('renovation_replaced')}
`;
