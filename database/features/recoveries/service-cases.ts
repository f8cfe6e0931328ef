/** The way of a recovery: verified, claimed by a notice, delivered, refunded, written off by somebody else's approval, handed over. */
import type {
  deliverSchema,
  handOverSchema,
  issueNoticeSchema,
  receiveSchema,
  VerifyRecovery,
} from '../../../electron/contract/recoveries.ts';
import type { z } from 'zod';
import { recoveryActions, recoveryStates, type CaseState, type RecoveryAction } from '../../../electron/contract/recoveries-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatYuan, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { note, requiredCase } from './case-state.ts';
import { noticeContent } from './notice-content.ts';
import { insertCase, insertEvent, itemsOfCase, suspectedRows, withdrawCaseRow, type CaseRow } from './queries-cases.ts';
import {
  closeWriteOff,
  insertNotice,
  insertReceipt,
  insertWriteOff,
  nextNumber,
  openWriteOff,
  ownerOfReceiptNo,
  postingsOfReceipt,
  standingReceipt,
  withdrawReceiptRow,
  writeOffsOfCase,
  type WriteOffRow,
} from './queries-money.ts';
import { insertPosting } from './queries-netting.ts';
import { settleNettings } from './service-netting.ts';
import { spread, stepsFrom } from './rules-states.ts';

export type Changed = { readonly caseId: number; readonly state: CaseState };
const changed = ({ caseId, state }: CaseRow): Changed => ({ caseId, state });

function refuseDay(action: string, day: IsoDate, from: IsoDate, until: IsoDate): void {
  if (day < from || day > until) throw new AppError('RECOVERY_DAY', { action, date: day, from, until });
}

function requiredStep(writer: Writer, caseId: number, step: keyof typeof stepsFrom): CaseRow {
  const found = requiredCase(writer, caseId);
  if (!stepsFrom[step].includes(found.state))
    throw new AppError('RECOVERY_WRONG_STATE', {
      name: found.name,
      state: labelOf(recoveryStates, found.state),
      action: labelOf(recoveryActions, step),
    });
  if (found.openFen === 0 && step !== 'withdraw' && step !== 'deliver') throw new AppError('RECOVERY_NOTHING_OPEN', { name: found.name });
  return found;
}

/** What every step leaves in the log; amounts and numbers, no names of debtors. */
function audit(writer: Writer, action: string, before: CaseRow | null, found: CaseRow, after: object): void {
  writer.audit({
    action: `recoveryCase.${action}`,
    entity: 'recovery_case',
    entityId: found.caseId,
    personId: found.personId,
    ...(before ? { before: { state: before.state, openFen: before.openFen } } : {}),
    after: { ...after, state: found.state, openFen: found.openFen },
  });
}

/**
 * Makes one case of overpaid amounts of one person (核定). @param input.verifiedOn not after today
 * @throws AppError RECOVERY_NOT_OPEN, RECOVERY_SEVERAL_PEOPLE, RECOVERY_DAY
 */
export function verify(context: WriteContext, input: VerifyRecovery): Changed {
  return transaction(context, (writer) => {
    const ids = [...new Set(input.recoveryIds)];
    const found = suspectedRows(writer).filter(({ recoveryId }) => ids.includes(recoveryId));
    const [first] = found;
    if (!first || found.length < ids.length) throw new AppError('RECOVERY_NOT_OPEN');
    if (found.some(({ personId }) => personId !== first.personId)) throw new AppError('RECOVERY_SEVERAL_PEOPLE');
    refuseDay('核定', input.verifiedOn, `${first.sheetMonth}-01` as IsoDate, context.clock.today());
    const caseId = insertCase(writer, { ...input, personId: first.personId }, ids);
    insertEvent(writer, { caseId, action: 'verify', state: 'verified', onDay: input.verifiedOn, detail: input.reason });
    const made = requiredCase(writer, caseId);
    const { debtorKind, debtorName, cause, reason, documentNo, verifiedOn } = input;
    audit(writer, 'verify', null, made, { debtorKind, debtorName, cause, reason, documentNo, verifiedOn, claimedFen: made.claimedFen });
    return changed(made);
  });
}

/** Only before anything was sent: its amounts are suspected again. @throws AppError RECOVERY_CASE_NOT_FOUND, RECOVERY_WRONG_STATE */
export function withdrawCase(context: WriteContext, input: { readonly caseId: number; readonly reason: string }): Changed {
  return transaction(context, (writer) => {
    const found = requiredStep(writer, input.caseId, 'withdraw');
    for (const request of writeOffsOfCase(writer, found.caseId))
      if (request.decision === null) closeWriteOff(writer, request.writeOffId, 'withdrawn', input.reason);
    withdrawCaseRow(writer, found.caseId, input.reason);
    insertEvent(writer, {
      caseId: found.caseId,
      action: 'withdraw',
      state: 'withdrawn',
      onDay: context.clock.today(),
      detail: input.reason,
    });
    const after = requiredCase(writer, found.caseId);
    audit(writer, 'withdraw', found, after, { reason: input.reason });
    return changed(after);
  });
}

