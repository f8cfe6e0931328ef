/**
 * What a later sheet gives back for a month settles what is still claimed for that month; what waits for a decision settles what is claimed or
 * offset for it. The balance of sheets (issued + offset − recovered + pending = due) is not touched by this; it decides only what really leaves
 * the county, so that nothing is paid to somebody who has it already. Pure.
 */

/** Something above zero that can be settled; `left` in fen. */
export type Open = { readonly id: number; readonly key: string; readonly left: number };

export type Netting = {
  readonly plus: number;
  readonly minus: number;
  readonly fen: number;
};

/**
 * Pairs of the same key (scheme, person, month, type, side), in the order given, each as far as both reach.
 * @param plus what would be paid: back pay, or what waits
 * @param minus what would be taken: recoveries, or offsets
 */
export function pairUp(plus: readonly Open[], minus: readonly Open[]): Netting[] {
  const left = new Map(minus.map(({ id, left: fen }) => [id, fen]));
  const byKey = Map.groupBy(minus, ({ key }) => key);
  const nettings: Netting[] = [];
  for (const { id, key, left: available } of plus) {
    let rest = available;
    for (const taken of byKey.get(key) ?? []) {
      const fen = Math.min(rest, left.get(taken.id) ?? 0);
      if (fen <= 0) continue;
      nettings.push({ plus: id, minus: taken.id, fen });
      left.set(taken.id, (left.get(taken.id) ?? 0) - fen);
      rest -= fen;
    }
  }
  return nettings;
}

/** How much of a write-off a netting overtakes: first what is still open is settled, then what was written off. */
export function overtaken(recovery: { readonly left: number; readonly writtenOff: number }, fen: number): number {
  return Math.max(0, fen - (recovery.left - recovery.writtenOff));
}
