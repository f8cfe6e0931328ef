/** The money of one project put together: contracts with what may be paid now, sources, warnings. */
import type { ProjectMoney } from '../../../electron/contract/renovation-shapes.ts';
import { unsplitSource } from '../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { cappedContracts, fundSources, payCaps, sourceNames } from './policy.ts';
import { changesOf, contractsOf, fundsOf, paymentsOf, sharesOf, type StoredContract } from './queries-money.ts';
import { stagesOfProject } from './queries-projects.ts';
import {
  availableOn,
  capOn,
  heldOn,
  retentionOf,
  returnedOf,
  roomOn,
  shareFen,
  totalOn,
  type CapsOn,
  type ContractFacts,
  type Milestones,
} from './rules-money.ts';
import { reachedBy } from './rules-stages.ts';
import { requiredProject } from './required.ts';
import { settlementOf } from './queries-works.ts';
import { beyondPayments, spentWith } from './rules-spent.ts';
import { warningsOf } from './warnings.ts';

export const capsFrom =
  (reader: Reader): CapsOn =>
  (day) =>
    payCaps(reader, day);

/** When the project began to be built, was accepted and settled. */
export function milestonesOf(reader: Reader, projectId: number): Milestones {
  const standing = stagesOfProject(reader, projectId).filter(({ isWithdrawn }) => isWithdrawn === 0);
  const reached = reachedBy(standing, '9999-12-31' as IsoDate);
  const construction = reached.get('construction') ?? reached.get('completed') ?? reached.get('accepted') ?? reached.get('settled');
  return { construction: construction ?? null, accepted: reached.get('accepted') ?? null, settled: reached.get('settled') ?? null };
}

/** What the rules ask of a contract: only what stands. */
export function factsOf(reader: Reader, contract: StoredContract, today: IsoDate): ContractFacts {
  const { contractId, priceFen, retentionPermille, retentionUntil, kind } = contract;
  return {
    priceFen,
    retentionPermille,
    retentionUntil,
    isCapped: cappedContracts(reader, today).has(kind),
    changes: changesOf(reader, contractId).filter(({ isWithdrawn }) => isWithdrawn === 0),
    payments: paymentsOf(reader, contractId).filter(({ isWithdrawn }) => isWithdrawn === 0),
  };
}

function contractMoney(
  reader: Reader,
  contract: StoredContract,
  milestones: Milestones,
  auditedLeftFen: number | null,
  today: IsoDate,
): ProjectMoney['contracts'][number] {
  const { isWithdrawn, batchId, projectId: _project, recordedById: _recorder, ...told } = contract;
  const facts = factsOf(reader, contract, today);
  const cap = capOn(facts, milestones, payCaps(reader, today), today);
  const room = roomOn(facts, milestones, capsFrom(reader), today);
  const changes = changesOf(reader, contract.contractId);
  const ends = changes.findLast((change) => change.isWithdrawn === 0 && change.endsOn !== null)?.endsOn ?? contract.endsOn;
  return {
    ...told,
    endsOn: ends,
    changesFen: room.totalFen - contract.priceFen,
    totalFen: room.totalFen,
    paidFen: facts.payments.reduce((sum, { fen }) => sum + fen, 0),
    capPermille: cap.permille,
    capWords: cap.words,
    capFen: shareFen(totalOn(facts, today), cap.permille),
    possibleNowFen: isWithdrawn === 1 ? 0 : Math.min(room.possibleFen, auditedLeftFen ?? room.possibleFen),
    retentionFen: retentionOf(facts),
    retentionHeldFen: isWithdrawn === 1 ? 0 : heldOn(facts, milestones, today),
    retentionReturnedFen: returnedOf(facts),
    changes: changes.map(({ isWithdrawn: _gone, contractId: _contract, ...change }) => change),
    isFromFile: batchId !== null,
  };
}

/** What a source still has on a day: received, less what payments and files have spent of it. */
export function leftIn(reader: Reader, projectId: number, source: string, day: IsoDate): number {
  const received = fundsOf(reader, projectId)
    .filter((fund) => fund.isWithdrawn === 0 && fund.source === source && fund.kind === 'received')
    .map(({ happenedOn, fen }) => ({ on: happenedOn, fen }));
  const paid = sharesOf(reader, projectId)
    .filter((share) => share.isWithdrawn === 0 && share.source === source)
    .map(({ paidOn, fen }) => ({ on: paidOn, fen }));
  return availableOn(received, [...paid, ...(source === unsplitSource ? spentByFilesBefore(reader, projectId, day) : [])], day);
}

type Flow = { readonly on: IsoDate; readonly fen: number };
/** What files tell to be spent of a project, by their days; and every payment that stands. */
export function spentOf(reader: Reader, projectId: number): { readonly told: readonly Flow[]; readonly payments: readonly Flow[] } {
  const told = fundsOf(reader, projectId).filter(({ isWithdrawn, kind }) => isWithdrawn === 0 && kind === 'spent');
  const payments = sharesOf(reader, projectId).filter(({ isWithdrawn }) => isWithdrawn === 0);
  return {
    told: told.map(({ happenedOn, toldFen, fen }) => ({ on: happenedOn, fen: toldFen ?? fen })),
    payments: payments.map(({ paidOn, fen }) => ({ on: paidOn, fen })),
  };
}

