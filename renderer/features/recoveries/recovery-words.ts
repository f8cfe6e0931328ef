/** Colours of states, and names of the views. */
import { pendingStandings, recoveryStates, type PendingStanding, type RecoveryState } from '../../../electron/contract/recoveries-terms.ts';
import { monthText, termText } from '../../shared/format.ts';
import type { StatusTone } from '../../shared/ui.tsx';

const tones: Readonly<Record<RecoveryState, StatusTone>> = {
  suspected: 'warning',
  verified: 'warning',
  noticed: 'accent',
  collecting: 'accent',
  recovered: 'success',
  offset: 'success',
  writtenOff: 'neutral',
  handedOver: 'warning',
  withdrawn: 'neutral',
};
const pendingTones: Readonly<Record<PendingStanding, StatusTone>> = {
  open: 'warning',
  asked: 'accent',
  ordered: 'accent',
  paid: 'success',
  denied: 'neutral',
  settled: 'success',
};

export function stateChip(state: RecoveryState): { readonly label: string; readonly tone: StatusTone } {
  return { label: termText(recoveryStates, state), tone: tones[state] };
}

export function pendingChip(standing: PendingStanding): { readonly label: string; readonly tone: StatusTone } {
  return { label: termText(pendingStandings, standing), tone: pendingTones[standing] };
}

export const views = [
  { id: 'suspected', label: '疑点' },
  { id: 'open', label: '未结追回' },
  { id: 'overdue', label: '逾期' },
  { id: 'closed', label: '已结' },
  { id: 'all', label: '全部追回' },
  { id: 'pending', label: '补发待定' },
] as const;
export type View = (typeof views)[number]['id'];

/** `2025年2月至4月`, `2025年12月至2026年1月`, or the one month. */
export function monthsText(first: string | null, last: string | null): string {
  if (first === last || last === null) return monthText(first);
  const end = monthText(last);
  return `${monthText(first)}至${first?.slice(0, 4) === last.slice(0, 4) ? end.slice(end.indexOf('年') + 1) : end}`;
}
