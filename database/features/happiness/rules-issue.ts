/**
 * What a sheet issues to a home: what is due by now less what earlier sheets issued, the bank sent back and the village refunded. Pure; nothing
 * here ever changes an earlier sheet, so the order in which the truth is learnt cannot change what a year comes to.
 */
import { addFen, fen, type Fen, type IsoMonth } from '../../../electron/contract/values.ts';

/** How far the sheets have come with a year: its first batch alone, or the rest of it too. */
export type Reach = 'first' | 'rest';
export type SheetBatch = 'first' | 'second' | 'correction';

/** A payment the bank sent back and no later sheet has issued anew. */
export type Returned = { readonly lineId: number; readonly forMonth: IsoMonth; readonly fen: Fen };

/** One year of a home as the sheet finds it. */
export type YearAccount = {
  readonly year: number;
  readonly reach: Reach;
  /** The entitlement, or what a budget allows of it. */
  readonly payableFen: Fen;
  readonly firstBatchFen: Fen;
  /** Lines of earlier sheets, without what the bank sent back. */
  readonly issuedFen: Fen;
  readonly refundedFen: Fen;
  readonly returned: readonly Returned[];
  /** The last line of the year on earlier sheets, which a correction points to. */
  readonly lastLineId: number | null;
};

export type IssueLine = {
  readonly type: 'SUBSIDY' | 'BACKPAY' | 'OFFSET';
  readonly year: number;
  readonly forMonth: IsoMonth;
  readonly fen: Fen;
  readonly correctsLineId: number | null;
};

export type Issue = {
  readonly lines: readonly IssueLine[];
  /** Sum of the lines, never below zero: nothing negative goes to a bank. */
  readonly fen: Fen;
  /** Overpaid in all and not offset by this sheet: offset on the next one, or refunded. */
  readonly carriedFen: Fen;
};

export type IssueOrder = { readonly year: number; readonly batch: SheetBatch };

/** `YYYY-01` names the first batch of a year, `YYYY-12` the rest of it. */
export function partMonth(year: number, reach: Reach): IsoMonth {
  return `${year}-${reach === 'first' ? '01' : '12'}` as IsoMonth;
}

/**
 * Above zero: still to be issued; below: overpaid. Until the rest of a year is due a first batch that was too high stands, and what a village
 * gave back of it is not paid out once more: the rest settles both.
 */
export function balanceOf({ reach, payableFen, firstBatchFen, issuedFen, refundedFen }: YearAccount): Fen {
  if (reach === 'rest') return fen(payableFen - (issuedFen - refundedFen));
  return fen(Math.max(0, firstBatchFen - issuedFen));
}

/** What is due beyond the earlier sheets, year by year: what came back first, with the line it stood on, then the batch or a correction. */
function dueLines(account: YearAccount, order: IssueOrder): IssueLine[] {
  const { year, reach } = account;
  const lines: IssueLine[] = [];
  let left: number = balanceOf(account);
  const ofMonth = Map.groupBy(account.returned, ({ forMonth }) => forMonth);
  for (const [forMonth, back] of [...ofMonth].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const part = Math.min(left, addFen(back.map((one) => one.fen)));
    if (part <= 0) break;
    lines.push({ type: 'BACKPAY', year, forMonth, fen: fen(part), correctsLineId: back.at(-1)?.lineId ?? null });
    left -= part;
  }
  if (left <= 0) return lines;
  const isOwnBatch = order.year === year && order.batch === (reach === 'first' ? 'first' : 'second');
  const forMonth = partMonth(year, reach);
  const same = isOwnBatch ? -1 : lines.findIndex((line) => line.forMonth === forMonth);
  const again = lines[same];
  // One correction for each part of a year and sheet.
  if (again) lines[same] = { ...again, fen: fen(again.fen + left) };
  else
    lines.push({
      type: isOwnBatch ? 'SUBSIDY' : 'BACKPAY',
      year,
      forMonth,
      fen: fen(left),
      correctsLineId: isOwnBatch ? null : account.lastLineId,
    });
  return lines;
}

/** @param accounts the years the sheets have come to, each once */
export function issueOf(accounts: readonly YearAccount[], order: IssueOrder): Issue {
  const ordered = accounts.toSorted((one, other) => one.year - other.year);
  const due = ordered.flatMap((account) => dueLines(account, order));
  let pool: number = addFen(due.map((line) => line.fen));
  let carried = 0;
  const offsets: IssueLine[] = [];
  for (const account of ordered) {
    const debt = Math.max(0, 0 - balanceOf(account));
    const taken = Math.min(debt, pool);
    pool -= taken;
    carried += debt - taken;
    if (taken > 0)
      offsets.push({
        type: 'OFFSET',
        year: account.year,
        forMonth: partMonth(account.year, account.reach),
        fen: fen(-taken),
        correctsLineId: account.lastLineId,
      });
  }
  const lines = [...due, ...offsets];
  return { lines, fen: addFen(lines.map((line) => line.fen)), carriedFen: fen(carried) };
}