/** Numbered within the month it is issued in; asks for what is open. @throws AppError RECOVERY_WRONG_STATE, RECOVERY_NOTHING_OPEN, RECOVERY_DAY, RECOVERY_DUE_EARLY */
export function issueNotice(
  context: WriteContext,
  input: z.output<typeof issueNoticeSchema>,
): Changed & { readonly noticeId: number; readonly noticeNumber: string } {
  return transaction(context, (writer) => {
    const found = requiredStep(writer, input.caseId, 'notice');
    refuseDay('发出', input.issuedOn, found.verifiedOn, context.clock.today());
    if (input.dueOn < input.issuedOn) throw new AppError('RECOVERY_DUE_EARLY', { date: input.dueOn });
    const month = monthOf(input.issuedOn);
    const { sequence, number } = nextNumber(writer, 'notice', month);
    const content = noticeContent(writer, found, itemsOfCase(writer, found.caseId), { ...input, number });
    const notice = { ...input, month, sequence, number, fen: found.openFen, content: JSON.stringify(content) };
    const noticeId = insertNotice(writer, notice);
    const state: CaseState = found.state === 'verified' ? 'noticed' : found.state;
    insertEvent(writer, {
      caseId: found.caseId,
      action: 'notice',
      state,
      onDay: input.issuedOn,
      detail: `${number}，限 ${input.dueOn} 前退回 ${formatYuan(found.openFen)} 元`,
    });
    const after = requiredCase(writer, found.caseId);
    audit(writer, 'notice', found, after, { noticeNumber: number, issuedOn: input.issuedOn, dueOn: input.dueOn, amountFen: found.openFen });
    return { ...changed(after), noticeId, noticeNumber: number };
  });
}

/** @throws AppError RECOVERY_WRONG_STATE, RECOVERY_DAY */
export function deliver(context: WriteContext, input: z.output<typeof deliverSchema>): Changed {
  return transaction(context, (writer) => {
    const found = requiredStep(writer, input.caseId, 'deliver');
    refuseDay('送达', input.deliveredOn, found.verifiedOn, context.clock.today());
    const detail = `${input.way}，签收人${input.receiver}`;
    insertEvent(writer, { caseId: found.caseId, action: 'deliver', state: 'collecting', onDay: input.deliveredOn, detail });
    const after = requiredCase(writer, found.caseId);
    audit(writer, 'deliver', found, after, { deliveredOn: input.deliveredOn, way: input.way });
    return changed(after);
  });
}

/** Money back in 财政专户, in part or whole; the earliest months first. @throws AppError RECOVERY_WRONG_STATE, RECOVERY_TOO_MUCH, RECOVERY_RECEIPT_EXISTS, RECOVERY_DAY */
export function receive(context: WriteContext, input: z.output<typeof receiveSchema>): Changed {
  return transaction(context, (writer) => {
    const found = requiredStep(writer, input.caseId, 'receive');
    refuseDay('缴款', input.receivedOn, `${found.firstMonth}-01` as IsoDate, context.clock.today());
    const owner = ownerOfReceiptNo(writer, input.receiptNo);
    const { receiptNo } = input;
    if (owner !== null) throw new AppError('RECOVERY_RECEIPT_EXISTS', { receiptNo, name: owner }, { receiptNo: '已登记过' });
    if (input.fen > found.openFen)
      throw new AppError(
        'RECOVERY_TOO_MUCH',
        { receiptNo, amount: formatYuan(input.fen), open: formatYuan(found.openFen) },
        { fen: '超过未收回金额' },
      );
    const receiptId = insertReceipt(writer, input);
    for (const { recoveryId, fen } of spread(itemsOfCase(writer, found.caseId), input.fen))
      insertPosting(writer, { kind: 'receipt', recoveryId, receiptId }, fen);
    const after = note(writer, found.caseId, 'receive', input.receivedOn, `票据 ${receiptNo}，${formatYuan(input.fen)} 元`);
    audit(writer, 'receive', found, after, { receiptNo, receivedOn: input.receivedOn, amountFen: input.fen });
    return changed(after);
  });
}

/** A receipt entered wrongly; the amount is open again, and what waits may settle it. @throws AppError RECOVERY_RECEIPT_NOT_FOUND */
export function withdrawReceipt(context: WriteContext, input: { readonly receiptId: number; readonly reason: string }): Changed {
  return transaction(context, (writer) => {
    const receipt = standingReceipt(writer, input.receiptId);
    if (!receipt) throw new AppError('RECOVERY_RECEIPT_NOT_FOUND');
    const found = requiredCase(writer, receipt.caseId);
    for (const { recoveryId, fen } of postingsOfReceipt(writer, receipt.receiptId))
      insertPosting(writer, { kind: 'receipt', recoveryId, receiptId: receipt.receiptId }, -fen);
    withdrawReceiptRow(writer, receipt.receiptId, input.reason);
    const { receiptNo, fen } = receipt;
    const detail = `票据 ${receiptNo}，${formatYuan(fen)} 元：${input.reason}`;
    const after = note(writer, receipt.caseId, 'withdrawReceipt', context.clock.today(), detail);
    audit(writer, 'withdrawReceipt', found, after, { receiptNo, amountFen: fen, reason: input.reason });
    settleNettings(writer, null);
    return changed(requiredCase(writer, receipt.caseId));
  });
}

