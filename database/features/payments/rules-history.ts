/** A person's money month by month: what was due by what is known now against what sheets hold for it. Pure. */
import type { HistoryAmounts } from '../../../electron/contract/payments-history.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import type { CorrectedType } from './rules-corrections.ts';

/** What is due for a month. */
export type DueEntry = { readonly scheme: string; readonly forMonth: IsoMonth; readonly of: CorrectedType; readonly fen: number };

export type EntryKind = 'line' | 'returned' | 'recovery' | 'pending';
/** What a locked sheet or the bank says of a month. Lines as they stand, below zero for offsets; the others above zero. */
export type HeldEntry = DueEntry & { readonly kind: EntryKind };

export type ItemAmounts = HistoryAmounts & { readonly scheme: string; readonly of: CorrectedType };
export type MonthAmounts = HistoryAmounts & { readonly month: IsoMonth; readonly items: readonly ItemAmounts[] };
export type AddedUp = { readonly months: readonly MonthAmounts[]; readonly totals: HistoryAmounts };

const columns = ['dueFen', 'issuedFen', 'offsetFen', 'recoveredFen', 'pendingFen'] as const;
type Column = (typeof columns)[number];
type Sums = Record<Column, number>;
type ItemSums = Sums & { readonly scheme: string; readonly of: CorrectedType };

const columnOf: Readonly<Record<Exclude<EntryKind, 'line' | 'returned'>, Column>> = { recovery: 'recoveredFen', pending: 'pendingFen' };
const typeOrder: readonly CorrectedType[] = ['BASIC', 'CARE', 'PRICE', 'OTHER', 'FUNERAL'];

function nothing(): Sums {
  return { dueFen: 0, issuedFen: 0, offsetFen: 0, recoveredFen: 0, pendingFen: 0 };
}

/** What a sheet's entry adds to a person's columns. */
export function addEntry(sums: Omit<Sums, 'dueFen'>, { kind, fen }: Pick<HeldEntry, 'kind' | 'fen'>): void {
  if (kind === 'returned') sums.issuedFen -= fen;
  else if (kind !== 'line') sums[columnOf[kind] as 'pendingFen'] += fen;
  else if (fen < 0) sums.offsetFen -= fen;
  else sums.issuedFen += fen;
}

/** Due less everything that sheets hold: what is still to come, or, below zero, still to be corrected. */
export function withDifference(sums: Sums): HistoryAmounts {
  return { ...sums, differenceFen: sums.dueFen - sums.issuedFen + sums.offsetFen + sums.recoveredFen - sums.pendingFen };
}

function summed(amounts: readonly Sums[]): Sums {
  const total = nothing();
  for (const entry of amounts) for (const column of columns) total[column] += entry[column];
  return total;
}

/** Months oldest first, items in the order of a sheet; nothing that came to nothing. */
export function addUp(due: readonly DueEntry[], held: readonly HeldEntry[]): AddedUp {
  const months = new Map<IsoMonth, Map<string, ItemSums>>();
  const sumsOf = ({ scheme, forMonth, of }: DueEntry): Sums => {
    let items = months.get(forMonth);
    if (!items) months.set(forMonth, (items = new Map<string, ItemSums>()));
    const key = `${scheme} ${of}`;
    let sums = items.get(key);
    if (!sums) items.set(key, (sums = { scheme, of, ...nothing() }));
    return sums;
  };
  for (const entry of due) sumsOf(entry).dueFen += entry.fen;
  for (const entry of held) addEntry(sumsOf(entry), entry);
  const list = [...months]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([month, items]) => {
      const sorted = [...items.values()]
        .filter((sums) => columns.some((column) => sums[column] !== 0))
        .sort((one, other) => typeOrder.indexOf(one.of) - typeOrder.indexOf(other.of) || (one.scheme < other.scheme ? -1 : 1));
      return {
        month,
        items: sorted.map(({ scheme, of, ...sums }) => ({ scheme, of, ...withDifference(sums) })),
        ...withDifference(summed(sorted)),
      };
    })
    .filter(({ items }) => items.length > 0);
  return { months: list, totals: withDifference(summed(list)) };
}
