import type { Migration } from '../core/migrate.ts';
import { appendOnly, day, recorded } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const last = `(SELECT e.action FROM quarter_event e WHERE e.period_end = NEW.period_end AND e.town_code = NEW.town_code ORDER BY e.quarter_event_id DESC LIMIT 1)`;

/** 季度报送: what townships send in, the wording of the county's report version by version, and the report as it was sealed. */
export const quarter: Migration = {
  version: 34,
  name: 'quarter',
  sql: `
CREATE TABLE quarter_event (
  quarter_event_id INTEGER PRIMARY KEY,
  ${uid},
  period_end TEXT NOT NULL CHECK (${day('period_end')}),
  town_code TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('save', 'submit', 'return', 'receive')),
  -- Figures as the program told them and what the township wrote; of a sending back or taking in none.
  content_json TEXT CHECK (content_json IS NULL OR json_valid(content_json)),
  reason TEXT,
  ${recorded},
  CHECK ((action IN ('save', 'submit')) = (content_json IS NOT NULL)),
  CHECK ((action = 'return') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX quarter_event_period ON quarter_event (period_end, town_code);
${appendOnly('quarter_event')}
CREATE TRIGGER quarter_event_in_order BEFORE INSERT ON quarter_event
WHEN CASE WHEN NEW.action IN ('save', 'submit') THEN ifnull(${last}, '') IN ('submit', 'receive') ELSE ifnull(${last}, '') <> 'submit' END
BEGIN SELECT RAISE(ABORT, 'transition: quarter_event'); END;

CREATE TABLE quarter_text (
  quarter_text_id INTEGER PRIMARY KEY,
  ${uid},
  period_end TEXT NOT NULL CHECK (${day('period_end')}),
  recipients TEXT NOT NULL,
  body TEXT NOT NULL,
  ${recorded}
) STRICT;
CREATE INDEX quarter_text_period ON quarter_text (period_end);
${appendOnly('quarter_text')}

CREATE TABLE quarter_report (
  quarter_report_id INTEGER PRIMARY KEY,
  ${uid},
  period_end TEXT NOT NULL UNIQUE CHECK (${day('period_end')}),
  indicator_period_id INTEGER NOT NULL REFERENCES indicator_period (indicator_period_id),
  document_no TEXT NOT NULL UNIQUE,
  dated TEXT NOT NULL CHECK (${day('dated')}),
  signer TEXT,
  -- Every word and number of the letter and its annexes: a reprint is made of nothing else.
  content_json TEXT NOT NULL CHECK (json_valid(content_json)),
  ${recorded}
) STRICT;
${appendOnly('quarter_report')}
CREATE TRIGGER quarter_text_sealed BEFORE INSERT ON quarter_text
WHEN EXISTS (SELECT 1 FROM quarter_report r WHERE r.period_end = NEW.period_end)
BEGIN SELECT RAISE(ABORT, 'append-only: quarter_text'); END;
`,
};
