import type { Migration } from '../core/migrate.ts';
import {
  appendOnly,
  day,
  dayOrNull,
  localTime,
  localTimeOrNull,
  neverDeleted,
  recorded,
  refuse,
  sharesADay,
  withdrawable,
} from './clauses.ts';

/** Homes in depth: dated capacity and particulars, staff, operators, rooms, beds, who lies where from when to when, absences, roll calls, incidents. */
export const beds: Migration = {
  version: 9,
  name: 'beds',
  sql: `
-- 核定床位 and 护理型床位 on a day; the newest row that has begun holds.
CREATE TABLE home_capacity (
  home_capacity_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  valid_from TEXT NOT NULL CHECK (${day('valid_from')}),
  beds_registered INTEGER NOT NULL CHECK (beds_registered >= 0),
  nursing_beds INTEGER NOT NULL CHECK (nursing_beds BETWEEN 0 AND beds_registered),
  batch_id INTEGER REFERENCES import_batch (batch_id),
  ${recorded}
) STRICT;
CREATE INDEX home_capacity_home ON home_capacity (home_id, valid_from);
${appendOnly('home_capacity')}
INSERT INTO home_capacity (uid, home_id, valid_from, beds_registered, nursing_beds, batch_id, recorded_at, recorded_by)
  SELECT randomblob(16), home_id, ifnull(opened_on, '1900-01-01'), beds_registered, nursing_beds, batch_id,
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), (SELECT min(user_id) FROM user_account) FROM home;

-- Particulars of a home (等级、建筑面积、消防验收、院长 …) as they stood from a day on.
CREATE TABLE home_profile (
  home_profile_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  valid_from TEXT NOT NULL CHECK (${day('valid_from')}),
  profile_json TEXT NOT NULL CHECK (json_valid(profile_json)),
  ${recorded}
) STRICT;
CREATE INDEX home_profile_home ON home_profile (home_id, valid_from);
${appendOnly('home_profile')}

CREATE TABLE home_staff (
  home_staff_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  post TEXT NOT NULL,
  -- 护理员: counts in the ratio of care workers to residents.
  is_care_worker INTEGER NOT NULL CHECK (is_care_worker IN (0, 1)),
  certificate TEXT,
  phone TEXT,
  from_on TEXT NOT NULL CHECK (${day('from_on')}),
  until_on TEXT CHECK (${dayOrNull('until_on')}),
  ${withdrawable},
  CHECK (until_on IS NULL OR until_on >= from_on)
) STRICT;
CREATE INDEX home_staff_home ON home_staff (home_id, from_on);
${neverDeleted('home_staff')}

-- 托管运营 / 公建民营.
CREATE TABLE operator_contract (
  operator_contract_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  operator TEXT NOT NULL CHECK (length(operator) > 0),
  state TEXT NOT NULL CHECK (state IN ('planned', 'selecting', 'signed', 'operating', 'ended')),
  signed_on TEXT CHECK (${dayOrNull('signed_on')}),
  from_on TEXT CHECK (${dayOrNull('from_on')}),
  until_on TEXT CHECK (${dayOrNull('until_on')}),
  -- 保底特困床位数: always to stay free for destitute people.
  guaranteed_beds INTEGER NOT NULL CHECK (guaranteed_beds >= 0),
  fee_fen INTEGER CHECK (fee_fen >= 0),
  deposit_fen INTEGER CHECK (deposit_fen >= 0),
  detail_json TEXT NOT NULL CHECK (json_valid(detail_json)),
  ${withdrawable},
  CHECK (from_on IS NULL OR until_on IS NULL OR from_on <= until_on)
) STRICT;
CREATE INDEX operator_contract_home ON operator_contract (home_id);
${neverDeleted('operator_contract')}

-- Who ever lived in a home: asked for every day of the past.
CREATE INDEX fact_home ON fact (home_id, person_id) WHERE home_id IS NOT NULL;

CREATE TABLE room (
  room_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  building TEXT NOT NULL CHECK (length(building) > 0),
  floor INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  sex TEXT NOT NULL CHECK (sex IN ('male', 'female', 'any', 'couple')),
  -- The self-care level the room is fitted for; null for any.
  level TEXT CHECK (level IS NULL OR level IN ('independent', 'partialLoss', 'completeLoss')),
  ${withdrawable},
  CHECK (withdrawn_at IS NULL OR length(withdrawn_reason) > 0)
) STRICT;
CREATE UNIQUE INDEX room_name ON room (home_id, building, name) WHERE withdrawn_at IS NULL;
${neverDeleted('room')}

CREATE TABLE bed (
  bed_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  room_id INTEGER NOT NULL REFERENCES room (room_id),
  label TEXT NOT NULL CHECK (length(label) > 0),
  bed_type TEXT NOT NULL CHECK (bed_type IN ('normal', 'nursing')),
  -- 护理型床位认定: day and what it rests on.
  recognised_on TEXT CHECK (${dayOrNull('recognised_on')}),
  basis TEXT,
  -- In the home's stock for [from_on, until_on).
  from_on TEXT NOT NULL CHECK (${day('from_on')}),
  until_on TEXT CHECK (${dayOrNull('until_on')}),
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES user_account (user_id),
  CHECK (until_on IS NULL OR until_on >= from_on)
) STRICT;
CREATE UNIQUE INDEX bed_label ON bed (room_id, label) WHERE until_on IS NULL;
${neverDeleted('bed')}

-- Who has a bed for [from_on, until_on): reserved or lived in. No two on one bed, nobody in two beds, whatever program writes.
CREATE TABLE bed_stay (
  bed_stay_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  bed_id INTEGER NOT NULL REFERENCES bed (bed_id),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  kind TEXT NOT NULL CHECK (kind IN ('reserved', 'occupied')),
  from_on TEXT NOT NULL CHECK (${day('from_on')}),
  until_on TEXT CHECK (${dayOrNull('until_on')}),
  -- Expected, for planning only.
  planned_until TEXT CHECK (${dayOrNull('planned_until')}),
  note TEXT,
  -- The fact that ended it (death, exit, transfer); withdrawn with that fact the bed is lived in again if it is still free.
  end_fact_id INTEGER REFERENCES fact (fact_id),
  -- The end it had before that fact cut it, null for none.
  until_before TEXT CHECK (${dayOrNull('until_before')}),
  ${withdrawable},
  CHECK (until_on IS NULL OR until_on >= from_on),
  CHECK (until_before IS NULL OR end_fact_id IS NOT NULL)
) STRICT;
CREATE INDEX bed_stay_bed ON bed_stay (bed_id, from_on);
CREATE INDEX bed_stay_person ON bed_stay (person_id, from_on);
${refuse(
  'bed_stay',
  'bed',
  `SELECT 1 FROM bed_stay s WHERE s.bed_id = NEW.bed_id AND s.bed_stay_id IS NOT NEW.bed_stay_id AND s.withdrawn_at IS NULL AND ${sharesADay('s', 'NEW')}`,
)}
${refuse(
  'bed_stay',
  'person',
  `SELECT 1 FROM bed_stay s WHERE s.person_id = NEW.person_id AND s.kind = NEW.kind AND s.bed_stay_id IS NOT NEW.bed_stay_id AND s.withdrawn_at IS NULL AND ${sharesADay('s', 'NEW')}`,
)}
${neverDeleted('bed_stay')}

-- 维修停用、改造停用.
CREATE TABLE bed_outage (
  bed_outage_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  bed_id INTEGER NOT NULL REFERENCES bed (bed_id),
  kind TEXT NOT NULL CHECK (kind IN ('repair', 'renovation')),
  from_on TEXT NOT NULL CHECK (${day('from_on')}),
  until_on TEXT CHECK (${dayOrNull('until_on')}),
  planned_until TEXT CHECK (${dayOrNull('planned_until')}),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  ${withdrawable},
  CHECK (until_on IS NULL OR until_on >= from_on)
) STRICT;
CREATE INDEX bed_outage_bed ON bed_outage (bed_id, from_on);
${refuse(
  'bed_outage',
  'outage',
  `SELECT 1 FROM bed_outage s WHERE s.bed_id = NEW.bed_id AND s.bed_outage_id IS NOT NEW.bed_outage_id AND s.withdrawn_at IS NULL AND ${sharesADay('s', 'NEW')}`,
)}
${refuse('bed_outage', 'lived_in', `SELECT 1 FROM bed_stay s WHERE s.bed_id = NEW.bed_id AND s.withdrawn_at IS NULL AND ${sharesADay('s', 'NEW')}`)}
${refuse('bed_stay', 'out_of_use', `SELECT 1 FROM bed_outage s WHERE s.bed_id = NEW.bed_id AND s.withdrawn_at IS NULL AND ${sharesADay('s', 'NEW')}`)}
${neverDeleted('bed_outage')}

-- 请假、住院: the person is away, the bed stays his. Nights are those of [from_on, until_on).
CREATE TABLE absence (
  absence_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  kind TEXT NOT NULL CHECK (kind IN ('leave', 'hospital')),
  from_on TEXT NOT NULL CHECK (${day('from_on')}),
  until_on TEXT CHECK (${dayOrNull('until_on')}),
  planned_until TEXT CHECK (${dayOrNull('planned_until')}),
  destination TEXT,
  escort TEXT,
  approved_by TEXT,
  note TEXT,
  end_fact_id INTEGER REFERENCES fact (fact_id),
  until_before TEXT CHECK (${dayOrNull('until_before')}),
  ${withdrawable},
  CHECK (until_on IS NULL OR until_on >= from_on),
  CHECK (until_before IS NULL OR end_fact_id IS NOT NULL)
) STRICT;
CREATE INDEX absence_person ON absence (person_id, from_on);
CREATE INDEX absence_home ON absence (home_id, from_on);
${refuse(
  'absence',
  'absence',
  `SELECT 1 FROM absence s WHERE s.person_id = NEW.person_id AND s.absence_id IS NOT NEW.absence_id AND s.withdrawn_at IS NULL AND ${sharesADay('s', 'NEW')}`,
)}
${neverDeleted('absence')}

-- 转院、退出 in full: reason, handing over, who signed for it. The dated fact itself stands in fact.
CREATE TABLE departure (
  departure_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  kind TEXT NOT NULL CHECK (kind IN ('transfer', 'exit')),
  on_date TEXT NOT NULL CHECK (${day('on_date')}),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  to_home_id INTEGER REFERENCES home (home_id),
  reason TEXT NOT NULL,
  detail_json TEXT NOT NULL CHECK (json_valid(detail_json)),
  fact_id INTEGER REFERENCES fact (fact_id),
  ${recorded},
  CHECK ((kind = 'transfer') = (to_home_id IS NOT NULL))
) STRICT;
CREATE INDEX departure_home ON departure (home_id, on_date);
CREATE INDEX departure_person ON departure (person_id);
${appendOnly('departure')}

-- 每日点名; taken again on the same day the newest counts.
CREATE TABLE roll_call (
  roll_call_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  on_date TEXT NOT NULL CHECK (${day('on_date')}),
  expected INTEGER NOT NULL CHECK (expected >= 0),
  present INTEGER NOT NULL CHECK (present BETWEEN 0 AND expected),
  note TEXT,
  ${recorded}
) STRICT;
CREATE INDEX roll_call_home ON roll_call (home_id, on_date);
${appendOnly('roll_call')}
CREATE TABLE roll_call_absent (
  roll_call_id INTEGER NOT NULL REFERENCES roll_call (roll_call_id),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  finding TEXT NOT NULL CHECK (finding IN ('leave', 'hospital', 'missing')),
  note TEXT,
  PRIMARY KEY (roll_call_id, person_id)
) STRICT, WITHOUT ROWID;
${appendOnly('roll_call_absent')}

-- 跌倒、噎食、走失、火情 …
CREATE TABLE incident (
  incident_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  person_id INTEGER REFERENCES person (person_id),
  kind TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('minor', 'serious', 'grave')),
  -- Local, 'YYYY-MM-DD HH:MM'.
  happened_at TEXT NOT NULL CHECK (${localTime('happened_at')}),
  reported_at TEXT CHECK (${localTimeOrNull('reported_at')}),
  description TEXT NOT NULL CHECK (length(description) > 0),
  measures TEXT,
  closed_on TEXT CHECK (${dayOrNull('closed_on')}),
  ${withdrawable},
  CHECK (reported_at IS NULL OR reported_at >= happened_at),
  CHECK (closed_on IS NULL OR closed_on >= substr(happened_at, 1, 10))
) STRICT;
CREATE INDEX incident_home ON incident (home_id, happened_at);
${neverDeleted('incident')}
`,
};
