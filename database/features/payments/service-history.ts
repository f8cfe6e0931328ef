/** A person's whole money: what was due by what is known now beside what every sheet holds, month by month, sheet by sheet, in total. */
import { otherPaymentKinds } from '../../../electron/contract/other-payments.ts';
import { payeeKindLabels } from '../../../electron/contract/payments.ts';
import type { HistorySheet, MoneyHistory } from '../../../electron/contract/payments-history.ts';
import { destitute, isScheme, itemUidOf, priceScheme, type Scheme } from '../../../electron/contract/schemes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { addMonths, firstDayOf, formatDate, formatMonth, isoDate, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { row } from '../../core/sql.ts';
import * as people from '../people/service.ts';
import { factTitle } from '../people/timeline.ts';
import type { ScopedReader } from '../users/scope.ts';
import { everything, cancelledFacts, factsOfPeople } from './queries-facts.ts';
import {
  allSheets,
  entriesOfPerson,
  holdsOf,
  homeNames,
  lastLockedKnowledge,
  type Held,
  type HistoryHeader,
  type StoredEntry,
} from './queries-history.ts';
import { itemLabel, lineTitle } from './rules-explain.ts';
import type { PersonFacts } from './rules-facts.ts';
import { addEntry, addUp, type DueEntry, type HeldEntry, type ItemAmounts } from './rules-history.ts';
import { isLocked, ledgerStart, stateLabel } from './rules-states.ts';
import { homeOf, type Side } from './rules.ts';
import type { SchemeRules } from './rules-schemes.ts';
import { rulesNow } from './service-basis.ts';

/** What a scheme is called where several stand side by side. */
function schemeTitle(scheme: Scheme, title: string | null): string {
  if (scheme === destitute) return '特困人员供养金';
  return scheme === priceScheme ? '价格临时补贴' : (title ?? '一次性项目');
}

type Found = {
  readonly reader: ScopedReader;
  readonly personId: number;
  readonly sheets: readonly HistoryHeader[];
  readonly entries: readonly (StoredEntry & { readonly sheet: HistoryHeader })[];
  readonly holds: readonly Held[];
  readonly homes: ReadonlyMap<number, string>;
};

/** @throws AppError PERSON_NOT_FOUND, STANDARD_MISSING, PERSON_INCOMPLETE, PARAMETER_MISSING */
export function history(reader: ScopedReader, personId: number): MoneyHistory {
  const person = row<{ name: string; idNumber: string }>(
    reader,
    'SELECT name, coalesce(id_number, temporary_number) AS idNumber FROM person WHERE person_id = ?',
    personId,
  );
  const [facts] = factsOfPeople(reader, personId, personId, cancelledFacts(reader, everything), everything);
  if (!person || !facts) throw new AppError('PERSON_NOT_FOUND');
  const sheets = allSheets(reader);
  const byId = new Map(sheets.map((sheet) => [sheet.sheetId, sheet]));
  const entries = entriesOfPerson(reader, personId).flatMap((entry) => {
    const sheet = byId.get(entry.sheetId);
    return sheet ? [{ ...entry, sheet }] : [];
  });
  const found: Found = { reader, personId, sheets, entries, holds: holdsOf(reader, personId), homes: homeNames(reader) };
  const held = entries.filter(({ sheet }) => isLocked(sheet.state)).map(heldOf);
  const { months, totals } = addUp(dueEntries(found, facts, held), held);
  return {
    personId,
    ...person,
    months: months.map(({ items, ...month }) => ({
      ...month,
      items: items.map(({ of, ...item }) => ({
        ...item,
        title: item.scheme === destitute ? itemLabel(of) : titleOf(found, item.scheme),
        reason: reasonOf(found, month.month, { of, ...item }),
      })),
    })),
    sheets: sheets.flatMap((sheet) => sheetOf(found, sheet)),
    totals,
    ledgerStart: ledgerStart(sheets.filter(({ scheme }) => scheme === destitute))?.month ?? null,
  };
}

function heldOf({ kind, sheet, forMonth, of, fen }: Found['entries'][number]): HeldEntry {
  return { kind, scheme: sheet.scheme, forMonth, of, fen };
}

function titleOf({ sheets }: Found, scheme: string): string {
  const sheet = sheets.findLast((candidate) => candidate.scheme === scheme);
  return isScheme(scheme) ? schemeTitle(scheme, sheet?.title ?? null) : scheme;
}

/** Of every month a scheme has sheets for; destitute support is due in each month since the first of them. */
function dueEntries({ reader, sheets }: Found, facts: PersonFacts, held: readonly HeldEntry[]): DueEntry[] {
  return [...Map.groupBy(sheets, ({ scheme }) => scheme)].flatMap(([scheme, own]) => {
    const months = own.map(({ month }) => month).sort();
    const [first] = months;
    const last = months.at(-1);
    if (!first || !last) return [];
    const basis = rulesNow(reader, scheme);
    const asked = scheme === destitute ? monthsFrom(first, last) : [...new Set(months)];
    const regular = asked.flatMap((month) =>
      basis.dueIn(facts, month).map(({ type, fen }): DueEntry => ({ scheme, forMonth: month, of: type, fen })),
    );
    return [...regular, ...funeralDue(basis, scheme, facts, held)];
  });
}

