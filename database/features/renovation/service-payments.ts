/** Payments under a contract: under the cap of the stage, out of sources that have the money, retention after its time. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { requireApprover } from './exceptions.ts';
import { auditedOf, capsFrom, factsOf, leftIn, milestonesOf, spentOf } from './money.ts';
import { fundSources, payCaps, sourceNames } from './policy.ts';
import { contractById, fundsOf, paymentById, paymentsOf, type StoredContract } from './queries-money.ts';
import {
  heldOn,
  prepaymentRoom,
  retentionRefusal,
  returnedOf,
  roomOn,
  retentionOf,
  type ContractFacts,
  type Milestones,
} from './rules-money.ts';
import { spentWith } from './rules-spent.ts';
import { stagesOfProject } from './queries-projects.ts';
import { stageLabel } from './rules-stages.ts';
import { standingOn } from './rules-standing.ts';
import { unsplitSource } from '../../../electron/contract/renovation-terms.ts';
import { requireStanding, withdrawRow } from './withdraw.ts';

type Input = ParsedInputOf<'renovation.addPayment'>;
const sum = (list: readonly { readonly fen: number }[]): number => list.reduce((total, { fen }) => total + fen, 0);

/**
 * @throws AppError RENOVATION_ENTRY_NOT_FOUND, RENOVATION_ENTRY_WITHDRAWN, FACT_IN_FUTURE, PAYMENT_BEFORE_CONTRACT, PAYMENT_NUMBER_EXISTS,
 * PAYMENT_OVER_PRICE, PAYMENT_OVER_CAP, PAYMENT_OVER_PREPAYMENT, PAYMENT_RETENTION_EARLY, PAYMENT_OVER_RETENTION, PAYMENT_SOURCES,
 * PAYMENT_SOURCE_TWICE, FUND_SOURCE_UNKNOWN, PAYMENT_NOT_RUNNING, PAYMENT_OVER_AUDITED, PAYMENT_SOURCE_SHORT, RENOVATION_EXCEPTION_ROLE, RENOVATION_SAME_PERSON
 */
export function addPayment(context: WriteContext, input: Input): { paymentId: number } {
  return transaction(context, (writer) => {
    const contract = requireStanding(contractById(writer, input.contractId));
    const today = context.clock.today();
    requireFit(writer, contract, input, today);
    requireUnderCap(writer, contract, input, today);
    requireTied(writer, contract.projectId, input);
    const isOpened = requireRunning(writer, contract, input);
    const isOverAudited = requireUnderAudited(writer, contract, input);
    const isException = requireReceived(writer, contract, input) || isOpened || isOverAudited;
    return { paymentId: insertPayment(writer, contract, input, isException) };
  });
}

function requireFit(writer: Writer, contract: StoredContract, { paidOn, paymentNo }: Input, today: IsoDate): void {
  if (paidOn > today) throw new AppError('FACT_IN_FUTURE', { date: paidOn }, { paidOn: '不能晚于今天' });
  if (contract.signedOn !== null && paidOn < contract.signedOn)
    throw new AppError('PAYMENT_BEFORE_CONTRACT', { date: formatDate(contract.signedOn) }, { paidOn: `不能早于 ${contract.signedOn}` });
  const same = paymentsOf(writer, contract.contractId).find((other) => other.isWithdrawn === 0 && other.paymentNo === paymentNo);
  if (same) throw new AppError('PAYMENT_NUMBER_EXISTS', { number: paymentNo }, { paymentNo: '已登记过' });
}

