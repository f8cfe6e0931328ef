/** Colours of states, names of the views, and who usually answers. */
import {
  overlapBenefits,
  overlapStates,
  type Overlap,
  type OverlapBenefit,
  type OverlapFilter,
  type OverlapMonth,
  type OverlapState,
} from '../../../electron/contract/overlaps.ts';
import type { StatusTone } from '../../shared/ui.tsx';

const tones: Readonly<Record<OverlapState, StatusTone>> = { found: 'warning', referred: 'accent', closed: 'success', withdrawn: 'neutral' };

export const benefitText = (benefit: OverlapBenefit): string => overlapBenefits.find(({ id }) => id === benefit)?.label ?? benefit;

export function stateChip({ state, isDue }: Pick<Overlap, 'state' | 'isDue'>): { readonly label: string; readonly tone: StatusTone } {
  if (isDue) return { label: '已到反馈期限', tone: 'error' };
  return { label: overlapStates.find(({ id }) => id === state)?.label ?? state, tone: tones[state] };
}

export const views = [
  { id: 'open', label: '未办结' },
  { id: 'due', label: '已到期限' },
  { id: 'closed', label: '已办结' },
  { id: 'all', label: '全部' },
] as const satisfies readonly { readonly id: OverlapFilter['standing']; readonly label: string }[];

export const emptyTexts: Readonly<Record<OverlapFilter['standing'], { readonly what: string; readonly next: string }>> = {
  open: { what: '没有未办结的重复享受', next: '与低保、残疾人两项补贴名单比对发现的，点“登记重复享受”。' },
  due: { what: '没有到期未反馈的', next: '转送后过了反馈期限还没有办结的，列在这里。' },
  closed: { what: '还没有办结的重复享受', next: '对方反馈到齐后办结，列在这里。' },
  all: { what: '还没有登记重复享受', next: '与低保、残疾人两项补贴名单比对发现的，点“登记重复享受”。' },
};

export const standingTexts: Readonly<Record<OverlapMonth['standing'], string>> = {
  paid: '已发放',
  entitled: '应享受（本台账启用以前）',
  none: '没有发放，不算重复',
};

export const usualOffice: Readonly<Record<OverlapBenefit, string>> = {
  dibao: '县社会救助中心（低保）',
  disabilityCare: '县民政局残疾人两项补贴处',
  disabilityLiving: '县民政局残疾人两项补贴处',
};
