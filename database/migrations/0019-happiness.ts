import type { Migration } from '../core/migrate.ts';
import { day, dayOrNull, keptOnceWithdrawn, neverDeleted, withdrawable } from './clauses.ts';

const month = (column: string): string =>
  `${column} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' AND date(${column} || '-01') = ${column} || '-01'`;
const ofHome = 'happiness_home_id INTEGER NOT NULL REFERENCES happiness_home (happiness_home_id)';
const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const standing = 'withdrawn_at IS NULL';
const counts = ['meal_days', 'meals', 'served_people', 'activities', 'safety_checks'] as const;
const kept = ['uid', 'happiness_home_id', 'recorded_at', 'recorded_by'] as const;

/** Rural happiness homes: facilities, village accounts, states, months of operation, grades, what the subsidy was spent on and what came back. */
export const happiness: Migration = {
  version: 19,
  name: 'happiness',
  sql: `
CREATE TABLE happiness_home (
  happiness_home_id INTEGER PRIMARY KEY,
  ${uid},
  code TEXT NOT NULL UNIQUE CHECK (length(code) > 0),
  name TEXT NOT NULL CHECK (length(name) > 0),
  town_code TEXT NOT NULL,
  village_code TEXT NOT NULL,
  credit_code TEXT,
  built_year INTEGER CHECK (built_year BETWEEN 1900 AND 2999),
  opened_on TEXT CHECK (${dayOrNull('opened_on')}),
  -- Hundredths of a square metre.
  floor_area_centi INTEGER CHECK (floor_area_centi >= 0),
  rest_places INTEGER CHECK (rest_places >= 0),
  meal_mode TEXT CHECK (meal_mode IS NULL OR meal_mode IN ('none', 'cooked', 'delivered')),
  manager_name TEXT,
  manager_phone TEXT,
  -- 村内60周岁以上常住老人.
  village_elders INTEGER CHECK (village_elders >= 0),
  batch_id INTEGER REFERENCES import_batch (batch_id),
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES user_account (user_id),
  -- The import it came with was taken back.
  withdrawn_at TEXT
) STRICT;
CREATE INDEX happiness_home_town ON happiness_home (town_code, village_code);
${neverDeleted('happiness_home')}

-- 村级“三资”专户 or 村委会账户, never a personal one: there is no such kind. One account at a time, from its day on.
CREATE TABLE happiness_account (
  happiness_account_id INTEGER PRIMARY KEY,
  ${uid},
  ${ofHome},
  valid_from TEXT NOT NULL CHECK (${day('valid_from')}),
  account_kind TEXT NOT NULL CHECK (account_kind IN ('collective', 'committee')),
  holder TEXT NOT NULL CHECK (length(holder) > 0),
  bank TEXT NOT NULL CHECK (length(bank) > 0),
  account_number TEXT NOT NULL CHECK (length(account_number) > 0),
  ${withdrawable}
) STRICT;
CREATE UNIQUE INDEX happiness_account_once ON happiness_account (happiness_home_id, valid_from) WHERE ${standing};
${keptOnceWithdrawn('happiness_account', [...kept, 'valid_from', 'account_kind', 'holder', 'bank', 'account_number'])}

-- The newest that has begun holds; on equal days the last recorded.
CREATE TABLE happiness_status (
  happiness_status_id INTEGER PRIMARY KEY,
  ${uid},
  ${ofHome},
  valid_from TEXT NOT NULL CHECK (${day('valid_from')}),
  status TEXT NOT NULL CHECK (status IN ('preparing', 'operating', 'suspended', 'closed', 'removed')),
  reason TEXT,
  document_no TEXT,
  -- 限期整改 until this day.
  rectify_by TEXT CHECK (${dayOrNull('rectify_by')}),
  ${withdrawable},
  CHECK (rectify_by IS NULL OR (status = 'suspended' AND rectify_by >= valid_from)),
  CHECK (status IN ('preparing', 'operating') OR ifnull(length(reason), 0) > 0)
) STRICT;
CREATE INDEX happiness_status_home ON happiness_status (happiness_home_id, valid_from);
${keptOnceWithdrawn('happiness_status', [...kept, 'valid_from', 'status', 'reason', 'document_no', 'rectify_by'])}

-- What a home did in a month; the last recorded that stands counts. Null: not told.
CREATE TABLE happiness_month (
  happiness_month_id INTEGER PRIMARY KEY,
  ${uid},
  ${ofHome},
  month TEXT NOT NULL CHECK (${month('month')}),
  open_days INTEGER NOT NULL CHECK (open_days BETWEEN 0 AND CAST(strftime('%d', month || '-01', '+1 month', '-1 day') AS INTEGER)),
  ${counts.map((column) => `${column} INTEGER CHECK (${column} >= 0)`).join(',\n  ')},
  insured INTEGER CHECK (insured IN (0, 1)),
  batch_id INTEGER REFERENCES import_batch (batch_id),
  ${withdrawable},
  CHECK (meal_days IS NULL OR meal_days <= open_days)
) STRICT;
CREATE INDEX happiness_month_home ON happiness_month (happiness_home_id, month, happiness_month_id) WHERE ${standing};
CREATE INDEX happiness_month_month ON happiness_month (month);
${keptOnceWithdrawn('happiness_month', [...kept, 'month', 'open_days', ...counts, 'insured', 'batch_id'])}

-- A grade from the first day of a quarter on; on equal days the last recorded counts.
CREATE TABLE happiness_grade (
  happiness_grade_id INTEGER PRIMARY KEY,
  ${uid},
  ${ofHome},
  grade TEXT NOT NULL CHECK (grade IN ('G1', 'G2', 'G3', 'G0')),
  effective_from TEXT NOT NULL CHECK (${day('effective_from')} AND substr(effective_from, 6) IN ('01-01', '04-01', '07-01', '10-01')),
  valid_to TEXT CHECK (${dayOrNull('valid_to')}),
  document_no TEXT,
  cause TEXT NOT NULL CHECK (cause IN ('import', 'award', 'recheck', 'downgrade', 'veto', 'appeal', 'removal')),
  -- 一票否决 item it rests on.
  veto_code TEXT,
  -- The year whose award is taken back whole.
  recovers_year INTEGER CHECK (recovers_year BETWEEN 1900 AND 2999),
  grading_case_id INTEGER,
  batch_id INTEGER REFERENCES import_batch (batch_id),
  ${withdrawable},
  CHECK (valid_to IS NULL OR valid_to >= effective_from),
  CHECK (recovers_year IS NULL OR cause = 'veto'),
  CHECK (veto_code IS NULL OR grade = 'G0'),
  CHECK (batch_id IS NULL OR cause = 'import')
) STRICT;
CREATE INDEX happiness_grade_home ON happiness_grade (happiness_home_id, effective_from, happiness_grade_id);
${keptOnceWithdrawn('happiness_grade', [...kept, 'grade', 'effective_from', 'valid_to', 'document_no', 'cause', 'veto_code', 'recovers_year', 'grading_case_id', 'batch_id'])}

-- 奖补资金使用备案.
CREATE TABLE happiness_spending (
  happiness_spending_id INTEGER PRIMARY KEY,
  ${uid},
  ${ofHome},
  spent_on TEXT NOT NULL CHECK (${day('spent_on')}),
  purpose TEXT NOT NULL CHECK (purpose IN ('utilities', 'meals', 'staffAllowance', 'insurance', 'repairs')),
  fen INTEGER NOT NULL CHECK (fen > 0),
  voucher_no TEXT NOT NULL CHECK (length(voucher_no) > 0),
  handled_by TEXT NOT NULL CHECK (length(handled_by) > 0),
  witnessed_by TEXT NOT NULL CHECK (length(witnessed_by) > 0),
  approved_by TEXT NOT NULL CHECK (length(approved_by) > 0),
  published_on TEXT CHECK (${dayOrNull('published_on')}),
  note TEXT,
  ${withdrawable}
) STRICT;
CREATE INDEX happiness_spending_home ON happiness_spending (happiness_home_id, spent_on);
CREATE UNIQUE INDEX happiness_spending_voucher ON happiness_spending (happiness_home_id, voucher_no) WHERE ${standing};
${keptOnceWithdrawn('happiness_spending', [...kept, 'spent_on', 'purpose', 'fen', 'voucher_no', 'handled_by', 'witnessed_by', 'approved_by', 'published_on', 'note'])}

-- Money of a year's award the village gave back.
CREATE TABLE happiness_refund (
  happiness_refund_id INTEGER PRIMARY KEY,
  ${uid},
  ${ofHome},
  for_year INTEGER NOT NULL CHECK (for_year BETWEEN 1900 AND 2999),
  refunded_on TEXT NOT NULL CHECK (${day('refunded_on')}),
  fen INTEGER NOT NULL CHECK (fen > 0),
  receipt_no TEXT NOT NULL CHECK (length(receipt_no) > 0),
  note TEXT,
  ${withdrawable}
) STRICT;
CREATE INDEX happiness_refund_home ON happiness_refund (happiness_home_id, for_year);
CREATE UNIQUE INDEX happiness_refund_receipt ON happiness_refund (receipt_no) WHERE ${standing};
${keptOnceWithdrawn('happiness_refund', [...kept, 'for_year', 'refunded_on', 'fen', 'receipt_no', 'note'])}
`,
};
