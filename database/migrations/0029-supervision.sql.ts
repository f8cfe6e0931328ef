/** Supervision (督查): a problem that was found, and its way from 交办 to 销号. Part of migration 29. */
import { day, dayOrNull, keptOnceWithdrawn, withdrawable } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const standing = 'withdrawn_at IS NULL';

/** 问责 goes beside the way and does not move the problem on. */
const last = (column: string): string =>
  `(SELECT s.${column} FROM supervision_step s WHERE s.supervision_id = NEW.supervision_id AND s.${standing} AND s.action <> 'account'
    ORDER BY s.supervision_step_id DESC LIMIT 1)`;
const rectifier = `(SELECT s.recorded_by FROM supervision_step s WHERE s.supervision_id = NEW.supervision_id AND s.${standing} AND s.action = 'rectify'
    ORDER BY s.supervision_step_id DESC LIMIT 1)`;

export const supervisionSql = `
CREATE TABLE supervision (
  supervision_id INTEGER PRIMARY KEY,
  ${uid},
  -- 督〔2022〕3号.
  number TEXT NOT NULL CHECK (length(trim(number)) > 0),
  found_on TEXT NOT NULL CHECK (${day('found_on')}),
  -- 农村低保专项治理、特困供养、资金、机构、幸福院、改造、其他.
  topic TEXT NOT NULL CHECK (topic IN ('dibao', 'destitute', 'money', 'home', 'happiness', 'renovation', 'other')),
  -- 自查、上级督查、专项检查、审计、信访举报、其他.
  source TEXT NOT NULL CHECK (source IN ('self', 'superior', 'special', 'audit', 'petition', 'other')),
  -- Whom it was found at.
  unit TEXT NOT NULL CHECK (length(trim(unit)) > 0),
  town_code TEXT,
  home_id INTEGER REFERENCES home (home_id),
  problem TEXT NOT NULL CHECK (length(trim(problem)) > 0),
  task_code TEXT CHECK (task_code GLOB '[AB]-?*'),
  ${withdrawable}
) STRICT;
CREATE UNIQUE INDEX supervision_number ON supervision (number);
${keptOnceWithdrawn('supervision', [
  'uid',
  'number',
  'found_on',
  'topic',
  'source',
  'unit',
  'town_code',
  'home_id',
  'problem',
  'task_code',
  'recorded_at',
  'recorded_by',
])}

CREATE TABLE supervision_step (
  supervision_step_id INTEGER PRIMARY KEY,
  ${uid},
  supervision_id INTEGER NOT NULL REFERENCES supervision (supervision_id),
  -- 交办、整改、核查通过、核查退回、销号、问责.
  action TEXT NOT NULL CHECK (action IN ('assign', 'rectify', 'pass', 'fail', 'close', 'account')),
  happened_on TEXT NOT NULL CHECK (${day('happened_on')}),
  responsible_unit TEXT,
  responsible_person TEXT,
  due_on TEXT CHECK (${dayOrNull('due_on')}),
  text TEXT NOT NULL CHECK (length(trim(text)) > 0),
  document_no TEXT,
  ${withdrawable},
  CHECK ((due_on IS NOT NULL) = (action IN ('assign', 'fail'))),
  CHECK (due_on IS NULL OR due_on >= happened_on),
  CHECK (action <> 'assign' OR ifnull(length(trim(responsible_unit)), 0) > 0)
) STRICT;
CREATE INDEX supervision_step_of ON supervision_step (supervision_id) WHERE ${standing};
${keptOnceWithdrawn('supervision_step', [
  'uid',
  'supervision_id',
  'action',
  'happened_on',
  'responsible_unit',
  'responsible_person',
  'due_on',
  'text',
  'document_no',
  'recorded_at',
  'recorded_by',
])}
CREATE TRIGGER supervision_step_order BEFORE INSERT ON supervision_step
WHEN NEW.withdrawn_at IS NOT NULL
  OR (SELECT withdrawn_at IS NOT NULL FROM supervision WHERE supervision_id = NEW.supervision_id)
  OR NEW.happened_on < (SELECT found_on FROM supervision WHERE supervision_id = NEW.supervision_id)
  OR NEW.happened_on < ifnull(${last('happened_on')}, '')
  OR NOT CASE NEW.action
    WHEN 'assign' THEN ifnull(${last('action')}, 'assign') IN ('assign', 'fail')
    WHEN 'rectify' THEN ifnull(${last('action')}, '') IN ('assign', 'fail')
    WHEN 'pass' THEN ifnull(${last('action')}, '') = 'rectify'
    WHEN 'fail' THEN ifnull(${last('action')}, '') = 'rectify'
    WHEN 'close' THEN ifnull(${last('action')}, '') = 'pass'
    ELSE 1 END
BEGIN SELECT RAISE(ABORT, 'wrong step: supervision_step'); END;
-- Whoever put it right does not say himself that it is right.
CREATE TRIGGER supervision_step_two_people BEFORE INSERT ON supervision_step
WHEN NEW.action IN ('pass', 'fail', 'close') AND NEW.recorded_by IS ${rectifier}
BEGIN SELECT RAISE(ABORT, 'two people: supervision_step'); END;
CREATE TRIGGER supervision_step_last BEFORE UPDATE ON supervision_step
WHEN EXISTS (SELECT 1 FROM supervision_step s WHERE s.supervision_id = OLD.supervision_id AND s.${standing} AND s.supervision_step_id > OLD.supervision_step_id)
BEGIN SELECT RAISE(ABORT, 'not the last: supervision_step'); END;
CREATE TRIGGER supervision_with_steps BEFORE UPDATE ON supervision
WHEN EXISTS (SELECT 1 FROM supervision_step s WHERE s.supervision_id = OLD.supervision_id AND s.${standing})
BEGIN SELECT RAISE(ABORT, 'has steps: supervision'); END;
`;
