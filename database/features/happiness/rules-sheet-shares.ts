/** What each home gets of an appropriation that is too small, and who bears how much of a payment. Pure. */
import type { ShortfallRule } from '../../../electron/contract/happiness-terms.ts';
import { fen, type Fen } from '../../../electron/contract/values.ts';
import { splitOf, type Split, type SplitShares } from './rules-entitlement.ts';

export type Need = { readonly key: number; readonly code: string; readonly grade: string | null; readonly fen: Fen };
export type Shared = {
  readonly paid: ReadonlyMap<number, Fen>;
  /** k, cut off after six places, as the sheet prints it; null where everything is paid or the grades decide. */
  readonly scale: string | null;
};

const places = 1_000_000n;
const gradeOrder = ['G1', 'G2', 'G3', 'G0'];

function byCode(one: Need, other: Need): number {
  return one.code < other.code ? -1 : one.code > other.code ? 1 : 0;
}

/**
 * SCALE: k = appropriation / sum, each cut off to the fen, the rest to the largest. PRIORITY: the higher grade first, in the order of codes,
 * each whole until the money is used up. The parts always sum to the smaller of need and appropriation.
 */
export function shareShortage(needs: readonly Need[], appropriation: Fen | null, rule: ShortfallRule): Shared {
  const total = needs.reduce((sum, need) => sum + need.fen, 0);
  if (appropriation === null || total <= appropriation) return { paid: new Map(needs.map((need) => [need.key, need.fen])), scale: null };
  return rule === 'PRIORITY' ? { paid: byPriority(needs, appropriation), scale: null } : byScale(needs, appropriation, total);
}

function byPriority(needs: readonly Need[], appropriation: Fen): ReadonlyMap<number, Fen> {
  const rank = (need: Need): number => gradeOrder.indexOf(need.grade ?? 'G0');
  let left: number = appropriation;
  return new Map(
    needs
      .toSorted((one, other) => rank(one) - rank(other) || byCode(one, other))
      .map((need) => {
        const paid = Math.min(left, need.fen);
        left -= paid;
        return [need.key, fen(paid)] as const;
      }),
  );
}

function byScale(needs: readonly Need[], appropriation: Fen, total: number): Shared {
  const paid = new Map(needs.map((need) => [need.key, Number((BigInt(need.fen) * BigInt(appropriation)) / BigInt(total))]));
  let rest = appropriation - [...paid.values()].reduce((sum, part) => sum + part, 0);
  // The largest takes what was cut off; never more than it is due.
  for (const need of needs.toSorted((one, other) => other.fen - one.fen || byCode(one, other))) {
    const part = Math.min(rest, need.fen - (paid.get(need.key) ?? 0));
    paid.set(need.key, (paid.get(need.key) ?? 0) + part);
    rest -= part;
  }
  const k = (BigInt(appropriation) * places) / BigInt(total);
  return {
    paid: new Map([...paid].map(([key, part]) => [key, fen(part)])),
    scale: `${k / places}.${String(k % places).padStart(6, '0')}`,
  };
}

/** Who bears a payment that brings what was issued of a year from one sum to another: all payments of a year together are split as the year is. */
export function sharesBetween(before: Fen, after: Fen, shares: SplitShares): Split {
  const [from, to] = [splitOf(before, shares), splitOf(after, shares)];
  return {
    cityFen: fen(to.cityFen - from.cityFen),
    countyFen: fen(to.countyFen - from.countyFen),
    townFen: fen(to.townFen - from.townFen),
  };
}

export function addShares(parts: Iterable<Split>): Split {
  let [city, county, town] = [0, 0, 0];
  for (const { cityFen, countyFen, townFen } of parts) {
    city += cityFen;
    county += countyFen;
    town += townFen;
  }
  return { cityFen: fen(city), countyFen: fen(county), townFen: fen(town) };
}
