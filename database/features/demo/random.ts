/** Chance that can be repeated: the same seed gives the same people on every machine. */
export type Random = {
  /** At least 0, below 1. */
  readonly fraction: () => number;
  /** Whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(choices: readonly T[]) => T;
  /** Picks by weight: `[['a', 3], ['b', 1]]` gives `a` three times of four. */
  readonly weighted: <T>(choices: readonly (readonly [T, number])[]) => T;
};

/** mulberry32: 32 bits of state are plenty for made-up people. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low: number, high: number): number => low + Math.floor(fraction() * (high - low + 1));
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[Math.floor(fraction() * choices.length)];
    if (choice === undefined) throw new RangeError('nothing to pick from');
    return choice;
  };
  const weighted = <T>(choices: readonly (readonly [T, number])[]): T => {
    let left = fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return pick(choices)[0];
  };
  return { fraction, whole, happens: (probability) => fraction() < probability, pick, weighted };
}
