/** Lines the bank sent back (退票): unpaid from the return, so the next sheet issues them anew and points to them. Pure. */
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { balanceKey, type Settled } from './rules-corrections.ts';

/**
 * `seenIn`: month of the first sheet that knew of the return; null before there is one. `keptFen`: above zero, what never went out because it
 * settled a claim for the same month (back pay), or was never taken because it settled what waited (offset): only the rest can have come back.
 */
export type ReturnedLine = { readonly seenIn: IsoMonth | null; readonly keptFen?: number };

/** An entry of a sheet, with the month of that sheet. */
export type SheetEntry = Settled & { readonly sheetMonth: IsoMonth };

/** Takes what came back off what was paid. The line is named until a sheet that knew of the return has issued something for it. */
export function withReturns(entries: readonly SheetEntry[], returns: ReadonlyMap<number, ReturnedLine>): readonly Settled[] {
  if (returns.size === 0) return entries;
  return entries.flatMap((entry): Settled[] => {
    const returned = entry.lineId === null ? undefined : returns.get(entry.lineId);
    if (!returned) return [entry];
    const { seenIn, keptFen = 0 } = returned;
    // There is one funeral, whoever receives it now and whichever month it is found to belong to.
    const keyOf = (one: Settled): string => (one.of === 'FUNERAL' ? one.of : balanceKey(one));
    const isAnswered =
      seenIn !== null && entries.some((later) => later.fen > 0 && later.sheetMonth >= seenIn && keyOf(later) === keyOf(entry));
    return [
      entry,
      { ...entry, fen: Math.sign(entry.fen) * keptFen - entry.fen, lineId: null, returnedLineId: isAnswered ? null : entry.lineId },
    ];
  });
}
