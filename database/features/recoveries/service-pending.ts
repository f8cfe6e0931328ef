/** What waits is decided by two people: paid by a payment order with a number of its own, or not paid. It never comes on a sheet again. */
import type { z } from 'zod';
import type { ProposePending, recordPaymentSchema } from '../../../electron/contract/recoveries-pending.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatYuan, monthOf } from '../../../electron/contract/values.ts';
import { row, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { accountStands } from '../homes/account-standing.ts';
import { nextNumber } from './queries-money.ts';
import { insertPosting } from './queries-netting.ts';
import {
  closeDecision,
  decisionRow,
  insertDecision,
  itemsOfDecision,
  markCancelled,
  markPaid,
  pendingRows,
  standingOf,
  type DecisionRow,
  type HomeAccount,
  type NewDecision,
} from './queries-pending.ts';
import { settleNettings } from './service-netting.ts';

function homeAccount(reader: Reader, homeId: number): HomeAccount | undefined {
  return row(
    reader,
    `SELECT h.name, a.bank, a.account_number AS number FROM home h LEFT JOIN home_account a ON a.home_account_id =
       (SELECT home_account_id FROM home_account c WHERE c.home_id = h.home_id AND ${accountStands} ORDER BY valid_from DESC, home_account_id DESC LIMIT 1)
     WHERE h.home_id = ?`,
    homeId,
  );
}

/** A home is paid into the account on record; everybody else into the one given. @throws AppError PENDING_HOME_ACCOUNT */
function payeeOf(reader: Reader, input: ProposePending): Omit<NewDecision, 'personId' | 'choice' | 'reason' | 'documentNo'> {
  const nobody = { payeeKind: null, payeeName: null, payeeRelation: null, payeeHomeId: null, payeeBank: null, payeeAccount: null };
  if (input.choice === 'deny') return nobody;
  const { payeeKind, payeeRelation, payeeName, payeeBank, payeeAccount } = input;
  if (payeeKind !== 'home') return { payeeKind, payeeName, payeeRelation, payeeHomeId: null, payeeBank, payeeAccount };
  const home = homeAccount(reader, input.payeeHomeId ?? 0);
  if (!home || home.bank === null || home.number === null) throw new AppError('PENDING_HOME_ACCOUNT', { home: home?.name ?? '所选机构' });
  return {
    payeeKind,
    payeeName: home.name,
    payeeRelation: null,
    payeeHomeId: input.payeeHomeId,
    payeeBank: home.bank,
    payeeAccount: home.number,
  };
}

function audit(writer: Writer, action: string, about: DecisionRow, after: object): void {
  const { decisionId, personId, choice, fen, decision, orderNumber, paidOn } = about;
  writer.audit({
    action: `pendingDecision.${action}`,
    entity: 'pending_decision',
    entityId: decisionId,
    personId,
    ...(action === 'propose' ? {} : { before: { decision, orderNumber, paidOn } }),
    after: { choice, amountFen: fen, ...after },
  });
}

function required(reader: Reader, decisionId: number): DecisionRow {
  const found = decisionRow(reader, decisionId);
  if (!found) throw new AppError('RECOVERY_REQUEST_NOT_FOUND');
  return found;
}

function undecided(reader: Reader, decisionId: number): DecisionRow {
  const found = required(reader, decisionId);
  if (found.decision !== null) throw new AppError('RECOVERY_REQUEST_NOT_FOUND');
  return found;
}

/** For all that is left of the items. @throws AppError PENDING_NOT_OPEN, PENDING_SEVERAL_PEOPLE, PENDING_HOME_ACCOUNT */
export function proposePending(context: WriteContext, input: ProposePending): { decisionId: number } {
  return transaction(context, (writer) => {
    const ids = [...new Set(input.pendingIds)];
    const found = pendingRows(writer).filter(({ pendingId }) => ids.includes(pendingId));
    const isOpen = found.every((item) => item.leftFen > 0 && ['open', 'denied'].includes(standingOf(item)));
    const [first] = found;
    if (!first || found.length < ids.length || !isOpen) throw new AppError('PENDING_NOT_OPEN');
    if (found.some(({ personId }) => personId !== first.personId)) throw new AppError('PENDING_SEVERAL_PEOPLE');
    const { choice, reason, documentNo } = input;
    const decisionId = insertDecision(writer, { personId: first.personId, choice, reason, documentNo, ...payeeOf(writer, input) }, found);
    const made = required(writer, decisionId);
    audit(writer, 'propose', made, { payeeKind: made.payeeKind, payeeAccount: made.payeeAccount, reason, documentNo });
    return { decisionId };
  });
}

/**
 * By another than who proposed. Approved, a payment is a payment order and counts as paid out from then on.
 * @throws AppError RECOVERY_REQUEST_NOT_FOUND, RECOVERY_SAME_PERSON, RECOVERY_AMOUNT_CHANGED
 */
export function decidePending(
  context: WriteContext,
  input: { readonly decisionId: number; readonly decision: 'approved' | 'refused'; readonly reason: string | null },
): { decisionId: number; orderNumber: string | null } {
  return transaction(context, (writer) => {
    const request = undecided(writer, input.decisionId);
    if (request.askedById === writer.actor.userId) throw new AppError('RECOVERY_SAME_PERSON', { name: request.askedBy });
    const isApproved = input.decision === 'approved';
    const items = itemsOfDecision(writer, request.decisionId);
    if (isApproved) refuseChanged(writer, request, items);
    const month = monthOf(context.clock.today());
    const order = isApproved && request.choice === 'pay' ? { month, ...nextNumber(writer, 'order', month) } : null;
    closeDecision(writer, request.decisionId, input.decision, input.reason, order);
    if (order)
      for (const { pendingId, fen } of items) insertPosting(writer, { kind: 'payment', pendingId, decisionId: request.decisionId }, fen);
    const orderNumber = order?.number ?? null;
    audit(writer, isApproved ? 'approve' : 'refuse', request, { orderNumber, askedBy: request.askedBy, reason: input.reason });
    return { decisionId: request.decisionId, orderNumber };
  });
}

/** A sheet locked since the request may have settled some of it. */
function refuseChanged(writer: Writer, request: DecisionRow, items: readonly { readonly pendingId: number }[]): void {
  const wanted = new Set(items.map(({ pendingId }) => pendingId));
  const left = pendingRows(writer, request.personId)
    .filter(({ pendingId }) => wanted.has(pendingId))
    .reduce((sum, { leftFen }) => sum + leftFen, 0);
  if (left !== request.fen) throw new AppError('RECOVERY_AMOUNT_CHANGED', { asked: formatYuan(request.fen), now: formatYuan(left) });
}

/** @throws AppError RECOVERY_REQUEST_NOT_FOUND */
export function takeBackPending(
  context: WriteContext,
  input: { readonly decisionId: number; readonly reason: string },
): { decisionId: number } {
  return transaction(context, (writer) => {
    const request = undecided(writer, input.decisionId);
    closeDecision(writer, request.decisionId, 'withdrawn', input.reason, null);
    audit(writer, 'takeBack', request, { reason: input.reason });
    return { decisionId: request.decisionId };
  });
}

function openOrder(reader: Reader, decisionId: number): DecisionRow {
  const order = decisionRow(reader, decisionId);
  if (!order || order.orderNumber === null || order.paidOn !== null || order.cancelledReason !== null)
    throw new AppError('PENDING_ORDER_NOT_FOUND');
  return order;
}

/** @throws AppError PENDING_ORDER_NOT_FOUND, RECOVERY_DAY */
export function recordPayment(context: WriteContext, input: z.output<typeof recordPaymentSchema>): { decisionId: number } {
  return transaction(context, (writer) => {
    const order = openOrder(writer, input.decisionId);
    const { paidOn, voucherNo } = input;
    const until = context.clock.today();
    const from = `${order.orderNumber?.slice(0, 4)}-${order.orderNumber?.slice(4, 6)}-01`;
    if (paidOn < from || paidOn > until) throw new AppError('RECOVERY_DAY', { action: '付款', date: paidOn, from, until });
    markPaid(writer, order.decisionId, paidOn, voucherNo);
    audit(writer, 'pay', order, { orderNumber: order.orderNumber, paidOn, voucherNo });
    return { decisionId: order.decisionId };
  });
}

/** Before it is paid; what it was for waits again, and settles what is claimed. @throws AppError PENDING_ORDER_NOT_FOUND */
export function cancelOrder(
  context: WriteContext,
  input: { readonly decisionId: number; readonly reason: string },
): { decisionId: number } {
  return transaction(context, (writer) => {
    const order = openOrder(writer, input.decisionId);
    markCancelled(writer, order.decisionId, input.reason);
    for (const { pendingId, fen } of itemsOfDecision(writer, order.decisionId))
      insertPosting(writer, { kind: 'payment', pendingId, decisionId: order.decisionId }, -fen);
    audit(writer, 'cancel', order, { orderNumber: order.orderNumber, reason: input.reason });
    settleNettings(writer, null);
    return { decisionId: order.decisionId };
  });
}
