/**
 * What becomes of overpayments and of what waits for a decision. Rows of locked sheets never change: a case gathers them, and a book of
 * postings (claim_entry) says what was refunded, offset, written off or paid for each of them. Part of migration 15.
 */
import { appendOnly, day, neverDeleted, recorded, withdrawable } from './clauses.ts';

const month = (column: string): string => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'`;
const positive = (column: string): string => `${column} INTEGER NOT NULL CHECK (${column} > 0)`;
const text = (column: string): string => `${column} TEXT NOT NULL CHECK (length(${column}) > 0)`;

/** Only a withdrawal may be added to a row, once. */
const onlyWithdrawn = (table: string, columns: readonly string[]): string => `
CREATE TRIGGER ${table}_kept BEFORE UPDATE ON ${table} WHEN OLD.withdrawn_at IS NOT NULL OR ${columns
  .concat('uid', 'recorded_at', 'recorded_by')
  .map((column) => `NEW.${column} IS NOT OLD.${column}`)
  .join(' OR ')}
BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;${neverDeleted(table)}`;

/** YYYYMM-NNN, counted from 1 every month, without gaps: nothing numbered is ever deleted. */
const numbered = (table: string, prefix: string, condition: string): string => `
CREATE UNIQUE INDEX ${table}_number ON ${table} (${prefix}month, ${prefix}sequence) WHERE ${prefix}sequence IS NOT NULL;
${['INSERT', 'UPDATE']
  .map(
    (event) => `CREATE TRIGGER ${table}_number_${event.toLowerCase()} BEFORE ${event} ON ${table} WHEN ${condition}${
      event === 'UPDATE' ? ` AND OLD.${prefix}sequence IS NULL` : ''
    } AND NEW.${prefix}sequence IS NOT
  (SELECT ifnull(max(${prefix}sequence), 0) + 1 FROM ${table} WHERE ${prefix}month = NEW.${prefix}month)
BEGIN SELECT RAISE(ABORT, 'gap: ${table} number'); END;`,
  )
  .join('\n')}`;

/** Another than who asked decides. */
const twoPeople = (table: string, columns: readonly string[]): string => `
CREATE TRIGGER ${table}_begins_open BEFORE INSERT ON ${table} WHEN NEW.decision IS NOT NULL OR NEW.decided_by IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'same person: ${table}'); END;
CREATE TRIGGER ${table}_decided BEFORE UPDATE ON ${table} WHEN
  (NEW.decision IN ('approved', 'refused') AND OLD.decision IS NULL AND NEW.decided_by = OLD.recorded_by)
BEGIN SELECT RAISE(ABORT, 'same person: ${table}'); END;
CREATE TRIGGER ${table}_kept BEFORE UPDATE ON ${table} WHEN ${columns
  .concat('uid', 'recorded_at', 'recorded_by')
  .map((column) => `NEW.${column} IS NOT OLD.${column}`)
  .join(' OR ')} OR (OLD.decision IS NOT NULL AND (NEW.decision IS NOT OLD.decision OR NEW.decided_at IS NOT OLD.decided_at
    OR NEW.decided_by IS NOT OLD.decided_by OR NEW.decision_reason IS NOT OLD.decision_reason))
BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;${neverDeleted(table)}`;

const decided = `decision TEXT CHECK (decision IN ('approved', 'refused', 'withdrawn')),
  decided_at TEXT,
  decided_by INTEGER REFERENCES user_account (user_id),
  decision_reason TEXT,
  CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK (decision IS NOT 'refused' OR length(decision_reason) > 0)`;

const sumOf = (column: string): string => `(SELECT ifnull(sum(fen), 0) FROM claim_entry WHERE ${column} = NEW.${column})`;

const caseColumns = [
  'person_id',
  'debtor_kind',
  'debtor_name',
  'debtor_relation',
  'debtor_phone',
  'debtor_address',
  'cause',
  'reason',
  'document_no',
  'verified_on',
];
const receiptColumns = ['case_id', 'receipt_no', 'received_on', 'fen', 'payer', 'note'];
const requestColumns = ['case_id', 'fen', 'reason', 'document_no'];
const pendingColumns = [
  'person_id',
  'choice',
  'payee_kind',
  'payee_name',
  'payee_relation',
  'payee_home_id',
  'payee_bank',
  'payee_account',
  'fen',
  'reason',
  'document_no',
];

