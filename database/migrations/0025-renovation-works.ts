import type { Migration } from '../core/migrate.ts';
import { appendOnly, day, dayOrNull, keptOnceWithdrawn, withdrawable } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const project = 'renovation_project_id INTEGER NOT NULL REFERENCES renovation_project (renovation_project_id)';
const month = (column: string): string => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'`;
const batch = 'batch_id INTEGER REFERENCES import_batch (batch_id)';
const own = ['uid', 'renovation_project_id', 'recorded_at', 'recorded_by'];

const hasAcceptance = `EXISTS (SELECT 1 FROM renovation_acceptance a WHERE a.renovation_project_id = NEW.renovation_project_id AND a.withdrawn_at IS NULL
      AND a.accepted_on <= NEW.happened_on AND length(trim(ifnull(a.fire_document_no, ''))) > 0)`;

/** What happens at a home while it is renovated: beds closed, residents elsewhere, monthly reports, acceptance, assets, settlement. */
export const renovationWorks: Migration = {
  version: 25,
  name: 'renovation-works',
  sql: `
-- 改造停用 that belongs to a project; all else of it stands in bed_outage.
CREATE TABLE renovation_closure (
  bed_outage_id INTEGER PRIMARY KEY REFERENCES bed_outage (bed_outage_id),
  ${project}
) STRICT;
CREATE INDEX renovation_closure_project ON renovation_closure (renovation_project_id);
${appendOnly('renovation_closure')}

-- Where a resident lives during the works: in another room, in another home (a transfer), or at a place for the time being.
CREATE TABLE renovation_relocation (
  renovation_relocation_id INTEGER PRIMARY KEY,
  ${uid},
  ${project},
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  kind TEXT NOT NULL CHECK (kind IN ('sameHome', 'otherHome', 'temporary')),
  from_on TEXT NOT NULL CHECK (${day('from_on')}),
  planned_return TEXT NOT NULL CHECK (${day('planned_return')}),
  returned_on TEXT CHECK (${dayOrNull('returned_on')}),
  from_home_id INTEGER NOT NULL REFERENCES home (home_id),
  from_bed_id INTEGER REFERENCES bed (bed_id),
  to_home_id INTEGER REFERENCES home (home_id),
  to_bed_id INTEGER REFERENCES bed (bed_id),
  place TEXT,
  document_no TEXT,
  note TEXT,
  -- The dated fact of a transfer and of the return.
  fact_id INTEGER REFERENCES fact (fact_id),
  return_fact_id INTEGER REFERENCES fact (fact_id),
  ${withdrawable},
  CHECK (planned_return >= from_on),
  CHECK (returned_on IS NULL OR returned_on >= from_on),
  CHECK ((kind = 'otherHome') = (to_home_id IS NOT NULL)),
  CHECK ((kind = 'temporary') = (place IS NOT NULL)),
  CHECK (to_home_id IS NOT from_home_id)
) STRICT;
CREATE INDEX renovation_relocation_project ON renovation_relocation (renovation_project_id);
CREATE INDEX renovation_relocation_person ON renovation_relocation (person_id);
CREATE UNIQUE INDEX renovation_relocation_open ON renovation_relocation (person_id) WHERE returned_on IS NULL AND withdrawn_at IS NULL;
-- Only its end, the day it is planned for and the withdrawal are written later.
${keptOnceWithdrawn('renovation_relocation', [...own, 'person_id', 'kind', 'from_on', 'from_home_id', 'from_bed_id', 'to_home_id', 'to_bed_id', 'place', 'document_no', 'fact_id'])}
CREATE TRIGGER renovation_relocation_returned BEFORE UPDATE ON renovation_relocation WHEN OLD.returned_on IS NOT NULL AND NEW.returned_on IS NOT OLD.returned_on
BEGIN SELECT RAISE(ABORT, 'append-only: renovation_relocation'); END;

-- 进度月报; told again the newest row of a month counts.
CREATE TABLE renovation_progress (
  renovation_progress_id INTEGER PRIMARY KEY,
  ${uid},
  ${project},
  month TEXT NOT NULL CHECK (${month('month')}),
  -- 形象进度.
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  -- 本月完成投资.
  done_fen INTEGER NOT NULL CHECK (done_fen >= 0),
  work TEXT NOT NULL,
  problems TEXT,
  coordination TEXT,
  next_steps TEXT,
  reported_on TEXT NOT NULL CHECK (${day('reported_on')}),
  ${batch},
  ${withdrawable}
) STRICT;
CREATE INDEX renovation_progress_month ON renovation_progress (month, renovation_project_id);
CREATE INDEX renovation_progress_project ON renovation_progress (renovation_project_id, month);
${keptOnceWithdrawn('renovation_progress', [...own, 'month', 'percent', 'done_fen', 'work', 'problems', 'coordination', 'next_steps', 'reported_on', 'batch_id'])}

-- 竣工验收. What it did to the map stands in done_json, so that a wrong one can be taken back as a whole.
CREATE TABLE renovation_acceptance (
  renovation_acceptance_id INTEGER PRIMARY KEY,
  ${uid},
  ${project},
  accepted_on TEXT NOT NULL CHECK (${day('accepted_on')}),
  document_no TEXT,
  panel TEXT NOT NULL,
  opinion TEXT NOT NULL,
  -- 消防验收合格 or 消防验收备案.
  fire_kind TEXT CHECK (fire_kind IN ('accepted', 'filed')),
  fire_document_no TEXT,
  electrical_no TEXT,
  checklist_json TEXT NOT NULL CHECK (json_valid(checklist_json)),
  beds_added INTEGER NOT NULL,
  nursing_added INTEGER NOT NULL,
  home_capacity_id INTEGER REFERENCES home_capacity (home_capacity_id),
  done_json TEXT NOT NULL CHECK (json_valid(done_json)),
  ${batch},
  ${withdrawable},
  -- Only what a list of the past says may lack it.
  CHECK (batch_id IS NOT NULL OR (fire_kind IS NOT NULL AND length(trim(ifnull(fire_document_no, ''))) > 0)),
  CHECK (batch_id IS NOT NULL OR length(trim(ifnull(electrical_no, ''))) > 0)
) STRICT;
CREATE UNIQUE INDEX renovation_acceptance_one ON renovation_acceptance (renovation_project_id) WHERE withdrawn_at IS NULL AND batch_id IS NULL;
CREATE INDEX renovation_acceptance_project ON renovation_acceptance (renovation_project_id);
${keptOnceWithdrawn('renovation_acceptance', [...own, 'accepted_on', 'document_no', 'panel', 'opinion', 'fire_kind', 'fire_document_no', 'electrical_no', 'checklist_json', 'beds_added', 'nursing_added', 'home_capacity_id', 'done_json', 'batch_id'])}
-- No project is accepted without its fire document, whatever program writes.
CREATE TRIGGER renovation_stage_needs_acceptance BEFORE INSERT ON renovation_stage
WHEN NEW.stage = 'accepted' AND NEW.batch_id IS NULL AND NEW.withdrawn_at IS NULL AND NOT ${hasAcceptance}
BEGIN SELECT RAISE(ABORT, 'no acceptance: renovation_stage'); END;
CREATE TRIGGER renovation_stage_keeps_acceptance BEFORE UPDATE ON renovation_stage
WHEN NEW.stage = 'accepted' AND NEW.batch_id IS NULL AND NEW.withdrawn_at IS NULL AND NOT ${hasAcceptance}
BEGIN SELECT RAISE(ABORT, 'no acceptance: renovation_stage'); END;
CREATE TRIGGER renovation_acceptance_held BEFORE UPDATE ON renovation_acceptance
WHEN NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL AND NEW.batch_id IS NULL AND EXISTS (
  SELECT 1 FROM renovation_stage s WHERE s.renovation_project_id = NEW.renovation_project_id AND s.stage = 'accepted' AND s.batch_id IS NULL AND s.withdrawn_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'accepted: renovation_acceptance'); END;

-- 资产移交.
CREATE TABLE renovation_asset (
  renovation_asset_id INTEGER PRIMARY KEY,
  ${uid},
  ${project},
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  model TEXT,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_fen INTEGER NOT NULL CHECK (unit_fen >= 0),
  place TEXT,
  handed_over_on TEXT NOT NULL CHECK (${day('handed_over_on')}),
  receiver TEXT NOT NULL CHECK (length(trim(receiver)) > 0),
  ${withdrawable}
) STRICT;
CREATE INDEX renovation_asset_project ON renovation_asset (renovation_project_id);
${keptOnceWithdrawn('renovation_asset', [...own, 'name', 'model', 'quantity', 'unit_fen', 'place', 'handed_over_on', 'receiver'])}

-- Evidence of 投入使用: 入住安全评估, 养老机构备案变更.
CREATE TABLE renovation_opening (
  renovation_opening_id INTEGER PRIMARY KEY,
  ${uid},
  ${project},
  opened_on TEXT NOT NULL CHECK (${day('opened_on')}),
  safety_assessed_on TEXT NOT NULL CHECK (${day('safety_assessed_on')}),
  safety_document_no TEXT NOT NULL CHECK (length(trim(safety_document_no)) > 0),
  filing_changed_on TEXT CHECK (${dayOrNull('filing_changed_on')}),
  filing_no TEXT,
  note TEXT,
  ${withdrawable},
  CHECK (safety_assessed_on <= opened_on)
) STRICT;
CREATE UNIQUE INDEX renovation_opening_one ON renovation_opening (renovation_project_id) WHERE withdrawn_at IS NULL;
${keptOnceWithdrawn('renovation_opening', [...own, 'opened_on', 'safety_assessed_on', 'safety_document_no', 'filing_changed_on', 'filing_no', 'note'])}

-- 结算审计.
CREATE TABLE renovation_settlement (
  renovation_settlement_id INTEGER PRIMARY KEY,
  ${uid},
  ${project},
  settled_on TEXT NOT NULL CHECK (${day('settled_on')}),
  document_no TEXT NOT NULL CHECK (length(trim(document_no)) > 0),
  auditor TEXT NOT NULL CHECK (length(trim(auditor)) > 0),
  audited_fen INTEGER NOT NULL CHECK (audited_fen >= 0),
  -- 固定资产入账.
  asset_registration_no TEXT,
  note TEXT,
  ${withdrawable}
) STRICT;
CREATE UNIQUE INDEX renovation_settlement_one ON renovation_settlement (renovation_project_id) WHERE withdrawn_at IS NULL;
${keptOnceWithdrawn('renovation_settlement', [...own, 'settled_on', 'document_no', 'auditor', 'audited_fen', 'asset_registration_no', 'note'])}
`,
};
