/** Funeral expenses (丧葬费): once for a person, in the first sheet after the death is known. Pure. */
import type { PayeeKind } from '../../../electron/contract/payments.ts';
import { divideFen, firstDayOf, monthOf, type Fen, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { balanceKey, correctionOf, type Correction, type Settled } from './rules-corrections.ts';
import { circumstancesIn, onDay, type Dated, type EndReason, type PersonFacts } from './rules-facts.ts';
import type { Side, StandardBook } from './rules.ts';

export type FuneralDue = {
  readonly death: Dated<EndReason>;
  readonly forMonth: IsoMonth;
  readonly fen: Fen;
  readonly side: Side;
  readonly payeeKind: PayeeKind;
  readonly homeId: number | null;
  readonly standardId: number;
};

/** The death that ended support; null when the person lives or support had already been terminated. */
export function deathOf(facts: PersonFacts): Dated<EndReason> | null {
  const last = facts.periods.at(-1);
  return last?.end?.value === 'death' && last.end.validFrom >= last.confirmation.validFrom ? last.end : null;
}

/** An amount times a multiple that may have decimals, rounded once. */
export function timesMultiple(amount: Fen, multiple: number): Fen {
  const [whole = '', decimals = ''] = String(multiple).split('.');
  return divideFen(amount, Number(whole + decimals), 10 ** decimals.length);
}

/**
 * A multiple of the basic living standard in force on the first day of the month of death; to the home the person lived in that day, else
 * to whoever handles the funeral (国发〔2016〕14号).
 * @throws AppError STANDARD_MISSING, PERSON_INCOMPLETE
 */
export function funeralDue(facts: PersonFacts, standards: StandardBook, multipleOn: (day: IsoDate) => number): FuneralDue | null {
  const death = deathOf(facts);
  if (!death) return null;
  const forMonth = monthOf(death.validFrom);
  const { residence, stay } = circumstancesIn(facts, forMonth);
  const standard = standards.basic(residence.value.areaType, stay.value.mode, forMonth);
  const home = onDay(facts.stays, death.validFrom)?.value;
  const homeId = home?.mode === 'centralised' ? home.homeId : null;
  return {
    death,
    forMonth,
    fen: timesMultiple(standard.amountFen, multipleOn(firstDayOf(forMonth))),
    side: homeId === null ? 'own' : `home:${homeId}`,
    payeeKind: homeId === null ? 'handler' : 'home',
    homeId,
    standardId: standard.standardId,
  };
}

export type FuneralDecision = { readonly line: FuneralDue | null; readonly corrections: readonly Correction[] };

const nothingToDo: FuneralDecision = { line: null, corrections: [] };

/**
 * Never computed anew for another standard or another day of the same death; a death that is revoked takes the money back.
 * Somebody whose revoked death came true after all has had his one FUNERAL line: the amount comes as a correction. What the bank sent back
 * is issued anew: that support has ended is nothing to decide about here.
 */
export function decideFuneral(
  facts: PersonFacts,
  sheetMonth: IsoMonth,
  due: FuneralDue | null,
  settled: readonly Settled[],
): FuneralDecision {
  const issued = settled.filter((entry) => entry.of === 'FUNERAL');
  if (issued.length === 0) return due ? { line: due, corrections: [] } : nothingToDo;
  if (due) return { line: null, corrections: funeralOwed(facts, sheetMonth, due, issued) };
  const bySide = Map.groupBy(issued, balanceKey);
  const corrections = [...bySide.values()].flatMap((entries) => {
    const [first] = entries;
    const paid = entries.reduce((sum, entry) => sum + entry.fen, 0);
    if (!first || paid === 0) return [];
    const lineId = entries.findLast((entry) => entry.lineId !== null && entry.fen > 0)?.lineId ?? null;
    return [correctionOf(facts, sheetMonth, { forMonth: first.forMonth, of: 'FUNERAL', side: first.side, fen: -paid, due: null, lineId })];
  });
  return { line: null, corrections };
}

/**
 * What stands is left as it is, whatever the standards say now; what the bank sent back is issued anew; where nothing stands any more the
 * whole of it is issued, made up for what was claimed back of money that had come back by itself.
 */
function funeralOwed(facts: PersonFacts, sheetMonth: IsoMonth, due: FuneralDue, issued: readonly Settled[]): Correction[] {
  const net = issued.reduce((sum, entry) => sum + entry.fen, 0);
  const back = issued.filter((entry) => entry.returnedLineId);
  const backFen = back.reduce((sum, entry) => sum - entry.fen, 0);
  const owed = net + backFen > 0 ? backFen : due.fen - net;
  if (owed <= 0) return [];
  const lineId = back.at(-1)?.returnedLineId ?? null;
  const balance = { forMonth: due.forMonth, of: 'FUNERAL' as const, side: due.side, fen: owed, due: null, lineId };
  const correction = correctionOf(facts, sheetMonth, balance);
  return [lineId === null ? correction : { ...correction, kind: 'BACKPAY' }];
}
