/** The reckoning of a line, step by step, as a clerk would write it. */
import type { Explained } from '../../../electron/contract/payments-explain.ts';
import { itemUidOf } from '../../../electron/contract/schemes.ts';
import { firstDayOf, formatMonth, formatYuan } from '../../../electron/contract/values.ts';
import { standardOf, type ExplainedRow } from './queries-explain.ts';
import {
  correctionArithmetic,
  funeralArithmetic,
  heldText,
  itemLabel,
  itemOf,
  priceArithmetic,
  regularArithmetic,
} from './rules-explain.ts';
import type { Basis } from './explain-basis.ts';
import { dueKnown, numberKnown, pricesKnown, type KnownDue } from './service-known.ts';
import { requiredItem } from './service-schemes.ts';

export type Reckoning = {
  readonly steps: string[];
  readonly standardId: number | null;
  readonly corrects: Omit<NonNullable<Explained['corrects']>, 'causes'>;
};

const nothingCorrected: Reckoning['corrects'] = { dueFen: 0, heldFen: 0, entries: [] };

export function reckoned(basis: Basis, row: ExplainedRow, isCorrection: boolean): Reckoning {
  const of = itemOf(row);
  if (!isCorrection) {
    const [known] = dueOf(basis, row);
    const own = { ...known, fen: row.fen, standardId: row.standardId };
    return { steps: [amountStep(basis, row, own)], standardId: row.standardId, corrects: nothingCorrected };
  }
  const held = basis.held.filter((entry) => entry.forMonth === row.month && entry.of === of && entry.side === row.side);
  const heldFen = held.reduce((sum, { fen }) => sum + fen, 0);
  const due = dueOf(basis, row);
  // A correction closes the account of its month and side: what it brings, and what was there, are what is due.
  const dueFen = heldFen + (row.kind === 'recovery' ? -row.fen : row.fen);
  const standardId = row.standardId ?? due[0]?.standardId ?? null;
  const period = `${formatMonth(row.month)}${itemLabel(of)}`;
  return {
    steps: [
      due.length === 0
        ? `${period}按现在掌握的情况应发 0.00 元`
        : `${period}应发：${due.map((line) => amountStep(basis, row, line)).join('；')}`,
      held.length === 0 ? '以前各表没有列过' : `以前各表已列：${held.map(heldText).join('，')}，合计 ${formatYuan(heldFen)} 元`,
      row.kind === 'recovery'
        ? `已列 ${formatYuan(heldFen)} 元 － 应发 ${formatYuan(dueFen)} 元 ＝ 追回 ${formatYuan(row.fen)} 元`
        : correctionArithmetic(dueFen, heldFen, row.fen),
    ],
    standardId,
    corrects: {
      dueFen,
      heldFen,
      entries: held.map(({ sheetMonth, what, fen, payeeName }) => ({ sheetMonth, what, fen, payeeName })),
    },
  };
}

/** By what the sheet knew; of its own month it may know less, where the county has a cut-off day. */
export function dueOf({ rules, facts, header }: Basis, row: ExplainedRow): readonly KnownDue[] {
  const known = row.month === header.month ? (rules.knownFor?.(facts, row.month) ?? facts) : facts;
  return dueKnown(rules, known, { month: row.month, of: itemOf(row), side: row.side });
}

/** How one amount of a month comes about. */
function amountStep(
  basis: Basis,
  row: ExplainedRow,
  { fen, standardId, share }: { readonly fen: number; readonly standardId: number | null; readonly share?: KnownDue['share'] | undefined },
): string {
  const { reader, horizon, header } = basis;
  const amount = (standardId === null ? undefined : standardOf(reader, standardId))?.amountFen ?? fen;
  switch (itemOf(row)) {
    case 'BASIC':
    case 'CARE':
      return regularArithmetic(amount, fen, share ?? null);
    case 'FUNERAL':
      return funeralArithmetic(amount, numberKnown(reader, 'funeral.multiple', firstDayOf(row.month), horizon), fen);
    case 'PRICE':
      return priceArithmetic(amount, pricesKnown(reader, horizon).pricesOf(row.month)?.cpiPoints ?? 0, fen);
    case 'OTHER': {
      const item = requiredItem(reader, itemUidOf(header.scheme) ?? '');
      return `按《${item.documentTitle ?? item.title}》（${item.documentNo}）规定的金额 ${formatYuan(fen)} 元 × 1 次 ＝ ${formatYuan(fen)} 元`;
    }
  }
}
