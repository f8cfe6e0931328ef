import { useMemo } from 'react';
import type { InputOf } from '../../../electron/contract/index.ts';
import { noPeopleFilter, type PeopleFilter } from '../../../electron/contract/people.ts';
import { pageSize, type TablePage } from '../../shared/DataTable.tsx';
import { keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { prefetch } from '../../shared/prefetch.ts';
import { peopleQueryOf, readPeopleView, type PeopleSort, type PeopleView } from './people-query.ts';

type PeopleViewState = PeopleView & {
  /** Names this view: the address without its path. */
  readonly address: string;
  /** A changed filter begins on its first page. */
  readonly setFilter: (change: Partial<PeopleFilter>) => void;
  readonly clear: () => void;
  readonly paging: TablePage<NonNullable<PeopleSort>['key']>;
};

/** The question that a view asks. */
export function pageInput({ filter, sort, page }: PeopleView): InputOf<'people.page'> {
  return { filter, sort, offset: page * pageSize, limit: pageSize };
}

/** Changes what stands in the address now. The same functions on every drawing: what is given them need not be drawn again. */
const changeView = (change: (view: PeopleView) => PeopleView): void => {
  const view = change(readPeopleView(queryNow()));
  prefetch('people.page', pageInput(view));
  keepQuery(peopleQueryOf(view));
};
const setFilter = (change: Partial<PeopleFilter>): void =>
  changeView(({ filter, sort }) => ({ filter: { ...filter, ...change }, sort, page: 0 }));
const clear = (): void => changeView(({ filter, sort }) => ({ filter: { ...noPeopleFilter, search: filter.search }, sort, page: 0 }));
const setPage = (page: number): void => changeView((view) => ({ ...view, page }));
const setSort = (sort: PeopleSort): void => changeView(({ filter }) => ({ filter, sort, page: 0 }));

/** Filters, order and page of the people page. They live in the address and nowhere else, so going back finds them again. */
export function usePeopleView(): PeopleViewState {
  const query = useQuery();
  const view = useMemo(() => readPeopleView(query), [query]);
  const { sort, page } = view;
  const paging = useMemo(() => ({ page, sort, offset: page * pageSize, limit: pageSize, setPage, setSort }), [page, sort]);
  return { ...view, address: query.toString(), setFilter, clear, paging };
}
