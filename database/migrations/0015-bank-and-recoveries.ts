import type { Migration } from '../core/migrate.ts';
import { recoveriesSql } from './0015-recoveries.sql.ts';
import { appendOnly, day, neverDeleted, recorded, withdrawable } from './clauses.ts';

/** Bank files and results, returned lines, recoveries and what is pending until somebody decides. */
export const bankAndRecoveries: Migration = {
  version: 15,
  name: 'bank-and-recoveries',
  sql: `
-- What a bank or the finance office wants to read, version by version: columns, order, form of the file, unit of the amounts.
CREATE TABLE bank_layout (
  bank_layout_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  layout_key TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  name TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
  note TEXT,
  ${recorded},
  UNIQUE (layout_key, version)
) STRICT;
${appendOnly('bank_layout')}

-- How a locked sheet went on: sent to the finance office, paid, archived; one row per step, beside the sheet, which never changes.
CREATE TABLE sheet_handover (
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  action TEXT NOT NULL CHECK (action IN ('send', 'pay', 'archive')),
  happened_on TEXT NOT NULL CHECK (${day('happened_on')}),
  document_number TEXT,
  note TEXT,
  ${recorded},
  PRIMARY KEY (sheet_id, action)
) STRICT, WITHOUT ROWID;
${appendOnly('sheet_handover')}

-- A batch for the bank: the rows as they went out, the layout as it was, and the hash of the file. A wrong batch is withdrawn with its reason.
CREATE TABLE bank_file (
  bank_file_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  part TEXT NOT NULL,
  batch_number TEXT NOT NULL UNIQUE,
  layout_key TEXT NOT NULL,
  layout_name TEXT NOT NULL,
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  made_on TEXT NOT NULL CHECK (${day('made_on')}),
  row_count INTEGER NOT NULL CHECK (row_count > 0),
  line_count INTEGER NOT NULL CHECK (line_count >= row_count),
  total_fen INTEGER NOT NULL CHECK (total_fen > 0),
  -- As it was made: a later version of the program writes the same bytes again.
  content BLOB NOT NULL,
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  ${withdrawable}
) STRICT;
CREATE INDEX bank_file_sheet ON bank_file (sheet_id);
${neverDeleted('bank_file')}
CREATE TRIGGER bank_file_kept BEFORE UPDATE ON bank_file WHEN OLD.withdrawn_at IS NOT NULL OR NEW.uid <> OLD.uid OR NEW.sheet_id <> OLD.sheet_id
  OR NEW.part <> OLD.part OR NEW.batch_number <> OLD.batch_number OR NEW.layout_key <> OLD.layout_key OR NEW.layout_name <> OLD.layout_name OR NEW.content <> OLD.content OR NEW.layout <> OLD.layout
  OR NEW.made_on <> OLD.made_on OR NEW.row_count <> OLD.row_count OR NEW.line_count <> OLD.line_count OR NEW.total_fen <> OLD.total_fen
  OR NEW.file_hash <> OLD.file_hash OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by <> OLD.recorded_by
  OR EXISTS (SELECT 1 FROM bank_result_row WHERE bank_file_id = OLD.bank_file_id)
BEGIN SELECT RAISE(ABORT, 'append-only: bank_file'); END;
CREATE TRIGGER bank_file_of_locked BEFORE INSERT ON bank_file
WHEN (SELECT state FROM sheet WHERE sheet_id = NEW.sheet_id) NOT IN ('approved', 'sent')
BEGIN SELECT RAISE(ABORT, 'locked: bank_file'); END;

CREATE TABLE bank_file_row (
  bank_file_id INTEGER NOT NULL REFERENCES bank_file (bank_file_id),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  payee_kind TEXT NOT NULL CHECK (payee_kind IN ('home', 'person', 'caregiver', 'handler')),
  -- Of whom the first line of the row is; null for a home.
  person_id INTEGER REFERENCES person (person_id),
  home_id INTEGER REFERENCES home (home_id),
  payee_name TEXT NOT NULL,
  payee_bank TEXT,
  payee_account TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen > 0),
  PRIMARY KEY (bank_file_id, sequence),
  CHECK ((payee_kind = 'home') = (home_id IS NOT NULL)),
  CHECK ((payee_kind = 'home') = (person_id IS NULL))
) STRICT, WITHOUT ROWID;
${appendOnly('bank_file_row')}

CREATE TABLE bank_file_line (
  line_id INTEGER NOT NULL REFERENCES sheet_line (line_id),
  bank_file_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (line_id, bank_file_id),
  FOREIGN KEY (bank_file_id, sequence) REFERENCES bank_file_row (bank_file_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_file_line_row ON bank_file_line (bank_file_id, sequence);
${appendOnly('bank_file_line')}
CREATE TRIGGER bank_file_line_once BEFORE INSERT ON bank_file_line WHEN EXISTS (
  SELECT 1 FROM bank_file_line AS other JOIN bank_file AS file ON file.bank_file_id = other.bank_file_id
  WHERE other.line_id = NEW.line_id AND file.withdrawn_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'paid twice: bank_file_line'); END;
CREATE TRIGGER bank_file_line_sheet BEFORE INSERT ON bank_file_line
WHEN (SELECT sheet_id FROM sheet_line WHERE line_id = NEW.line_id) IS NOT (SELECT sheet_id FROM bank_file WHERE bank_file_id = NEW.bank_file_id)
  OR EXISTS (SELECT 1 FROM line_return WHERE line_id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'wrong sheet: bank_file_line'); END;

-- What the bank answered: one row per file that came back, one per row of the batch.
CREATE TABLE bank_result (
  bank_result_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  file_name TEXT NOT NULL,
  -- Not unique: without a batch column two months may come back with the same bytes; bank_result_row keeps each row to one answer.
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  result_on TEXT NOT NULL CHECK (${day('result_on')}),
  success_count INTEGER NOT NULL CHECK (success_count >= 0),
  failed_count INTEGER NOT NULL CHECK (failed_count >= 0),
  ${recorded}
) STRICT;
${appendOnly('bank_result')}
CREATE TABLE bank_result_row (
  bank_file_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  bank_result_id INTEGER NOT NULL REFERENCES bank_result (bank_result_id),
  outcome TEXT NOT NULL CHECK (outcome IN ('success', 'failed')),
  reason TEXT,
  PRIMARY KEY (bank_file_id, sequence),
  FOREIGN KEY (bank_file_id, sequence) REFERENCES bank_file_row (bank_file_id, sequence),
  CHECK ((outcome = 'failed') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_result_row_result ON bank_result_row (bank_result_id);
${appendOnly('bank_result_row')}
CREATE TRIGGER bank_result_row_sent BEFORE INSERT ON bank_result_row
WHEN (SELECT sheet.state FROM bank_file JOIN sheet ON sheet.sheet_id = bank_file.sheet_id WHERE bank_file.bank_file_id = NEW.bank_file_id)
    <> 'sent'
  OR (SELECT withdrawn_at FROM bank_file WHERE bank_file_id = NEW.bank_file_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'locked: bank_result_row'); END;

-- Lines that did not reach the payee: unpaid from the return, issued anew in a later sheet; the line itself stays as it was.
CREATE TABLE line_return (
  return_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  line_id INTEGER NOT NULL UNIQUE REFERENCES sheet_line (line_id),
  returned_on TEXT NOT NULL CHECK (${day('returned_on')}),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  -- Null: it never went out with a batch (账号待补), or came back on a slip of paper.
  bank_file_id INTEGER REFERENCES bank_file (bank_file_id),
  ${recorded}
) STRICT;
CREATE INDEX line_return_file ON line_return (bank_file_id) WHERE bank_file_id IS NOT NULL;
${appendOnly('line_return')}
CREATE TRIGGER line_return_of_sent BEFORE INSERT ON line_return WHEN (
  SELECT sheet.state FROM sheet_line JOIN sheet ON sheet.sheet_id = sheet_line.sheet_id WHERE sheet_line.line_id = NEW.line_id
) NOT IN ('sent', 'paid')
BEGIN SELECT RAISE(ABORT, 'locked: line_return'); END;
-- The account was right after all (a fault of the bank): it may be paid to again.
CREATE TABLE line_return_release (
  return_id INTEGER PRIMARY KEY REFERENCES line_return (return_id),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  ${recorded}
) STRICT;
${appendOnly('line_return_release')}
${recoveriesSql}`,
};
