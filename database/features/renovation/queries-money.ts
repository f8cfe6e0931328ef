/** Contracts, their changes, payments and funds of a project as they are recorded. SQL only. */
import type { ContractKind, FundKind, PaymentBasis } from '../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { recordedColumns, recordedPeople, type Recorded } from './queries-projects.ts';

type Standing = Recorded & { readonly isWithdrawn: 0 | 1 };
const withdrawn = 't.withdrawn_at IS NOT NULL AS isWithdrawn';

export type StoredContract = Standing & {
  readonly contractId: number;
  readonly projectId: number;
  readonly kind: ContractKind;
  readonly contractNo: string | null;
  readonly contractor: string;
  readonly creditCode: string | null;
  readonly procurement: 'open' | 'invited' | 'negotiated' | 'consultation' | 'inquiry' | 'single' | 'direct' | null;
  readonly priceFen: number;
  readonly signedOn: IsoDate | null;
  readonly beginsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly retentionPermille: number;
  readonly retentionUntil: IsoDate | null;
  readonly insuredUntil: IsoDate | null;
  readonly batchId: number | null;
  readonly recordedById: number;
};
const contractSql = `SELECT t.renovation_contract_id AS contractId, t.renovation_project_id AS projectId, t.kind, t.contract_no AS contractNo, t.contractor,
    t.credit_code AS creditCode, t.procurement, t.price_fen AS priceFen, t.signed_on AS signedOn, t.begins_on AS beginsOn, t.ends_on AS endsOn,
    t.retention_permille AS retentionPermille, t.retention_until AS retentionUntil, t.insured_until AS insuredUntil, t.batch_id AS batchId,
    t.recorded_by AS recordedById, ${withdrawn}, ${recordedColumns}
  FROM renovation_contract t ${recordedPeople}`;

/** As they were recorded; withdrawn ones too. */
export function contractsOf(reader: Reader, projectId: number): StoredContract[] {
  return rows(reader, `${contractSql} WHERE t.renovation_project_id = ? ORDER BY t.renovation_contract_id`, projectId);
}
export function contractById(reader: Reader, contractId: number): StoredContract | undefined {
  return row(reader, `${contractSql} WHERE t.renovation_contract_id = ?`, contractId);
}

export type StoredChange = Standing & {
  readonly changeId: number;
  readonly contractId: number;
  readonly changedOn: IsoDate;
  readonly deltaFen: number;
  readonly documentNo: string;
  readonly reason: string;
  readonly endsOn: IsoDate | null;
};
const changeSql = `SELECT t.renovation_contract_change_id AS changeId, t.renovation_contract_id AS contractId, t.changed_on AS changedOn,
    t.delta_fen AS deltaFen, t.document_no AS documentNo, t.reason, t.ends_on AS endsOn, ${withdrawn}, ${recordedColumns}
  FROM renovation_contract_change t ${recordedPeople}`;

/** By day; withdrawn ones too. */
export function changesOf(reader: Reader, contractId: number): StoredChange[] {
  return rows(reader, `${changeSql} WHERE t.renovation_contract_id = ? ORDER BY t.changed_on, t.renovation_contract_change_id`, contractId);
}
export function changeById(reader: Reader, changeId: number): StoredChange | undefined {
  return row(reader, `${changeSql} WHERE t.renovation_contract_change_id = ?`, changeId);
}

export type StoredPayment = Standing & {
  readonly paymentId: number;
  readonly contractId: number;
  readonly paymentNo: string;
  readonly paidOn: IsoDate;
  readonly payee: string;
  readonly fen: number;
  readonly invoiceNo: string | null;
  readonly basis: PaymentBasis;
  readonly note: string | null;
  readonly exceptionReason: string | null;
  readonly exceptionBy: string | null;
};
const paymentSql = `SELECT t.renovation_payment_id AS paymentId, t.renovation_contract_id AS contractId, t.payment_no AS paymentNo, t.paid_on AS paidOn,
    t.payee, t.fen, t.invoice_no AS invoiceNo, t.basis, t.note, t.exception_reason AS exceptionReason, x.name AS exceptionBy, ${withdrawn}, ${recordedColumns}
  FROM renovation_payment t ${recordedPeople} LEFT JOIN user_account x ON x.user_id = t.exception_by`;

/** By day; withdrawn ones too. */
export function paymentsOf(reader: Reader, contractId: number): StoredPayment[] {
  return rows(reader, `${paymentSql} WHERE t.renovation_contract_id = ? ORDER BY t.paid_on, t.renovation_payment_id`, contractId);
}
export function paymentById(reader: Reader, paymentId: number): StoredPayment | undefined {
  return row(reader, `${paymentSql} WHERE t.renovation_payment_id = ?`, paymentId);
}

export type StoredShare = {
  readonly paymentId: number;
  readonly source: string;
  readonly fen: number;
  readonly paidOn: IsoDate;
  readonly isWithdrawn: 0 | 1;
};
/** Which source paid what of every payment of a project; of withdrawn ones too. */
export function sharesOf(reader: Reader, projectId: number): StoredShare[] {
  return rows(
    reader,
    `SELECT s.renovation_payment_id AS paymentId, s.source, s.fen, t.paid_on AS paidOn, ${withdrawn}
     FROM renovation_payment_source s JOIN renovation_payment t ON t.renovation_payment_id = s.renovation_payment_id
       JOIN renovation_contract c ON c.renovation_contract_id = t.renovation_contract_id
     WHERE c.renovation_project_id = ? ORDER BY s.renovation_payment_id, s.fen DESC, s.source`,
    projectId,
  );
}

export type StoredFund = Standing & {
  readonly fundId: number;
  readonly projectId: number;
  readonly source: string;
  readonly kind: FundKind;
  readonly happenedOn: IsoDate;
  readonly documentNo: string | null;
  readonly fen: number;
  /** Of 支出: all that was spent up to the day, as the file told it; `fen` is what was new in it. */
  readonly toldFen: number | null;
  readonly batchId: number | null;
};
const fundSql = `SELECT t.renovation_fund_id AS fundId, t.renovation_project_id AS projectId, t.source, t.kind, t.happened_on AS happenedOn,
    t.document_no AS documentNo, t.fen, t.told_fen AS toldFen, t.batch_id AS batchId, ${withdrawn}, ${recordedColumns}
  FROM renovation_fund t ${recordedPeople}`;

/** By day; withdrawn ones too. */
export function fundsOf(reader: Reader, projectId: number): StoredFund[] {
  return rows(reader, `${fundSql} WHERE t.renovation_project_id = ? ORDER BY t.happened_on, t.renovation_fund_id`, projectId);
}
export function fundById(reader: Reader, fundId: number): StoredFund | undefined {
  return row(reader, `${fundSql} WHERE t.renovation_fund_id = ?`, fundId);
}