export const recoveriesSql = `
-- Overpaid amounts of one person that are claimed back together (核定). What is in no case is only suspected (疑点).
CREATE TABLE recovery_case (
  case_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  debtor_kind TEXT NOT NULL CHECK (debtor_kind IN ('person', 'caregiver', 'family', 'handler', 'other')),
  ${text('debtor_name')},
  debtor_relation TEXT,
  debtor_phone TEXT,
  debtor_address TEXT,
  cause TEXT NOT NULL CHECK (cause IN ('death', 'termination', 'level', 'mode', 'standard', 'funeral', 'concealment', 'other')),
  ${text('reason')},
  document_no TEXT,
  verified_on TEXT NOT NULL CHECK (${day('verified_on')}),
  ${withdrawable}
) STRICT;
CREATE INDEX recovery_case_person ON recovery_case (person_id);
${onlyWithdrawn('recovery_case', caseColumns)}

CREATE TABLE recovery_case_item (
  case_id INTEGER NOT NULL REFERENCES recovery_case (case_id),
  recovery_id INTEGER NOT NULL REFERENCES sheet_recovery (recovery_id),
  PRIMARY KEY (case_id, recovery_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_case_item_recovery ON recovery_case_item (recovery_id);
CREATE TRIGGER recovery_case_item_once BEFORE INSERT ON recovery_case_item WHEN EXISTS (
  SELECT 1 FROM recovery_case_item i JOIN recovery_case c ON c.case_id = i.case_id WHERE i.recovery_id = NEW.recovery_id AND c.withdrawn_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'in another case: recovery_case_item'); END;
CREATE TRIGGER recovery_case_item_own BEFORE INSERT ON recovery_case_item WHEN
  (SELECT person_id FROM recovery_case WHERE case_id = NEW.case_id) IS NOT (SELECT person_id FROM sheet_recovery WHERE recovery_id = NEW.recovery_id)
  OR (SELECT s.fingerprint FROM sheet_recovery r JOIN sheet s ON s.sheet_id = r.sheet_id WHERE r.recovery_id = NEW.recovery_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'not of this person or not locked: recovery_case_item'); END;
${appendOnly('recovery_case_item')}

-- Every step of a case: the newest is its state.
CREATE TABLE recovery_event (
  event_id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES recovery_case (case_id),
  action TEXT NOT NULL CHECK (action IN ('verify', 'notice', 'deliver', 'receive', 'withdrawReceipt', 'settle', 'askWriteOff', 'writeOff',
    'refuseWriteOff', 'takeBackWriteOff', 'handOver', 'withdraw')),
  state TEXT NOT NULL CHECK (state IN ('verified', 'noticed', 'collecting', 'recovered', 'offset', 'writtenOff', 'handedOver', 'withdrawn')),
  on_day TEXT NOT NULL CHECK (${day('on_day')}),
  detail TEXT,
  ${recorded}
) STRICT;
CREATE INDEX recovery_event_case ON recovery_event (case_id);
${appendOnly('recovery_event')}

-- 追回通知书. The content is kept as issued: a paper printed again says the same.
CREATE TABLE recovery_notice (
  notice_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  case_id INTEGER NOT NULL REFERENCES recovery_case (case_id),
  month TEXT NOT NULL CHECK (${month('month')}),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  number TEXT NOT NULL UNIQUE CHECK (number = substr(month, 1, 4) || substr(month, 6, 2) || '-' || printf('%03d', sequence)),
  issued_on TEXT NOT NULL CHECK (${day('issued_on')} AND substr(issued_on, 1, 7) = month),
  due_on TEXT NOT NULL CHECK (${day('due_on')} AND due_on >= issued_on),
  ${positive('fen')},
  content TEXT NOT NULL CHECK (json_valid(content)),
  ${recorded}
) STRICT;
CREATE INDEX recovery_notice_case ON recovery_notice (case_id);
${numbered('recovery_notice', '', 'TRUE')}
${appendOnly('recovery_notice')}

-- Paid back to 财政专户. A wrong entry is withdrawn with its reason.
CREATE TABLE recovery_receipt (
  receipt_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  case_id INTEGER NOT NULL REFERENCES recovery_case (case_id),
  ${text('receipt_no')},
  received_on TEXT NOT NULL CHECK (${day('received_on')}),
  ${positive('fen')},
  ${text('payer')},
  note TEXT,
  ${withdrawable}
) STRICT;
CREATE INDEX recovery_receipt_case ON recovery_receipt (case_id);
CREATE UNIQUE INDEX recovery_receipt_once ON recovery_receipt (receipt_no) WHERE withdrawn_at IS NULL;
${onlyWithdrawn('recovery_receipt', receiptColumns)}

-- 核销: asked for by one, decided by another.
CREATE TABLE recovery_write_off (
  write_off_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  case_id INTEGER NOT NULL REFERENCES recovery_case (case_id),
  ${positive('fen')},
  ${text('reason')},
  document_no TEXT,
  ${recorded},
  ${decided}
) STRICT;
CREATE UNIQUE INDEX recovery_write_off_open ON recovery_write_off (case_id) WHERE decision IS NULL;
${twoPeople('recovery_write_off', requestColumns)}

-- What waits because support had ended: to whom it is paid, or why not. An approved payment is a payment order with a number of its own.
CREATE TABLE pending_decision (
  decision_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  choice TEXT NOT NULL CHECK (choice IN ('pay', 'deny')),
  payee_kind TEXT CHECK (payee_kind IN ('person', 'heir', 'handler', 'caregiver', 'home')),
  payee_name TEXT,
  payee_relation TEXT,
  payee_home_id INTEGER REFERENCES home (home_id),
  payee_bank TEXT,
  payee_account TEXT,
  ${positive('fen')},
  ${text('reason')},
  document_no TEXT,
  ${recorded},
  order_month TEXT CHECK (order_month IS NULL OR ${month('order_month')}),
  order_sequence INTEGER CHECK (order_sequence > 0),
  order_number TEXT UNIQUE CHECK (order_number = substr(order_month, 1, 4) || substr(order_month, 6, 2) || '-' || printf('%03d', order_sequence)),
  paid_on TEXT CHECK (paid_on IS NULL OR ${day('paid_on')}),
  voucher_no TEXT,
  paid_at TEXT,
  paid_by INTEGER REFERENCES user_account (user_id),
  cancelled_at TEXT,
  cancelled_by INTEGER REFERENCES user_account (user_id),
  cancelled_reason TEXT,
  ${decided},
  CHECK ((choice = 'pay') = (payee_kind IS NOT NULL)),
  CHECK ((payee_kind IS NULL) = (payee_name IS NULL)),
  CHECK ((order_sequence IS NULL) = (order_month IS NULL) AND (order_sequence IS NULL) = (order_number IS NULL)),
  CHECK ((order_sequence IS NOT NULL) = (choice = 'pay' AND decision IS 'approved')),
  CHECK (paid_on IS NULL OR (order_sequence IS NOT NULL AND voucher_no IS NOT NULL AND paid_at IS NOT NULL AND paid_by IS NOT NULL)),
  CHECK (cancelled_at IS NULL OR (decision = 'approved' AND paid_on IS NULL AND cancelled_by IS NOT NULL AND length(cancelled_reason) > 0))
) STRICT;
CREATE INDEX pending_decision_person ON pending_decision (person_id);
${numbered('pending_decision', 'order_', 'NEW.order_sequence IS NOT NULL')}
${twoPeople('pending_decision', pendingColumns)}
CREATE TRIGGER pending_decision_order BEFORE UPDATE ON pending_decision WHEN
  (OLD.order_sequence IS NOT NULL AND (NEW.order_sequence IS NOT OLD.order_sequence OR NEW.order_month IS NOT OLD.order_month)) OR
  (OLD.paid_on IS NOT NULL AND (NEW.paid_on IS NOT OLD.paid_on OR NEW.voucher_no IS NOT OLD.voucher_no)) OR
  (OLD.cancelled_at IS NOT NULL AND (NEW.cancelled_at IS NOT OLD.cancelled_at OR NEW.paid_on IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'append-only: pending_decision'); END;

CREATE TABLE pending_decision_item (
  decision_id INTEGER NOT NULL REFERENCES pending_decision (decision_id),
  pending_id INTEGER NOT NULL REFERENCES sheet_pending (pending_id),
  ${positive('fen')},
  PRIMARY KEY (decision_id, pending_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pending_decision_item_pending ON pending_decision_item (pending_id);
CREATE TRIGGER pending_decision_item_once BEFORE INSERT ON pending_decision_item WHEN EXISTS (
  SELECT 1 FROM pending_decision_item i JOIN pending_decision d ON d.decision_id = i.decision_id
  WHERE i.pending_id = NEW.pending_id AND d.decision IS NULL)
BEGIN SELECT RAISE(ABORT, 'asked already: pending_decision_item'); END;
CREATE TRIGGER pending_decision_item_own BEFORE INSERT ON pending_decision_item WHEN
  (SELECT person_id FROM pending_decision WHERE decision_id = NEW.decision_id) IS NOT (SELECT person_id FROM sheet_pending WHERE pending_id = NEW.pending_id)
  OR (SELECT s.fingerprint FROM sheet_pending p JOIN sheet s ON s.sheet_id = p.sheet_id WHERE p.pending_id = NEW.pending_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'not of this person or not locked: pending_decision_item'); END;
${appendOnly('pending_decision_item')}

-- The book of postings. A netting has two ends: what a later sheet gives back settles what is still claimed for the same month and type, and
-- what waits settles what is claimed or offset for it; so nothing leaves the county twice.
CREATE TABLE claim_entry (
  entry_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'writeOff', 'payment', 'netting')),
  recovery_id INTEGER REFERENCES sheet_recovery (recovery_id),
  pending_id INTEGER REFERENCES sheet_pending (pending_id),
  -- A locked BACKPAY of which this much is kept back, or a locked OFFSET of which this much is not taken.
  line_id INTEGER REFERENCES sheet_line (line_id),
  -- Below zero: a receipt withdrawn, a write-off overtaken, a payment order cancelled.
  fen INTEGER NOT NULL CHECK (fen <> 0),
  receipt_id INTEGER REFERENCES recovery_receipt (receipt_id),
  write_off_id INTEGER REFERENCES recovery_write_off (write_off_id),
  decision_id INTEGER REFERENCES pending_decision (decision_id),
  ${recorded},
  CHECK (CASE kind
    WHEN 'receipt' THEN recovery_id IS NOT NULL AND pending_id IS NULL AND line_id IS NULL AND receipt_id IS NOT NULL
    WHEN 'writeOff' THEN recovery_id IS NOT NULL AND pending_id IS NULL AND line_id IS NULL AND write_off_id IS NOT NULL
    WHEN 'payment' THEN pending_id IS NOT NULL AND recovery_id IS NULL AND line_id IS NULL AND decision_id IS NOT NULL
    ELSE fen > 0 AND (recovery_id IS NOT NULL) + (pending_id IS NOT NULL) + (line_id IS NOT NULL) = 2 END)
) STRICT;
CREATE INDEX claim_entry_recovery ON claim_entry (recovery_id) WHERE recovery_id IS NOT NULL;
CREATE INDEX claim_entry_pending ON claim_entry (pending_id) WHERE pending_id IS NOT NULL;
CREATE INDEX claim_entry_line ON claim_entry (line_id) WHERE line_id IS NOT NULL;
${appendOnly('claim_entry')}
CREATE TRIGGER claim_entry_within BEFORE INSERT ON claim_entry WHEN
  (NEW.recovery_id IS NOT NULL AND ${sumOf('recovery_id')} + NEW.fen NOT BETWEEN 0 AND (SELECT fen FROM sheet_recovery WHERE recovery_id = NEW.recovery_id)) OR
  (NEW.pending_id IS NOT NULL AND ${sumOf('pending_id')} + NEW.fen NOT BETWEEN 0 AND (SELECT fen FROM sheet_pending WHERE pending_id = NEW.pending_id)) OR
  (NEW.line_id IS NOT NULL AND ${sumOf('line_id')} + NEW.fen > (SELECT abs(fen) FROM sheet_line WHERE line_id = NEW.line_id))
BEGIN SELECT RAISE(ABORT, 'more than claimed: claim_entry'); END;
-- Both ends of a netting are of one person, month, type and side, in sheets of one scheme that are locked.
CREATE TRIGGER claim_entry_same BEFORE INSERT ON claim_entry WHEN NEW.kind = 'netting' AND (
  SELECT count(*) = 2 AND count(DISTINCT part) = 1 AND min(locked) = 1 FROM (
    SELECT json_array(s.scheme, r.person_id, r.for_month, r.of_type, r.side) AS part, s.fingerprint IS NOT NULL AS locked
      FROM sheet_recovery r JOIN sheet s ON s.sheet_id = r.sheet_id WHERE r.recovery_id = NEW.recovery_id
    UNION ALL SELECT json_array(s.scheme, p.person_id, p.for_month, p.of_type, p.side), s.fingerprint IS NOT NULL
      FROM sheet_pending p JOIN sheet s ON s.sheet_id = p.sheet_id WHERE p.pending_id = NEW.pending_id
    UNION ALL SELECT json_array(s.scheme, l.person_id, l.for_month, coalesce(l.of_type, l.line_type), l.side), s.fingerprint IS NOT NULL
      FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id WHERE l.line_id = NEW.line_id)) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'not the same: claim_entry'); END;
`;
