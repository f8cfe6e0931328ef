import type { Migration } from '../core/migrate.ts';
import { day, neverDeleted, recorded, withdrawable } from './clauses.ts';

/** Levels of public finance a county is paid from; the office names them as its own documents do. */
const usualSources = ['中央财政资金', '省级财政资金', '市级财政资金', '县级财政资金'];
/** The same in every ledger, so that two of them speak of one source when their books are joined. */
const usualUid = (index: number): string => `X'79697961${'00'.repeat(10)}f${String(index + 1).padStart(3, '0')}'`;

/** What a withdrawn row said stays as it was: only the withdrawal itself may be written, once. */
const keptOnceWithdrawn = (table: string, columns: readonly string[]): string => `
CREATE TRIGGER ${table}_kept BEFORE UPDATE ON ${table} WHEN OLD.withdrawn_at IS NOT NULL OR ${columns
  .map((column) => `NEW.${column} IS NOT OLD.${column}`)
  .join(' OR ')}
BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;
${neverDeleted(table)}`;

const standing = 'withdrawn_at IS NULL';
const sheetYear = 'CAST(substr(NEW.month, 1, 4) AS INTEGER)';

/** Fund sources, what was allocated and received, what each sheet draws on. */
export const funds: Migration = {
  version: 16,
  name: 'funds',
  sql: `
CREATE TABLE fund_source (
  fund_source_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL CHECK (length(name) > 0),
  recorded_at TEXT NOT NULL,
  -- Null: of the four every ledger begins with.
  recorded_by INTEGER REFERENCES user_account (user_id),
  withdrawn_at TEXT,
  withdrawn_by INTEGER REFERENCES user_account (user_id),
  withdrawn_reason TEXT,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX fund_source_name ON fund_source (name) WHERE ${standing};
${keptOnceWithdrawn('fund_source', ['uid', 'recorded_at', 'recorded_by'])}
INSERT INTO fund_source (uid, name, recorded_at) VALUES
${usualSources.map((name, index) => `  (${usualUid(index)}, '${name}', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`).join(',\n')};

-- 上年结转、下达、到位: one row per document and day. Money taken back by a document is below zero.
CREATE TABLE fund_entry (
  fund_entry_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  fund_source_id INTEGER NOT NULL REFERENCES fund_source (fund_source_id),
  kind TEXT NOT NULL CHECK (kind IN ('carried', 'allocated', 'received')),
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  on_date TEXT NOT NULL CHECK (${day('on_date')}),
  document_no TEXT NOT NULL CHECK (length(document_no) > 0),
  fen INTEGER NOT NULL CHECK (fen <> 0),
  note TEXT,
  ${withdrawable},
  CHECK (fen > 0 OR ifnull(length(note), 0) > 0)
) STRICT;
CREATE INDEX fund_entry_year ON fund_entry (year, fund_source_id);
${keptOnceWithdrawn('fund_entry', ['uid', 'fund_source_id', 'kind', 'year', 'on_date', 'document_no', 'fen', 'note', 'recorded_at', 'recorded_by'])}

-- How sheets draw on the sources from a day on: in order, or by shares in ten thousandths; checked against what was received or allocated.
CREATE TABLE fund_rule (
  fund_rule_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  valid_from TEXT NOT NULL CHECK (${day('valid_from')}),
  kind TEXT NOT NULL CHECK (kind IN ('order', 'percent')),
  shares_json TEXT NOT NULL CHECK (json_valid(shares_json)),
  basis TEXT NOT NULL CHECK (basis IN ('received', 'allocated')),
  document_no TEXT NOT NULL,
  document_title TEXT NOT NULL,
  ${withdrawable}
) STRICT;
CREATE UNIQUE INDEX fund_rule_once ON fund_rule (valid_from) WHERE ${standing};
${keptOnceWithdrawn('fund_rule', ['uid', 'valid_from', 'kind', 'shares_json', 'basis', 'document_no', 'document_title', 'recorded_at', 'recorded_by'])}

-- What was chosen for one sheet in place of the rule; the newest holds, and none is made after approval.
CREATE TABLE sheet_fund_choice (
  choice_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  -- Null: by the rule again.
  kind TEXT CHECK (kind IN ('order', 'percent')),
  shares_json TEXT CHECK (json_valid(shares_json)),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  ${recorded},
  CHECK ((kind IS NULL) = (shares_json IS NULL))
) STRICT;
CREATE INDEX sheet_fund_choice_sheet ON sheet_fund_choice (sheet_id, choice_id);
CREATE TRIGGER sheet_fund_choice_insert BEFORE INSERT ON sheet_fund_choice
WHEN (SELECT fingerprint FROM sheet WHERE sheet_id = NEW.sheet_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'locked: sheet_fund_choice'); END;
CREATE TRIGGER sheet_fund_choice_no_update BEFORE UPDATE ON sheet_fund_choice BEGIN SELECT RAISE(ABORT, 'append-only: sheet_fund_choice'); END;
${neverDeleted('sheet_fund_choice')}

-- Which source pays how much of a sheet, written with the approval and never changed; the name as the sheet saw it.
CREATE TABLE sheet_fund (
  sheet_id INTEGER NOT NULL REFERENCES sheet (sheet_id),
  fund_source_id INTEGER NOT NULL REFERENCES fund_source (fund_source_id),
  source_name TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen <> 0),
  -- What the source had left when the sheet was approved; more than that is paid only for a reason.
  available_fen INTEGER NOT NULL,
  overspend_reason TEXT,
  PRIMARY KEY (sheet_id, fund_source_id),
  CONSTRAINT overspent CHECK (fen <= 0 OR fen <= available_fen OR ifnull(length(overspend_reason), 0) > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_fund_source ON sheet_fund (fund_source_id);
${['INSERT', 'DELETE']
  .map(
    (event) => `
CREATE TRIGGER sheet_fund_${event.toLowerCase()} BEFORE ${event} ON sheet_fund
WHEN (SELECT fingerprint FROM sheet WHERE sheet_id = ${event === 'INSERT' ? 'NEW' : 'OLD'}.sheet_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'locked: sheet_fund'); END;`,
  )
  .join('')}
CREATE TRIGGER sheet_fund_no_update BEFORE UPDATE ON sheet_fund BEGIN SELECT RAISE(ABORT, 'locked: sheet_fund'); END;

-- To the fen: the sources together pay the sheet.
CREATE TRIGGER sheet_funds_sum BEFORE UPDATE OF state ON sheet WHEN OLD.fingerprint IS NULL AND NEW.fingerprint IS NOT NULL
  AND EXISTS (SELECT 1 FROM sheet_fund WHERE sheet_id = NEW.sheet_id)
  AND (SELECT sum(fen) FROM sheet_fund WHERE sheet_id = NEW.sheet_id) <> NEW.total_fen
BEGIN SELECT RAISE(ABORT, 'funds: shares are not the sheet'); END;
-- Once a year has fund entries, or there is a rule or a choice, no sheet of it is approved without its sources.
CREATE TRIGGER sheet_funds_chosen BEFORE UPDATE OF state ON sheet WHEN OLD.fingerprint IS NULL AND NEW.fingerprint IS NOT NULL
  AND NEW.total_fen <> 0 AND NOT EXISTS (SELECT 1 FROM sheet_fund WHERE sheet_id = NEW.sheet_id) AND (
    EXISTS (SELECT 1 FROM fund_entry WHERE year = ${sheetYear} AND ${standing}) OR
    EXISTS (SELECT 1 FROM fund_rule WHERE valid_from <= NEW.month || '-01' AND ${standing}) OR
    (SELECT kind FROM sheet_fund_choice WHERE sheet_id = NEW.sheet_id ORDER BY choice_id DESC LIMIT 1) IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'funds: no source chosen'); END;
`,
};
