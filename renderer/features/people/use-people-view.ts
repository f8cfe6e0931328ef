import { useCallback, useMemo } from 'react';
import type { PeopleFilter } from '../../../electron/contract/people.ts';
import { pageSize, type TablePage } from '../../shared/DataTable.tsx';
import { keepQuery, useQuery } from '../../shared/navigation.ts';
import { peopleQueryOf, readPeopleView, type PeopleSort, type PeopleView } from './people-query.ts';

type PeopleViewState = PeopleView & {
  /** Names this view: the address without its path. */
  readonly address: string;
  /** A changed filter begins on its first page. */
  readonly setFilter: (change: Partial<PeopleFilter>) => void;
  readonly clear: () => void;
  readonly paging: TablePage<NonNullable<PeopleSort>['key']>;
};

/** Filters, order and page of the people page. They live in the address and nowhere else, so going back finds them again. */
export function usePeopleView(): PeopleViewState {
  const query = useQuery();
  const view = useMemo(() => readPeopleView(query), [query]);
  const { filter, sort, page } = view;
  const setFilter = useCallback(
    (change: Partial<PeopleFilter>) => keepQuery(peopleQueryOf({ filter: { ...filter, ...change }, sort, page: 0 })),
    [filter, sort],
  );
  const clear = useCallback(
    () => keepQuery(peopleQueryOf({ filter: { ...readPeopleView(new URLSearchParams()).filter, search: filter.search }, sort, page: 0 })),
    [filter.search, sort],
  );
  const paging = useMemo(
    () => ({
      page,
      sort,
      offset: page * pageSize,
      limit: pageSize,
      setPage: (next: number) => keepQuery(peopleQueryOf({ filter, sort, page: next })),
      setSort: (next: PeopleSort) => keepQuery(peopleQueryOf({ filter, sort: next, page: 0 })),
    }),
    [filter, page, sort],
  );
  return { ...view, address: query.toString(), setFilter, clear, paging };
}
