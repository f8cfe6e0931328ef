/** Shared by all benchmarks: each measures the product beside the bare thing in the same run, round by round, and gives the ratio of the medians. */
export type BenchResult = {
  readonly name: string;
  readonly median: number;
  readonly bare: number;
  readonly ratio: number;
  readonly limit: number;
  readonly unit: 'ms' | 'MB';
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Value below which `share` of the values lie, such as 0.99. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Milliseconds of one run. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function compared(name: string, own: readonly number[], bare: readonly number[], limit: number): BenchResult {
  const middle = median(own);
  const floor = median(bare);
  return { name, median: middle, bare: floor, ratio: middle / floor, limit, unit: 'ms' };
}

/** A figure with a limit of its own: `bare` is the limit, so a ratio up to 1 holds it. */
export function bounded(name: string, value: number, most: number, unit: 'ms' | 'MB' = 'ms'): BenchResult {
  return { name, median: value, bare: most, ratio: value / most, limit: 1, unit };
}
