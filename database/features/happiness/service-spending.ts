/** What the subsidy was spent on, and what of it villages gave back. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { HappinessRefund } from '../../../electron/contract/happiness-use-shapes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatYuan } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { refundById, refundsOf, spendingById, spendingOf } from './queries-homes.ts';
import { issuedNetOf } from './queries-year.ts';
import { requiredHome } from './service-homes.ts';
import { withdrawRow } from './withdraw.ts';

export function spending(
  reader: Reader,
  { happinessHomeId, year }: { readonly happinessHomeId: number; readonly year: number | null },
): OutputOf<'happiness.spending'> {
  const rows = spendingOf(reader, happinessHomeId, year).map(({ happinessHomeId: _home, ...entry }) => entry);
  const standing = rows.filter(({ withdrawnReason }) => withdrawnReason === null);
  const sum = (list: readonly { readonly fen: number }[]): number => list.reduce((total, { fen }) => total + fen, 0);
  const refunded = row<{ fen: number | null }>(
    reader,
    'SELECT sum(fen) AS fen FROM happiness_refund WHERE happiness_home_id = ? AND withdrawn_at IS NULL AND (? IS NULL OR for_year = ?)',
    happinessHomeId,
    year,
    year,
  );
  return {
    rows,
    spentFen: sum(standing),
    publishedFen: sum(standing.filter(({ publishedOn }) => publishedOn !== null)),
    refundedFen: refunded?.fen ?? 0,
  };
}

/** @throws AppError HAPPINESS_NOT_FOUND, HAPPINESS_SPENDING_FUTURE, HAPPINESS_VOUCHER_EXISTS, HAPPINESS_SPENDING_ALONE */
export function addSpending(context: WriteContext, input: ParsedInputOf<'happiness.addSpending'>): { spendingId: number } {
  return transaction(context, (writer) => {
    const { happinessHomeId, spentOn, purpose, amountFen, voucherNo, handledBy, witnessedBy, approvedBy, publishedOn } = input;
    const note = input.note === '' ? null : input.note;
    const home = requiredHome(writer, happinessHomeId);
    const today = context.clock.today();
    if (spentOn > today || (publishedOn !== null && publishedOn > today))
      throw new AppError('HAPPINESS_SPENDING_FUTURE', {}, { [spentOn > today ? 'spentOn' : 'publishedOn']: '不能晚于今天' });
    // 经手、证明、审批 are three persons: nobody vouches for himself.
    if (new Set([handledBy, witnessedBy, approvedBy]).size < [handledBy, witnessedBy, approvedBy].length)
      throw new AppError('HAPPINESS_SPENDING_ALONE', {}, { witnessedBy: '经手人、证明人、审批人应为三个人' });
    const same = row(
      writer,
      'SELECT 1 FROM happiness_spending WHERE happiness_home_id = ? AND voucher_no = ? AND withdrawn_at IS NULL',
      happinessHomeId,
      voucherNo,
    );
    if (same) throw new AppError('HAPPINESS_VOUCHER_EXISTS', { name: home.name, voucher: voucherNo }, { voucherNo: '已登记过' });
    const spendingId = run(
      writer,
      `INSERT INTO happiness_spending (uid, happiness_home_id, spent_on, purpose, fen, voucher_no, handled_by, witnessed_by, approved_by, published_on,
         note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      happinessHomeId,
      spentOn,
      purpose,
      amountFen,
      voucherNo,
      handledBy,
      witnessedBy,
      approvedBy,
      publishedOn,
      note,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'happiness.spending',
      entity: 'happiness_home',
      entityId: happinessHomeId,
      after: {
        happinessHomeName: home.name,
        spentOn,
        spendingPurpose: purpose,
        amountFen,
        voucherNo,
        handledBy,
        witnessedBy,
        spendingApprovedBy: approvedBy,
        publishedOn,
        note,
      },
    });
    return { spendingId };
  });
}

/** @throws AppError HAPPINESS_ENTRY_NOT_FOUND, also where it is another home's; HAPPINESS_ENTRY_WITHDRAWN */
export function withdrawSpending(context: WriteContext, input: ParsedInputOf<'happiness.withdrawSpending'>): void {
  transaction(context, (writer) => {
    const entry = spendingById(writer, input.spendingId);
    if (entry?.happinessHomeId !== input.happinessHomeId) throw new AppError('HAPPINESS_ENTRY_NOT_FOUND');
    if (entry.withdrawnReason !== null) throw new AppError('HAPPINESS_ENTRY_WITHDRAWN');
    withdrawRow(writer, 'happiness_spending', entry.spendingId, input.reason);
    writer.audit({
      action: 'happiness.withdrawSpending',
      entity: 'happiness_home',
      entityId: entry.happinessHomeId,
      before: { spentOn: entry.spentOn, spendingPurpose: entry.purpose, amountFen: entry.fen, voucherNo: entry.voucherNo },
      after: { withdrawn: true, reason: input.reason },
    });
  });
}

export function refunds(reader: Reader, year: number): HappinessRefund[] {
  return refundsOf(reader, year);
}

/** @throws AppError HAPPINESS_NOT_FOUND, HAPPINESS_SPENDING_FUTURE, HAPPINESS_RECEIPT_EXISTS, HAPPINESS_REFUND_ABOVE */
export function addRefund(context: WriteContext, input: ParsedInputOf<'happiness.addRefund'>): { refundId: number } {
  return transaction(context, (writer) => {
    const { happinessHomeId, forYear, refundedOn, amountFen, receiptNo } = input;
    const note = input.note === '' ? null : input.note;
    const home = requiredHome(writer, happinessHomeId);
    if (refundedOn > context.clock.today()) throw new AppError('HAPPINESS_SPENDING_FUTURE', {}, { refundedOn: '不能晚于今天' });
    if (row(writer, 'SELECT 1 FROM happiness_refund WHERE receipt_no = ? AND withdrawn_at IS NULL', receiptNo))
      throw new AppError('HAPPINESS_RECEIPT_EXISTS', { receipt: receiptNo }, { receiptNo: '已登记过' });
    const issuedFen = issuedNetOf(writer, happinessHomeId, forYear);
    if (issuedFen !== null && amountFen > issuedFen)
      throw new AppError(
        'HAPPINESS_REFUND_ABOVE',
        { name: home.name, year: forYear, issued: formatYuan(issuedFen), amount: formatYuan(amountFen) },
        { amountFen: `不能多于净拨的 ${formatYuan(issuedFen)} 元` },
      );
    const refundId = run(
      writer,
      'INSERT INTO happiness_refund (uid, happiness_home_id, for_year, refunded_on, fen, receipt_no, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      newUid(),
      happinessHomeId,
      forYear,
      refundedOn,
      amountFen,
      receiptNo,
      note,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'happiness.refund',
      entity: 'happiness_home',
      entityId: happinessHomeId,
      after: { happinessHomeName: home.name, forYear, refundedOn, amountFen, receiptNo, note },
    });
    return { refundId };
  });
}

/** @throws AppError HAPPINESS_ENTRY_NOT_FOUND, HAPPINESS_ENTRY_WITHDRAWN */
export function withdrawRefund(context: WriteContext, { refundId, reason }: { readonly refundId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const entry = refundById(writer, refundId);
    if (!entry) throw new AppError('HAPPINESS_ENTRY_NOT_FOUND');
    if (entry.withdrawnReason !== null) throw new AppError('HAPPINESS_ENTRY_WITHDRAWN');
    withdrawRow(writer, 'happiness_refund', refundId, reason);
    writer.audit({
      action: 'happiness.withdrawRefund',
      entity: 'happiness_home',
      entityId: entry.happinessHomeId,
      before: { forYear: entry.forYear, refundedOn: entry.refundedOn, amountFen: entry.fen, receiptNo: entry.receiptNo },
      after: { withdrawn: true, reason },
    });
  });
}
