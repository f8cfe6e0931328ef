import type { Migration } from '../core/migrate.ts';

const isSubsidy = (sheetId: string): string => `(SELECT scheme FROM sheet WHERE sheet_id = ${sheetId}) = 'happiness'`;
const isOpen = (sheetId: string): string => `(SELECT state FROM sheet WHERE sheet_id = ${sheetId}) = 'draft'`;

/** What a sheet of the operating subsidy is about: which batch of which year, what may be paid, how it is shared. */
export const happinessSheets: Migration = {
  version: 23,
  name: 'happiness-sheets',
  sql: `
CREATE TABLE sheet_happiness (
  sheet_id INTEGER PRIMARY KEY REFERENCES sheet (sheet_id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  batch TEXT NOT NULL CHECK (batch IN ('first', 'second', 'correction')),
  -- What may be paid for the year; null: not limited.
  appropriation_fen INTEGER CHECK (appropriation_fen >= 0),
  shortfall TEXT NOT NULL CHECK (shortfall IN ('SCALE', 'PRIORITY')),
  -- 应补 of all homes in the year, before a budget cuts it.
  needed_fen INTEGER NOT NULL CHECK (needed_fen >= 0),
  -- k as it is printed; null where everybody is paid in full.
  scale TEXT,
  -- 市, 县, 乡, as the parameter says.
  split TEXT NOT NULL CHECK (json_valid(split))
) STRICT;
-- Each batch of a year once; what changes later is a correction.
CREATE UNIQUE INDEX sheet_happiness_batch_once ON sheet_happiness (year, batch) WHERE batch <> 'correction';
CREATE TRIGGER sheet_happiness_insert BEFORE INSERT ON sheet_happiness
WHEN ${isOpen('NEW.sheet_id')} IS NOT 1 OR ${isSubsidy('NEW.sheet_id')} IS NOT 1
BEGIN SELECT RAISE(ABORT, 'locked: sheet_happiness'); END;
CREATE TRIGGER sheet_happiness_update BEFORE UPDATE ON sheet_happiness BEGIN SELECT RAISE(ABORT, 'locked: sheet_happiness'); END;
CREATE TRIGGER sheet_happiness_delete BEFORE DELETE ON sheet_happiness WHEN ${isOpen('OLD.sheet_id')} IS NOT 1
BEGIN SELECT RAISE(ABORT, 'locked: sheet_happiness'); END;

-- Whatever writes it: nobody is paid below zero, the lines are what the homes have, the homes are the sheet.
CREATE TRIGGER sheet_happiness_sums BEFORE UPDATE OF state ON sheet WHEN OLD.state = 'draft' AND NEW.state = 'prepared' AND NEW.scheme = 'happiness' AND (
  NOT EXISTS (SELECT 1 FROM sheet_happiness WHERE sheet_id = NEW.sheet_id)
  OR EXISTS (SELECT 1 FROM sheet_happiness_home h WHERE h.sheet_id = NEW.sheet_id AND h.fen <>
    (SELECT ifnull(sum(l.fen), 0) FROM sheet_line l WHERE l.sheet_id = h.sheet_id AND l.happiness_home_id = h.happiness_home_id))
  OR (SELECT ifnull(sum(fen), 0) FROM sheet_happiness_home WHERE sheet_id = NEW.sheet_id) <> NEW.total_fen)
BEGIN SELECT RAISE(ABORT, 'sums: sheet_happiness'); END;
-- The third bearer of the subsidy, beside the four a ledger begins with; the same in every ledger.
INSERT INTO fund_source (uid, name, recorded_at)
SELECT X'79697961${'00'.repeat(10)}f005', CASE WHEN EXISTS (SELECT 1 FROM fund_source WHERE name = '乡镇财政资金' AND withdrawn_at IS NULL)
  THEN '乡镇财政资金（幸福院奖补）' ELSE '乡镇财政资金' END, strftime('%Y-%m-%dT%H:%M:%fZ', 'now');
`,
};
