/** The visits of a month: its rate (IND12), township by township, and whom nobody visited. */
import type { ScatteredPerson } from '../../../electron/contract/scattered-person.ts';
import { firstDayOf, lastDayOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';
import { rows } from '../../core/sql.ts';
import { phoneCounts } from './policy.ts';
import { peopleOf, supportFacts } from './queries-people.ts';
import { visitsBetween } from './queries-visits.ts';
import { homeSupport, type Removal } from './rules-support.ts';
import { isCounted, visitMonth, type VisitMonth } from './rules-visits.ts';
import { shownPerson } from './service-agreement-list.ts';

/** The list and rate of a month as known at the end of `asOf`; of the reader's own places. For indicators too. */
export function visitMonthOf(reader: ScopedReader, month: IsoMonth, asOf: IsoDate, townCode: string | null = null): VisitMonth {
  const last = lastDayOf(month) < asOf ? lastDayOf(month) : asOf;
  const facts = supportFacts(reader, townCode, last);
  const people = [...facts].map(([personId, known]) => ({ personId, support: homeSupport(known) }));
  const visits = visitsBetween(reader, { townCode, villageCode: null, search: '' }, firstDayOf(month), last);
  return visitMonth({ month, asOf, people, visits, phoneCounts: phoneCounts(reader, last) });
}

export type MonthRow = ScatteredPerson & { isVisited: boolean; removal: Removal | null; visits: number; tries: number };

type Filter = { readonly month: IsoMonth; readonly townCode: string | null };

/** Townships of the reader by name. */
function townNames(reader: ScopedReader): Map<string, string> {
  const own = placeCondition(reader.scope, 'p');
  return new Map(
    rows<{ code: string; name: string }>(
      reader,
      `SELECT DISTINCT p.town_code AS code, (SELECT d.name FROM division d WHERE d.code = p.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1) AS name
       FROM person p WHERE p.town_code IS NOT NULL${own.sql} ORDER BY p.town_code`,
      ...own.values,
    ).map(({ code, name }) => [code, name]),
  );
}

export function monthRows(
  reader: ScopedReader,
  { month, townCode }: Filter,
  asOf: IsoDate,
): { readonly rows: (MonthRow & { townCode: string | null })[]; readonly month: VisitMonth } {
  const listed = visitMonthOf(reader, month, asOf, townCode);
  const entries = new Map(listed.entries.map((entry) => [entry.personId, entry]));
  const last = lastDayOf(month) < asOf ? lastDayOf(month) : asOf;
  const isPhoneCounted = phoneCounts(reader, last);
  const place = { townCode, villageCode: null, search: '' };
  const visits = Map.groupBy(visitsBetween(reader, place, firstDayOf(month), last), ({ personId }) => personId);
  const found = peopleOf(reader, place).flatMap((person) => {
    const entry = entries.get(person.personId);
    if (!entry) return [];
    const own = visits.get(person.personId) ?? [];
    const counted = own.filter((visit) => isCounted(visit, isPhoneCounted)).length;
    return [
      {
        ...shownPerson(person),
        townCode: person.townCode,
        isVisited: entry.isVisited,
        removal: entry.removal,
        visits: counted,
        tries: own.length - counted,
      },
    ];
  });
  return { rows: found, month: listed };
}

export function monthPage(
  reader: ScopedReader,
  input: Filter & { readonly isMissedOnly: boolean; readonly offset: number; readonly limit: number },
  today: IsoDate,
): {
  asOf: IsoDate;
  numerator: number;
  denominator: number;
  visits: number;
  removed: number;
  missed: number;
  phoneCounts: boolean;
  byTown: { townCode: string; townName: string; numerator: number; denominator: number }[];
  total: number;
  rows: MonthRow[];
} {
  const asOf = lastDayOf(input.month) < today ? lastDayOf(input.month) : today;
  const { rows: all, month } = monthRows(reader, input, asOf);
  const names = townNames(reader);
  const missed = all.filter((row) => !row.isVisited);
  const found = input.isMissedOnly ? missed : all;
  const towns = Map.groupBy(all, ({ townCode }) => townCode ?? '');
  return {
    asOf,
    numerator: month.numerator,
    denominator: month.denominator,
    visits: month.visits,
    removed: month.entries.filter(({ removal }) => removal !== null).length,
    missed: missed.length,
    phoneCounts: phoneCounts(reader, asOf),
    byTown: [...towns].map(([townCode, own]) => ({
      townCode,
      townName: names.get(townCode) ?? '—',
      numerator: own.filter(({ isVisited }) => isVisited).length,
      denominator: own.length,
    })),
    total: found.length,
    rows: found.slice(input.offset, input.offset + input.limit).map(({ townCode: _, ...row }) => row),
  };
}
