/** Who or what stands behind a number, by key: kept with a closed value. */
import { homeIndicator } from './rules-homes.ts';
import type { Behind } from './rules-periods.ts';
import type { Counted } from './service.ts';

export function behind({ row, sides, homes, items }: Counted): Behind {
  if (sides) {
    const sorted = (ids: readonly number[]): number[] => ids.toSorted((one, other) => one - other);
    return { kind: 'people', numerator: sorted(sides.numerator), rest: sorted(sides.rest) };
  }
  const indicator = homeIndicator(row.code);
  if (homes && indicator)
    return {
      kind: 'items',
      items: homes.map((home) => [String(home.homeId), home.name, indicator.numerator(home), indicator.denominator(home)] as const),
    };
  return {
    kind: 'items',
    items: (items ?? []).map(({ key, name, numerator, denominator }) => [key, name, numerator, denominator] as const),
  };
}
