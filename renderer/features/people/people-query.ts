/** What the people page shows, as it stands in the address: filters, order, page. Pure. */
import { noPeopleFilter, personSortKeys, personStatuses, type PeopleFilter } from '../../../electron/contract/people.ts';
import { admissionWishes, areaTypes, personCategories, selfCareLevels, supportModes, type Term } from '../../../electron/contract/terms.ts';

export type PeopleSort = { readonly key: (typeof personSortKeys)[number]; readonly isDescending: boolean } | null;
export type PeopleView = { readonly filter: PeopleFilter; readonly sort: PeopleSort; readonly page: number };

function termOf<Id extends string>(list: readonly Term<Id>[], value: string | null): Id | null {
  return list.find((term) => term.id === value)?.id ?? null;
}

function numberOf(value: string | null): number | null {
  return value !== null && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}

function sortOf(value: string | null): PeopleSort {
  const key = personSortKeys.find((known) => known === value?.replace(/^-/, ''));
  return key ? { key, isDescending: value?.startsWith('-') ?? false } : null;
}

/** Reads the part of the address after `?`; what nobody knows counts as not given. */
export function readPeopleView(query: URLSearchParams): PeopleView {
  return {
    filter: {
      ...noPeopleFilter,
      search: (query.get('search') ?? '').slice(0, 60),
      townCode: query.get('town'),
      villageCode: query.get('village'),
      homeId: numberOf(query.get('home')),
      status: termOf(personStatuses, query.get('status')),
      level: termOf(selfCareLevels, query.get('level')),
      mode: termOf(supportModes, query.get('mode')),
      category: termOf(personCategories, query.get('category')),
      areaType: termOf(areaTypes, query.get('area')),
      wish: termOf(admissionWishes, query.get('wish')),
      isAccountMissing: query.get('accountMissing') === '1',
      isIdNumberMissing: query.get('idMissing') === '1',
    },
    sort: sortOf(query.get('sort')),
    page: (numberOf(query.get('page')) ?? 1) - 1,
  };
}

/** The same, for `keepQuery`; nothing chosen leaves nothing behind. */
export function peopleQueryOf({ filter, sort, page }: PeopleView): Readonly<Record<string, string | null>> {
  return {
    search: filter.search || null,
    town: filter.townCode,
    village: filter.villageCode,
    home: filter.homeId === null ? null : String(filter.homeId),
    status: filter.status,
    level: filter.level,
    mode: filter.mode,
    category: filter.category,
    area: filter.areaType,
    wish: filter.wish,
    accountMissing: filter.isAccountMissing ? '1' : null,
    idMissing: filter.isIdNumberMissing ? '1' : null,
    sort: sort ? `${sort.isDescending ? '-' : ''}${sort.key}` : null,
    page: page > 0 ? String(page + 1) : null,
  };
}

/** Filters in force, the search not counted. A village is part of its township. */
export function activeFilters(filter: PeopleFilter): number {
  const { search: _search, villageCode: _village, ...others } = filter;
  return Object.values(others).filter((value) => value !== null && value !== false).length;
}
