import type { Migration } from '../core/migrate.ts';
import { appendOnly, day, dayOrNull, keptOnceWithdrawn, neverDeleted, withdrawable } from './clauses.ts';
import { supervisionSql } from './0029-supervision.sql.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const standing = 'withdrawn_at IS NULL';

/** Documents a county keeps, how far it is with their tasks, what supervision found; and papers filed under any of these. */
export const tasks: Migration = {
  version: 29,
  name: 'tasks',
  sql: `
PRAGMA legacy_alter_table = ON;

-- The two documents that come with the program have no text here: it is read as it was shipped.
CREATE TABLE policy_document (
  policy_document_id INTEGER PRIMARY KEY,
  ${uid},
  shipped_id TEXT UNIQUE CHECK (shipped_id IN ('TA-2021-17', 'QH-2022-47')),
  document_no TEXT NOT NULL CHECK (length(trim(document_no)) > 0),
  title TEXT NOT NULL CHECK (length(trim(title)) > 0),
  issuer TEXT NOT NULL CHECK (length(trim(issuer)) > 0),
  issued_on TEXT CHECK (${dayOrNull('issued_on')}),
  text TEXT,
  recorded_at TEXT,
  recorded_by INTEGER REFERENCES user_account (user_id),
  withdrawn_at TEXT,
  withdrawn_by INTEGER REFERENCES user_account (user_id),
  withdrawn_reason TEXT,
  CHECK ((shipped_id IS NULL) = (recorded_by IS NOT NULL)),
  CHECK ((shipped_id IS NULL) = (recorded_at IS NOT NULL)),
  CHECK ((shipped_id IS NULL) = (text IS NOT NULL)),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
  CHECK (withdrawn_at IS NULL OR shipped_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX policy_document_once ON policy_document (document_no) WHERE ${standing};
INSERT INTO policy_document (policy_document_id, uid, shipped_id, document_no, title, issuer, issued_on) VALUES
  (1, randomblob(16), 'TA-2021-17', '泰民〔2021〕17号', '泰安市民政局关于巩固拓展民政领域脱贫攻坚成果同乡村振兴有效衔接的实施意见', '泰安市民政局', NULL),
  (2, randomblob(16), 'QH-2022-47', '铁清民发〔2022〕47号', '2022年铁岭市清河区民政局社会救助与乡村振兴有效衔接实施方案', '铁岭市清河区民政局', NULL);
${neverDeleted('policy_document')}
CREATE TRIGGER policy_document_kept BEFORE UPDATE ON policy_document
WHEN OLD.withdrawn_at IS NOT NULL OR OLD.shipped_id IS NOT NULL OR NEW.policy_document_id IS NOT OLD.policy_document_id
  OR NEW.uid IS NOT OLD.uid OR NEW.shipped_id IS NOT OLD.shipped_id OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.recorded_by IS NOT OLD.recorded_by
BEGIN SELECT RAISE(ABORT, 'append-only: policy_document'); END;

-- How far a task is, as told on a day: each entry whole, the last one told stands.
CREATE TABLE policy_task_entry (
  policy_task_entry_id INTEGER PRIMARY KEY,
  ${uid},
  task_code TEXT NOT NULL CHECK (task_code GLOB '[AB]-?*'),
  entered_on TEXT NOT NULL CHECK (${day('entered_on')}),
  -- 牵头科室、配合单位、责任人.
  owner TEXT,
  partners TEXT,
  person TEXT,
  begin_on TEXT CHECK (${dayOrNull('begin_on')}),
  -- Of the county itself, where it sets one.
  due_on TEXT CHECK (${dayOrNull('due_on')}),
  progress INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
  -- 未启动、推进中、已完成、滞后、长期坚持.
  state TEXT NOT NULL CHECK (state IN ('idle', 'running', 'done', 'late', 'standing')),
  -- 领导批示.
  remarks TEXT,
  note TEXT,
  ${withdrawable},
  CHECK (due_on IS NULL OR begin_on IS NULL OR due_on >= begin_on),
  CHECK (state <> 'done' OR progress = 100),
  CHECK (state <> 'idle' OR progress = 0)
) STRICT;
CREATE INDEX policy_task_entry_task ON policy_task_entry (task_code, entered_on) WHERE ${standing};
${keptOnceWithdrawn('policy_task_entry', [
  'uid',
  'task_code',
  'entered_on',
  'owner',
  'partners',
  'person',
  'begin_on',
  'due_on',
  'progress',
  'state',
  'remarks',
  'note',
  'recorded_at',
  'recorded_by',
])}

-- What rests on a clause, beyond what names its document itself.
CREATE TABLE policy_link (
  policy_link_id INTEGER PRIMARY KEY,
  ${uid},
  policy_document_id INTEGER NOT NULL REFERENCES policy_document (policy_document_id),
  -- Null: the document as a whole.
  place TEXT CHECK (length(trim(place)) > 0),
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('standard', 'parameter', 'indicator', 'template', 'register', 'batch', 'page')),
  subject_key TEXT NOT NULL CHECK (length(trim(subject_key)) > 0),
  note TEXT,
  ${withdrawable}
) STRICT;
CREATE UNIQUE INDEX policy_link_once ON policy_link (policy_document_id, ifnull(place, ''), subject_kind, subject_key) WHERE ${standing};
${keptOnceWithdrawn('policy_link', ['uid', 'policy_document_id', 'place', 'subject_kind', 'subject_key', 'note', 'recorded_at', 'recorded_by'])}
${supervisionSql}

-- Papers filed under a record of another table, whatever table that is.
CREATE TABLE attachment_new (
  attachment_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  content_id INTEGER NOT NULL REFERENCES attachment_content (content_id),
  entity TEXT NOT NULL CHECK (entity IN ('person', 'home', 'gradingCase', 'renovationProject', 'filed')),
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
  -- Tables that come later have records too: the row is looked for by a trigger of each.
  filed_table TEXT CHECK (filed_table IN ('policy_document', 'policy_task_entry', 'supervision', 'register_record')),
  filed_id INTEGER,
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
  CHECK (taken_on IS NULL OR entity = 'renovationProject'),
  CHECK ((entity = 'filed') = (filed_table IS NOT NULL)),
  CHECK ((entity = 'filed') = (filed_id IS NOT NULL))
) STRICT;
INSERT INTO attachment_new (attachment_id, uid, content_id, entity, person_id, home_id, grading_case_id, item_code, renovation_project_id, purpose, taken_on,
    kind, title, added_at, added_by)
  SELECT attachment_id, uid, content_id, entity, person_id, home_id, grading_case_id, item_code, renovation_project_id, purpose, taken_on,
    kind, title, added_at, added_by FROM attachment;
DROP TABLE attachment;
ALTER TABLE attachment_new RENAME TO attachment;
CREATE INDEX attachment_content_used ON attachment (content_id);
CREATE INDEX attachment_person ON attachment (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX attachment_home ON attachment (home_id) WHERE home_id IS NOT NULL;
CREATE INDEX attachment_grading_case ON attachment (grading_case_id, item_code) WHERE grading_case_id IS NOT NULL;
CREATE INDEX attachment_renovation ON attachment (renovation_project_id, purpose) WHERE renovation_project_id IS NOT NULL;
CREATE INDEX attachment_filed ON attachment (filed_table, filed_id) WHERE filed_id IS NOT NULL;
${appendOnly('attachment')}
${['policy_document', 'policy_task_entry', 'supervision']
  .map(
    (table) => `CREATE TRIGGER attachment_of_${table} BEFORE INSERT ON attachment
WHEN NEW.filed_table = '${table}' AND NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table}_id = NEW.filed_id AND ${standing})
BEGIN SELECT RAISE(ABORT, 'no such record: attachment'); END;`,
  )
  .join('\n')}

PRAGMA legacy_alter_table = OFF;
`,
};
