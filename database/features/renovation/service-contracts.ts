/** Contracts and what changes them. A contract once recorded stays as it was; what is agreed later is a change with its document. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { wholePermille } from '../../../electron/contract/renovation-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { isCreditCode, normaliseCreditCode } from '../people/credit-code.ts';
import { capsFrom, factsOf, milestonesOf } from './money.ts';
import { retentionMost } from './policy.ts';
import { changeById, changesOf, contractById, contractsOf, paymentsOf, type StoredContract } from './queries-money.ts';
import { requiredProject } from './required.ts';
import { capOn, firstBreach, totalOn, type ContractFacts, type Milestones } from './rules-money.ts';
import { requireStanding, withdrawRow } from './withdraw.ts';

type Input = ParsedInputOf<'renovation.saveContract'>;

const kept = {
  kind: '合同类别',
  contractNo: '合同编号',
  contractor: '承包单位',
  procurement: '采购方式',
  priceFen: '合同价',
  signedOn: '签订日期',
  beginsOn: '计划开工',
  retentionPermille: '质保金比例',
} as const;

/** @throws AppError RENOVATION_NOT_FOUND, CONTRACT_NUMBER_EXISTS, CONTRACT_DATES, CONTRACT_RETENTION, CONTRACT_KEPT, FACT_IN_FUTURE */
export function saveContract(context: WriteContext, input: Input): { contractId: number } {
  return transaction(context, (writer) => {
    requiredProject(writer, input.projectId);
    const creditCode = input.creditCode === null ? null : normaliseCreditCode(input.creditCode);
    if (creditCode !== null && !isCreditCode(creditCode)) throw new AppError('INVALID_INPUT', {}, { creditCode: '统一社会信用代码有误' });
    const contract = { ...input, creditCode };
    if (input.contractId !== null) return { contractId: changeTerms(writer, input.contractId, contract) };
    requireFit(writer, contract, context.clock.today());
    return { contractId: insertContract(writer, contract, null) };
  });
}

function requireFit(writer: Writer, contract: Input, today: IsoDate): void {
  const { projectId, contractNo, signedOn, beginsOn, endsOn, retentionPermille } = contract;
  if (signedOn > today) throw new AppError('FACT_IN_FUTURE', { date: signedOn }, { signedOn: '不能晚于今天' });
  if (beginsOn !== null && endsOn !== null && endsOn < beginsOn) throw new AppError('CONTRACT_DATES', {}, { endsOn: '不能早于计划开工' });
  const most = retentionMost(writer, signedOn);
  if (retentionPermille > Math.round(most * 10))
    throw new AppError(
      'CONTRACT_RETENTION',
      { percent: retentionPermille / 10, most },
      { retentionPercent: `至多${most}%`, retentionPermille: `至多${most}%` },
    );
  const same = contractsOf(writer, projectId).find((other) => other.isWithdrawn === 0 && other.contractNo === contractNo);
  if (same) throw new AppError('CONTRACT_NUMBER_EXISTS', { contract: contractNo }, { contractNo: '已登记过' });
}

export type NewContract = Omit<Input, 'contractId' | 'contractNo' | 'procurement' | 'signedOn'> & {
  readonly contractNo: string | null;
  readonly procurement: Input['procurement'] | null;
  readonly signedOn: IsoDate | null;
};

