/** How plans and shares are said. */
import { fundBases, fundDrawings, type FundPlan } from '../../../electron/contract/funds-plan.ts';
import type { SheetFunding } from '../../../electron/contract/funds-shapes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { money } from '../../shared/format.ts';

type Named = { readonly sourceId: number; readonly name: string };

/** 3000 → `30%`, 3333 → `33.33%`. */
export function shareText(share: number): string {
  return `${share / 100}%`;
}

/** `按比例：中央财政资金 60%、县级财政资金 40%`. */
export function planWords({ kind, shares }: FundPlan, sources: readonly Named[]): string {
  const nameOf = (sourceId: number): string => sources.find((source) => source.sourceId === sourceId)?.name ?? `来源${sourceId}`;
  const parts = shares.map(({ sourceId, share }) => (share === null ? nameOf(sourceId) : `${nameOf(sourceId)} ${shareText(share)}`));
  return `${labelOf(fundDrawings, kind)}：${parts.join(kind === 'order' ? ' → ' : '、')}`;
}

/** What is missing for a sheet, source by source; null when every source has its share. */
export function fundingShort({ rows, isFixed }: SheetFunding): string | null {
  const short = rows.filter((row) => row.isOverspent);
  if (isFixed || short.length === 0) return null;
  return short.map(({ sourceName, fen, availableFen }) => `${sourceName}差 ${money(fen - Math.max(availableFen, 0))} 元`).join('，');
}

export function basisWords(basis: SheetFunding['basis']): string {
  return `余额按${labelOf(fundBases, basis)}计`;
}
