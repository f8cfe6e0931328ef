/** Numerator, denominator, target: compared as whole numbers, rounded for display only. Pure. */

/** Targets are compared to the hundredth of a percent. */
const targetScale = 100;

/** `numerator` is at or above `target` percent of `denominator`; null without a target or without a denominator. */
export function isTargetMet(numerator: number, denominator: number, target: number | null): boolean | null {
  if (target === null || denominator === 0) return null;
  return numerator * 100 * targetScale >= Math.round(target * targetScale) * denominator;
}

/** How many more are needed for the target: `ceil(target × denominator ÷ 100) − numerator`, never below 0. */
export function missingToTarget(numerator: number, denominator: number, target: number | null): number | null {
  if (target === null || denominator === 0) return null;
  const scaled = Math.round(target * targetScale) * denominator;
  const wanted = Math.floor(scaled / (100 * targetScale)) + (scaled % (100 * targetScale) === 0 ? 0 : 1);
  return Math.max(wanted - numerator, 0);
}

/** `140, 250, 1` → `56.0%`, half up; null for an empty denominator. */
export function percentText(numerator: number, denominator: number, decimals: number): string | null {
  if (denominator === 0) return null;
  const factor = 10 ** decimals;
  const scaled = Math.floor((numerator * 100 * factor * 2 + denominator) / (denominator * 2));
  const whole = Math.floor(scaled / factor);
  return decimals === 0 ? `${whole}%` : `${whole}.${String(scaled % factor).padStart(decimals, '0')}%`;
}

const shownDecimals = 1;

export type Rate = {
  readonly numerator: number;
  readonly denominator: number;
  readonly target: number | null;
  readonly met: boolean | null;
  readonly missing: number | null;
  /** One decimal; `—` where nobody is counted. */
  readonly shown: string;
  /** Where the rounded rate looks like the other side of the target: `精确值55.95%`. */
  readonly footnote: string | null;
};

export function rateOf(numerator: number, denominator: number, target: number | null): Rate {
  const shown = percentText(numerator, denominator, shownDecimals);
  const met = isTargetMet(numerator, denominator, target);
  const looksMet = shown !== null && target !== null && Number(shown.slice(0, -1)) >= target;
  return {
    numerator,
    denominator,
    target,
    met,
    missing: missingToTarget(numerator, denominator, target),
    shown: shown ?? '—',
    footnote: met !== null && looksMet !== met ? `精确值${percentText(numerator, denominator, shownDecimals + 1) ?? ''}` : null,
  };
}
