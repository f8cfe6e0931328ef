/** Builds the sheet of a month from what is known at this moment. A draft is thrown away and built anew. */
import type { SheetCard } from '../../../electron/contract/payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { destitute, happinessScheme, type Scheme } from '../../../electron/contract/schemes.ts';
import { addFen, formatMonth, type Fen, type IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, run, transactionSteps, type Steps, type WriteContext, type Writer } from '../../core/sql.ts';
import { statement } from '../../core/statement.ts';
import { rebuildHappinessSheet } from './happiness/service-build.ts';
import { paidHomes, placeNames } from './queries-basis.ts';
import { cancelledFacts, everything, factsOfPeople, personRanges, recentFacts } from './queries-facts.ts';
import { insertEvent, knownNow, knownOf, sheetHeaders, type Known, type SheetHeader } from './queries-sheets.ts';
import { peopleHeldSince, standingHolds } from './queries-holds.ts';
import { peopleReturnedSince, returnedLines, settledRows } from './queries-settled.ts';
import type { Settled } from './rules-corrections.ts';
import { circumstancesIn, type Circumstances, type PersonFacts } from './rules-facts.ts';
import { withoutHeld } from './rules-holds.ts';
import { sheetPart, type SheetBasis, type SheetPart, type Totals } from './rules-sheet.ts';
import { earliestOpen, headingOf, ledgerStart, sheetName, stateLabel } from './rules-states.ts';
import { firstMonthTouched, hasDied } from './rules-touched.ts';
import { firstChangedMonth, peopleKeptWaiting } from './service-rules.ts';
import { cardOf, requiredSheet } from './service-read.ts';
import { insertHeading, isTermsChanged, rebuild, termsOf, type BuildOrder } from './service-schemes.ts';

const peoplePerStep = 500;

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
      write.part(facts, withoutHeld(part, holds.get(facts.personId) ?? [], month));
    }
    done += people;
    yield { done, total, phase: '正在计算应发金额' };
  }
  const totals = write.totals();
  if (totals.lines === 0 && (scheme === destitute || write.claims() === 0)) throw terms.nothingDue;
  for (const homeId of write.homes()) insertSheetHome(writer, sheetId, basis, homeId);
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
      // A funeral may stand on any sheet; where nobody died there is none to be decided.
      if (from === start || hasDied(facts)) return settledRows(writer, facts.personId, month, scheme, returns);
      return settledRows(writer, facts.personId, month, scheme, returns, from).filter((entry) => entry.of !== 'FUNERAL');
    },
  };
}

function emptyDraft(writer: Writer, sheetId: number): number {
  for (const table of ['sheet_line', 'sheet_recovery', 'sheet_pending', 'sheet_home', 'sheet_person', 'sheet_heading'])
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

type PartWriter = {
  readonly part: (facts: PersonFacts, part: SheetPart) => void;
  readonly totals: () => Totals;
  /** Recoveries and pending items written. */
  readonly claims: () => number;
  readonly homes: () => ReadonlySet<number>;
};

/** The hot path: plain prepared statements, nothing kept but sums. */
function partWriter(
  writer: Writer,
  sheetId: number,
  month: IsoMonth,
  scheme: Scheme,
  circumstancesOf: (facts: PersonFacts, month: IsoMonth) => Circumstances,
): PartWriter {
  const { connection } = writer;
  const places = placeNames(writer);
  const person = statement(
    connection,
    `INSERT INTO sheet_person (sheet_id, person_id, name, id_number, town_code, town_name, village_code, village_name, area_type, level, mode, home_id, level_fact_id, mode_fact_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const line = statement(
    connection,
    `INSERT INTO sheet_line (sheet_id, person_id, scheme, line_type, for_month, of_type, side, fen, payee_kind, payee_home_id, payee_name, payee_bank, payee_account, standard_id, corrects_line_id, days, month_days)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const claim = (table: string): string =>
    `INSERT INTO ${table} (uid, sheet_id, person_id, for_month, of_type, side, fen) VALUES (?, ?, ?, ?, ?, ?, ?)`;
  const recovery = statement(connection, claim('sheet_recovery'));
  const pending = statement(connection, claim('sheet_pending'));
  const homes = new Set<number>();
  const amounts: Fen[] = [];
  const toHomes: Fen[] = [];
  let persons = 0;
  let claimed = 0;
  const insertPerson = (facts: PersonFacts): void => {
    const { residence, level, stay } = circumstancesOf(facts, month);
    const { townCode, villageCode, areaType } = residence.value;
    const { mode, homeId } = stay.value;
    if (homeId !== null) homes.add(homeId);
    person.run(
      sheetId,
      facts.personId,
      facts.name,
      facts.idNumber,
      townCode,
      places.get(townCode) ?? townCode,
      villageCode,
      places.get(villageCode) ?? villageCode,
      areaType,
      level.value,
      mode,
      homeId,
      level.factId,
      stay.factId,
    );
  };
  return {
    part: (facts, { lines, recoveries, pending: waiting }) => {
      if (lines.length + recoveries.length + waiting.length === 0) return;
      insertPerson(facts);
      claimed += recoveries.length + waiting.length;
      if (lines.length > 0) persons += 1;
      for (const entry of lines) {
        const { type, forMonth, of, side, fen, payeeKind, homeId, payee, standardId, correctsLineId, days, monthDays } = entry;
        line.run(
          sheetId,
          facts.personId,
          scheme,
          type,
          forMonth,
          of,
          side,
          fen,
          payeeKind,
          homeId,
          payee.name,
          payee.bank,
          payee.account,
          standardId,
          correctsLineId,
          days ?? null,
          monthDays ?? null,
        );
        amounts.push(fen);
        if (homeId !== null) {
          homes.add(homeId);
          toHomes.push(fen);
        }
      }
      for (const { forMonth, of, side, fen } of recoveries) recovery.run(newUid(), sheetId, facts.personId, forMonth, of, side, fen);
      for (const { forMonth, of, side, fen } of waiting) pending.run(newUid(), sheetId, facts.personId, forMonth, of, side, fen);
    },
    totals: () => ({ persons, lines: amounts.length, totalFen: addFen(amounts), toHomesFen: addFen(toHomes) }),
    claims: () => claimed,
    homes: () => homes,
  };
}
