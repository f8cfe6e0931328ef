/** Builds a sheet of the operating subsidy from what is known at this moment. A draft is thrown away and built anew. */
import type { SheetCard } from '../../../../electron/contract/payments.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { happinessScheme } from '../../../../electron/contract/schemes.ts';
import {
  addFen,
  daysInMonth,
  fen,
  firstDayOf,
  formatMonth,
  isoDate,
  type Fen,
  type IsoDate,
  type IsoMonth,
} from '../../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../../core/sql.ts';
import { explained, policyLine } from '../../happiness/service-explain.ts';
import { issueOf, type Issue } from '../../happiness/rules-issue.ts';
import { addShares, sharesBetween } from '../../happiness/rules-sheet-shares.ts';
import type { Split } from '../../happiness/rules-entitlement.ts';
import { insertEvent, knownNow, sheetHeaders, type SheetHeader } from '../queries-sheets.ts';
import { headingOfSheet, insertHeading, type Heading } from '../queries-top-ups.ts';
import { earliestOpen, headingOf, sheetName, stateLabel } from '../rules-states.ts';
import { cardOf, requiredSheet } from '../service-read.ts';
import { booksBefore, hasFirstBatch, type BuildOrder, type KnownYear, type YearOfSheet } from './accounts.ts';
import { basisOf, type BasisPolicy } from './basis.ts';
import { batchHeaders, emptyHappinessDraft, homeWriter, insertBatch, villages, type Village } from './queries.ts';
import { batchTitle, batchWords } from './rules-words.ts';

export type HappinessOrder = BuildOrder & { readonly documentNo: string; readonly documentTitle: string | null };

/**
 * @throws AppError SHEET_NOT_DRAFT, SHEET_EARLIER_OPEN, SUBSIDY_BATCH_BUILT, SUBSIDY_YEAR_AHEAD, SUBSIDY_MONTH_PASSED, SUBSIDY_SECOND_BEFORE_FIRST,
 *   SUBSIDY_FIRST_AFTER_SECOND, SUBSIDY_NOTHING_DUE, PARAMETER_MISSING
 */
export function buildHappinessSheet(context: WriteContext, order: HappinessOrder): SheetCard {
  return transaction(context, (writer) => build(writer, order, context.clock.today()));
}

/** The same batch and document, from what is known by now. @throws AppError as above, SUBSIDY_SHEET_NOT_FOUND */
export function rebuildHappinessSheet(context: WriteContext, month: IsoMonth): SheetCard {
  return transaction(context, (writer) => {
    const kept = batchHeaders(writer).find((sheet) => sheet.month === month);
    const heading = kept && headingOfSheet(writer, kept.sheetId);
    if (!kept || !heading) throw new AppError('SUBSIDY_SHEET_NOT_FOUND', { month: formatMonth(month) });
    return build(writer, { ...heading, month, year: kept.year, batch: kept.batch }, context.clock.today());
  });
}

function refuse(writer: Writer, headers: readonly SheetHeader[], list: readonly Village[], { month, year, batch }: BuildOrder): void {
  const existing = headers.find((header) => header.month === month);
  if (existing && existing.state !== 'draft')
    throw new AppError('SHEET_NOT_DRAFT', { month: sheetName(existing), state: stateLabel(existing.state) });
  const later = headers.find((header) => header.month > month);
  if (!existing && later) throw new AppError('SUBSIDY_MONTH_PASSED', { month: formatMonth(month), later: formatMonth(later.month) });
  const earlier = earliestOpen(happinessScheme, headers, month);
  if (earlier) throw new AppError('SHEET_EARLIER_OPEN', { month: formatMonth(month), earlier: formatMonth(earlier) });
  if (year > Number(month.slice(0, 4))) throw new AppError('SUBSIDY_YEAR_AHEAD', { month: formatMonth(month), year });
  const others = batchHeaders(writer).filter((sheet) => sheet.month !== month && sheet.year === year);
  const same = others.find((sheet) => batch !== 'correction' && sheet.batch === batch);
  if (same) throw new AppError('SUBSIDY_BATCH_BUILT', { year, batch: batchWords(batch), built: formatMonth(same.month) });
  const second = others.find((sheet) => sheet.batch === 'second');
  if (batch === 'first' && second) throw new AppError('SUBSIDY_FIRST_AFTER_SECOND', { year, built: formatMonth(second.month) });
  if (batch === 'second' && !others.some((sheet) => sheet.batch === 'first') && hasFirstBatch(writer, year, list))
    throw new AppError('SUBSIDY_SECOND_BEFORE_FIRST', { year });
}

type Home = { readonly village: Village; readonly accounts: readonly KnownYear[]; readonly issue: Issue };

/** Accounts that have begun by the end of the month of payment, or by the day of building where that is later. */
function accountDay(month: IsoMonth, today: IsoDate): IsoDate {
  const end = isoDate(`${month}-${daysInMonth(month)}`);
  return end > today ? end : today;
}

