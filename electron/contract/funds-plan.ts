/** Kinds of fund entries, and plans: which sources pay, in what order or by which shares. */
import { z } from 'zod';
import { idSchema } from './values.ts';

export const fundEntryKinds = [
  { id: 'carried', label: '上年结转', wordings: [] },
  { id: 'allocated', label: '资金下达', wordings: [] },
  { id: 'received', label: '资金到位', wordings: [] },
] as const;
export type FundEntryKind = (typeof fundEntryKinds)[number]['id'];
export const fundEntryKindSchema = z.enum(['carried', 'allocated', 'received']);

/** How a sheet draws on its sources. */
export const fundDrawings = [
  { id: 'order', label: '按次序', wordings: [] },
  { id: 'percent', label: '按比例', wordings: [] },
] as const;
export type FundDrawing = (typeof fundDrawings)[number]['id'];
/** What a balance is reckoned from. */
export const fundBases = [
  { id: 'received', label: '到位资金', wordings: [] },
  { id: 'allocated', label: '下达资金', wordings: [] },
] as const;
export type FundBasis = (typeof fundBases)[number]['id'];
export const fundBasisSchema = z.enum(['received', 'allocated']);

/** Shares are whole ten thousandths (百分之一的一个百分点): 3000 is 30%. */
export const wholeShare = 10_000;
const mostSources = 20;

export const planFields = {
  kind: z.enum(['order', 'percent']),
  /** In the order of drawing; the last one bears what is left. `share` is null where sources are drawn in order. */
  shares: z
    .array(z.object({ sourceId: idSchema, share: z.number().int().min(1).max(wholeShare).nullable() }))
    .min(1, '请至少选择一个资金来源')
    .max(mostSources),
};
type PlanFields = { readonly kind: FundDrawing; readonly shares: readonly { readonly sourceId: number; readonly share: number | null }[] };

/** What is wrong with a plan, in Chinese; null for nothing. */
export function fundPlanFault({ kind, shares }: PlanFields): string | null {
  if (new Set(shares.map(({ sourceId }) => sourceId)).size !== shares.length) return '同一资金来源只能列一次';
  if (kind === 'order') return null;
  if (shares.some(({ share }) => share === null)) return '请填写每个来源的比例';
  const sum = shares.reduce((total, { share }) => total + (share ?? 0), 0);
  return sum === wholeShare ? null : `各来源比例合计应为100%，现为${sum / 100}%`;
}

export const isWholePlan = (plan: PlanFields, context: z.core.$RefinementCtx): void => {
  const fault = fundPlanFault(plan);
  if (fault !== null) context.addIssue({ code: 'custom', path: ['shares'], message: fault });
};
export const fundPlanSchema = z.object(planFields).superRefine(isWholePlan);
export type FundPlan = z.infer<typeof fundPlanSchema>;
