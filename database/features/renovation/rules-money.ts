/** What may be paid under a contract on a day: caps by how far the works are, the price with its changes, retention. Pure, in fen. */
import { wholePermille, type PaymentBasis } from '../../../electron/contract/renovation-terms.ts';
import { divideFen, fen, type IsoDate } from '../../../electron/contract/values.ts';
import type { PayCaps } from './policy.ts';

export type ContractFacts = {
  readonly priceFen: number;
  readonly retentionPermille: number;
  readonly retentionUntil: IsoDate | null;
  /** Whether the caps hold this kind of contract back. */
  readonly isCapped: boolean;
  /** Standing ones. */
  readonly changes: readonly { readonly changedOn: IsoDate; readonly deltaFen: number }[];
  readonly payments: readonly { readonly paidOn: IsoDate; readonly fen: number; readonly basis: PaymentBasis }[];
};
/** Days the project reached them; null where it has not. */
export type Milestones = { readonly construction: IsoDate | null; readonly accepted: IsoDate | null; readonly settled: IsoDate | null };
export type CapsOn = (day: IsoDate) => PayCaps;

export type Cap = {
  readonly permille: number;
  /** `竣工验收前至多80%`. */
  readonly words: string;
  /** What opens the next: `竣工验收、结算审计后`. */
  readonly until: string;
};

const sum = (list: readonly { readonly fen: number }[]): number => list.reduce((total, one) => total + one.fen, 0);
const percentText = (permille: number): string => `${permille / 10}%`;
const reached = (milestone: IsoDate | null, day: IsoDate): boolean => milestone !== null && milestone <= day;

/** What holds on a day for everything but the return of the retention. */
export function capOn(
  contract: Pick<ContractFacts, 'isCapped' | 'retentionPermille'>,
  milestones: Milestones,
  caps: PayCaps,
  day: IsoDate,
): Cap {
  if (!contract.isCapped) return { permille: wholePermille, words: '合同总价（这类合同不按阶段设上限）', until: '登记合同变更后支付' };
  const permille = (percent: number): number => Math.round(percent * 10);
  if (reached(milestones.settled, day)) {
    const settled = Math.min(permille(caps.settled), wholePermille - contract.retentionPermille);
    return { permille: settled, words: `结算审计后至多${percentText(settled)}`, until: '质保期满后按质保金退还' };
  }
  if (!reached(milestones.construction, day)) {
    const prepayment = permille(caps.prepayment);
    return { permille: prepayment, words: `开工前至多${percentText(prepayment)}`, until: '开工后按进度支付' };
  }
  const progress = permille(caps.beforeAcceptance);
  return reached(milestones.accepted, day)
    ? { permille: progress, words: `结算审计前至多${percentText(progress)}`, until: '结算审计后支付' }
    : { permille: progress, words: `竣工验收前至多${percentText(progress)}`, until: '竣工验收、结算审计后支付' };
}

/** Price with the changes made by a day. @param day null: all of them */
export function totalOn({ priceFen, changes }: Pick<ContractFacts, 'priceFen' | 'changes'>, day: IsoDate | null): number {
  return changes.reduce((total, { changedOn, deltaFen }) => (day === null || changedOn <= day ? total + deltaFen : total), priceFen);
}

/** Never more than the share: rounded down to the fen. */
export function shareFen(total: number, permille: number): number {
  return Math.floor((total * permille) / wholePermille);
}

/** What is kept back when the accounts are settled. */
export function retentionOf(contract: ContractFacts): number {
  return divideFen(fen(totalOn(contract, null)), contract.retentionPermille, wholePermille);
}

export function returnedOf({ payments }: Pick<ContractFacts, 'payments'>): number {
  return sum(payments.filter(({ basis }) => basis === 'retention'));
}

/** 留存的质保金 on a day: after the settlement audit, less what was returned; never more than is still unpaid. */
export function heldOn(contract: ContractFacts, milestones: Milestones, day: IsoDate): number {
  if (!reached(milestones.settled, day)) return 0;
  const unpaid = totalOn(contract, null) - sum(contract.payments);
  return Math.max(0, Math.min(retentionOf(contract) - returnedOf(contract), unpaid));
}