function build(writer: Writer, order: HappinessOrder, today: IsoDate): SheetCard {
  const { month, year, batch, documentNo, documentTitle } = order;
  const headers = sheetHeaders(writer, happinessScheme);
  const list = villages(writer, accountDay(month, today));
  refuse(writer, headers, list, order);
  const existing = headers.find((header) => header.month === month);
  const known = knownNow(writer, month, happinessScheme);
  const { years, accountsOf } = booksBefore(writer, list, month, order);
  const homes = list.flatMap((village): Home[] => {
    const accounts = accountsOf(village);
    const issue = issueOf(accounts, order);
    return issue.lines.length > 0 || issue.carriedFen > 0 ? [{ village, accounts, issue }] : [];
  });
  if (homes.length === 0) throw new AppError('SUBSIDY_NOTHING_DUE', { year, batch: batchWords(batch) });
  if (existing) emptyHappinessDraft(writer, existing.sheetId);
  const sheetId = existing?.sheetId ?? insertSheet(writer, month);
  const heading: Heading = { title: batchTitle(order), documentNo, documentTitle };
  insertHeading(writer, sheetId, heading);
  const own = years.get(year) ?? [...years.values()].at(-1);
  if (own) {
    const { policy, neededFen, scale } = own;
    insertBatch(writer, { sheetId, year, batch, ...policy, neededFen, scale });
  }
  const write = homeWriter(writer, sheetId);
  const firstDay = firstDayOf(`${year}-01` as IsoMonth);
  const policies = explained.flatMap((key) => policyLine(writer, key, firstDay) ?? []);
  for (const home of homes) writeHome(write, home, { year, years, policies });
  const totals = {
    persons: homes.length,
    lines: homes.reduce((sum, { issue }) => sum + issue.lines.length, 0),
    totalFen: addFen(homes.map(({ issue }) => issue.fen)),
    toHomesFen: fen(0),
  };
  run(
    writer,
    'UPDATE sheet SET known_until = ?, built_at = ?, built_by = ?, person_count = ?, line_count = ?, total_fen = ?, to_homes_fen = 0 WHERE sheet_id = ?',
    JSON.stringify(known),
    writer.at,
    writer.actor.userId,
    totals.persons,
    totals.lines,
    totals.totalFen,
    sheetId,
  );
  insertEvent(writer, { sheetId, action: 'build', state: 'draft', reason: null, isOverride: false });
  writer.audit({
    action: 'sheet.build',
    entity: 'sheet',
    entityId: sheetId,
    ...(existing
      ? { before: { persons: existing.persons, lines: existing.lines, totalFen: existing.totalFen, toHomesFen: existing.toHomesFen } }
      : {}),
    after: { ...headingOf({ scheme: happinessScheme, title: heading.title }), month, ...totals },
  });
  return cardOf(writer, requiredSheet(writer, month, happinessScheme));
}

function insertSheet(writer: Writer, month: IsoMonth): number {
  return run(
    writer,
    `INSERT INTO sheet (uid, scheme, month, state, known_until, built_at, built_by, person_count, line_count, total_fen, to_homes_fen)
     VALUES (?, 'happiness', ?, 'draft', '{}', ?, ?, 0, 0, 0, 0)`,
    newUid(),
    month,
    writer.at,
    writer.actor.userId,
  );
}

/** All payments of a year together are shared as the year is: each sheet brings the year from one sum to the next. */
function sharesOfHome({ accounts, issue }: Home, years: ReadonlyMap<number, YearOfSheet>): Split {
  return addShares(
    accounts.flatMap(({ year, issuedFen }) => {
      const split = years.get(year)?.policy.split;
      const paid = addFen(issue.lines.filter((line) => line.year === year).map((line) => line.fen));
      return split === undefined || paid === 0 ? [] : [sharesBetween(issuedFen, fen(issuedFen + paid), split)];
    }),
  );
}

type HomeTerms = {
  readonly year: number;
  readonly years: ReadonlyMap<number, YearOfSheet>;
  readonly policies: readonly BasisPolicy[];
};

function writeHome(write: ReturnType<typeof homeWriter>, home: Home, { year, years, policies }: HomeTerms): void {
  const { village, accounts, issue } = home;
  const own = accounts.find((account) => account.year === year) ?? accounts.at(-1);
  const counted = own?.known.months.findLast(({ isCounted }) => isCounted);
  const shown = own?.reach === 'first' ? own.known.months[0] : (counted ?? own?.known.months.findLast(({ grade }) => grade !== null));
  const due: Fen = own ? (own.reach === 'first' ? own.firstBatchFen : own.payableFen) : fen(0);
  write(
    {
      ...village,
      grade: shown?.grade ?? null,
      annualFen: shown?.annualFen ?? 0,
      // Of a first batch the months are still to come.
      countedMonths: own?.reach === 'rest' ? own.known.countedMonths : 0,
      entitlementFen: due,
      issuedFen: own ? own.issuedFen - own.refundedFen : 0,
      fen: issue.fen,
      carriedFen: issue.carriedFen,
      ...sharesOfHome(home, years),
      basis: JSON.stringify(basisOf(accounts, issue, { year, years, policies })),
    },
    issue.lines,
  );
}