/** What the settlement audit allows the whole project, and what is left of it; null before the audit. */
export function auditedOf(
  reader: Reader,
  projectId: number,
): { readonly auditedFen: number; readonly spentFen: number; readonly leftFen: number } | null {
  const settlement = settlementOf(reader, projectId);
  if (!settlement) return null;
  const { told, payments } = spentOf(reader, projectId);
  const spentFen = spentWith(told, payments);
  return { auditedFen: settlement.auditedFen, spentFen, leftFen: Math.max(0, settlement.auditedFen - spentFen) };
}

/** Day by day what files add to the spent money; a file of the day or later already has a payment of the day in its figure. */
function spentByFilesBefore(reader: Reader, projectId: number, before: IsoDate): Flow[] {
  const { told, payments } = spentOf(reader, projectId);
  const days = [...new Set(told.map(({ on }) => on))].toSorted();
  const until = days.map((on) => ({ on, fen: beyondPayments(told, payments, on, before) }));
  return until.map(({ on, fen }, index) => ({ on, fen: fen - (until[index - 1]?.fen ?? 0) }));
}

type Amounts = { plannedFen: number; allocatedFen: number; receivedFen: number; spentFen: number };
const nothing = (): Amounts => ({ plannedFen: 0, allocatedFen: 0, receivedFen: 0, spentFen: 0 });
const fields = { planned: 'plannedFen', allocated: 'allocatedFen', received: 'receivedFen', spent: 'spentFen' } as const;

/** Per source, in the order they were first heard of. @param asOf what happened by this day */
export function amountsBySource(reader: Reader, projectId: number, asOf: IsoDate): ReadonlyMap<string, Readonly<Amounts>> {
  const bySource = new Map<string, Amounts>();
  const of = (source: string): Amounts => {
    const known = bySource.get(source) ?? nothing();
    bySource.set(source, known);
    return known;
  };
  for (const { source, kind, fen, happenedOn, isWithdrawn } of fundsOf(reader, projectId))
    if (isWithdrawn === 0 && happenedOn <= asOf) of(source)[fields[kind]] += kind === 'spent' ? 0 : fen;
  const { told, payments } = spentOf(reader, projectId);
  const beyond = beyondPayments(told, payments, asOf);
  if (beyond > 0) of(unsplitSource).spentFen += beyond;
  for (const { source, fen, paidOn, isWithdrawn } of sharesOf(reader, projectId))
    if (isWithdrawn === 0 && paidOn <= asOf) of(source).spentFen += fen;
  return bySource;
}

/** Everything about the money of a project, on a day. @throws AppError RENOVATION_NOT_FOUND */
export function moneyOf(reader: Reader, projectId: number, today: IsoDate): ProjectMoney {
  const project = requiredProject(reader, projectId);
  const nameOf = sourceNames(reader, today);
  const milestones = milestonesOf(reader, projectId);
  const contracts = contractsOf(reader, projectId);
  const shares = Map.groupBy(sharesOf(reader, projectId), ({ paymentId }) => paymentId);
  const withLeft = (amounts: Amounts) => ({ ...amounts, leftFen: amounts.receivedFen - amounts.spentFen });
  // In the order of the office's own list; what has left it comes last.
  const listed = fundSources(reader, today).map(({ id }) => id);
  const place = (source: string): number => (listed.includes(source) ? listed.indexOf(source) : listed.length);
  const amounts = [...amountsBySource(reader, projectId, today)].toSorted(([one], [other]) => place(one) - place(other));
  const sources = amounts.map(([source, of]) => ({
    source,
    sourceName: nameOf(source),
    ...withLeft(of),
  }));
  const totals = sources.reduce<Amounts>(
    (sum, one) => ({
      plannedFen: sum.plannedFen + one.plannedFen,
      allocatedFen: sum.allocatedFen + one.allocatedFen,
      receivedFen: sum.receivedFen + one.receivedFen,
      spentFen: sum.spentFen + one.spentFen,
    }),
    nothing(),
  );
  const audited = auditedOf(reader, projectId);
  const money = {
    projectId,
    auditedFen: audited?.auditedFen ?? null,
    auditedLeftFen: audited?.leftFen ?? null,
    approvedFen: project.approvedFen,
    sources,
    totals: withLeft(totals),
    contracts: contracts.map((contract) => contractMoney(reader, contract, milestones, audited?.leftFen ?? null, today)),
    payments: contracts.flatMap((contract) =>
      paymentsOf(reader, contract.contractId).map(({ isWithdrawn: _gone, ...payment }) => ({
        ...payment,
        contractNo: contract.contractNo,
        contractor: contract.contractor,
        sources: (shares.get(payment.paymentId) ?? []).map(({ source, fen }) => ({ source, sourceName: nameOf(source), fen })),
      })),
    ),
    funds: fundsOf(reader, projectId).map(({ isWithdrawn: _gone, projectId: _project, batchId, ...fund }) => ({
      ...fund,
      sourceName: nameOf(fund.source),
      isFromFile: batchId !== null,
    })),
  };
  return { ...money, warnings: warningsOf(reader, money, today) };
}