/** A row and its line of the log, whoever tells it. */
export function insertContract(writer: Writer, contract: NewContract, batchId: number | null): number {
  const { projectId, kind, contractNo, contractor, creditCode, procurement, priceFen, signedOn } = contract;
  const { beginsOn, endsOn, retentionPermille, retentionUntil, insuredUntil } = contract;
  const contractId = run(
    writer,
    `INSERT INTO renovation_contract (uid, renovation_project_id, kind, contract_no, contractor, credit_code, procurement, price_fen, signed_on, begins_on,
       ends_on, retention_permille, retention_until, insured_until, batch_id, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    projectId,
    kind,
    contractNo,
    contractor,
    creditCode,
    procurement,
    priceFen,
    signedOn,
    beginsOn,
    endsOn,
    retentionPermille,
    retentionUntil,
    insuredUntil,
    batchId,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: 'renovation.contract',
    entity: 'renovation_project',
    entityId: projectId,
    after: {
      contractKind: kind,
      contractNo,
      contractor,
      creditCode,
      procurement,
      priceFen,
      signedOn,
      beginsOn,
      endsOn,
      retentionPermille,
      retentionUntil,
      insuredUntil,
    },
  });
  return contractId;
}

/** Only what becomes known or is prolonged later. */
function changeTerms(writer: Writer, contractId: number, input: Input): number {
  const contract = requireStanding(contractById(writer, contractId));
  if (contract.projectId !== input.projectId) throw new AppError('RENOVATION_ENTRY_NOT_FOUND');
  // The window shows the end with its changes.
  const ends = [
    contract.endsOn,
    ...changesOf(writer, contractId)
      .filter(({ isWithdrawn }) => isWithdrawn === 0)
      .map(({ endsOn }) => endsOn),
  ];
  const differing = Object.entries({ ...kept, endsOn: '计划完工' }).filter(([field]) =>
    field === 'endsOn' ? !ends.includes(input.endsOn) : contract[field as keyof typeof kept] !== input[field as keyof typeof kept],
  );
  if (differing.length > 0)
    throw new AppError(
      'CONTRACT_KEPT',
      { fields: differing.map(([, label]) => label).join('、') },
      Object.fromEntries(differing.map(([field]) => [field, '登记后不能修改'])),
    );
  const { creditCode, retentionUntil, insuredUntil } = input;
  const returned = paymentsOf(writer, contractId).find(({ isWithdrawn, basis }) => isWithdrawn === 0 && basis === 'retention');
  if (returned && (retentionUntil === null || retentionUntil > returned.paidOn))
    throw new AppError('INVALID_INPUT', {}, { retentionUntil: `质保金已于 ${returned.paidOn} 退还，到期日期不能晚于它` });
  run(
    writer,
    'UPDATE renovation_contract SET credit_code = ?, retention_until = ?, insured_until = ? WHERE renovation_contract_id = ?',
    creditCode,
    retentionUntil,
    insuredUntil,
    contractId,
  );
  writer.audit({
    action: 'renovation.contractTerms',
    entity: 'renovation_project',
    entityId: contract.projectId,
    before: {
      contractNo: contract.contractNo,
      creditCode: contract.creditCode,
      retentionUntil: contract.retentionUntil,
      insuredUntil: contract.insuredUntil,
    },
    after: { contractNo: contract.contractNo, creditCode, retentionUntil, insuredUntil },
  });
  return contractId;
}

/** @throws AppError RENOVATION_ENTRY_NOT_FOUND, RENOVATION_ENTRY_WITHDRAWN, CONTRACT_PAID */
export function withdrawContract(context: WriteContext, { contractId, reason }: ParsedInputOf<'renovation.withdrawContract'>): void {
  transaction(context, (writer) => {
    const contract = requireStanding(contractById(writer, contractId));
    if (factsOf(writer, contract, context.clock.today()).payments.length > 0)
      throw new AppError('CONTRACT_PAID', { contract: contract.contractNo ?? contract.contractor });
    withdrawRow(writer, 'renovation_contract', contractId, reason);
    const { kind, contractNo, contractor, priceFen, signedOn } = contract;
    writer.audit({
      action: 'renovation.withdrawContract',
      entity: 'renovation_project',
      entityId: contract.projectId,
      before: { contractKind: kind, contractNo, contractor, priceFen, signedOn },
      after: { withdrawn: true, reason },
    });
  });
}

const paidOf = ({ payments }: ContractFacts): number => payments.reduce((sum, { fen }) => sum + fen, 0);

/** How much the price may fall on a day without leaving a payment over its cap: found by its parts, never by trying. */
function mostLess(facts: ContractFacts, milestones: Milestones, writer: Writer, changedOn: IsoDate): number {
  const capsOn = capsFrom(writer);
  const works = facts.payments.filter(({ basis }) => basis !== 'retention');
  const days = [...new Set(works.map(({ paidOn }) => paidOn))].filter((day) => day >= changedOn);
  const rooms = days.map((day) => {
    const paid = works.reduce((sum, payment) => (payment.paidOn <= day ? sum + payment.fen : sum), 0);
    const { permille } = capOn(facts, milestones, capsOn(day), day);
    return permille === 0 ? 0 : totalOn(facts, day) - Math.ceil((paid * wholePermille) / permille);
  });
  return Math.max(0, Math.min(totalOn(facts, null) - paidOf(facts), ...rooms));
}

/** @throws AppError RENOVATION_ENTRY_NOT_FOUND, RENOVATION_ENTRY_WITHDRAWN, FACT_IN_FUTURE, CONTRACT_CHANGE_PAID, PAYMENT_BEFORE_CONTRACT */
export function addChange(context: WriteContext, input: ParsedInputOf<'renovation.addChange'>): { changeId: number } {
  return transaction(context, (writer) => {
    const { contractId, changedOn, deltaFen, documentNo, reason, endsOn } = input;
    const contract = requireStanding(contractById(writer, contractId));
    const today = context.clock.today();
    if (changedOn > today) throw new AppError('FACT_IN_FUTURE', { date: changedOn }, { changedOn: '不能晚于今天' });
    if (contract.signedOn !== null && changedOn < contract.signedOn)
      throw new AppError('INVALID_INPUT', {}, { changedOn: `不能早于合同签订日期（${contract.signedOn}）` });
    if (deltaFen === 0 && endsOn === null) throw new AppError('INVALID_INPUT', {}, { deltaFen: '金额和完工日期至少变更一项' });
    requireStillFit(writer, contract, changedOn, deltaFen, today);
    const changeId = run(
      writer,
      `INSERT INTO renovation_contract_change (uid, renovation_contract_id, changed_on, delta_fen, document_no, reason, ends_on, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      contractId,
      changedOn,
      deltaFen,
      documentNo,
      reason,
      endsOn,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'renovation.contractChange',
      entity: 'renovation_project',
      entityId: contract.projectId,
      after: { contractNo: contract.contractNo, contractor: contract.contractor, changedOn, deltaFen, documentNo, reason, endsOn },
    });
    return { changeId };
  });
}

