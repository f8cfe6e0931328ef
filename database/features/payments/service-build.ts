/** Builds the sheet of a month from what is known at this moment. A draft is thrown away and built anew. */
import type { SheetCard } from '../../../electron/contract/payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { destitute, happinessScheme, type Scheme } from '../../../electron/contract/schemes.ts';
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, run, transactionSteps, type Steps, type WriteContext, type Writer } from '../../core/sql.ts';
import { rebuildHappinessSheet } from './happiness/service-build.ts';
import { paidHomes } from './queries-basis.ts';
import { cancelledFacts, everything, factsOfPeople, personRanges, recentFacts } from './queries-facts.ts';
import { insertEvent, knownNow, knownOf, sheetHeaders, type Known, type SheetHeader } from './queries-sheets.ts';
import { peopleHeldSince, standingHolds } from './queries-holds.ts';
import { peopleReturnedSince, returnedLines, settledPart, settledRows } from './queries-settled.ts';
import type { Settled } from './rules-corrections.ts';
import { circumstancesIn, type PersonFacts } from './rules-facts.ts';
import { withoutHeld } from './rules-holds.ts';
import { sheetPart, type SheetBasis, type Totals } from './rules-sheet.ts';
import { earliestOpen, headingOf, ledgerStart, sheetName, stateLabel } from './rules-states.ts';
import { firstMonthTouched, hasDied } from './rules-touched.ts';
import { partWriter } from './service-build-parts.ts';
import { firstChangedMonth, peopleKeptWaiting } from './service-rules.ts';
import { cardOf, requiredSheet } from './service-read.ts';
import { insertHeading, isTermsChanged, rebuild, termsOf, type BuildOrder } from './service-schemes.ts';

const peoplePerStep = 200;

/** Whose earlier months are computed anew: those something has changed for, or everybody's, which must come to the same. */
export type Reckoning = 'changed' | 'everybody';

/** @throws AppError SHEET_NOT_DRAFT, SHEET_EARLIER_OPEN, SHEET_BEFORE_START, SHEET_EMPTY, STANDARD_MISSING, PARAMETER_MISSING, PERSON_INCOMPLETE */
export function* buildSheetSteps(
  context: WriteContext,
  month: IsoMonth,
  scheme: Scheme = destitute,
  order: BuildOrder = rebuild,
  reckoning: Reckoning = 'changed',
): Steps<SheetCard> {
  if (scheme === happinessScheme) return rebuildHappinessSheet(context, month);
  return yield* transactionSteps(context, (writer) => build(writer, month, scheme, order, reckoning));
}

function* build(writer: Writer, month: IsoMonth, scheme: Scheme, order: BuildOrder, reckoning: Reckoning): Steps<SheetCard> {
  const headers = sheetHeaders(writer, scheme);
  refuseMonth(headers, month, scheme);
  const known = knownNow(writer, month, scheme);
  const existing = headers.find((header) => header.month === month);
  const terms = termsOf(writer, { scheme, month, headers, existing, order });
  const sheetId = existing ? emptyDraft(writer, existing.sheetId) : insertSheet(writer, month, scheme);
  if (terms.heading) insertHeading(writer, sheetId, terms.heading);
  const basis: SheetBasis = { month, homes: paidHomes(writer), ...terms.rules };
  const corrections = correctionBasis(writer, headers, month, scheme, reckoning);
  const holds = standingHolds(writer, scheme);
  const write = partWriter(writer, sheetId, month, scheme, basis.circumstancesOf ?? circumstancesIn);
  const cancelled = cancelledFacts(writer, everything);
  const ranges = personRanges(writer, peoplePerStep);
  const total = ranges.reduce((sum, range) => sum + range.people, 0);
  let done = 0;
  for (const { first, last, people } of ranges) {
    for (const facts of factsOfPeople(writer, first, last, cancelled, everything)) {
      const from = corrections.from(facts);
      const part = sheetPart(facts, basis, from, from === null ? [] : corrections.settled(facts, from));
      write.add(facts, withoutHeld(part, holds.get(facts.personId) ?? [], month));
    }
    write.flush();
    done += people;
    yield { done, total, phase: '正在计算应发金额' };
  }
  const totals = write.totals();
  if (totals.lines === 0 && (scheme === destitute || write.claims() === 0)) throw terms.nothingDue;
  for (const homeId of write.homes()) insertSheetHome(writer, sheetId, basis, homeId);
  for (const standardId of write.standards())
    run(writer, 'INSERT INTO sheet_standard (standard_id, sheet_id) VALUES (?, ?)', standardId, sheetId);
  completeHeader(writer, sheetId, known, totals);
  insertEvent(writer, { sheetId, action: 'build', state: 'draft', reason: null, isOverride: false });
  writer.audit({
    action: 'sheet.build',
    entity: 'sheet',
    entityId: sheetId,
    ...(existing ? { before: auditTotals(existing) } : {}),
    after: { ...headingOf({ scheme, title: terms.heading?.title ?? null }), month, ...totals },
  });
  return cardOf(writer, requiredSheet(writer, month, scheme));
}

function auditTotals({ persons, lines, totalFen, toHomesFen }: SheetHeader): Totals {
  return { persons, lines, totalFen, toHomesFen };
}

