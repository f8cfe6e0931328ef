/** What was spent of a project where files and payments both tell of it. Pure, in fen. */
import type { IsoDate } from '../../../electron/contract/values.ts';

/** 累计支出 as a file told it: all that was spent up to its day, whoever was paid. */
export type ToldSpent = { readonly on: IsoDate; readonly fen: number };
export type Paid = { readonly on: IsoDate; readonly fen: number };

/**
 * What files tell beyond the payments recorded up to their own day. A file stands for everything paid up to its day, so a payment of that time typed
 * later is part of its figure; a later payment adds. Spent on a day = this + the payments up to the day.
 * @param before only files of before this day: what a payment of the day may still take of the money
 */
export function beyondPayments(told: readonly ToldSpent[], payments: readonly Paid[], day: IsoDate, before?: IsoDate): number {
  const paidUntil = (on: IsoDate): number => payments.reduce((sum, payment) => (payment.on <= on ? sum + payment.fen : sum), 0);
  const open = told.filter(({ on }) => on <= day && (before === undefined || on < before));
  return Math.max(0, ...open.map(({ on, fen }) => fen - paidUntil(on)));
}

/** All that was spent, as far as anybody told. */
export function spentWith(told: readonly ToldSpent[], payments: readonly Paid[]): number {
  return payments.reduce((sum, { fen }) => sum + fen, beyondPayments(told, payments, '9999-12-31' as IsoDate));
}
