/** Tones and short words of support at home. */
import type { AgreementStanding } from '../../../electron/contract/scattered.ts';
import type { FiveHavesStanding } from '../../../electron/contract/five-haves.ts';
import type { VisitRisk, VisitStanding, WishStanding } from '../../../electron/contract/visits.ts';
import type { StatusTone } from '../../shared/ui.tsx';

export const agreementTones: Readonly<Record<AgreementStanding, StatusTone>> = {
  none: 'error',
  upcoming: 'accent',
  inForce: 'success',
  expiring: 'warning',
  ending: 'warning',
  expired: 'error',
  renewed: 'neutral',
  ended: 'neutral',
  withdrawn: 'neutral',
};
export const fiveHavesTones: Readonly<Record<FiveHavesStanding, StatusTone>> = {
  never: 'error',
  lacking: 'warning',
  due: 'warning',
  complete: 'success',
};
export const visitTones: Readonly<Record<VisitStanding, StatusTone>> = {
  never: 'error',
  overdue: 'error',
  thisWeek: 'warning',
  later: 'success',
};
export const riskTones: Readonly<Record<VisitRisk, StatusTone>> = { none: 'neutral', low: 'neutral', middle: 'warning', high: 'error' };
export const wishTones: Readonly<Record<WishStanding, StatusTone>> = { never: 'error', due: 'warning', valid: 'success' };

/** `97.0%`, half up; nobody on the list has no rate. */
export function rateText(numerator: number, denominator: number): string {
  if (denominator === 0) return '—';
  const tenths = Math.floor((numerator * 2000 + denominator) / (denominator * 2));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}
