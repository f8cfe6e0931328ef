/** What each source has left in a year, from what is recorded now. */
import type { FundBasis } from '../../../electron/contract/funds-plan.ts';
import { addFen, fen, type Fen } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { entriesOf, sharesOfSheet, sharesOfYear, type FixedShare } from './queries.ts';
import { backOf, paidByOrder, type OfSheet } from './queries-back.ts';
import { inProportion, sumOf, type Balances, type Entry } from './rules.ts';

/** Amounts by source; `unassigned` belongs to sheets that have no source. */
export type Spread = { readonly bySource: ReadonlyMap<number, Fen>; readonly unassignedFen: Fen };

export type YearMoney = {
  readonly entries: readonly Entry[];
  /** What approved sheets have drawn. */
  readonly shares: readonly FixedShare[];
  /** Returned by the bank, paid back after a recovery. */
  readonly back: Spread;
  /** Paid beside the sheets by an order. */
  readonly orders: Spread;
};

const none = fen(0);

function spread(reader: Reader, amounts: readonly OfSheet[]): Spread {
  const bySource = new Map<number, Fen>();
  const unassigned: Fen[] = [];
  for (const amount of amounts) {
    const shares = inProportion(amount.fen, sharesOfSheet(reader, amount.sheetId));
    if (shares.length === 0) unassigned.push(amount.fen);
    for (const share of shares) bySource.set(share.sourceId, addFen([bySource.get(share.sourceId) ?? none, share.fen]));
  }
  return { bySource, unassignedFen: addFen(unassigned) };
}

export function moneyOf(reader: Reader, year: number): YearMoney {
  return {
    entries: entriesOf(reader, year).filter(({ withdrawnReason }) => withdrawnReason === null),
    shares: sharesOfYear(reader, year),
    back: spread(reader, backOf(reader, year)),
    orders: spread(reader, paidByOrder(reader, year)),
  };
}

export function backTo(money: YearMoney, sourceId: number): Fen {
  return money.back.bySource.get(sourceId) ?? none;
}

export function spentBy(money: YearMoney, sourceId: number): Fen {
  const drawn = money.shares.filter((share) => share.sourceId === sourceId).map((share) => share.fen);
  return addFen([...drawn, money.orders.bySource.get(sourceId) ?? none]);
}

export function balanceOf(money: YearMoney, sourceId: number, basis: FundBasis): Fen {
  return fen(sumOf(money.entries, sourceId, basis) - spentBy(money, sourceId) + backTo(money, sourceId));
}

export function balancesOf(money: YearMoney, sourceIds: readonly number[], basis: FundBasis): Balances {
  return new Map(sourceIds.map((sourceId) => [sourceId, balanceOf(money, sourceId, basis)]));
}
