/** The register and one hit of it, with the months and the amount as everything is known now. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { Overlap, OverlapComputed, OverlapDetail, OverlapFilter } from '../../../electron/contract/overlaps.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { dueAfter } from '../calendar/service.ts';
import { policyNumber } from '../parameters/service.ts';
import { isDueIn } from '../payments/service-basis.ts';
import { evidenceOf, firstLockedMonth, overlapRow, overlapRows, paidMonths, type OverlapRow } from './queries.ts';
import { computeOverlap, missingEvidence, type OverlapTerms, type OwnMonth } from './rules.ts';

export const feedbackDays = 'referral.feedbackDays';

/** Nothing is written, and no sheet is touched. */
export function compute(reader: Reader, terms: OverlapTerms & { readonly personId: number }): OverlapComputed {
  const paid = paidMonths(reader, terms.personId);
  const start = firstLockedMonth(reader);
  let isEntitled: ((month: IsoMonth) => boolean) | null = null;
  const ownIn = (month: IsoMonth): OwnMonth => {
    const ownFen = paid.get(month) ?? 0;
    if (ownFen > 0) return { standing: 'paid', ownFen };
    if (start === null || month >= start) return { standing: 'none', ownFen };
    isEntitled ??= isDueIn(reader, terms.personId);
    return { standing: isEntitled(month) ? 'entitled' : 'none', ownFen: 0 };
  };
  return computeOverlap(terms, ownIn);
}

function cardOf(reader: Reader, found: OverlapRow, today: IsoDate, known?: OverlapComputed): Overlap {
  const { overlapId, personId, name, idNumber, townName, benefit, state, foundOn, fromMonth, untilMonth, office, dueOn, recoveredFen } =
    found;
  // Once referred, the letter says the amount.
  const now = found.referredFen === null ? (known ?? compute(reader, found)) : null;
  return {
    overlapId,
    personId,
    name,
    idNumber,
    townName,
    benefit,
    state,
    foundOn,
    fromMonth,
    untilMonth,
    monthCount: found.referredMonths ?? now?.months.filter(({ otherFen }) => otherFen > 0).length ?? 0,
    fen: found.referredFen ?? now?.fen ?? 0,
    office,
    dueOn,
    isDue: state === 'referred' && dueOn !== null && dueOn <= today,
    recoveredFen,
  };
}

const fits: Readonly<Record<OverlapFilter['standing'], (card: Overlap) => boolean>> = {
  open: ({ state }) => state === 'found' || state === 'referred',
  due: ({ isDue }) => isDue,
  closed: ({ state }) => state === 'closed',
  all: () => true,
};

export function allOverlaps(reader: Reader, search: string, today: IsoDate): Overlap[] {
  const wanted = search.trim();
  return overlapRows(reader)
    .filter(({ name, idNumber }) => wanted === '' || name.includes(wanted) || idNumber.endsWith(wanted.slice(-4)))
    .map((found) => cardOf(reader, found, today));
}

export const chosenOverlaps = (cards: readonly Overlap[], standing: OverlapFilter['standing']): Overlap[] => cards.filter(fits[standing]);

const standings = (cards: readonly Overlap[]): Overlap[] => cards.filter(({ state }) => state !== 'withdrawn');

export function list(reader: Reader, input: ParsedInputOf<'overlaps.list'>, today: IsoDate): OutputOf<'overlaps.list'> {
  const { standing, search, offset, limit } = input;
  const cards = allOverlaps(reader, search, today);
  const chosen = chosenOverlaps(cards, standing);
  const count = (name: OverlapFilter['standing']): number => chosenOverlaps(cards, name).length;
  return {
    total: chosen.length,
    fen: standings(chosen).reduce((sum, { fen }) => sum + fen, 0),
    recoveredFen: standings(chosen).reduce((sum, { recoveredFen }) => sum + recoveredFen, 0),
    counts: { open: count('open'), due: count('due'), closed: count('closed'), all: count('all') },
    feedbackDays: policyNumber(reader, feedbackDays, today),
    rows: chosen.slice(offset, offset + limit),
  };
}

/** @throws AppError OVERLAP_NOT_FOUND */
export function requiredOverlap(reader: Reader, overlapId: number): OverlapRow {
  const found = overlapRow(reader, overlapId);
  if (!found) throw new AppError('OVERLAP_NOT_FOUND');
  return found;
}

/** @throws AppError OVERLAP_NOT_FOUND */
export function one(reader: Reader, overlapId: number, today: IsoDate): OverlapDetail {
  const found = requiredOverlap(reader, overlapId);
  const computed = compute(reader, found);
  const evidence = evidenceOf(reader, overlapId);
  const standing = evidence.filter(({ withdrawnReason }) => withdrawnReason === null);
  const { referredOn, office, documentNo, referredFen, dueOn, referredBy, closedOn, closedBy, closingNote } = found;
  const isReferred = referredOn !== null && office !== null && documentNo !== null && referredFen !== null && dueOn !== null;
  return {
    ...cardOf(reader, found, today, computed),
    source: found.source,
    monthlyFen: found.monthlyFen,
    householdSize: found.householdSize,
    note: found.note,
    recordedBy: found.recordedBy,
    withdrawnReason: found.withdrawnReason,
    computed,
    referral: isReferred ? { referredOn, office, documentNo, fen: referredFen, dueOn, recordedBy: referredBy ?? '' } : null,
    evidence: evidence.map(({ overlapId: _overlap, ...paper }) => paper),
    closing: closedOn === null ? null : { closedOn, note: closingNote, recordedBy: closedBy ?? '' },
    missing: missingEvidence(
      found.benefit,
      standing.map(({ kind }) => kind),
    ),
    calendarWarning: referredOn === null ? null : dueAfter(reader, referredOn, policyNumber(reader, feedbackDays, referredOn)).warning,
  };
}
