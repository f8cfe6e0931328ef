/** Which source pays which share of a sheet, what is left, what came back. Pure; every sum is whole fen. */
import { wholeShare, type FundBasis, type FundEntryKind, type FundPlan } from '../../../electron/contract/funds-plan.ts';
import { addFen, divideFen, fen, type Fen, type IsoDate } from '../../../electron/contract/values.ts';

export type Share = { readonly sourceId: number; readonly fen: Fen };
export type Balances = ReadonlyMap<number, Fen>;

const none = fen(0);

/**
 * Splits the total of a sheet. By shares: each rounded half up to the fen, never beyond what is left of the total, the last one bears the
 * rest. In order: each source until it has nothing left, the last one bears what none of them has. A sheet below zero gives back to the first.
 * The shares always sum to the total; sources that pay nothing are left out.
 */
export function shareOut(total: Fen, plan: FundPlan, available: Balances): readonly Share[] {
  const shares = plan.kind === 'percent' ? byShares(total, plan) : inOrder(total, plan, available);
  return shares.filter((share) => share.fen !== 0);
}

function byShares(total: Fen, { shares }: FundPlan): Share[] {
  let left: number = total;
  return shares.map(({ sourceId, share }, index) => {
    const exact = index === shares.length - 1 ? left : divideFen(total, share ?? 0, wholeShare);
    // Several halves rounded up could pay more than a sheet of a few fen holds.
    const paid = total < 0 ? Math.max(exact, left) : Math.min(exact, left);
    left -= paid;
    return { sourceId, fen: fen(paid) };
  });
}

function inOrder(total: Fen, { shares }: FundPlan, available: Balances): Share[] {
  let left: number = total;
  return shares.map(({ sourceId }, index) => {
    const isLast = index === shares.length - 1;
    const balance = Math.max(available.get(sourceId) ?? 0, 0);
    const paid = isLast || total < 0 ? left : Math.min(left, balance);
    left -= paid;
    return { sourceId, fen: fen(paid) };
  });
}

/** How much of a share the source does not have. */
export function shortOf(share: Fen, available: Fen): Fen {
  return share <= 0 ? none : fen(Math.max(0, share - Math.max(available, 0)));
}

/** Money that came back for a sheet goes to the sources that paid it, in proportion; cumulated, so that no fen is lost between them. */
export function inProportion(amount: Fen, paid: readonly Share[]): readonly Share[] {
  const givers = paid.filter((share) => share.fen > 0);
  const whole = givers.reduce((sum, share) => sum + share.fen, 0);
  let before = 0;
  let given = 0;
  return givers.map((share) => {
    before += share.fen;
    const until = divideFen(amount, before, whole);
    const back = fen(until - given);
    given = until;
    return { sourceId: share.sourceId, fen: back };
  });
}

export type Entry = {
  readonly sourceId: number;
  readonly kind: FundEntryKind;
  readonly onDate: IsoDate;
  readonly documentNo: string;
  readonly fen: Fen;
};

/** What was carried over counts as allocated and as received. */
export function countsAs(kind: FundEntryKind, basis: FundBasis): boolean {
  return kind === 'carried' || kind === basis;
}

export function sumOf(entries: readonly Entry[], sourceId: number | null, basis: FundBasis): Fen {
  return addFen(
    entries.filter((entry) => (sourceId === null || entry.sourceId === sourceId) && countsAs(entry.kind, basis)).map((entry) => entry.fen),
  );
}

export type DocumentSpending = {
  readonly sourceId: number;
  readonly documentNo: string;
  readonly firstOn: IsoDate;
  readonly allocatedFen: Fen;
  readonly receivedFen: Fen;
  readonly spentFen: Fen;
  readonly leftFen: Fen;
};

/**
 * What was spent of each document of one source: drawn on in the order of their days, each up to what it allocated (or brought in, where no
 * allocation names it). What is spent beyond all of them stands with the last.
 */
export function spendingOfDocuments(entries: readonly Entry[], spent: Fen): readonly DocumentSpending[] {
  const ordered = entries.toSorted((one, other) => (one.onDate < other.onDate ? -1 : one.onDate > other.onDate ? 1 : 0));
  const groups = [...Map.groupBy(ordered, ({ documentNo }) => documentNo)];
  let left: number = spent;
  return groups.map(([documentNo, rows], index) => {
    const [first] = rows;
    const allocatedFen = sumOf(rows, null, 'allocated');
    const receivedFen = sumOf(rows, null, 'received');
    // A document that takes money back pays nothing, and what it takes is missing from the rest.
    const capacity = allocatedFen > 0 || receivedFen > 0 ? Math.max(allocatedFen, receivedFen) : Math.min(allocatedFen, receivedFen);
    const isLast = index === groups.length - 1;
    const drawn = isLast ? left : Math.min(left, Math.max(capacity, 0));
    left -= drawn;
    return {
      sourceId: first?.sourceId ?? 0,
      documentNo,
      firstOn: first?.onDate ?? ('' as IsoDate),
      allocatedFen,
      receivedFen,
      spentFen: fen(drawn),
      leftFen: fen(capacity - drawn),
    };
  });
}
