import type { Migration } from '../core/migrate.ts';
import { day, dayOrNull, keptOnceWithdrawn, neverDeleted, withdrawable } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const contract = 'operator_contract_id INTEGER NOT NULL REFERENCES operator_contract (operator_contract_id)';
const standing = 'withdrawn_at IS NULL';

/** Entrusted operation (托管运营) around the contract: who was asked and chosen, renewals, yearly checks, the end. */
export const operators: Migration = {
  version: 26,
  name: 'operators',
  sql: `
-- 招选 for a home; open until it is decided.
CREATE TABLE operator_tender (
  operator_tender_id INTEGER PRIMARY KEY,
  ${uid},
  home_id INTEGER NOT NULL REFERENCES home (home_id),
  number TEXT NOT NULL CHECK (length(trim(number)) > 0),
  method TEXT NOT NULL CHECK (method IN ('open', 'invited', 'negotiated', 'consultation', 'inquiry', 'single', 'direct')),
  announced_on TEXT NOT NULL CHECK (${day('announced_on')}),
  closes_on TEXT CHECK (${dayOrNull('closes_on')}),
  guaranteed_beds INTEGER NOT NULL CHECK (guaranteed_beds >= 0),
  requirement TEXT,
  decided_on TEXT CHECK (${dayOrNull('decided_on')}),
  document_no TEXT,
  -- The contract its result led to.
  operator_contract_id INTEGER REFERENCES operator_contract (operator_contract_id),
  ${withdrawable},
  CHECK (closes_on IS NULL OR closes_on >= announced_on),
  CHECK (decided_on IS NULL OR (decided_on >= announced_on AND ifnull(length(trim(document_no)), 0) > 0)),
  CHECK ((decided_on IS NULL) = (operator_contract_id IS NULL))
) STRICT;
CREATE INDEX operator_tender_home ON operator_tender (home_id);
${neverDeleted('operator_tender')}
CREATE TRIGGER operator_tender_decided BEFORE UPDATE ON operator_tender WHEN OLD.withdrawn_at IS NOT NULL OR OLD.decided_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append-only: operator_tender'); END;

CREATE TABLE operator_bidder (
  operator_bidder_id INTEGER PRIMARY KEY,
  ${uid},
  operator_tender_id INTEGER NOT NULL REFERENCES operator_tender (operator_tender_id),
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  credit_code TEXT,
  -- Asked for a year.
  fee_fen INTEGER CHECK (fee_fen >= 0),
  -- Tenths of a point.
  score_tenths INTEGER CHECK (score_tenths BETWEEN 0 AND 10000),
  note TEXT,
  is_chosen INTEGER NOT NULL DEFAULT 0 CHECK (is_chosen IN (0, 1)),
  ${withdrawable}
) STRICT;
CREATE INDEX operator_bidder_tender ON operator_bidder (operator_tender_id);
CREATE UNIQUE INDEX operator_bidder_one_chosen ON operator_bidder (operator_tender_id) WHERE is_chosen = 1 AND ${standing};
${keptOnceWithdrawn('operator_bidder', ['uid', 'operator_tender_id', 'name', 'credit_code', 'fee_fen', 'score_tenths', 'note', 'recorded_at', 'recorded_by'])}
${['INSERT', 'UPDATE']
  .map(
    (event) => `CREATE TRIGGER operator_bidder_open_${event.toLowerCase()} BEFORE ${event} ON operator_bidder
WHEN (SELECT t.decided_on IS NOT NULL OR t.withdrawn_at IS NOT NULL FROM operator_tender t WHERE t.operator_tender_id = NEW.operator_tender_id)
BEGIN SELECT RAISE(ABORT, 'append-only: operator_bidder'); END;`,
  )
  .join('\n')}

-- The contract itself holds what is in force; this keeps what it was before.
CREATE TABLE operator_renewal (
  operator_renewal_id INTEGER PRIMARY KEY,
  ${uid},
  ${contract},
  renewed_on TEXT NOT NULL CHECK (${day('renewed_on')}),
  document_no TEXT NOT NULL CHECK (length(trim(document_no)) > 0),
  until_before TEXT NOT NULL CHECK (${day('until_before')}),
  until_on TEXT NOT NULL CHECK (${day('until_on')}),
  guaranteed_before INTEGER NOT NULL CHECK (guaranteed_before >= 0),
  guaranteed_beds INTEGER NOT NULL CHECK (guaranteed_beds >= 0),
  fee_before INTEGER CHECK (fee_before >= 0),
  fee_fen INTEGER CHECK (fee_fen >= 0),
  note TEXT,
  ${withdrawable},
  CHECK (until_on > until_before)
) STRICT;
CREATE INDEX operator_renewal_contract ON operator_renewal (operator_contract_id);
${keptOnceWithdrawn('operator_renewal', [
  'uid',
  'operator_contract_id',
  'renewed_on',
  'document_no',
  'until_before',
  'until_on',
  'guaranteed_before',
  'guaranteed_beds',
  'fee_before',
  'fee_fen',
  'note',
  'recorded_at',
  'recorded_by',
])}

-- 年度考核.
CREATE TABLE operator_check (
  operator_check_id INTEGER PRIMARY KEY,
  ${uid},
  ${contract},
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2999),
  checked_on TEXT NOT NULL CHECK (${day('checked_on')}),
  score_tenths INTEGER NOT NULL CHECK (score_tenths BETWEEN 0 AND 1000),
  result TEXT NOT NULL CHECK (result IN ('good', 'passed', 'rectify', 'failed')),
  findings TEXT,
  rectify_by TEXT CHECK (${dayOrNull('rectify_by')}),
  document_no TEXT,
  ${withdrawable},
  CHECK ((result = 'rectify') = (rectify_by IS NOT NULL)),
  CHECK (rectify_by IS NULL OR rectify_by >= checked_on)
) STRICT;
CREATE UNIQUE INDEX operator_check_once ON operator_check (operator_contract_id, year) WHERE ${standing};
${keptOnceWithdrawn('operator_check', [
  'uid',
  'operator_contract_id',
  'year',
  'checked_on',
  'score_tenths',
  'result',
  'findings',
  'rectify_by',
  'document_no',
  'recorded_at',
  'recorded_by',
])}

-- 退出: planned first, then handed back; the contract ends with the hand-back.
CREATE TABLE operator_exit (
  operator_exit_id INTEGER PRIMARY KEY,
  ${uid},
  ${contract},
  kind TEXT NOT NULL CHECK (kind IN ('expired', 'agreed', 'breach', 'other')),
  decided_on TEXT NOT NULL CHECK (${day('decided_on')}),
  leaves_on TEXT NOT NULL CHECK (${day('leaves_on')}),
  reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
  -- Where residents, staff, accounts and assets go.
  residents_plan TEXT NOT NULL CHECK (length(trim(residents_plan)) > 0),
  assets_plan TEXT,
  document_no TEXT,
  until_before TEXT CHECK (${dayOrNull('until_before')}),
  handed_back_on TEXT CHECK (${dayOrNull('handed_back_on')}),
  handover_note TEXT,
  deposit_returned_fen INTEGER CHECK (deposit_returned_fen >= 0),
  ${withdrawable},
  CHECK (leaves_on >= decided_on),
  CHECK (handed_back_on IS NULL OR handed_back_on >= decided_on),
  CHECK ((handed_back_on IS NULL) = (handover_note IS NULL))
) STRICT;
CREATE UNIQUE INDEX operator_exit_once ON operator_exit (operator_contract_id) WHERE ${standing};
${keptOnceWithdrawn('operator_exit', [
  'uid',
  'operator_contract_id',
  'kind',
  'decided_on',
  'leaves_on',
  'reason',
  'residents_plan',
  'assets_plan',
  'document_no',
  'until_before',
  'recorded_at',
  'recorded_by',
])}
CREATE TRIGGER operator_exit_handed_back BEFORE UPDATE ON operator_exit WHEN OLD.handed_back_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append-only: operator_exit'); END;
`,
};
