/** Facilities, accounts, states and grades as they are recorded. SQL only. */
import type { HappinessGradeRow } from '../../../electron/contract/happiness-shapes.ts';
import type { HappinessSpending } from '../../../electron/contract/happiness-use-shapes.ts';
import type { HappinessStatus } from '../../../electron/contract/happiness-terms.ts';
import type { Scope } from '../../../electron/contract/method.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { townCondition } from './town-condition.ts';

export type HappinessHome = {
  readonly happinessHomeId: number;
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
  readonly townName: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly creditCode: string | null;
  readonly builtYear: number | null;
  readonly openedOn: IsoDate | null;
  readonly floorAreaCenti: number | null;
  readonly restPlaces: number | null;
  readonly mealMode: 'none' | 'cooked' | 'delivered' | null;
  readonly managerName: string | null;
  readonly phone: string | null;
  readonly villageElders: number | null;
};

const nameOf = (column: string): string =>
  `coalesce((SELECT d.name FROM division d WHERE d.code = h.${column} ORDER BY d.valid_to IS NOT NULL LIMIT 1), h.${column})`;

const homeSql = `SELECT h.happiness_home_id AS happinessHomeId, h.code, h.name, h.town_code AS townCode, ${nameOf('town_code')} AS townName,
    h.village_code AS villageCode, ${nameOf('village_code')} AS villageName, h.credit_code AS creditCode, h.built_year AS builtYear,
    h.opened_on AS openedOn, h.floor_area_centi AS floorAreaCenti, h.rest_places AS restPlaces, h.meal_mode AS mealMode,
    h.manager_name AS managerName, h.manager_phone AS phone, h.village_elders AS villageElders
  FROM happiness_home h WHERE h.withdrawn_at IS NULL`;

/** By code. */
export function homesOf(reader: Reader, scope: Scope): HappinessHome[] {
  const own = townCondition(scope, 'h');
  return rows(reader, `${homeSql}${own.sql} ORDER BY h.code`, ...own.values);
}

export function homeById(reader: Reader, happinessHomeId: number): HappinessHome | undefined {
  return row(reader, `${homeSql} AND h.happiness_home_id = ?`, happinessHomeId);
}

/** Withdrawn ones too: their codes are taken. */
export function homeByCode(reader: Reader, code: string): { readonly happinessHomeId: number; readonly isWithdrawn: number } | undefined {
  return row(
    reader,
    'SELECT happiness_home_id AS happinessHomeId, withdrawn_at IS NOT NULL AS isWithdrawn FROM happiness_home WHERE code = ?',
    code,
  );
}

const entry = `u.name AS recordedBy, t.recorded_at AS recordedAt, t.withdrawn_reason AS withdrawnReason, w.name AS withdrawnBy`;
const people = 'JOIN user_account u ON u.user_id = t.recorded_by LEFT JOIN user_account w ON w.user_id = t.withdrawn_by';
type Entry = {
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly withdrawnReason: string | null;
  readonly withdrawnBy: string | null;
};

export type AccountRow = Entry & {
  readonly accountId: number;
  readonly happinessHomeId: number;
  readonly validFrom: IsoDate;
  readonly kind: 'collective' | 'committee';
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
};
const accountSql = `SELECT t.happiness_account_id AS accountId, t.happiness_home_id AS happinessHomeId, t.valid_from AS validFrom,
  t.account_kind AS kind, t.holder, t.bank, t.account_number AS number, ${entry} FROM happiness_account t ${people}`;

/** Newest first; withdrawn ones too. */
export function accountsOf(reader: Reader, happinessHomeId: number): AccountRow[] {
  return rows(
    reader,
    `${accountSql} WHERE t.happiness_home_id = ? ORDER BY t.valid_from DESC, t.happiness_account_id DESC`,
    happinessHomeId,
  );
}

export function accountById(reader: Reader, accountId: number): AccountRow | undefined {
  return row(reader, `${accountSql} WHERE t.happiness_account_id = ?`, accountId);
}

/** The account a village is paid into on a day, by home. */
export function accountsOn(reader: Reader, day: IsoDate): ReadonlyMap<number, AccountRow> {
  const standing = rows<AccountRow>(
    reader,
    `${accountSql} WHERE t.withdrawn_at IS NULL AND t.valid_from <= ? ORDER BY t.valid_from, t.happiness_account_id`,
    day,
  );
  return new Map(standing.map((account) => [account.happinessHomeId, account]));
}