/** Payments that were right stay right: a change does not leave them over the price or their cap. */
function requireStillFit(writer: Writer, contract: StoredContract, changedOn: IsoDate, deltaFen: number, today: IsoDate): void {
  const facts = factsOf(writer, contract, today);
  const milestones = milestonesOf(writer, contract.projectId);
  const after = { ...facts, changes: [...facts.changes, { changedOn, deltaFen }] };
  const total = totalOn(after, null);
  if (total >= 0 && (deltaFen >= 0 || firstBreach(after, milestones, capsFrom(writer)) === null)) return;
  throw new AppError(
    'CONTRACT_CHANGE_PAID',
    { total: formatYuan(total), paid: formatYuan(paidOf(facts)), possible: formatYuan(mostLess(facts, milestones, writer, changedOn)) },
    { deltaFen: '减少的金额过大' },
  );
}

/** @throws AppError RENOVATION_ENTRY_NOT_FOUND, RENOVATION_ENTRY_WITHDRAWN, CONTRACT_CHANGE_NEEDED */
export function withdrawChange(context: WriteContext, { changeId, reason }: ParsedInputOf<'renovation.withdrawChange'>): void {
  transaction(context, (writer) => {
    const change = requireStanding(changeById(writer, changeId));
    const contract = requireStanding(contractById(writer, change.contractId));
    const today = context.clock.today();
    const facts = factsOf(writer, contract, today);
    const changes = changesOf(writer, contract.contractId).filter((other) => other.isWithdrawn === 0 && other.changeId !== changeId);
    const after = { ...facts, changes };
    const over =
      totalOn(after, null) < 0 ? contract.signedOn : firstBreach(after, milestonesOf(writer, contract.projectId), capsFrom(writer));
    if (over !== null) throw new AppError('CONTRACT_CHANGE_NEEDED', { paid: formatYuan(paidOf(facts)), date: formatDate(over) });
    withdrawRow(writer, 'renovation_contract_change', changeId, reason);
    writer.audit({
      action: 'renovation.withdrawChange',
      entity: 'renovation_project',
      entityId: contract.projectId,
      before: { contractNo: contract.contractNo, changedOn: change.changedOn, deltaFen: change.deltaFen, documentNo: change.documentNo },
      after: { withdrawn: true, reason },
    });
  });
}
