/** Words of the price-linked subsidy. */
import type { PriceMonthRow } from '../../../../electron/contract/top-ups.ts';
import { nothing } from '../../../shared/format.ts';
import type { StatusTone } from '../../../shared/ui.tsx';

/** `3.6%`, `-0.4%`; a dash for what is not known. */
export function percentText(value: number | null): string {
  return value === null ? nothing : `${value}%`;
}

export function triggerText({ trigger, foodTrigger }: Pick<PriceMonthRow, 'trigger' | 'foodTrigger'>): string {
  return `条件 ${trigger}%，或食品 ${foodTrigger}%`;
}

/** Prices that fell give nothing to pay, whatever food did. */
export function statusChip({ status, payBy }: Pick<PriceMonthRow, 'status' | 'payBy'>): {
  readonly label: string;
  readonly tone: StatusTone;
} {
  if (status === 'notMet') return { label: '未达到', tone: 'neutral' };
  if (payBy === null) return { label: '达到，涨幅为零不发', tone: 'neutral' };
  return { label: status === 'met' ? '启动' : '启动（食品价格）', tone: 'success' };
}