export type StatusRow = Entry & {
  readonly statusId: number;
  readonly happinessHomeId: number;
  readonly validFrom: IsoDate;
  readonly status: HappinessStatus;
  readonly reason: string | null;
  readonly documentNo: string | null;
  readonly rectifyBy: IsoDate | null;
};
const statusSql = `SELECT t.happiness_status_id AS statusId, t.happiness_home_id AS happinessHomeId, t.valid_from AS validFrom, t.status, t.reason,
  t.document_no AS documentNo, t.rectify_by AS rectifyBy, ${entry} FROM happiness_status t ${people}`;

/** Newest first; withdrawn ones too. */
export function statusesOf(reader: Reader, happinessHomeId: number): StatusRow[] {
  return rows(reader, `${statusSql} WHERE t.happiness_home_id = ? ORDER BY t.valid_from DESC, t.happiness_status_id DESC`, happinessHomeId);
}

export function statusById(reader: Reader, statusId: number): StatusRow | undefined {
  return row(reader, `${statusSql} WHERE t.happiness_status_id = ?`, statusId);
}

const gradeSql = `SELECT t.happiness_grade_id AS gradeId, t.happiness_home_id AS happinessHomeId, t.grade, t.effective_from AS effectiveFrom,
  t.valid_to AS validTo, t.document_no AS documentNo, t.cause, t.veto_code AS vetoCode, t.recovers_year AS recoversYear,
  t.grading_case_id AS gradingCaseId, ${entry} FROM happiness_grade t ${people}`;
export type GradeRow = HappinessGradeRow & { readonly happinessHomeId: number };

/** Newest first; withdrawn ones too. */
export function gradesOf(reader: Reader, happinessHomeId: number): GradeRow[] {
  return rows(
    reader,
    `${gradeSql} WHERE t.happiness_home_id = ? ORDER BY t.effective_from DESC, t.happiness_grade_id DESC`,
    happinessHomeId,
  );
}

export function gradeById(reader: Reader, gradeId: number): GradeRow | undefined {
  return row(reader, `${gradeSql} WHERE t.happiness_grade_id = ?`, gradeId);
}

const spendingSql = `SELECT t.happiness_spending_id AS spendingId, t.happiness_home_id AS happinessHomeId, t.spent_on AS spentOn, t.purpose, t.fen,
  t.voucher_no AS voucherNo, t.handled_by AS handledBy, t.witnessed_by AS witnessedBy, t.approved_by AS approvedBy, t.published_on AS publishedOn,
  t.note, ${entry} FROM happiness_spending t ${people}`;
export type SpendingRow = HappinessSpending & { readonly happinessHomeId: number };

/** By day; withdrawn ones too. @param year null: of all years */
export function spendingOf(reader: Reader, happinessHomeId: number, year: number | null): SpendingRow[] {
  return rows(
    reader,
    `${spendingSql} WHERE t.happiness_home_id = ? AND (? IS NULL OR substr(t.spent_on, 1, 4) = ?) ORDER BY t.spent_on, t.happiness_spending_id`,
    happinessHomeId,
    year,
    String(year),
  );
}

export function spendingById(reader: Reader, spendingId: number): SpendingRow | undefined {
  return row(reader, `${spendingSql} WHERE t.happiness_spending_id = ?`, spendingId);
}

export type RefundRow = Entry & {
  readonly refundId: number;
  readonly happinessHomeId: number;
  readonly code: string;
  readonly name: string;
  readonly forYear: number;
  readonly refundedOn: IsoDate;
  readonly fen: number;
  readonly receiptNo: string;
  readonly note: string | null;
};
const refundSql = `SELECT t.happiness_refund_id AS refundId, t.happiness_home_id AS happinessHomeId, h.code, h.name, t.for_year AS forYear,
  t.refunded_on AS refundedOn, t.fen, t.receipt_no AS receiptNo, t.note, ${entry}
  FROM happiness_refund t JOIN happiness_home h ON h.happiness_home_id = t.happiness_home_id ${people}`;

/** For a year, by day; withdrawn ones too. */
export function refundsOf(reader: Reader, year: number): RefundRow[] {
  return rows(reader, `${refundSql} WHERE t.for_year = ? ORDER BY t.refunded_on, t.happiness_refund_id`, year);
}

export function refundById(reader: Reader, refundId: number): RefundRow | undefined {
  return row(reader, `${refundSql} WHERE t.happiness_refund_id = ?`, refundId);
}
