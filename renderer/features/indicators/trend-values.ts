/** What a chart draws of an indicator: the number on its axis, its unit. Pure. */
import type { IndicatorPoint, IndicatorRow } from '../../../electron/contract/indicators.ts';

const places = 100;

type Axis = { readonly unit: string; readonly value: (point: Pick<IndicatorPoint, 'numerator' | 'denominator'>) => number | null };

const rounded = (above: number, below: number): number | null => (below === 0 ? null : Math.round((above * places) / below) / places);

/** Standards are compared as multiples, care workers by whom they look after, everything else in percent. */
export function axisOf({ code }: Pick<IndicatorRow, 'code'>): Axis {
  if (/^IND1[46]/.test(code)) return { unit: '倍', value: ({ numerator, denominator }) => rounded(numerator, denominator) };
  if (code === 'IND21') return { unit: ' 人', value: ({ numerator, denominator }) => rounded(denominator, numerator) };
  return { unit: '%', value: ({ numerator, denominator }) => rounded(numerator * 100, denominator) };
}

/** `1.3` for an axis in multiples, `60` in percent; a task in projects has no place on a percent axis. */
export function targetOn({ targetUnit }: Pick<IndicatorRow, 'targetUnit'>, target: number | null): number | null {
  return targetUnit === '处' ? null : target;
}

const mostTicks = 6;
const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;

/** Whole steps of an axis around what is drawn, a step of air on each side. */
export function ticksOf(values: readonly number[], unit: string): number[] {
  const [low, high] = values.length === 0 ? [0, unit === '%' ? 100 : 1] : [Math.min(...values), Math.max(...values)];
  const step = steps.find((each) => (high - low) / each + 2 <= mostTicks) ?? high - low;
  const down = Math.floor(low / step) - (low < 0 || low > step ? 1 : 0);
  const up = Math.ceil(high / step) + (unit === '%' && high <= 100 && Math.ceil(high / step) * step >= 100 ? 0 : 1);
  return Array.from({ length: up - down + 1 }, (_, index) => Math.round((down + index) * step * 10) / 10);
}