/** For everything that is open. @throws AppError RECOVERY_WRONG_STATE, RECOVERY_NOTHING_OPEN, RECOVERY_ASKED */
export function askWriteOff(
  context: WriteContext,
  input: { readonly caseId: number; readonly reason: string; readonly documentNo: string | null },
): Changed {
  return transaction(context, (writer) => {
    const found = requiredStep(writer, input.caseId, 'askWriteOff');
    if (found.asksWriteOff === 1) throw new AppError('RECOVERY_ASKED', { name: found.name });
    insertWriteOff(writer, { ...input, fen: found.openFen });
    const after = noteSame(writer, found, 'askWriteOff', context.clock.today(), `${formatYuan(found.openFen)} 元：${input.reason}`);
    audit(writer, 'askWriteOff', found, after, { amountFen: found.openFen, reason: input.reason, documentNo: input.documentNo });
    return changed(after);
  });
}

function noteSame(writer: Writer, found: CaseRow, action: RecoveryAction, onDay: IsoDate, detail: string | null): CaseRow {
  insertEvent(writer, { caseId: found.caseId, action, state: found.state, onDay, detail });
  return requiredCase(writer, found.caseId);
}

function requiredRequest(writer: Writer, writeOffId: number): WriteOffRow {
  const request = openWriteOff(writer, writeOffId);
  if (!request) throw new AppError('RECOVERY_REQUEST_NOT_FOUND');
  return request;
}

/** @throws AppError RECOVERY_REQUEST_NOT_FOUND, RECOVERY_SAME_PERSON, RECOVERY_AMOUNT_CHANGED */
export function decideWriteOff(
  context: WriteContext,
  input: { readonly writeOffId: number; readonly decision: 'approved' | 'refused'; readonly reason: string | null },
): Changed {
  return transaction(context, (writer) => {
    const request = requiredRequest(writer, input.writeOffId);
    if (request.askedById === writer.actor.userId) throw new AppError('RECOVERY_SAME_PERSON', { name: request.askedBy });
    const found = requiredCase(writer, request.caseId);
    const isApproved = input.decision === 'approved';
    if (isApproved && request.fen !== found.openFen)
      throw new AppError('RECOVERY_AMOUNT_CHANGED', { asked: formatYuan(request.fen), now: formatYuan(found.openFen) });
    closeWriteOff(writer, request.writeOffId, input.decision, input.reason);
    const today = context.clock.today();
    if (isApproved)
      for (const { recoveryId, openFen } of itemsOfCase(writer, found.caseId))
        if (openFen > 0) insertPosting(writer, { kind: 'writeOff', recoveryId, writeOffId: request.writeOffId }, openFen);
    const detail = `${formatYuan(request.fen)} 元${input.reason ? `：${input.reason}` : ''}`;
    const after = isApproved
      ? note(writer, found.caseId, 'writeOff', today, detail)
      : noteSame(writer, found, 'refuseWriteOff', today, detail);
    audit(writer, isApproved ? 'writeOff' : 'refuseWriteOff', found, after, {
      amountFen: request.fen,
      askedBy: request.askedBy,
      reason: input.reason,
    });
    return changed(after);
  });
}

/** @throws AppError RECOVERY_REQUEST_NOT_FOUND */
export function takeBackWriteOff(context: WriteContext, input: { readonly writeOffId: number; readonly reason: string }): Changed {
  return transaction(context, (writer) => {
    const request = requiredRequest(writer, input.writeOffId);
    closeWriteOff(writer, request.writeOffId, 'withdrawn', input.reason);
    const found = requiredCase(writer, request.caseId);
    const after = noteSame(writer, found, 'takeBackWriteOff', context.clock.today(), input.reason);
    audit(writer, 'takeBackWriteOff', found, after, { amountFen: request.fen, reason: input.reason });
    return changed(after);
  });
}

/** To a court, the police or the discipline office; what comes in later is still entered here. @throws AppError RECOVERY_WRONG_STATE, RECOVERY_DAY */
export function handOver(context: WriteContext, input: z.output<typeof handOverSchema>): Changed {
  return transaction(context, (writer) => {
    const found = requiredStep(writer, input.caseId, 'handOver');
    refuseDay('移交', input.handedOn, found.verifiedOn, context.clock.today());
    const detail = `${input.to}${input.documentNo ? `（${input.documentNo}）` : ''}：${input.reason}`;
    insertEvent(writer, { caseId: found.caseId, action: 'handOver', state: 'handedOver', onDay: input.handedOn, detail });
    const after = requiredCase(writer, found.caseId);
    const { to: receivingOffice, handedOn, documentNo, reason } = input;
    audit(writer, 'handOver', found, after, { receivingOffice, handedOn, documentNo, reason });
    return changed(after);
  });
}