function requireUnderCap(writer: Writer, contract: StoredContract, input: Input, today: IsoDate): void {
  const facts = factsOf(writer, contract, today);
  const milestones = milestonesOf(writer, contract.projectId);
  if (input.basis === 'retention') {
    requireRetention(facts, milestones, input);
    return;
  }
  const { fen: amount, paidOn, basis } = input;
  const room = roomOn(facts, milestones, capsFrom(writer), paidOn);
  const known = { fen: formatYuan(amount), possible: formatYuan(room.possibleFen) };
  const fields = { fen: `最多可付 ${known.possible} 元` };
  const paid = sum(facts.payments);
  if (paid + amount > room.totalFen) {
    const whole = { ...known, sum: formatYuan(paid + amount), total: formatYuan(room.totalFen), paid: formatYuan(paid) };
    throw new AppError('PAYMENT_OVER_PRICE', whole, fields);
  }
  if (amount > room.possibleFen)
    throw new AppError(
      'PAYMENT_OVER_CAP',
      {
        ...known,
        sum: formatYuan(room.paidFen + amount),
        cap: room.cap.words,
        capFen: formatYuan(room.capFen),
        paid: formatYuan(room.paidFen),
        until: room.cap.until,
      },
      fields,
    );
  if (basis === 'prepayment') requirePrepayment(writer, facts, input);
}

function requirePrepayment(writer: Writer, facts: ContractFacts, { fen: amount, paidOn }: Input): void {
  const caps = payCaps(writer, paidOn);
  const { possibleFen, capFen, paidFen } = prepaymentRoom(facts, caps, paidOn);
  if (amount <= possibleFen) return;
  const possible = formatYuan(possibleFen);
  throw new AppError(
    'PAYMENT_OVER_PREPAYMENT',
    { sum: formatYuan(paidFen + amount), percent: caps.prepayment, capFen: formatYuan(capFen), possible },
    { fen: `最多可预付 ${possible} 元` },
  );
}

function requireRetention(facts: ContractFacts, milestones: Milestones, { fen: amount, paidOn }: Input): void {
  const held = heldOn(facts, milestones, paidOn);
  const why = retentionRefusal(facts, milestones, paidOn);
  const kept = formatYuan(Math.max(held, retentionOf(facts) - returnedOf(facts)));
  if (why !== null) throw new AppError('PAYMENT_RETENTION_EARLY', { why, held: kept }, { paidOn: why });
  if (amount > held)
    throw new AppError(
      'PAYMENT_OVER_RETENTION',
      { fen: formatYuan(amount), possible: formatYuan(held) },
      { fen: `最多可退还 ${formatYuan(held)} 元` },
    );
}

/** To the fen: the sources together pay the payment. */
function requireTied(writer: Writer, projectId: number, { fen: amount, sources, paidOn }: Input): void {
  const nameOf = sourceNames(writer, paidOn);
  const told = sum(sources);
  if (told !== amount)
    throw new AppError('PAYMENT_SOURCES', { sum: formatYuan(told), fen: formatYuan(amount) }, { sources: '合计应等于付款金额' });
  const twice = sources.find(({ source }, index) => sources.findIndex((other) => other.source === source) < index);
  if (twice) throw new AppError('PAYMENT_SOURCE_TWICE', { source: nameOf(twice.source) }, { sources: '来源重复' });
  // Money a file told of may stand under a source the list does not have.
  const known = new Set([
    ...fundSources(writer, paidOn).map(({ id }) => id),
    unsplitSource,
    ...fundsOf(writer, projectId).map(({ source }) => source),
  ]);
  const unknown = sources.find(({ source }) => !known.has(source));
  if (unknown) throw new AppError('FUND_SOURCE_UNKNOWN', { source: unknown.source }, { sources: '请从清单中选择' });
}

/** Whether an approver lets a payment be made while the project stands still, or when it is over (清算). */
function requireRunning(writer: Writer, contract: StoredContract, { paidOn, exceptionReason }: Input): boolean {
  const entries = stagesOfProject(writer, contract.projectId).filter(({ isWithdrawn }) => isWithdrawn === 0);
  const { state } = standingOn(entries, paidOn);
  if (state === 'running') return false;
  if (exceptionReason === null) {
    const since = entries.findLast(({ stage, happenedOn }) => stage === state && happenedOn <= paidOn)?.happenedOn ?? paidOn;
    const words = stageLabel(state);
    const params = { state: words, since: formatDate(since), date: formatDate(paidOn) };
    throw new AppError('PAYMENT_NOT_RUNNING', params, { paidOn: `项目已${words}`, exceptionReason: '请由审批人填写' });
  }
  requireApprover(writer, contract.recordedById);
  return true;
}

