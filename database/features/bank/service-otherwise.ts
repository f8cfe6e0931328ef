/** Lines paid in cash, by cheque or by another transfer: recorded one by one, withdrawn with a reason until the sheet is archived. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { otherPaymentKinds } from '../../../electron/contract/other-payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { addFen, fen, formatDate } from '../../../electron/contract/values.ts';
import { transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { openLines } from './queries.ts';
import { handoversOf } from './queries-read.ts';
import { insertOther, lineNames, otherById, pageOfOther, withdrawOther, type OtherWanted } from './queries-otherwise.ts';
import type { PayableLine } from './rules.ts';
import { deductionLeft } from './rules-otherwise.ts';
import { leftOutLines } from './service-files.ts';
import { requiredSheet } from './service-read.ts';
import type { BankSheetRow } from './queries.ts';
import { labelIn, sheetWords, stateWords } from './words.ts';

const totalOf = (lines: readonly { readonly fen: number }[]): number => addFen(lines.map((line) => fen(line.fen)));

/** @throws AppError BANK_SHEET_NOT_FOUND */
export function restLines(reader: Reader, input: ParsedInputOf<'otherPayments.lines'>): OutputOf<'otherPayments.lines'> {
  const { sheetId, search, offset, limit } = input;
  requiredSheet(reader, sheetId);
  const names = lineNames(reader, sheetId);
  const out = new Map(leftOutLines(reader, sheetId).map(({ lineId, reason }) => [lineId, reason]));
  const wanted = search.trim();
  const found = openLines(reader, sheetId).flatMap((line) => {
    const name = names.get(line.lineId);
    if (!name) return [];
    const { lineId, personId, personName, type, of, payeeKind, payeeName } = line;
    const { idNumber, townName, forMonth } = name;
    const texts = [personName, payeeName ?? '', townName, idNumber.slice(-4)];
    if (wanted !== '' && !texts.some((text) => text.includes(wanted))) return [];
    const leftOut = out.get(lineId) ?? null;
    return [{ lineId, personId, personName, idNumber, townName, type, of, forMonth, fen: line.fen, payeeKind, payeeName, leftOut }];
  });
  return { total: found.length, totalFen: totalOf(found), rows: found.slice(offset, offset + limit) };
}

/** @throws AppError BANK_SHEET_NOT_FOUND */
export function otherPayments(reader: Reader, wanted: OtherWanted): OutputOf<'otherPayments.list'> {
  requiredSheet(reader, wanted.sheetId);
  return pageOfOther(reader, wanted);
}

function requireOpen(sheet: BankSheetRow): void {
  if (sheet.state !== 'sent' && sheet.state !== 'paid')
    throw new AppError('OTHER_PAYMENT_CLOSED', { month: sheetWords(sheet), state: stateWords(sheet.state) });
}

/** The open lines that were chosen. @throws AppError OTHER_PAYMENT_NOT_OPEN */
export function chosenLines(open: readonly PayableLine[], lineIds: readonly number[]): PayableLine[] {
  const wanted = new Set(lineIds);
  const lines = open.filter(({ lineId }) => wanted.has(lineId));
  if (lines.length < wanted.size) throw new AppError('OTHER_PAYMENT_NOT_OPEN', { count: wanted.size - lines.length });
  return lines;
}

/**
 * All of the chosen lines or none.
 * @throws AppError BANK_SHEET_NOT_FOUND, OTHER_PAYMENT_CLOSED, OTHER_PAYMENT_NOT_OPEN, OTHER_PAYMENT_DEDUCTION, FACT_IN_FUTURE, SHEET_STEP_TOO_EARLY
 */
export function recordOther(context: WriteContext, input: ParsedInputOf<'otherPayments.record'>): OutputOf<'otherPayments.record'> {
  return transaction(context, (writer) => {
    const { sheetId, lineIds, kind, paidOn, voucherNo } = input;
    const sheet = requiredSheet(writer, sheetId);
    requireOpen(sheet);
    if (paidOn > context.clock.today()) throw new AppError('FACT_IN_FUTURE', { date: formatDate(paidOn) }, { paidOn: '不能晚于今天' });
    const sentOn = handoversOf(writer, sheetId).find(({ action }) => action === 'send')?.happenedOn;
    if (sentOn !== undefined && paidOn < sentOn)
      throw new AppError(
        'SHEET_STEP_TOO_EARLY',
        { date: formatDate(paidOn), before: formatDate(sentOn) },
        { paidOn: '不能早于送财政的日期' },
      );
    const open = openLines(writer, sheetId);
    const lines = chosenLines(open, lineIds);
    const left = deductionLeft(open, new Set(lineIds));
    if (left) throw new AppError('OTHER_PAYMENT_DEDUCTION', { payee: left.payeeName ?? left.personName });
    const note = input.note === null || input.note === '' ? null : input.note;
    for (const line of lines) insertOther(writer, { lineId: line.lineId, kind, paidOn, voucherNo, fen: line.fen, note });
    const [only] = lines;
    writer.audit({
      action: 'otherPayment.record',
      entity: 'sheet',
      entityId: sheetId,
      ...(lines.length === 1 && only && only.personId !== null ? { personId: only.personId } : {}),
      after: {
        month: sheet.month,
        lines: lines.length,
        totalFen: totalOf(lines),
        paymentWay: labelIn(otherPaymentKinds, kind),
        paidOn,
        voucherNo,
        note,
      },
    });
    return { lines: lines.length, fen: totalOf(lines) };
  });
}

/** The line is open again. @throws AppError OTHER_PAYMENT_NOT_FOUND, OTHER_PAYMENT_WITHDRAWN, OTHER_PAYMENT_CLOSED */
export function withdrawOtherPayment(
  context: WriteContext,
  { otherPaymentId, reason }: ParsedInputOf<'otherPayments.withdraw'>,
): OutputOf<'otherPayments.withdraw'> {
  return transaction(context, (writer) => {
    const found = otherById(writer, otherPaymentId);
    if (!found) throw new AppError('OTHER_PAYMENT_NOT_FOUND');
    if (found.withdrawnReason !== null) throw new AppError('OTHER_PAYMENT_WITHDRAWN');
    requireOpen(requiredSheet(writer, found.sheetId));
    withdrawOther(writer, otherPaymentId, reason);
    writer.audit({
      action: 'otherPayment.withdraw',
      entity: 'sheet',
      entityId: found.sheetId,
      ...(found.personId === null ? {} : { personId: found.personId }),
      before: {
        forMonth: found.forMonth,
        totalFen: found.fen,
        paymentWay: labelIn(otherPaymentKinds, found.kind),
        paidOn: found.paidOn,
        voucherNo: found.voucherNo,
      },
      after: { reason },
    });
    return { lines: 1, fen: found.fen };
  });
}
