/**
 * What earlier months still lack or have too much, by what is known now. Due is computed anew for every month; what locked sheets have
 * paid, offset, claimed back or set aside for it is taken off; the rest is this sheet's correction. Pure.
 */
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { addMonths, fen, type Fen } from '../../../electron/contract/values.ts';
import { periodIn, type PersonFacts } from './rules-facts.ts';
import { homeOf, type DueIn, type DueLine, type Side } from './rules.ts';

export type CorrectedType = 'BASIC' | 'CARE' | 'FUNERAL' | 'PRICE' | 'OTHER';

/** What a locked sheet holds for a month: lines as they stand, recoveries below zero, pending above. */
export type Settled = {
  readonly forMonth: IsoMonth;
  readonly of: CorrectedType;
  readonly side: Side;
  readonly fen: number;
  /** The line itself; null for recoveries and pending. */
  readonly lineId: number | null;
  /** Of what the bank sent back: the line, as long as nothing has been issued for it since. */
  readonly returnedLineId?: number | null;
};

export type Correction = {
  readonly kind: 'BACKPAY' | 'OFFSET' | 'recovery' | 'pending';
  readonly forMonth: IsoMonth;
  readonly of: CorrectedType;
  readonly side: Side;
  /** Below zero for an offset only. */
  readonly fen: Fen;
  /** What is due for that month now; null when nothing is due to this side. */
  readonly due: DueLine | null;
  /** The line the bank sent back, else the last one that was paid for it. */
  readonly correctsLineId: number | null;
};

type Balance = {
  readonly forMonth: IsoMonth;
  readonly of: CorrectedType;
  readonly side: Side;
  fen: number;
  due: DueLine | null;
  lineId: number | null;
  returnedLineId?: number;
};

export function balanceKey(entry: { readonly forMonth: IsoMonth; readonly of: CorrectedType; readonly side: Side }): string {
  return `${entry.forMonth} ${entry.of} ${entry.side}`;
}

/**
 * Corrections of the months `from` to the one before `sheetMonth`; funerals are decided apart.
 * @throws AppError STANDARD_MISSING, PERSON_INCOMPLETE
 */
export function correctionsFor(
  facts: PersonFacts,
  dueIn: DueIn,
  sheetMonth: IsoMonth,
  from: IsoMonth,
  settled: readonly Settled[],
): Correction[] {
  const balances = new Map<string, Balance>();
  const balanceOf = (forMonth: IsoMonth, of: CorrectedType, side: Side): Balance => {
    const key = balanceKey({ forMonth, of, side });
    let balance = balances.get(key);
    if (!balance) balances.set(key, (balance = { forMonth, of, side, fen: 0, due: null, lineId: null }));
    return balance;
  };
  for (let month = from; month < sheetMonth; month = addMonths(month, 1))
    for (const due of dueIn(facts, month)) {
      const balance = balanceOf(month, due.type, due.side);
      balance.fen += due.fen;
      balance.due = due;
    }
  for (const entry of settled) {
    if (entry.of === 'FUNERAL' || entry.forMonth < from || entry.forMonth >= sheetMonth) continue;
    const balance = balanceOf(entry.forMonth, entry.of, entry.side);
    balance.fen -= entry.fen;
    if (entry.lineId !== null && entry.fen > 0) balance.lineId = entry.lineId;
    if (entry.returnedLineId) balance.returnedLineId = entry.returnedLineId;
  }
  return [...balances.values()]
    .filter((balance) => balance.fen !== 0)
    .map((balance) => correctionOf(facts, sheetMonth, balance))
    .sort((a, b) => (balanceKey(a) < balanceKey(b) ? -1 : 1));
}

/** What was overpaid to a home comes off its part of the sheet; from the living nothing is ever withheld. */
export function correctionOf(facts: PersonFacts, sheetMonth: IsoMonth, balance: Balance): Correction {
  const { forMonth, of, side, due, lineId } = balance;
  const entry = { forMonth, of, side, due, correctsLineId: (balance.fen > 0 ? balance.returnedLineId : undefined) ?? lineId };
  if (balance.fen > 0) return { ...entry, kind: periodIn(facts, sheetMonth) ? 'BACKPAY' : 'pending', fen: fen(balance.fen) };
  return homeOf(side) === null
    ? { ...entry, kind: 'recovery', fen: fen(-balance.fen) }
    : { ...entry, kind: 'OFFSET', fen: fen(balance.fen) };
}
