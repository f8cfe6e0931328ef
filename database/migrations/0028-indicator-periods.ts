import type { Migration } from '../core/migrate.ts';
import { appendOnly, day, recorded } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const period = (column: string): string => `${column} INTEGER NOT NULL REFERENCES indicator_period (indicator_period_id)`;

/** What belongs to a closing is written in its own transaction and never afterwards. */
const writtenAtClosing = (table: string, column: string): string => `
CREATE TRIGGER ${table}_at_closing BEFORE INSERT ON ${table}
WHEN (SELECT p.recorded_at FROM indicator_period p WHERE p.indicator_period_id = NEW.${column}) IS NOT NEW.recorded_at
BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;`;

/** 期末封存: the indicators as a report of the period told them, and what later truth made of them, told in a later period. */
export const indicatorPeriods: Migration = {
  version: 28,
  name: 'indicator-periods',
  sql: `
CREATE TABLE indicator_period (
  indicator_period_id INTEGER PRIMARY KEY,
  ${uid},
  period_end TEXT NOT NULL UNIQUE CHECK (${day('period_end')} AND ifnull(date(period_end, '+1 day') LIKE '%-01', 0)),
  ${recorded}
) STRICT;
${appendOnly('indicator_period')}
-- A correction is told in a later period: periods close in order.
CREATE TRIGGER indicator_period_in_order BEFORE INSERT ON indicator_period
WHEN EXISTS (SELECT 1 FROM indicator_period p WHERE p.period_end > NEW.period_end)
BEGIN SELECT RAISE(ABORT, 'overlap: indicator_period'); END;

CREATE TABLE indicator_snapshot (
  indicator_snapshot_id INTEGER PRIMARY KEY,
  ${uid},
  ${period('indicator_period_id')},
  code TEXT NOT NULL,
  -- Of a rate of a year's task.
  batch_year INTEGER,
  -- Null for the county as a whole.
  town_code TEXT,
  numerator INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  shown TEXT NOT NULL,
  target REAL,
  -- The row as it was shown: name, wording, titles, units, footnote.
  row_json TEXT NOT NULL CHECK (json_valid(row_json)),
  -- The parameters it was counted by.
  param_json TEXT NOT NULL CHECK (json_valid(param_json)),
  -- Who or what stands behind it, by key.
  keys_json TEXT NOT NULL CHECK (json_valid(keys_json)),
  ${recorded}
) STRICT;
CREATE UNIQUE INDEX indicator_snapshot_once ON indicator_snapshot (indicator_period_id, ifnull(town_code, ''), code, ifnull(batch_year, 0));
${appendOnly('indicator_snapshot')}
${writtenAtClosing('indicator_snapshot', 'indicator_period_id')}

-- A closed value that is known better now, as the report of a later period tells it.
CREATE TABLE indicator_correction (
  indicator_correction_id INTEGER PRIMARY KEY,
  ${uid},
  ${period('reported_in_id')},
  ${period('corrected_id')},
  code TEXT NOT NULL,
  batch_year INTEGER,
  town_code TEXT,
  -- Null where the indicator is not counted any more.
  numerator INTEGER,
  denominator INTEGER,
  shown TEXT,
  correction_json TEXT NOT NULL CHECK (json_valid(correction_json)),
  param_json TEXT NOT NULL CHECK (json_valid(param_json)),
  keys_json TEXT NOT NULL CHECK (json_valid(keys_json)),
  ${recorded},
  CHECK (reported_in_id <> corrected_id),
  CHECK ((numerator IS NULL) = (denominator IS NULL) AND (numerator IS NULL) = (shown IS NULL))
) STRICT;
CREATE UNIQUE INDEX indicator_correction_once ON indicator_correction (reported_in_id, corrected_id, ifnull(town_code, ''), code, ifnull(batch_year, 0));
CREATE INDEX indicator_correction_corrected ON indicator_correction (corrected_id);
${appendOnly('indicator_correction')}
${writtenAtClosing('indicator_correction', 'reported_in_id')}
`,
};
