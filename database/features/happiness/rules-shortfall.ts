/** What each home gets of an appropriation that is too small, and who bears how much of a payment. Pure. */
import { divideFen, fen, type Fen } from '../../../electron/contract/values.ts';

export type ShortfallRule = 'SCALE' | 'PRIORITY';
export type Need = { readonly key: number; readonly code: string; readonly grade: string; readonly fen: Fen };
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
  const rank = (need: Need): number => gradeOrder.indexOf(need.grade);
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

/** City, county and township, in parts of their sum. */
export type Split = readonly [city: number, county: number, town: number];
export type Shares = { readonly cityFen: Fen; readonly countyFen: Fen; readonly townFen: Fen };
export const noShares: Shares = { cityFen: fen(0), countyFen: fen(0), townFen: fen(0) };

/** Each rounded half up, the last by subtraction. */
export function sharesOf(amount: Fen, [city, county, town]: Split): Shares {
  const whole = city + county + town;
  const cityFen = divideFen(amount, city, whole);
  const countyFen = divideFen(amount, county, whole);
  return { cityFen, countyFen, townFen: fen(amount - cityFen - countyFen) };
}

/** Who bears a payment that brings what was issued of a year from one sum to another: all payments of the year together are split as the year is. */
export function sharesBetween(before: Fen, after: Fen, split: Split): Shares {
  const [from, to] = [sharesOf(before, split), sharesOf(after, split)];
  return addShares(to, { cityFen: fen(-from.cityFen), countyFen: fen(-from.countyFen), townFen: fen(-from.townFen) });
}

export function addShares(one: Shares, other: Shares): Shares {
  return {
    cityFen: fen(one.cityFen + other.cityFen),
    countyFen: fen(one.countyFen + other.countyFen),
    townFen: fen(one.townFen + other.townFen),
  };
}
