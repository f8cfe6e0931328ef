import type { Migration } from '../core/migrate.ts';
import { day, dayOrNull, neverDeleted, withdrawable } from './clauses.ts';

/** Support at home: agreements with caregivers, the five-haves checklist, visits. */
export const scattered: Migration = {
  version: 11,
  name: 'scattered',
  sql: `
-- 委托照料服务协议. In force for [from_on, until_on]; ended_on is the last day when it ends before its term.
CREATE TABLE care_agreement (
  care_agreement_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  number TEXT,
  caregiver_name TEXT NOT NULL CHECK (length(caregiver_name) > 0),
  caregiver_id_number TEXT,
  caregiver_phone TEXT,
  relation TEXT,
  entrusted_by TEXT NOT NULL,
  signed_on TEXT NOT NULL CHECK (${day('signed_on')}),
  from_on TEXT NOT NULL CHECK (${day('from_on')}),
  until_on TEXT NOT NULL CHECK (${day('until_on')}),
  content TEXT NOT NULL,
  frequency TEXT NOT NULL,
  fee_fen INTEGER CHECK (fee_fen >= 0),
  emergency_contact TEXT,
  detail_json TEXT NOT NULL CHECK (json_valid(detail_json)),
  renews_agreement_id INTEGER REFERENCES care_agreement (care_agreement_id),
  ended_on TEXT CHECK (${dayOrNull('ended_on')}),
  end_reason TEXT,
  end_fact_id INTEGER REFERENCES fact (fact_id),
  ${withdrawable},
  CHECK (until_on >= from_on),
  CHECK ((ended_on IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE INDEX care_agreement_person ON care_agreement (person_id, from_on);
CREATE INDEX care_agreement_caregiver ON care_agreement (caregiver_id_number) WHERE caregiver_id_number IS NOT NULL;
${neverDeleted('care_agreement')}

-- One check of the checklist as its texts stood then; the newest holds.
CREATE TABLE five_haves_check (
  five_haves_check_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  checked_on TEXT NOT NULL CHECK (${day('checked_on')}),
  checked_by TEXT NOT NULL,
  -- [{ "key", "text", "isMet", "note" }]
  items_json TEXT NOT NULL CHECK (json_valid(items_json)),
  is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
  ${withdrawable}
) STRICT;
CREATE INDEX five_haves_person ON five_haves_check (person_id, checked_on);
${neverDeleted('five_haves_check')}

CREATE TABLE visit (
  visit_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  -- Where the person lived then: old months keep their counts when townships change.
  town_code TEXT NOT NULL,
  visited_on TEXT NOT NULL CHECK (${day('visited_on')}),
  visitor TEXT NOT NULL CHECK (length(visitor) > 0),
  visitor_role TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('home', 'phone', 'video')),
  result TEXT NOT NULL CHECK (result IN ('visited', 'notMet', 'refused')),
  findings TEXT,
  risk TEXT NOT NULL CHECK (risk IN ('none', 'low', 'middle', 'high')),
  action TEXT,
  risk_closed_on TEXT CHECK (${dayOrNull('risk_closed_on')}),
  risk_closed_note TEXT,
  ${withdrawable}
) STRICT;
CREATE INDEX visit_person ON visit (person_id, visited_on);
CREATE INDEX visit_day ON visit (visited_on, person_id);
${neverDeleted('visit')}
`,
};
