/** One person's part of a sheet: regular lines of the month, funeral expenses, corrections of earlier months. Pure. */
import type { LineType, PayeeKind } from '../../../electron/contract/payments.ts';
import { addMonths, firstDayOf, monthOf, type Fen, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { correctionsFor, type CorrectedType, type Correction, type Settled } from './rules-corrections.ts';
import type { PersonFacts } from './rules-facts.ts';
import { decideFuneral } from './rules-funeral.ts';
import type { SchemeRules } from './rules-schemes.ts';
import { homeOf, payeeOf, type PaidHome, type Payee, type Side } from './rules.ts';

export type SheetLine = {
  readonly type: LineType;
  readonly forMonth: IsoMonth;
  /** What a correction tops up or takes back; null on other lines. */
  readonly of: CorrectedType | null;
  readonly side: Side;
  readonly fen: Fen;
  readonly payeeKind: PayeeKind;
  readonly homeId: number | null;
  readonly payee: Payee;
  readonly standardId: number | null;
  readonly correctsLineId: number | null;
  /** Days this line pays, and of how many, where the month has more than one payee or amount. */
  readonly days?: number;
  readonly monthDays?: number;
};

/** A recovery or a pending amount; always above zero. */
export type Claim = { readonly forMonth: IsoMonth; readonly of: CorrectedType; readonly side: Side; readonly fen: Fen };

export type SheetPart = { readonly lines: readonly SheetLine[]; readonly recoveries: readonly Claim[]; readonly pending: readonly Claim[] };

/** What is the same for everybody on a sheet. */
export type SheetBasis = SchemeRules & {
  readonly month: IsoMonth;
  readonly homes: ReadonlyMap<number, PaidHome>;
};

/**
 * @param correctFrom first earlier month to compute anew; null when nothing about the person has changed since the last sheet
 * @throws AppError STANDARD_MISSING, PERSON_INCOMPLETE, PARAMETER_MISSING
 */
export function sheetPart(facts: PersonFacts, basis: SheetBasis, correctFrom: IsoMonth | null, settled: readonly Settled[]): SheetPart {
  const lines = regularLines(facts, basis);
  if (correctFrom === null) return { lines, recoveries: [], pending: [] };
  const funeral = decideFuneral(facts, basis.month, basis.funeralOf?.(facts) ?? null, settled);
  if (funeral.line) {
    const { forMonth, side, fen, standardId } = funeral.line;
    const payee = payeeOf(facts, basis.homes, funeral.line, forMonth);
    lines.push({
      type: 'FUNERAL',
      forMonth,
      of: null,
      side,
      fen,
      payeeKind: funeral.line.payeeKind,
      homeId: funeral.line.homeId,
      payee,
      standardId,
      correctsLineId: null,
    });
  }
  const corrections = [...correctionsFor(facts, basis.dueIn, basis.month, correctFrom, settled), ...funeral.corrections];
  for (const correction of corrections)
    if (correction.kind === 'BACKPAY' || correction.kind === 'OFFSET')
      lines.push(correctionLine(facts, basis, correction, correction.kind));
  return { lines, recoveries: claims(corrections, 'recovery'), pending: claims(corrections, 'pending') };
}

function regularLines(facts: PersonFacts, basis: SheetBasis): SheetLine[] {
  const known = basis.knownFor?.(facts, basis.month) ?? facts;
  return basis.dueIn(known, basis.month).map((due) => ({
    type: due.type,
    forMonth: basis.month,
    of: null,
    side: due.side,
    fen: due.fen,
    payeeKind: due.payeeKind,
    homeId: due.homeId,
    payee: payeeOf(known, basis.homes, due, basis.month),
    standardId: due.standardId,
    correctsLineId: null,
    ...(due.share ? { days: due.share.days, monthDays: due.share.monthDays } : {}),
  }));
}

/** Goes to the payee of the month it corrects. */
function correctionLine(facts: PersonFacts, basis: SheetBasis, correction: Correction, type: 'BACKPAY' | 'OFFSET'): SheetLine {
  const { forMonth, of, side, fen, due, correctsLineId } = correction;
  const homeId = homeOf(side);
  const payeeKind = homeId !== null ? 'home' : of === 'FUNERAL' ? 'handler' : (due?.payeeKind ?? 'person');
  const payee = payeeOf(facts, basis.homes, { payeeKind, homeId, receiverDay: due?.receiverDay }, forMonth);
  return { type, forMonth, of, side, fen, payeeKind, homeId, payee, standardId: due?.standardId ?? null, correctsLineId };
}

function claims(corrections: readonly Correction[], kind: 'recovery' | 'pending'): Claim[] {
  return corrections.filter((correction) => correction.kind === kind).map(({ forMonth, of, side, fen }) => ({ forMonth, of, side, fen }));
}

/** First month whose first day is not before a day: the first one a standard that begins that day can change. */
export function firstMonthFrom(day: IsoDate): IsoMonth {
  const month = monthOf(day);
  return day === firstDayOf(month) ? month : addMonths(month, 1);
}

export type Totals = { readonly persons: number; readonly lines: number; readonly totalFen: number; readonly toHomesFen: number };
