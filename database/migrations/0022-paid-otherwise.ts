import type { Migration } from '../core/migrate.ts';
import { appendOnly, day, keptOnceWithdrawn, recorded, withdrawable } from './clauses.ts';

const uid = 'uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16)';
const month = (column: string): string =>
  `${column} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' AND date(${column} || '-01') = ${column} || '-01'`;
/** INSERT OR REPLACE deletes without a trigger: the row that would go is looked for first. */
const neverReplaced = (table: string, key: string): string => `
CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${key} OR uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;`;

const stateOfLine = (line: string): string =>
  `(SELECT s.state FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id WHERE l.line_id = ${line})`;
const paidOtherwise = (line: string): string => `EXISTS (SELECT 1 FROM other_payment WHERE line_id = ${line} AND withdrawn_at IS NULL)`;

const otherPaymentColumns = ['uid', 'line_id', 'kind', 'paid_on', 'voucher_no', 'fen', 'note', 'recorded_at', 'recorded_by'];
const overlapColumns = [
  'uid',
  'person_id',
  'benefit',
  'found_on',
  'source',
  'from_month',
  'until_month',
  'monthly_fen',
  'household_size',
  'note',
  'recorded_at',
  'recorded_by',
];
const evidenceColumns = ['uid', 'overlap_id', 'kind', 'received_on', 'document_no', 'fen', 'note', 'recorded_at', 'recorded_by'];