function monthsFrom(first: IsoMonth, last: IsoMonth): IsoMonth[] {
  const months: IsoMonth[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** Once issued it stays as it was issued, whatever standard or day of the same death is learnt later; a revoked death takes it back. */
function funeralDue(basis: SchemeRules, scheme: Scheme, facts: PersonFacts, held: readonly HeldEntry[]): DueEntry[] {
  const due = basis.funeralOf?.(facts) ?? null;
  if (!due) return [];
  const sums = { issuedFen: 0, offsetFen: 0, recoveredFen: 0, pendingFen: 0 };
  const issued = held.filter((entry) => entry.scheme === scheme && entry.of === 'FUNERAL');
  for (const entry of issued) addEntry(sums, entry);
  const net = sums.issuedFen - sums.offsetFen - sums.recoveredFen + sums.pendingFen;
  const paid = issued.find((entry) => entry.kind === 'line' && entry.fen > 0);
  return [{ scheme, forMonth: net > 0 && paid ? paid.forMonth : due.forMonth, of: 'FUNERAL', fen: net > 0 ? net : due.fen }];
}

/** Why a month is not settled; null when it is. */
function reasonOf(found: Found, month: IsoMonth, item: ItemAmounts): string | null {
  if (item.differenceFen === 0) return null;
  const isOfItem = (entry: StoredEntry & { readonly sheet: HistoryHeader }): boolean =>
    entry.sheet.scheme === item.scheme && entry.forMonth === month && entry.of === item.of;
  const open = found.entries.find((entry) => isOfItem(entry) && !isLocked(entry.sheet.state));
  if (open) return `已列入${formatMonth(open.sheet.month)}发放表（${stateLabel(open.sheet.state).replace('还是', '')}，尚未审批）`;
  const hold = found.holds.find(
    ({ scheme, of, fromMonth }) => scheme === item.scheme && (of === null || of === item.of) && fromMonth <= month,
  );
  // Why somebody is held back (a suspicion, say) is the county's to know, as the list of holds is.
  if (hold) return found.reader.scope.kind === 'county' ? `暂缓发放：${hold.reason}` : '暂缓发放';
  const returned = found.entries.findLast((entry) => isOfItem(entry) && entry.kind === 'returned');
  if (returned)
    return `${formatDate(returned.returnedOn ?? firstDayOf(month))}银行退回（${returned.returnReason ?? ''}），列入下一张表重发`;
  const known = isScheme(item.scheme) ? lastLockedKnowledge(found.reader, item.scheme) : null;
  if (!known || month > known.month) return `${formatMonth(month)}发放表还没有审批`;
  const learnt = learntSince(found, known.fact);
  return `${formatMonth(known.month)}发放表编制以后得知的情况${learnt}，列入下一张表更正`;
}

/** `：死亡（2022-03-12）`; a changed standard is no fact of the person. */
function learntSince({ reader, personId }: Found, fact: number): string {
  const { timeline } = people.get(reader, personId, endOfTime);
  const since = timeline.filter((entry) => entry.factId !== null && entry.factId > fact);
  const words = since.map(({ kind, validFrom }) => `${factTitle(kind)}（${validFrom}）`);
  return words.length === 0 ? '' : `：${words.slice(0, 3).join('、')}${words.length > 3 ? `等 ${words.length} 项` : ''}`;
}
const endOfTime = isoDate('2999-12-31');

function sheetOf(found: Found, sheet: HistoryHeader): HistorySheet[] {
  const own = found.entries.filter((entry) => entry.sheetId === sheet.sheetId);
  if (own.length === 0) return [];
  const sums = { issuedFen: 0, offsetFen: 0, recoveredFen: 0, pendingFen: 0 };
  for (const entry of own) addEntry(sums, entry);
  return [
    {
      scheme: sheet.scheme,
      title: schemeTitle(sheet.scheme, sheet.title),
      month: sheet.month,
      state: sheet.state,
      isLocked: isLocked(sheet.state),
      entries: own.map((entry) => ({
        title: entryTitle(entry),
        forMonth: entry.forMonth,
        fen: entry.kind === 'returned' || entry.kind === 'recovery' ? -entry.fen : entry.fen,
        payee: entryPayee(found, entry),
        paidBy: entryPaid(entry),
      })),
      ...sums,
    },
  ];
}

function entryTitle({ kind, type, of, forMonth, returnReason, sheet }: Found['entries'][number]): string {
  const item = `${formatMonth(forMonth)}${sheet.scheme === destitute ? itemLabel(of) : schemeTitle(sheet.scheme, sheet.title)}`;
  if (kind === 'returned') return `银行退回${item}${returnReason === null ? '' : `（${returnReason}）`}`;
  if (kind === 'recovery') return `追回${item}`;
  if (kind === 'pending') return `待定${item}（补发-已终止人员）`;
  return itemUidOf(sheet.scheme) === null && type !== null
    ? lineTitle({ type, of, month: forMonth })
    : `${type === 'BACKPAY' ? '补发' : type === 'OFFSET' ? '抵扣' : ''}${item}`;
}

/** `现金签领，2022年1月31日，凭证 0017`. */
function entryPaid({ paid }: StoredEntry): string | null {
  if (paid === null) return null;
  const [kind, day, number] = JSON.parse(paid) as [string, IsoDate, string];
  const way = otherPaymentKinds.find(({ id }) => id === kind)?.label;
  return way === undefined ? `银行代发，${formatDate(day)}，批次 ${number}` : `${way}，${formatDate(day)}，凭证 ${number}`;
}

/** Whom it went to or is claimed from. */
function entryPayee({ homes }: Found, { payeeKind, payeeName, side }: StoredEntry): string {
  if (payeeKind !== null) return `${payeeKindLabels[payeeKind]}${payeeName === null ? '' : ` ${payeeName}`}`;
  const homeId = homeOf(side as Side);
  return homeId === null ? '本人一方' : (homes.get(homeId) ?? '机构');
}
