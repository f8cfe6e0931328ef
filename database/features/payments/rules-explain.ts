/** Says in plain words what a line is and how its amount came about. Pure. */
import type { LineType } from '../../../electron/contract/payments.ts';
import { formatMonth, formatYuan, type IsoMonth } from '../../../electron/contract/values.ts';
import type { CorrectedType } from './rules-corrections.ts';
import type { Share } from './rules.ts';

const itemLabels: Readonly<Record<CorrectedType, string>> = {
  BASIC: '基本生活标准',
  CARE: '照料护理费',
  FUNERAL: '丧葬费',
  PRICE: '价格临时补贴',
  OTHER: '一次性补助',
};

/** Name of an item: 基本生活标准, 照料护理费, 丧葬费. */
export function itemLabel(type: CorrectedType): string {
  return itemLabels[type];
}

export type LineToExplain = { readonly type: LineType; readonly of: CorrectedType | null; readonly month: IsoMonth };

/** What a line is about: its own item, or the one it corrects. */
export function itemOf({ type, of }: { readonly type: LineType | null; readonly of: CorrectedType | null }): CorrectedType {
  return type === null || type === 'BACKPAY' || type === 'OFFSET' ? (of ?? 'BASIC') : type;
}

export function lineTitle(line: LineToExplain): string {
  const period = formatMonth(line.month);
  const item = itemLabel(itemOf(line));
  if (line.type === 'BACKPAY') return `补发${period}${item}`;
  if (line.type === 'OFFSET') return `抵扣${period}${item}`;
  return line.type === 'FUNERAL' ? `${item}（${period}死亡）` : `${period}${item}`;
}

export function claimTitle(kind: 'recovery' | 'pending', of: CorrectedType, month: IsoMonth): string {
  return `${kind === 'recovery' ? '追回' : '待定'}${formatMonth(month)}${itemLabel(of)}${kind === 'pending' ? '（补发-已终止人员）' : ''}`;
}

const yuan = (amount: number): string => `${formatYuan(amount)} 元`;

/** A month in full, or its days: stretch by stretch, the last share by what the others leave, so that together they make the month. */
export function regularArithmetic(standardFen: number, fen: number, share: Share | null): string {
  if (!share) {
    const full = `${formatYuan(standardFen)} 元/月 × 1 个月 ＝ ${yuan(standardFen)}`;
    return standardFen === fen ? full : `${full}，本行 ${yuan(fen)}`;
  }
  const { parts, days, monthDays, isRest, monthFen } = share;
  if (isRest)
    return `全月 ${yuan(monthFen)} － 其余各段 ${yuan(monthFen - fen)} ＝ ${yuan(fen)}（${days} 天，最后一段倒减，各段合计等于全月）`;
  const stretches = parts.map(({ standard, days: some }) => `${formatYuan(standard.amountFen)} 元/月 × ${some} 天`);
  const sum = stretches.length === 1 ? stretches.join('') : `（${stretches.join(' ＋ ')}）`;
  return `${sum} ÷ ${monthDays} 天 ＝ ${yuan(fen)}`;
}

export function funeralArithmetic(standardFen: number, multiple: number, fen: number): string {
  return `${yuan(standardFen)} × ${multiple} ＝ ${yuan(fen)}`;
}

/** @param points in basis points: 360 is 3.6 % */
export function priceArithmetic(standardFen: number, points: number, fen: number): string {
  return `${formatYuan(standardFen)} 元/月 × ${points / 100}% ＝ ${yuan(fen)}（四舍五入到分）`;
}

export type HeldAmount = { readonly sheetMonth: IsoMonth; readonly what: string; readonly fen: number };

export function heldText({ sheetMonth, what, fen }: HeldAmount): string {
  return `${formatMonth(sheetMonth)}表${what} ${formatYuan(fen)}`;
}

/** `应发 663.00 元 － 已列 624.00 元 ＝ 39.00 元`. */
export function correctionArithmetic(dueFen: number, heldFen: number, fen: number): string {
  const held = heldFen < 0 ? `（${formatYuan(heldFen)}）` : formatYuan(heldFen);
  return `应发 ${yuan(dueFen)} － 已列 ${held} 元 ＝ ${yuan(fen)}`;
}
