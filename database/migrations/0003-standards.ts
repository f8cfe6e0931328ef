import type { Migration } from '../core/migrate.ts';

/** Relief standards with their documents. A wrong entry is voided by a row of its own. */
export const standards: Migration = {
  version: 3,
  name: 'standards',
  sql: `
CREATE TABLE standard (
  standard_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('dibao', 'basicLiving', 'careAllowance')),
  area_type TEXT CHECK (area_type IN ('urban', 'rural')),
  mode TEXT CHECK (mode IN ('centralised', 'scattered')),
  level TEXT CHECK (level IN ('independent', 'partialLoss', 'completeLoss')),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  document_no TEXT NOT NULL CHECK (length(document_no) > 0),
  document_title TEXT,
  source TEXT NOT NULL,
  batch_id INTEGER REFERENCES import_batch (batch_id),
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES user_account (user_id),
  CHECK ((kind = 'careAllowance') = (level IS NOT NULL)),
  CHECK ((kind = 'careAllowance') = (area_type IS NULL)),
  CHECK (mode IS NULL OR kind = 'basicLiving')
) STRICT;
CREATE TABLE standard_void (
  standard_id INTEGER PRIMARY KEY REFERENCES standard (standard_id),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  batch_id INTEGER REFERENCES import_batch (batch_id),
  voided_at TEXT NOT NULL,
  voided_by INTEGER NOT NULL REFERENCES user_account (user_id)
) STRICT;
-- The same standard cannot begin twice on one day.
CREATE TRIGGER standard_no_overlap BEFORE INSERT ON standard WHEN EXISTS (
  SELECT 1 FROM standard s
  WHERE s.kind = NEW.kind AND s.area_type IS NEW.area_type AND s.level IS NEW.level AND s.valid_from = NEW.valid_from
    AND (s.mode IS NEW.mode OR s.mode IS NULL OR NEW.mode IS NULL)
    AND NOT EXISTS (SELECT 1 FROM standard_void v WHERE v.standard_id = s.standard_id))
BEGIN SELECT RAISE(ABORT, 'overlap: standard'); END;
CREATE TRIGGER standard_no_update BEFORE UPDATE ON standard BEGIN SELECT RAISE(ABORT, 'append-only: standard'); END;
CREATE TRIGGER standard_no_delete BEFORE DELETE ON standard BEGIN SELECT RAISE(ABORT, 'append-only: standard'); END;
CREATE TRIGGER standard_void_no_update BEFORE UPDATE ON standard_void BEGIN SELECT RAISE(ABORT, 'append-only: standard_void'); END;
CREATE TRIGGER standard_void_no_delete BEFORE DELETE ON standard_void BEGIN SELECT RAISE(ABORT, 'append-only: standard_void'); END;
`,
};
