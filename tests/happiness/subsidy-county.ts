/** A county with happiness homes, their grades and months, and people to prepare, approve and pay. */
import { isoDate, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';
import type { HappinessBatch } from '../../electron/contract/happiness-sheets.ts';
import type { HappinessGrade } from '../../electron/contract/happiness-terms.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { newUid, rows, run, transaction, type WriteContext } from '../../database/core/sql.ts';
import { buildHappinessSheet } from '../../database/features/payments/happiness/service-build.ts';
import { approveSheet, lockSheet, prepareSheet, reviewSheet } from '../../database/features/payments/service.ts';
import { asUser, memoryLedger, type TestLedger } from '../helpers/ledger.ts';

export type SubsidyCounty = { readonly context: TestLedger; readonly clerk: TestLedger; readonly approver: TestLedger };

export function on(context: WriteContext, day: string): TestLedger {
  return { ...(context as TestLedger), clock: fixedClock(isoDate(day)) };
}

export function subsidyCounty(day = '2024-12-31'): SubsidyCounty {
  const context = memoryLedger({ clock: fixedClock(isoDate(day)) });
  return { context, clerk: asUser(context, '王经办', 'county_clerk'), approver: asUser(context, '赵审批', 'county_approver') };
}

type NewHome = { readonly code: string; readonly hasAccount?: boolean; readonly village?: number };

/** Of one village after the other, in the order of their codes. @returns key of the home */
export function addHome(context: WriteContext, { code, hasAccount = true, village = 0 }: NewHome): number {
  const places = rows<{ code: string; parent: string }>(
    context,
    "SELECT code, substr(code, 1, 9) AS parent FROM division WHERE level = 'village' ORDER BY code LIMIT 40",
  );
  const place = places[village];
  return transaction(context, (writer) => {
    const homeId = run(
      writer,
      `INSERT INTO happiness_home (uid, code, name, town_code, village_code, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      code,
      `${code}村幸福院`,
      (place?.parent ?? '').padEnd(12, '0'),
      place?.code ?? '',
      writer.at,
      writer.actor.userId,
    );
    if (hasAccount) addAccount(context, homeId, `9${String(homeId).padStart(15, '0')}`);
    return homeId;
  });
}

function record(context: WriteContext, table: string, values: Readonly<Record<string, string | number | null>>): number {
  return transaction(context, (writer) => {
    const all = { ...values, recorded_at: writer.at, recorded_by: writer.actor.userId };
    const names = Object.keys(all);
    return run(
      writer,
      `INSERT INTO ${table} (uid, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})`,
      newUid(),
      ...Object.values(all),
    );
  });
}

export function addAccount(context: WriteContext, homeId: number, number: string, validFrom = '2020-01-01'): void {
  record(context, 'happiness_account', {
    happiness_home_id: homeId,
    valid_from: validFrom,
    account_kind: 'collective',
    holder: '某村经济合作社',
    bank: '样本农商银行',
    account_number: number,
  });
}

export function grade(
  context: WriteContext,
  homeId: number,
  value: HappinessGrade,
  from: string,
  more: Record<string, string | number> = {},
): void {
  record(context, 'happiness_grade', {
    happiness_home_id: homeId,
    grade: value,
    effective_from: from,
    cause: 'award',
    document_no: '样民发〔2021〕9号',
    ...more,
  });
}

export function openDays(context: WriteContext, homeId: number, year: number, days: readonly number[]): void {
  days.forEach((count, index) =>
    record(context, 'happiness_month', {
      happiness_home_id: homeId,
      month: `${year}-${String(index + 1).padStart(2, '0')}`,
      open_days: count,
    }),
  );
}

export function refund(context: WriteContext, homeId: number, year: number, amount: number, receipt: string): void {
  record(context, 'happiness_refund', {
    happiness_home_id: homeId,
    for_year: year,
    refunded_on: context.clock.today(),
    fen: amount,
    receipt_no: receipt,
  });
}

export const wholeYear: readonly number[] = Array.from({ length: 12 }, () => 22);

export function build(context: WriteContext, month: string, year: number, batch: HappinessBatch) {
  return buildHappinessSheet(context, {
    month: isoMonth(month),
    year,
    batch,
    documentNo: '样财社〔2022〕5号',
    documentTitle: null,
  });
}

/** Prepared by the clerk, reviewed and approved by somebody else. */
export function approve({ clerk, approver }: SubsidyCounty, month: string): number {
  const key: { month: IsoMonth; scheme: 'happiness' } = { month: isoMonth(month), scheme: 'happiness' };
  prepareSheet(clerk, key.month, key.scheme);
  reviewSheet(approver, { ...key, reason: null });
  return approveSheet(approver, { ...key, reason: null }).sheetId;
}

export function locked(county: SubsidyCounty, month: string, year: number, batch: HappinessBatch): number {
  build(county.clerk, month, year, batch);
  return lockSheet(county.context, { month: isoMonth(month), scheme: 'happiness', reason: '测试' }).sheetId;
}

export type Line = { readonly code: string; readonly type: string; readonly month: string; readonly fen: number };

export function linesOf(context: WriteContext, sheetId: number): Line[] {
  return rows(
    context,
    `SELECT h.code, l.line_type AS type, l.for_month AS month, l.fen FROM sheet_line l JOIN happiness_home h ON h.happiness_home_id = l.happiness_home_id
     WHERE l.sheet_id = ? ORDER BY h.code, l.line_id`,
    sheetId,
  );
}
