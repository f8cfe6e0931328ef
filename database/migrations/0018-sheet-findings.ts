import type { Migration } from '../core/migrate.ts';
import { appendOnly, neverDeleted } from './clauses.ts';

const stateOf = (sheetId: string): string => `(SELECT state FROM sheet WHERE sheet_id = ${sheetId})`;
const isLocked = (sheetId: string): string => `${stateOf(sheetId)} NOT IN ('draft', 'prepared', 'reviewed')`;

/** What was found wrong with a sheet before its approval, and the reason it was approved with. */
export const sheetFindings: Migration = {
  version: 18,
  name: 'sheet-findings',
  sql: `
-- One row for each time a sheet was checked; built_at names the build that was looked at.
CREATE TABLE sheet_check (
  sheet_check_id INTEGER PRIMARY KEY,
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  built_at TEXT NOT NULL,
  red_count INTEGER NOT NULL CHECK (red_count >= 0),
  yellow_count INTEGER NOT NULL CHECK (yellow_count >= 0),
  at TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (user_id)
) STRICT;
CREATE INDEX sheet_check_sheet ON sheet_check (sheet_id);
${appendOnly('sheet_check')}

-- A finding stays to be read; one that a later check of the open sheet no longer makes is marked as cleared.
CREATE TABLE sheet_finding (
  finding_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  -- What the finding is about, the same at every check: check, person or home, and what tells two of them apart.
  finding_key TEXT NOT NULL,
  check_code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('red', 'yellow')),
  person_id INTEGER REFERENCES person (person_id),
  home_id INTEGER REFERENCES home (home_id),
  fen INTEGER,
  text TEXT NOT NULL CHECK (length(text) > 0),
  document_no TEXT NOT NULL,
  document_title TEXT NOT NULL,
  found_at TEXT NOT NULL,
  cleared_at TEXT
) STRICT;
CREATE UNIQUE INDEX sheet_finding_once ON sheet_finding (sheet_id, finding_key) WHERE cleared_at IS NULL;
${neverDeleted('sheet_finding')}
CREATE TRIGGER sheet_finding_insert BEFORE INSERT ON sheet_finding WHEN NEW.cleared_at IS NOT NULL OR ${isLocked('NEW.sheet_id')}
BEGIN SELECT RAISE(ABORT, 'locked: sheet_finding'); END;
CREATE TRIGGER sheet_finding_update BEFORE UPDATE ON sheet_finding WHEN ${isLocked('OLD.sheet_id')} OR OLD.cleared_at IS NOT NULL OR
  NEW.cleared_at IS NULL OR NEW.uid <> OLD.uid OR NEW.sheet_id <> OLD.sheet_id OR NEW.finding_key <> OLD.finding_key OR
  NEW.check_code <> OLD.check_code OR NEW.severity <> OLD.severity OR NEW.person_id IS NOT OLD.person_id OR NEW.home_id IS NOT OLD.home_id OR
  NEW.fen IS NOT OLD.fen OR NEW.text <> OLD.text OR NEW.document_no <> OLD.document_no OR NEW.document_title <> OLD.document_title OR
  NEW.found_at <> OLD.found_at
BEGIN SELECT RAISE(ABORT, 'locked: sheet_finding'); END;

-- Why a sheet may be approved although the finding stands.
CREATE TABLE sheet_finding_reason (
  finding_id INTEGER PRIMARY KEY REFERENCES sheet_finding (finding_id),
  reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
  at TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (user_id)
) STRICT;
${appendOnly('sheet_finding_reason')}
CREATE TRIGGER sheet_finding_reason_insert BEFORE INSERT ON sheet_finding_reason WHEN
  (SELECT ${isLocked('f.sheet_id')} OR f.cleared_at IS NOT NULL FROM sheet_finding f WHERE f.finding_id = NEW.finding_id)
BEGIN SELECT RAISE(ABORT, 'locked: sheet_finding_reason'); END;

-- Whatever writes it: nothing is approved unchecked, nor over an open red finding.
CREATE TRIGGER sheet_unchecked BEFORE UPDATE ON sheet WHEN NEW.state = 'approved' AND OLD.state <> 'approved'
  AND NOT EXISTS (SELECT 1 FROM sheet_check c WHERE c.sheet_id = OLD.sheet_id AND c.built_at = OLD.built_at)
BEGIN SELECT RAISE(ABORT, 'unchecked: sheet'); END;
CREATE TRIGGER sheet_open_findings BEFORE UPDATE ON sheet WHEN NEW.state = 'approved' AND OLD.state <> 'approved' AND EXISTS (
  SELECT 1 FROM sheet_finding f WHERE f.sheet_id = OLD.sheet_id AND f.severity = 'red' AND f.cleared_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM sheet_finding_reason r WHERE r.finding_id = f.finding_id))
BEGIN SELECT RAISE(ABORT, 'open findings: sheet'); END;
`,
};
