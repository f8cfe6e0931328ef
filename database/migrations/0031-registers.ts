import type { Migration } from '../core/migrate.ts';
import { day, dayOrNull, keptOnceWithdrawn, neverDeleted, withdrawable } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';

/** Light registers (登记簿): what a record says, the steps it took, and the clocks that run over it. What a register is stands outside, as data. */
export const registers: Migration = {
  version: 31,
  name: 'registers',
  sql: `
CREATE TABLE register_record (
  register_record_id INTEGER PRIMARY KEY,
  ${uid},
  code TEXT NOT NULL CHECK (length(code) > 0),
  -- 2022-0017: counted within the register and the year.
  number TEXT NOT NULL CHECK (length(number) > 0),
  town_code TEXT,
  -- The day it belongs to.
  happened_on TEXT NOT NULL CHECK (${day('happened_on')}),
  subject TEXT NOT NULL CHECK (length(trim(subject)) > 0),
  values_json TEXT NOT NULL CHECK (json_valid(values_json) AND json_type(values_json) = 'object'),
  state TEXT NOT NULL,
  state_on TEXT NOT NULL CHECK (${day('state_on')}),
  is_final INTEGER NOT NULL CHECK (is_final IN (0, 1)),
  -- What a file brought: the same line again is known by it.
  row_key TEXT,
  ${withdrawable},
  UNIQUE (code, number)
) STRICT;
CREATE INDEX register_record_code ON register_record (code, happened_on) WHERE withdrawn_at IS NULL;
CREATE INDEX register_record_town ON register_record (town_code) WHERE withdrawn_at IS NULL;
CREATE UNIQUE INDEX register_record_row ON register_record (code, row_key) WHERE withdrawn_at IS NULL AND row_key IS NOT NULL;
${neverDeleted('register_record')}
CREATE TRIGGER register_record_kept BEFORE UPDATE ON register_record
WHEN OLD.withdrawn_at IS NOT NULL OR NEW.register_record_id IS NOT OLD.register_record_id OR NEW.uid IS NOT OLD.uid OR NEW.code IS NOT OLD.code
  OR NEW.number IS NOT OLD.number OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.recorded_by IS NOT OLD.recorded_by
BEGIN SELECT RAISE(ABORT, 'append-only: register_record'); END;

CREATE TABLE register_step (
  register_step_id INTEGER PRIMARY KEY,
  ${uid},
  register_record_id INTEGER NOT NULL REFERENCES register_record (register_record_id),
  transition TEXT NOT NULL CHECK (length(transition) > 0),
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  done_on TEXT NOT NULL CHECK (${day('done_on')}),
  values_json TEXT NOT NULL CHECK (json_valid(values_json) AND json_type(values_json) = 'object'),
  -- What the record said before the step, for its withdrawal.
  before_json TEXT NOT NULL CHECK (json_valid(before_json) AND json_type(before_json) = 'object'),
  reason TEXT,
  ${withdrawable}
) STRICT;
CREATE INDEX register_step_record ON register_step (register_record_id) WHERE withdrawn_at IS NULL;
${keptOnceWithdrawn('register_step', [
  'uid',
  'register_record_id',
  'transition',
  'from_state',
  'to_state',
  'done_on',
  'values_json',
  'before_json',
  'reason',
  'recorded_at',
  'recorded_by',
])}
-- A step begins where the record stands, and not before it came there.
CREATE TRIGGER register_step_order BEFORE INSERT ON register_step
WHEN NEW.withdrawn_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM register_record r WHERE r.register_record_id = NEW.register_record_id
  AND r.withdrawn_at IS NULL AND r.state = NEW.from_state AND r.state_on <= NEW.done_on)
BEGIN SELECT RAISE(ABORT, 'wrong step: register_step'); END;
CREATE TRIGGER register_step_last BEFORE UPDATE ON register_step
WHEN EXISTS (SELECT 1 FROM register_step s WHERE s.register_record_id = OLD.register_record_id AND s.withdrawn_at IS NULL
  AND s.register_step_id > OLD.register_step_id)
BEGIN SELECT RAISE(ABORT, 'not the last: register_step'); END;

-- Reckoned from the record and its steps, kept for lists and counts.
CREATE TABLE register_clock (
  register_record_id INTEGER NOT NULL REFERENCES register_record (register_record_id),
  clock TEXT NOT NULL,
  due_on TEXT NOT NULL CHECK (${day('due_on')}),
  stopped_on TEXT CHECK (${dayOrNull('stopped_on')}),
  PRIMARY KEY (register_record_id, clock)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_clock_due ON register_clock (due_on) WHERE stopped_on IS NULL;

CREATE TRIGGER attachment_of_register BEFORE INSERT ON attachment
WHEN NEW.filed_table = 'register_record' AND NOT EXISTS (SELECT 1 FROM register_record WHERE register_record_id = NEW.filed_id AND withdrawn_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'foreign key: attachment.filed_id'); END;
`,
};