function refuseMonth(headers: readonly SheetHeader[], month: IsoMonth, scheme: Scheme): void {
  const existing = headers.find((header) => header.month === month);
  if (existing && existing.state !== 'draft')
    throw new AppError('SHEET_NOT_DRAFT', { month: sheetName(existing), state: stateLabel(existing.state) });
  const start = ledgerStart(headers);
  if (start?.isFixed && month < start.month)
    throw new AppError('SHEET_BEFORE_START', { month: formatMonth(month), start: formatMonth(start.month) });
  const earlier = earliestOpen(scheme, headers, month);
  if (earlier) throw new AppError('SHEET_EARLIER_OPEN', { month: formatMonth(month), earlier: formatMonth(earlier) });
}

type CorrectionBasis = {
  /** First month to compute anew for a person; null when nothing can have changed. */
  readonly from: (facts: PersonFacts) => IsoMonth | null;
  /** What sheets hold for the months from there on. */
  readonly settled: (facts: PersonFacts, from: IsoMonth) => readonly Settled[];
};

/**
 * After a sheet every earlier month is settled by what was known then. So only people about whom something was recorded since, and the
 * months that a standard or a rule of payment recorded since can change, are computed anew.
 */
function correctionBasis(
  writer: Writer,
  headers: readonly SheetHeader[],
  month: IsoMonth,
  scheme: Scheme,
  reckoning: Reckoning,
): CorrectionBasis {
  const start = ledgerStart(headers)?.month;
  const previous = headers.findLast((header) => header.month < month);
  if (!previous || !start) return { from: () => month, settled: () => [] };
  const known = knownOf(previous);
  const touched = new Set([
    ...peopleHeldSince(writer, scheme, previous.builtAt),
    ...peopleReturnedSince(writer, scheme, known.returns),
    ...peopleKeptWaiting(writer, previous.month, month),
  ]);
  const recent = recentFacts(writer, known.fact);
  const returns = returnedLines(writer, scheme);
  const changedFrom = firstChangedMonth(writer, known, previous.builtAt);
  const isRuleChanged = reckoning === 'everybody' || (scheme !== destitute && isTermsChanged(known, knownNow(writer, month, scheme)));
  const everybody = isRuleChanged || (changedFrom !== null && changedFrom < start) ? start : changedFrom;
  const everybodyFrom = everybody !== null && everybody < month ? everybody : null;
  const ownFrom = (facts: PersonFacts): IsoMonth | null => {
    if (touched.has(facts.personId)) return start;
    const changed = recent.get(facts.personId);
    // Of the other schemes the facts of a day decide a month in ways of their own.
    return changed ? (scheme === destitute ? firstMonthTouched(facts, changed, start) : start) : null;
  };
  return {
    from: (facts) => {
      const own = ownFrom(facts);
      return own === null || everybodyFrom === null ? (own ?? everybodyFrom) : own < everybodyFrom ? own : everybodyFrom;
    },
    settled: (facts, from) => {
      const { personId } = facts;
      if (from === start) return settledRows(writer, personId, month, scheme, returns);
      // Where nobody died, and nothing new says that somebody did not, there is no funeral to be decided.
      const withFunerals = hasDied(facts) || (recent.get(personId)?.days.has('end') ?? false);
      return settledPart(writer, personId, month, scheme, returns, { from, withFunerals });
    },
  };
}

function emptyDraft(writer: Writer, sheetId: number): number {
  for (const table of ['sheet_line', 'sheet_standard', 'sheet_recovery', 'sheet_pending', 'sheet_home', 'sheet_person', 'sheet_heading'])
    run(writer, `DELETE FROM ${table} WHERE sheet_id = ?`, sheetId);
  return sheetId;
}

function insertSheet(writer: Writer, month: IsoMonth, scheme: Scheme): number {
  return run(
    writer,
    `INSERT INTO sheet (uid, scheme, month, state, known_until, built_at, built_by, person_count, line_count, total_fen, to_homes_fen)
     VALUES (?, ?, ?, 'draft', '{}', ?, ?, 0, 0, 0, 0)`,
    newUid(),
    scheme,
    month,
    writer.at,
    writer.actor.userId,
  );
}

function completeHeader(writer: Writer, sheetId: number, known: Known, totals: Totals): void {
  run(
    writer,
    'UPDATE sheet SET known_until = ?, built_at = ?, built_by = ?, person_count = ?, line_count = ?, total_fen = ?, to_homes_fen = ? WHERE sheet_id = ?',
    JSON.stringify(known),
    writer.at,
    writer.actor.userId,
    totals.persons,
    totals.lines,
    totals.totalFen,
    totals.toHomesFen,
    sheetId,
  );
}

function insertSheetHome(writer: Writer, sheetId: number, basis: SheetBasis, homeId: number): void {
  const home = basis.homes.get(homeId);
  if (!home) throw new AppError('HOME_NOT_FOUND');
  const { account } = home;
  run(
    writer,
    'INSERT INTO sheet_home (sheet_id, home_id, code, name, account_holder, account_bank, account_number) VALUES (?, ?, ?, ?, ?, ?, ?)',
    sheetId,
    homeId,
    home.code,
    home.name,
    account?.holder ?? null,
    account?.bank ?? null,
    account?.number ?? null,
  );
}