export type Room = {
  /** Never below zero. */
  readonly possibleFen: number;
  readonly paidFen: number;
  readonly totalFen: number;
  readonly cap: Cap;
  readonly capFen: number;
};

/** Days on which a payment of this day would be looked at again: its own and those of all later ones. */
function daysFrom(day: IsoDate, payments: ContractFacts['payments']): IsoDate[] {
  return [...new Set([day, ...payments.map(({ paidOn }) => paidOn).filter((paidOn) => paidOn > day)])].toSorted();
}

/** What may still be paid on a day other than retention: under the cap of the day and of every later payment, and under the price. */
export function roomOn(contract: ContractFacts, milestones: Milestones, capsOn: CapsOn, day: IsoDate): Room {
  const works = contract.payments.filter(({ basis }) => basis !== 'retention');
  const rooms = daysFrom(day, works).map((at) => {
    const cap = capOn(contract, milestones, capsOn(at), at);
    const capFen = shareFen(totalOn(contract, at), cap.permille);
    const paidFen = sum(works.filter(({ paidOn }) => paidOn <= at));
    return { cap, capFen, paidFen, left: capFen - paidFen };
  });
  const least = rooms.reduce((one, other) => (other.left < one.left ? other : one));
  const totalFen = totalOn(contract, null);
  const paidFen = sum(contract.payments);
  return {
    possibleFen: Math.max(0, Math.min(least.left, totalFen - paidFen)),
    paidFen: least.paidFen,
    totalFen,
    cap: least.cap,
    capFen: least.capFen,
  };
}

/** What may still be prepaid: 预付款 never grows over its share, whatever stage the works are in. */
export function prepaymentRoom(
  contract: ContractFacts,
  caps: PayCaps,
  day: IsoDate,
): { readonly possibleFen: number; readonly capFen: number; readonly paidFen: number } {
  const capFen = contract.isCapped ? shareFen(totalOn(contract, day), Math.round(caps.prepayment * 10)) : totalOn(contract, day);
  const paidFen = sum(contract.payments.filter(({ basis }) => basis === 'prepayment'));
  return { possibleFen: Math.max(0, capFen - paidFen), capFen, paidFen };
}

/** Why retention cannot be returned on a day; null when it can. */
export function retentionRefusal(
  { retentionUntil }: Pick<ContractFacts, 'retentionUntil'>,
  milestones: Milestones,
  day: IsoDate,
): string | null {
  if (!reached(milestones.settled, day)) return '还没有登记结算审计';
  if (retentionUntil === null) return '合同没有登记质保到期日期';
  return retentionUntil > day ? `质保期到 ${retentionUntil} 才满` : null;
}

/** The first payment that stands over its cap or over the price; null when all tie. Asked after anything that lowers a cap. */
export function firstBreach(contract: ContractFacts, milestones: Milestones, capsOn: CapsOn): IsoDate | null {
  const days = [...new Set(contract.payments.map(({ paidOn }) => paidOn))].toSorted();
  const works = contract.payments.filter(({ basis }) => basis !== 'retention');
  const over = days.find((day) => {
    const { permille } = capOn(contract, milestones, capsOn(day), day);
    return sum(works.filter(({ paidOn }) => paidOn <= day)) > shareFen(totalOn(contract, day), permille);
  });
  if (over !== undefined) return over;
  const returnedEarly = contract.payments.find(
    ({ basis, paidOn }) => basis === 'retention' && retentionRefusal(contract, milestones, paidOn) !== null,
  );
  if (returnedEarly) return returnedEarly.paidOn;
  return sum(contract.payments) > totalOn(contract, null) ? (days.at(-1) ?? null) : null;
}

type Flow = { readonly on: IsoDate; readonly fen: number };
/** What a source still has for a payment of a day, without leaving a later payment short or money that was taken back later. */
export function availableOn(received: readonly Flow[], spent: readonly Flow[], day: IsoDate): number {
  const upTo = (list: readonly Flow[], at: IsoDate): number => sum(list.filter(({ on }) => on <= at));
  const days = [day, ...[...received, ...spent].map(({ on }) => on).filter((on) => on > day)];
  return Math.max(0, Math.min(...days.map((at) => upTo(received, at) - upTo(spent, at))));
}