/** Lines paid by another way than the bank, rows of a batch answered by hand, and benefits drawn twice (重复享受). */
export const paidOtherwiseAndOverlaps: Migration = {
  version: 22,
  name: 'paid-otherwise',
  sql: `
-- 现金签领、支票、其他转账: one standing row per line, so that a line is paid once, by whatever way.
CREATE TABLE other_payment (
  other_payment_id INTEGER PRIMARY KEY,
  ${uid},
  line_id INTEGER NOT NULL REFERENCES sheet_line (line_id),
  kind TEXT NOT NULL CHECK (kind IN ('cash', 'cheque', 'transfer')),
  paid_on TEXT NOT NULL CHECK (${day('paid_on')}),
  voucher_no TEXT NOT NULL CHECK (length(voucher_no) > 0),
  -- As it was to be paid then: below zero where a deduction was kept back from the same hand.
  fen INTEGER NOT NULL CHECK (fen <> 0),
  note TEXT,
  ${withdrawable}
) STRICT;
CREATE UNIQUE INDEX other_payment_once ON other_payment (line_id) WHERE withdrawn_at IS NULL;
CREATE INDEX other_payment_line ON other_payment (line_id);
${keptOnceWithdrawn('other_payment', otherPaymentColumns)}
${neverReplaced('other_payment', 'other_payment_id')}
CREATE TRIGGER other_payment_of_sent BEFORE INSERT ON other_payment
WHEN ifnull(${stateOfLine('NEW.line_id')}, '') NOT IN ('sent', 'paid') OR NEW.withdrawn_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'locked: other_payment'); END;
CREATE TRIGGER other_payment_twice BEFORE INSERT ON other_payment
WHEN ${paidOtherwise('NEW.line_id')} OR EXISTS (SELECT 1 FROM line_return WHERE line_id = NEW.line_id) OR EXISTS (
  SELECT 1 FROM bank_file_line b JOIN bank_file f ON f.bank_file_id = b.bank_file_id WHERE b.line_id = NEW.line_id AND f.withdrawn_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'paid twice: other_payment'); END;
CREATE TRIGGER other_payment_amount BEFORE INSERT ON other_payment
WHEN NEW.fen IS NOT (SELECT l.fen - sign(l.fen) * (SELECT ifnull(sum(e.fen), 0) FROM claim_entry e WHERE e.line_id = l.line_id)
  FROM sheet_line l WHERE l.line_id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'wrong amount: other_payment'); END;
CREATE TRIGGER other_payment_archived BEFORE UPDATE ON other_payment WHEN ifnull(${stateOfLine('OLD.line_id')}, '') NOT IN ('sent', 'paid')
BEGIN SELECT RAISE(ABORT, 'locked: other_payment'); END;
CREATE TRIGGER bank_file_line_not_otherwise BEFORE INSERT ON bank_file_line WHEN ${paidOtherwise('NEW.line_id')}
BEGIN SELECT RAISE(ABORT, 'paid twice: bank_file_line'); END;
CREATE TRIGGER line_return_not_otherwise BEFORE INSERT ON line_return WHEN ${paidOtherwise('NEW.line_id')}
BEGIN SELECT RAISE(ABORT, 'paid otherwise: line_return'); END;

-- What a person found out for one row the bank never answered: a result of one row, with the paper it rests on.
CREATE TABLE bank_hand_answer (
  bank_result_id INTEGER PRIMARY KEY REFERENCES bank_result (bank_result_id),
  document_no TEXT NOT NULL CHECK (length(document_no) > 0),
  reason TEXT NOT NULL CHECK (length(reason) > 0)
) STRICT;
${appendOnly('bank_hand_answer')}
CREATE TRIGGER bank_hand_answer_first BEFORE INSERT ON bank_hand_answer
WHEN EXISTS (SELECT 1 FROM bank_result_row WHERE bank_result_id = NEW.bank_result_id)
  OR EXISTS (SELECT 1 FROM bank_hand_answer WHERE bank_result_id = NEW.bank_result_id)
BEGIN SELECT RAISE(ABORT, 'append-only: bank_hand_answer'); END;
-- A file of the bank is taken until the sheet is paid; by hand also afterwards, until it is archived, and row by row.
DROP TRIGGER bank_result_row_sent;
CREATE TRIGGER bank_result_row_sent BEFORE INSERT ON bank_result_row
WHEN CASE (SELECT sheet.state FROM bank_file JOIN sheet ON sheet.sheet_id = bank_file.sheet_id WHERE bank_file.bank_file_id = NEW.bank_file_id)
    WHEN 'sent' THEN 0
    WHEN 'paid' THEN NOT EXISTS (SELECT 1 FROM bank_hand_answer WHERE bank_result_id = NEW.bank_result_id)
    ELSE 1 END
  OR (SELECT withdrawn_at FROM bank_file WHERE bank_file_id = NEW.bank_file_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'locked: bank_result_row'); END;
CREATE TRIGGER bank_result_row_by_hand BEFORE INSERT ON bank_result_row
WHEN EXISTS (SELECT 1 FROM bank_hand_answer WHERE bank_result_id = NEW.bank_result_id)
  AND EXISTS (SELECT 1 FROM bank_result_row WHERE bank_result_id = NEW.bank_result_id)
BEGIN SELECT RAISE(ABORT, 'one by one: bank_result_row'); END;

-- 重复享受: what another programme paid to somebody who draws destitute support. Our own sheets are not touched by it.
CREATE TABLE benefit_overlap (
  overlap_id INTEGER PRIMARY KEY,
  ${uid},
  person_id INTEGER NOT NULL REFERENCES person (person_id),
  benefit TEXT NOT NULL CHECK (benefit IN ('dibao', 'disabilityCare', 'disabilityLiving')),
  found_on TEXT NOT NULL CHECK (${day('found_on')}),
  source TEXT NOT NULL CHECK (length(source) > 0),
  from_month TEXT NOT NULL CHECK (${month('from_month')}),
  until_month TEXT NOT NULL CHECK (${month('until_month')} AND until_month >= from_month),
  -- Of a household on dibao the whole household's.
  monthly_fen INTEGER NOT NULL CHECK (monthly_fen > 0),
  household_size INTEGER CHECK (household_size > 0),
  note TEXT,
  ${withdrawable},
  CHECK ((benefit = 'dibao') = (household_size IS NOT NULL))
) STRICT;
CREATE INDEX benefit_overlap_person ON benefit_overlap (person_id);
${keptOnceWithdrawn('benefit_overlap', overlapColumns)}
${neverReplaced('benefit_overlap', 'overlap_id')}
CREATE TRIGGER benefit_overlap_once BEFORE INSERT ON benefit_overlap WHEN NEW.withdrawn_at IS NOT NULL OR EXISTS (
  SELECT 1 FROM benefit_overlap AS other WHERE other.person_id = NEW.person_id AND other.benefit = NEW.benefit AND other.withdrawn_at IS NULL
    AND other.from_month <= NEW.until_month AND NEW.from_month <= other.until_month)
BEGIN SELECT RAISE(ABORT, 'overlap: benefit_overlap'); END;

-- 转送: the months and the amount as the letter said them, and the day by which the other office answers.
CREATE TABLE overlap_referral (
  overlap_id INTEGER PRIMARY KEY REFERENCES benefit_overlap (overlap_id),
  referred_on TEXT NOT NULL CHECK (${day('referred_on')}),
  office TEXT NOT NULL CHECK (length(office) > 0),
  document_no TEXT NOT NULL CHECK (length(document_no) > 0),
  months TEXT NOT NULL CHECK (json_valid(months)),
  fen INTEGER NOT NULL CHECK (fen > 0),
  due_on TEXT NOT NULL CHECK (${day('due_on')} AND due_on >= referred_on),
  ${recorded}
) STRICT;
${appendOnly('overlap_referral')}
CREATE TRIGGER overlap_referral_standing BEFORE INSERT ON overlap_referral
WHEN EXISTS (SELECT 1 FROM overlap_referral WHERE overlap_id = NEW.overlap_id)
  OR (SELECT withdrawn_at FROM benefit_overlap WHERE overlap_id = NEW.overlap_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append-only: overlap_referral'); END;

-- What the other office sent back: 家庭已重新核算, 已追回, 书面反馈.
CREATE TABLE overlap_evidence (
  evidence_id INTEGER PRIMARY KEY,
  ${uid},
  overlap_id INTEGER NOT NULL REFERENCES overlap_referral (overlap_id),
  kind TEXT NOT NULL CHECK (kind IN ('recomputed', 'recovered', 'feedback')),
  received_on TEXT NOT NULL CHECK (${day('received_on')}),
  document_no TEXT NOT NULL CHECK (length(document_no) > 0),
  fen INTEGER CHECK (fen > 0),
  note TEXT,
  ${withdrawable},
  CHECK ((kind = 'recovered') = (fen IS NOT NULL))
) STRICT;
CREATE INDEX overlap_evidence_overlap ON overlap_evidence (overlap_id);
${keptOnceWithdrawn('overlap_evidence', evidenceColumns)}
${neverReplaced('overlap_evidence', 'evidence_id')}
CREATE TRIGGER overlap_evidence_open BEFORE INSERT ON overlap_evidence WHEN NEW.withdrawn_at IS NOT NULL
  OR EXISTS (SELECT 1 FROM overlap_closing WHERE overlap_id = NEW.overlap_id)
  OR (SELECT withdrawn_at FROM benefit_overlap WHERE overlap_id = NEW.overlap_id) IS NOT NULL
  OR (NEW.kind = 'recomputed' AND (SELECT benefit FROM benefit_overlap WHERE overlap_id = NEW.overlap_id) IS NOT 'dibao')
BEGIN SELECT RAISE(ABORT, 'closed: overlap_evidence'); END;
CREATE TRIGGER overlap_evidence_closed BEFORE UPDATE ON overlap_evidence WHEN EXISTS (SELECT 1 FROM overlap_closing WHERE overlap_id = OLD.overlap_id)
BEGIN SELECT RAISE(ABORT, 'closed: overlap_evidence'); END;

-- 办结: dibao with both papers, the recomputed household and the money that came back; the others with the answer of their office.
CREATE TABLE overlap_closing (
  overlap_id INTEGER PRIMARY KEY REFERENCES overlap_referral (overlap_id),
  closed_on TEXT NOT NULL CHECK (${day('closed_on')}),
  note TEXT,
  ${recorded}
) STRICT;
${appendOnly('overlap_closing')}
CREATE TRIGGER overlap_closing_proved BEFORE INSERT ON overlap_closing
WHEN EXISTS (SELECT 1 FROM overlap_closing WHERE overlap_id = NEW.overlap_id)
  OR (SELECT CASE WHEN h.withdrawn_at IS NOT NULL THEN 0
      WHEN h.benefit = 'dibao' THEN count(DISTINCT e.kind) FILTER (WHERE e.kind IN ('recomputed', 'recovered')) = 2
      ELSE count(*) FILTER (WHERE e.kind = 'feedback') > 0 END
    FROM benefit_overlap h LEFT JOIN overlap_evidence e ON e.overlap_id = h.overlap_id AND e.withdrawn_at IS NULL
    WHERE h.overlap_id = NEW.overlap_id) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'not proved: overlap_closing'); END;
CREATE TRIGGER benefit_overlap_closed BEFORE UPDATE ON benefit_overlap WHEN EXISTS (SELECT 1 FROM overlap_closing WHERE overlap_id = OLD.overlap_id)
BEGIN SELECT RAISE(ABORT, 'closed: benefit_overlap'); END;
`,
};
