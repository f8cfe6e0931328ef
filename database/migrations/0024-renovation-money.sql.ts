import { day, dayOrNull, keptOnceWithdrawn, withdrawable } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const standing = 'withdrawn_at IS NULL';

const paid = (contract: string): string =>
  `(SELECT ifnull(sum(p.fen), 0) FROM renovation_payment p WHERE p.renovation_contract_id = ${contract} AND p.${standing})`;
const total = (contract: string): string =>
  `(SELECT c.price_fen + (SELECT ifnull(sum(x.delta_fen), 0) FROM renovation_contract_change x
      WHERE x.renovation_contract_id = c.renovation_contract_id AND x.${standing}) FROM renovation_contract c WHERE c.renovation_contract_id = ${contract})`;
const isWithdrawn = (contract: string): string =>
  `(SELECT c.withdrawn_at FROM renovation_contract c WHERE c.renovation_contract_id = ${contract}) IS NOT NULL`;

/** Contracts, their changes, payments with the sources they draw on, funds by source. */
export const renovationMoneySql = `
CREATE TABLE renovation_contract (
  renovation_contract_id INTEGER PRIMARY KEY,
  ${uid},
  renovation_project_id INTEGER NOT NULL REFERENCES renovation_project (renovation_project_id),
  -- 施工、监理、设计、设备采购、其他.
  kind TEXT NOT NULL CHECK (kind IN ('construction', 'supervision', 'design', 'equipment', 'other')),
  -- A file of the office does not always tell it.
  contract_no TEXT CHECK (batch_id IS NOT NULL OR ifnull(length(trim(contract_no)), 0) > 0),
  contractor TEXT NOT NULL CHECK (length(trim(contractor)) > 0),
  credit_code TEXT,
  -- 公开招标、邀请招标、竞争性谈判、竞争性磋商、询价、单一来源、直接发包.
  procurement TEXT CHECK (procurement IN ('open', 'invited', 'negotiated', 'consultation', 'inquiry', 'single', 'direct')),
  price_fen INTEGER NOT NULL CHECK (price_fen > 0 OR (price_fen = 0 AND batch_id IS NOT NULL)),
  signed_on TEXT CHECK (${dayOrNull('signed_on')}),
  begins_on TEXT CHECK (${dayOrNull('begins_on')}),
  ends_on TEXT CHECK (${dayOrNull('ends_on')}),
  -- 质保金, thousandths of the price with its changes.
  retention_permille INTEGER NOT NULL CHECK (retention_permille BETWEEN 0 AND 1000),
  -- When it is due back; counted from the acceptance, so told later.
  retention_until TEXT CHECK (${dayOrNull('retention_until')}),
  insured_until TEXT CHECK (${dayOrNull('insured_until')}),
  batch_id INTEGER REFERENCES import_batch (batch_id),
  ${withdrawable},
  CHECK (batch_id IS NOT NULL OR (signed_on IS NOT NULL AND procurement IS NOT NULL)),
  CHECK (begins_on IS NULL OR ends_on IS NULL OR begins_on <= ends_on)
) STRICT;
CREATE INDEX renovation_contract_project ON renovation_contract (renovation_project_id);
CREATE UNIQUE INDEX renovation_contract_no ON renovation_contract (renovation_project_id, contract_no) WHERE ${standing};
CREATE TRIGGER renovation_contract_of_standing BEFORE INSERT ON renovation_contract
WHEN (SELECT withdrawn_at FROM renovation_project WHERE renovation_project_id = NEW.renovation_project_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'project withdrawn: renovation_contract'); END;
${keptOnceWithdrawn('renovation_contract', [
  'uid',
  'renovation_project_id',
  'kind',
  'contract_no',
  'contractor',
  'procurement',
  'price_fen',
  'signed_on',
  'begins_on',
  'ends_on',
  'retention_permille',
  'batch_id',
  'recorded_at',
  'recorded_by',
])}
CREATE TRIGGER renovation_contract_paid BEFORE UPDATE OF withdrawn_at ON renovation_contract
WHEN EXISTS (SELECT 1 FROM renovation_payment p WHERE p.renovation_contract_id = OLD.renovation_contract_id AND p.${standing})
BEGIN SELECT RAISE(ABORT, 'paid: renovation_contract'); END;

-- 变更、补充协议: more or less money, a later end.
CREATE TABLE renovation_contract_change (
  renovation_contract_change_id INTEGER PRIMARY KEY,
  ${uid},
  renovation_contract_id INTEGER NOT NULL REFERENCES renovation_contract (renovation_contract_id),
  changed_on TEXT NOT NULL CHECK (${day('changed_on')}),
  delta_fen INTEGER NOT NULL,
  document_no TEXT NOT NULL CHECK (ifnull(length(trim(document_no)), 0) > 0),
  reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
  ends_on TEXT CHECK (${dayOrNull('ends_on')}),
  ${withdrawable},
  CHECK (delta_fen <> 0 OR ends_on IS NOT NULL)
) STRICT;
CREATE INDEX renovation_contract_change_contract ON renovation_contract_change (renovation_contract_id);
CREATE TRIGGER renovation_contract_change_insert BEFORE INSERT ON renovation_contract_change
WHEN ${isWithdrawn('NEW.renovation_contract_id')} OR ${total('NEW.renovation_contract_id')} + NEW.delta_fen < ${paid('NEW.renovation_contract_id')}
BEGIN SELECT RAISE(ABORT, 'paid over: renovation_contract_change'); END;
CREATE TRIGGER renovation_contract_change_taken BEFORE UPDATE OF withdrawn_at ON renovation_contract_change
WHEN ${total('OLD.renovation_contract_id')} - OLD.delta_fen < ${paid('OLD.renovation_contract_id')}
BEGIN SELECT RAISE(ABORT, 'paid over: renovation_contract_change'); END;
${keptOnceWithdrawn('renovation_contract_change', [
  'uid',
  'renovation_contract_id',
  'changed_on',
  'delta_fen',
  'document_no',
  'reason',
  'ends_on',
  'recorded_at',
  'recorded_by',
])}

-- Which source pays how much of a payment; written before it, so that the payment can be compared with their sum.
CREATE TABLE renovation_payment_source (
  renovation_payment_id INTEGER NOT NULL REFERENCES renovation_payment (renovation_payment_id) DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL CHECK (length(source) > 0),
  fen INTEGER NOT NULL CHECK (fen > 0),
  PRIMARY KEY (renovation_payment_id, source)
) STRICT, WITHOUT ROWID;
CREATE TABLE renovation_payment (
  renovation_payment_id INTEGER PRIMARY KEY,
  ${uid},
  renovation_contract_id INTEGER NOT NULL REFERENCES renovation_contract (renovation_contract_id),
  payment_no TEXT NOT NULL CHECK (length(trim(payment_no)) > 0),
  paid_on TEXT NOT NULL CHECK (${day('paid_on')}),
  payee TEXT NOT NULL CHECK (length(trim(payee)) > 0),
  fen INTEGER NOT NULL CHECK (fen > 0),
  invoice_no TEXT,
  -- 预付、进度款、结算款、质保金.
  basis TEXT NOT NULL CHECK (basis IN ('prepayment', 'progress', 'settlement', 'retention')),
  note TEXT,
  -- 垫付: more than a source had received, and who allowed it.
  exception_reason TEXT CHECK (exception_reason IS NULL OR length(trim(exception_reason)) > 0),
  exception_by INTEGER REFERENCES user_account (user_id),
  ${withdrawable},
  CHECK ((exception_reason IS NULL) = (exception_by IS NULL))
) STRICT;
CREATE INDEX renovation_payment_contract ON renovation_payment (renovation_contract_id, paid_on);
CREATE UNIQUE INDEX renovation_payment_no ON renovation_payment (renovation_contract_id, payment_no) WHERE ${standing};
CREATE TRIGGER renovation_payment_tied BEFORE INSERT ON renovation_payment
WHEN (SELECT sum(s.fen) FROM renovation_payment_source s WHERE s.renovation_payment_id = NEW.renovation_payment_id) IS NOT NEW.fen
BEGIN SELECT RAISE(ABORT, 'sources do not tie: renovation_payment'); END;
CREATE TRIGGER renovation_payment_capped BEFORE INSERT ON renovation_payment
WHEN ${isWithdrawn('NEW.renovation_contract_id')} OR ${paid('NEW.renovation_contract_id')} + NEW.fen > ${total('NEW.renovation_contract_id')}
BEGIN SELECT RAISE(ABORT, 'over the price: renovation_payment'); END;
CREATE TRIGGER renovation_payment_source_late BEFORE INSERT ON renovation_payment_source
WHEN EXISTS (SELECT 1 FROM renovation_payment p WHERE p.renovation_payment_id = NEW.renovation_payment_id)
BEGIN SELECT RAISE(ABORT, 'sources do not tie: renovation_payment_source'); END;
CREATE TRIGGER renovation_payment_source_no_update BEFORE UPDATE ON renovation_payment_source
BEGIN SELECT RAISE(ABORT, 'append-only: renovation_payment_source'); END;
CREATE TRIGGER renovation_payment_source_no_delete BEFORE DELETE ON renovation_payment_source
BEGIN SELECT RAISE(ABORT, 'append-only: renovation_payment_source'); END;
${keptOnceWithdrawn('renovation_payment', [
  'uid',
  'renovation_contract_id',
  'payment_no',
  'paid_on',
  'payee',
  'fen',
  'invoice_no',
  'basis',
  'note',
  'exception_reason',
  'exception_by',
  'recorded_at',
  'recorded_by',
])}

-- 计划、下达、到位 by source and document; money taken back by a document is below zero. 支出 only of before the program: what is spent now comes from payments.
CREATE TABLE renovation_fund (
  renovation_fund_id INTEGER PRIMARY KEY,
  ${uid},
  renovation_project_id INTEGER NOT NULL REFERENCES renovation_project (renovation_project_id),
  source TEXT NOT NULL CHECK (length(source) > 0),
  kind TEXT NOT NULL CHECK (kind IN ('planned', 'allocated', 'received', 'spent')),
  happened_on TEXT NOT NULL CHECK (${day('happened_on')}),
  document_no TEXT CHECK (batch_id IS NOT NULL OR ifnull(length(trim(document_no)), 0) > 0),
  fen INTEGER NOT NULL CHECK (fen <> 0),
  batch_id INTEGER REFERENCES import_batch (batch_id),
  ${withdrawable},
  CHECK (batch_id IS NOT NULL OR (kind <> 'spent' AND source <> 'unsplit'))
) STRICT;
CREATE INDEX renovation_fund_project ON renovation_fund (renovation_project_id, source, kind);
CREATE TRIGGER renovation_fund_of_standing BEFORE INSERT ON renovation_fund
WHEN (SELECT withdrawn_at FROM renovation_project WHERE renovation_project_id = NEW.renovation_project_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'project withdrawn: renovation_fund'); END;
${keptOnceWithdrawn('renovation_fund', [
  'uid',
  'renovation_project_id',
  'source',
  'kind',
  'happened_on',
  'document_no',
  'fen',
  'batch_id',
  'recorded_at',
  'recorded_by',
])}
CREATE TRIGGER renovation_project_paid BEFORE UPDATE OF withdrawn_at ON renovation_project WHEN EXISTS (
  SELECT 1 FROM renovation_payment p JOIN renovation_contract c ON c.renovation_contract_id = p.renovation_contract_id
  WHERE c.renovation_project_id = OLD.renovation_project_id AND p.${standing})
BEGIN SELECT RAISE(ABORT, 'paid: renovation_project'); END;
`;
