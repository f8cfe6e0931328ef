import type { Migration } from '../core/migrate.ts';
import { renovationMoneySql } from './0024-renovation-money.sql.ts';
import { renovationTargetsSql } from './0024-renovation-targets.sql.ts';
import { appendOnly, day, dayOrNull, keptOnceWithdrawn, recorded, withdrawable } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const standing = 'withdrawn_at IS NULL';

/** In the order a project goes through them. */
const stages = ['pipeline', 'approved', 'design', 'procurement', 'contract', 'construction', 'completed', 'accepted', 'inUse', 'settled'];
const events = ['suspended', 'resumed', 'cancelled'];
const quoted = (list: readonly string[]): string => list.map((item) => `'${item}'`).join(', ');
const order = (column: string): string => `instr(',${stages.map((stage) => `${stage},`).join('')}', ',' || ${column} || ',')`;

const otherStages = `renovation_stage s WHERE s.renovation_project_id = NEW.renovation_project_id AND s.${standing}`;
const lastEvent = `(SELECT s.stage FROM ${otherStages} AND s.stage IN (${quoted(events)}) ORDER BY s.happened_on DESC, s.renovation_stage_id DESC LIMIT 1)`;

/** Renovation of nursing homes (敬老院改造提升): projects, stages, plans, work items; the money and the yearly targets beside them. */
export const renovation: Migration = {
  version: 24,
  name: 'renovation',
  sql: `
PRAGMA legacy_alter_table = ON;

CREATE TABLE renovation_project (
  renovation_project_id INTEGER PRIMARY KEY,
  ${uid},
  code TEXT NOT NULL CHECK (length(trim(code)) > 0),
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  -- Null: in the pipeline, of no year's task yet.
  batch_year INTEGER CHECK (batch_year BETWEEN 2000 AND 2999),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  -- 改扩建、维修、设备、消防专项.
  kind TEXT NOT NULL CHECK (kind IN ('rebuild', 'repair', 'equipment', 'fire')),
  content TEXT,
  -- Hundredths of a square metre.
  floor_area_centi INTEGER CHECK (floor_area_centi >= 0),
  beds_before INTEGER NOT NULL CHECK (beds_before >= 0),
  nursing_before INTEGER NOT NULL CHECK (nursing_before BETWEEN 0 AND beds_before),
  beds_after INTEGER NOT NULL CHECK (beds_after >= 0),
  nursing_after INTEGER NOT NULL CHECK (nursing_after BETWEEN 0 AND beds_after),
  approval_no TEXT,
  approved_on TEXT CHECK (${dayOrNull('approved_on')}),
  -- 批复投资; null before 立项.
  approved_fen INTEGER CHECK (approved_fen >= 0),
  -- 储备 estimate.
  estimate_fen INTEGER CHECK (estimate_fen >= 0),
  -- Expected in use.
  ready_on TEXT CHECK (${dayOrNull('ready_on')}),
  -- 责任单位、责任人、电话.
  unit TEXT,
  manager_name TEXT,
  manager_phone TEXT,
  batch_id INTEGER REFERENCES import_batch (batch_id),
  ${withdrawable}
) STRICT;
CREATE UNIQUE INDEX renovation_project_code ON renovation_project (code) WHERE ${standing};
CREATE INDEX renovation_project_home ON renovation_project (home_id) WHERE ${standing};
CREATE INDEX renovation_project_year ON renovation_project (batch_year) WHERE ${standing};
${keptOnceWithdrawn('renovation_project', ['uid', 'batch_id', 'recorded_at', 'recorded_by'])}

-- What happened to a project, one row per stage reached; 暂停、恢复、取消 stand among them.
CREATE TABLE renovation_stage (
  renovation_stage_id INTEGER PRIMARY KEY,
  ${uid},
  renovation_project_id INTEGER NOT NULL REFERENCES renovation_project (renovation_project_id),
  stage TEXT NOT NULL CHECK (stage IN (${quoted([...stages, ...events])})),
  happened_on TEXT NOT NULL CHECK (${day('happened_on')}),
  document_no TEXT,
  note TEXT,
  -- Why a gate was passed over, and who allowed it.
  exception_reason TEXT CHECK (exception_reason IS NULL OR length(trim(exception_reason)) > 0),
  exception_by INTEGER REFERENCES user_account (user_id),
  batch_id INTEGER REFERENCES import_batch (batch_id),
  ${withdrawable},
  CHECK ((exception_reason IS NULL) = (exception_by IS NULL)),
  -- An approval stands behind every stage after the first; what a file brought is taken as the file tells it.
  CHECK (stage IN ('pipeline', 'resumed') OR ifnull(length(trim(document_no)), 0) > 0 OR exception_reason IS NOT NULL OR batch_id IS NOT NULL),
  CHECK (stage NOT IN ('suspended', 'cancelled') OR ifnull(length(trim(note)), 0) > 0 OR batch_id IS NOT NULL)
) STRICT;
CREATE INDEX renovation_stage_project ON renovation_stage (renovation_project_id, happened_on);
CREATE UNIQUE INDEX renovation_stage_once ON renovation_stage (renovation_project_id, stage) WHERE ${standing} AND stage NOT IN (${quoted(events)});
CREATE TRIGGER renovation_stage_of_standing BEFORE INSERT ON renovation_stage
WHEN (SELECT withdrawn_at FROM renovation_project WHERE renovation_project_id = NEW.renovation_project_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'project withdrawn: renovation_stage'); END;
-- Dates keep the order of the stages.
CREATE TRIGGER renovation_stage_order BEFORE INSERT ON renovation_stage WHEN NEW.batch_id IS NULL AND NEW.stage NOT IN (${quoted(events)}) AND EXISTS (
  SELECT 1 FROM ${otherStages} AND s.stage NOT IN (${quoted(events)})
    AND ((${order('s.stage')} < ${order('NEW.stage')} AND s.happened_on > NEW.happened_on)
      OR (${order('s.stage')} > ${order('NEW.stage')} AND s.happened_on <= NEW.happened_on)))
BEGIN SELECT RAISE(ABORT, 'out of order: renovation_stage'); END;
CREATE TRIGGER renovation_stage_event BEFORE INSERT ON renovation_stage WHEN NEW.batch_id IS NULL AND (
  ${lastEvent} = 'cancelled'
  OR (${lastEvent} = 'suspended' AND NEW.stage NOT IN ('resumed', 'cancelled'))
  OR (NEW.stage = 'resumed' AND ${lastEvent} IS NOT 'suspended')
  OR (NEW.stage IN (${quoted(events)}) AND EXISTS (SELECT 1 FROM ${otherStages} AND s.happened_on > NEW.happened_on)))
BEGIN SELECT RAISE(ABORT, 'no such step: renovation_stage'); END;
${keptOnceWithdrawn('renovation_stage', [
  'uid',
  'renovation_project_id',
  'stage',
  'happened_on',
  'document_no',
  'note',
  'exception_reason',
  'exception_by',
  'batch_id',
  'recorded_at',
  'recorded_by',
])}
-- Only the last thing that happened is taken back; of an import all at once.
CREATE TRIGGER renovation_stage_withdrawn BEFORE UPDATE OF withdrawn_at ON renovation_stage WHEN OLD.batch_id IS NULL AND EXISTS (
  SELECT 1 FROM renovation_stage s WHERE s.renovation_project_id = OLD.renovation_project_id AND s.${standing} AND s.batch_id IS NULL
    AND s.renovation_stage_id <> OLD.renovation_stage_id
    AND (s.happened_on > OLD.happened_on OR (s.happened_on = OLD.happened_on AND s.renovation_stage_id > OLD.renovation_stage_id)))
BEGIN SELECT RAISE(ABORT, 'not the last: renovation_stage'); END;

-- The last recorded of a kind and stage counts. The baseline is set once; again only by a document.
CREATE TABLE renovation_plan (
  renovation_plan_id INTEGER PRIMARY KEY,
  ${uid},
  renovation_project_id INTEGER NOT NULL REFERENCES renovation_project (renovation_project_id),
  stage TEXT NOT NULL CHECK (stage IN (${quoted(stages)})),
  kind TEXT NOT NULL CHECK (kind IN ('baseline', 'forecast')),
  planned_on TEXT NOT NULL CHECK (${day('planned_on')}),
  reason TEXT,
  document_no TEXT,
  batch_id INTEGER REFERENCES import_batch (batch_id),
  ${recorded}
) STRICT;
CREATE INDEX renovation_plan_project ON renovation_plan (renovation_project_id, kind, stage, renovation_plan_id);
CREATE TRIGGER renovation_plan_baseline BEFORE INSERT ON renovation_plan WHEN NEW.kind = 'baseline' AND NEW.batch_id IS NULL
  AND (ifnull(length(trim(NEW.document_no)), 0) = 0 OR ifnull(length(trim(NEW.reason)), 0) = 0)
  AND EXISTS (SELECT 1 FROM renovation_plan p WHERE p.renovation_project_id = NEW.renovation_project_id AND p.kind = 'baseline' AND p.stage = NEW.stage)
BEGIN SELECT RAISE(ABORT, 'baseline set: renovation_plan'); END;
${appendOnly('renovation_plan')}

-- 工程内容 with its share of the work; edited in place.
CREATE TABLE renovation_work_item (
  renovation_work_item_id INTEGER PRIMARY KEY,
  ${uid},
  renovation_project_id INTEGER NOT NULL REFERENCES renovation_project (renovation_project_id),
  position INTEGER NOT NULL CHECK (position >= 1),
  item TEXT NOT NULL CHECK (length(trim(item)) > 0),
  content TEXT,
  budget_fen INTEGER CHECK (budget_fen >= 0),
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  planned_on TEXT CHECK (${dayOrNull('planned_on')}),
  ${withdrawable}
) STRICT;
CREATE INDEX renovation_work_item_project ON renovation_work_item (renovation_project_id, position) WHERE ${standing};
${keptOnceWithdrawn('renovation_work_item', ['uid', 'renovation_project_id', 'recorded_at', 'recorded_by'])}
${renovationMoneySql}
${renovationTargetsSql}

-- Photos and papers of a project, each for one purpose.
CREATE TABLE attachment_new (
  attachment_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  content_id INTEGER NOT NULL REFERENCES attachment_content (content_id),
  entity TEXT NOT NULL CHECK (entity IN ('person', 'home', 'gradingCase', 'renovationProject')),
  person_id INTEGER REFERENCES person (person_id),
  home_id INTEGER REFERENCES home (home_id),
  grading_case_id INTEGER REFERENCES grading_case (grading_case_id),
  -- Code of an item or a veto of the score sheet.
  item_code TEXT CHECK (length(item_code) > 0),
  renovation_project_id INTEGER REFERENCES renovation_project (renovation_project_id),
  -- 改造前、改造后、进度、验收、材料.
  purpose TEXT CHECK (purpose IN ('before', 'after', 'progress', 'acceptance', 'document')),
  -- When a photo of a project was taken; a photo itself keeps no time.
  taken_on TEXT CHECK (${dayOrNull('taken_on')}),
  kind TEXT NOT NULL,
  title TEXT NOT NULL CHECK (length(title) > 0),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user_account (user_id),
  CHECK ((entity = 'person') = (person_id IS NOT NULL)),
  CHECK ((entity = 'home') = (home_id IS NOT NULL)),
  CHECK ((entity = 'gradingCase') = (grading_case_id IS NOT NULL)),
  CHECK (item_code IS NULL OR entity = 'gradingCase'),
  CHECK ((entity = 'renovationProject') = (renovation_project_id IS NOT NULL)),
  CHECK ((entity = 'renovationProject') = (purpose IS NOT NULL)),
  CHECK (taken_on IS NULL OR entity = 'renovationProject')
) STRICT;
INSERT INTO attachment_new (attachment_id, uid, content_id, entity, person_id, home_id, grading_case_id, item_code, kind, title, added_at, added_by)
  SELECT attachment_id, uid, content_id, entity, person_id, home_id, grading_case_id, item_code, kind, title, added_at, added_by FROM attachment;
DROP TABLE attachment;
ALTER TABLE attachment_new RENAME TO attachment;
CREATE INDEX attachment_content_used ON attachment (content_id);
CREATE INDEX attachment_person ON attachment (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX attachment_home ON attachment (home_id) WHERE home_id IS NOT NULL;
CREATE INDEX attachment_grading_case ON attachment (grading_case_id, item_code) WHERE grading_case_id IS NOT NULL;
CREATE INDEX attachment_renovation ON attachment (renovation_project_id, purpose) WHERE renovation_project_id IS NOT NULL;
${appendOnly('attachment')}

PRAGMA legacy_alter_table = OFF;
`,
};
