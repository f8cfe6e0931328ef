/** A budget that does not pay every entitlement: by one factor for all, or by grade. Pure; whole fen, nothing left over and nothing lost. */
import type { HappinessGrade, ShortfallRule } from '../../../electron/contract/happiness-terms.ts';
import { addFen, fen, type Fen } from '../../../electron/contract/values.ts';

export type Claim = { readonly code: string; readonly grade: HappinessGrade | null; readonly entitlementFen: Fen };
/** Money given of money asked. */
export type Factor = { readonly numerator: Fen; readonly denominator: Fen };
export type Allotment = {
  /** By code. */
  readonly payable: ReadonlyMap<string, Fen>;
  readonly claimedFen: Fen;
  readonly allottedFen: Fen;
  /** k of those who are scaled; null where everybody is paid in full. */
  readonly factor: Factor | null;
  /** By grade: the first one that is not paid in full. */
  readonly firstShortGrade: HappinessGrade | null;
};

const gradesInOrder = ['G1', 'G2', 'G3', 'G0'] as const satisfies readonly HappinessGrade[];

/** Each claim times money ÷ sum, rounded down to the fen; what remains goes to the largest claim (of equals the first by code), never above what it asks, then to the next. */
function scale(claims: readonly Claim[], money: Fen, sum: Fen, payable: Map<string, Fen>): void {
  let left: number = money;
  for (const { code, entitlementFen } of claims) {
    const share = fen(Number((BigInt(entitlementFen) * BigInt(money)) / BigInt(sum)));
    payable.set(code, share);
    left -= share;
  }
  const bySize = claims.toSorted((one, other) => other.entitlementFen - one.entitlementFen || (one.code < other.code ? -1 : 1));
  for (const { code, entitlementFen } of bySize) {
    if (left === 0) return;
    const share = payable.get(code) ?? 0;
    const more = Math.min(left, entitlementFen - share);
    payable.set(code, fen(share + more));
    left -= more;
  }
}

/**
 * @param appropriation what may be paid in the year; null: not limited
 * @returns by SCALE k = appropriation ÷ sum for all; by PRIORITY grade after grade in full, the first that does not fit by its own k, those after it nothing
 */
export function allot(claims: readonly Claim[], appropriation: Fen | null, rule: ShortfallRule): Allotment {
  const claimedFen = addFen(claims.map(({ entitlementFen }) => entitlementFen));
  const payable = new Map(claims.map(({ code, entitlementFen }) => [code, entitlementFen]));
  if (appropriation === null || claimedFen <= appropriation)
    return { payable, claimedFen, allottedFen: claimedFen, factor: null, firstShortGrade: null };
  if (rule === 'SCALE') {
    const factor: Factor = { numerator: appropriation, denominator: claimedFen };
    scale(claims, appropriation, claimedFen, payable);
    return { payable, claimedFen, allottedFen: appropriation, factor, firstShortGrade: null };
  }
  let left: Fen = appropriation;
  let factor: Factor | null = null;
  let firstShortGrade: HappinessGrade | null = null;
  for (const grade of gradesInOrder) {
    const own = claims.filter((claim) => (claim.grade ?? 'G0') === grade);
    const sum = addFen(own.map(({ entitlementFen }) => entitlementFen));
    if (sum <= left) {
      left = fen(left - sum);
      continue;
    }
    scale(own, left, sum, payable);
    factor ??= { numerator: left, denominator: sum };
    firstShortGrade ??= grade;
    left = fen(0);
  }
  return { payable, claimedFen, allottedFen: appropriation, factor, firstShortGrade };
}

const decimals = 10;

/** k with ten decimals, rounded down, as it is printed: `0.8333333333`. */
export function factorText({ numerator, denominator }: Factor): string {
  const scaleUp = 10n ** BigInt(decimals);
  const scaled = (BigInt(numerator) * scaleUp) / BigInt(denominator);
  return `${scaled / scaleUp}.${String(scaled % scaleUp).padStart(decimals, '0')}`;
}