/** Whether an approver lets more be paid than a source has received (垫付). */
function requireReceived(writer: Writer, contract: StoredContract, { sources, paidOn, exceptionReason }: Input): boolean {
  const nameOf = sourceNames(writer, paidOn);
  for (const { source, fen: amount } of sources) {
    const left = leftIn(writer, contract.projectId, source, paidOn);
    if (amount <= left) continue;
    if (exceptionReason === null)
      throw new AppError(
        'PAYMENT_SOURCE_SHORT',
        { source: nameOf(source), fen: formatYuan(amount), possible: formatYuan(left) },
        { sources: `${nameOf(source)}现在可用 ${formatYuan(left)} 元` },
      );
    requireApprover(writer, contract.recordedById);
    return true;
  }
  return false;
}

/** Whether an approver lets more be paid than the settlement audit found (结算审定). */
function requireUnderAudited(writer: Writer, contract: StoredContract, { fen: amount, paidOn, exceptionReason }: Input): boolean {
  const audited = auditedOf(writer, contract.projectId);
  if (audited === null) return false;
  const { told, payments } = spentOf(writer, contract.projectId);
  const after = spentWith(told, [...payments, { on: paidOn, fen: amount }]);
  // What a file already has in its figure adds nothing.
  if (after <= audited.auditedFen || after === audited.spentFen) return false;
  if (exceptionReason === null) {
    const possible = formatYuan(audited.leftFen);
    const params = { fen: formatYuan(amount), sum: formatYuan(after), audited: formatYuan(audited.auditedFen), possible };
    throw new AppError('PAYMENT_OVER_AUDITED', params, { fen: `按审定金额最多可付 ${possible} 元`, exceptionReason: '请由审批人填写' });
  }
  requireApprover(writer, contract.recordedById);
  return true;
}

function insertPayment(writer: Writer, contract: StoredContract, input: Input, isException: boolean): number {
  const { contractId, paymentNo, paidOn, payee, fen: amount, invoiceNo, basis, note, sources } = input;
  const exceptionReason = isException ? input.exceptionReason : null;
  // The sources come first: the payment is compared with their sum when it is written.
  const last = row<{ id: number | null }>(writer, 'SELECT max(renovation_payment_id) AS id FROM renovation_payment');
  const paymentId = (last?.id ?? 0) + 1;
  for (const { source, fen } of sources)
    run(writer, 'INSERT INTO renovation_payment_source (renovation_payment_id, source, fen) VALUES (?, ?, ?)', paymentId, source, fen);
  run(
    writer,
    `INSERT INTO renovation_payment (renovation_payment_id, uid, renovation_contract_id, payment_no, paid_on, payee, fen, invoice_no, basis, note,
       exception_reason, exception_by, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    paymentId,
    newUid(),
    contractId,
    paymentNo,
    paidOn,
    payee,
    amount,
    invoiceNo,
    basis,
    note,
    exceptionReason,
    isException ? writer.actor.userId : null,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: 'renovation.payment',
    entity: 'renovation_project',
    entityId: contract.projectId,
    after: {
      contractNo: contract.contractNo,
      paymentNo,
      paidOn,
      payee,
      amountFen: amount,
      invoiceNo,
      paymentBasis: basis,
      fundShares: sources.map(({ source, fen }) => ({ fundSource: sourceNames(writer, paidOn)(source), amountFen: fen })),
      note,
      exceptionReason,
    },
  });
  return paymentId;
}

/** @throws AppError RENOVATION_ENTRY_NOT_FOUND, RENOVATION_ENTRY_WITHDRAWN */
export function withdrawPayment(context: WriteContext, { paymentId, reason }: ParsedInputOf<'renovation.withdrawPayment'>): void {
  transaction(context, (writer) => {
    const payment = requireStanding(paymentById(writer, paymentId));
    const contract = contractById(writer, payment.contractId);
    withdrawRow(writer, 'renovation_payment', paymentId, reason);
    writer.audit({
      action: 'renovation.withdrawPayment',
      entity: 'renovation_project',
      entityId: contract?.projectId ?? null,
      before: { contractNo: contract?.contractNo ?? null, paymentNo: payment.paymentNo, paidOn: payment.paidOn, amountFen: payment.fen },
      after: { withdrawn: true, reason },
    });
  });
}
