/** Filters of the lists of support at home: kept in the address, so that going back finds them again. */
import { useMemo } from 'react';
import type { ScatteredPlace } from '../../../electron/contract/scattered-person.ts';
import { keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { useTablePage, type TablePage } from '../../shared/DataTable.tsx';

type Change = {
  readonly town?: string | null;
  readonly village?: string | null;
  readonly search?: string;
  readonly standing?: string | null;
  readonly more?: string | null;
};

export type ScatteredView = {
  readonly place: ScatteredPlace;
  readonly standing: string | null;
  /** A second choice of the page, such as the item that is lacking. */
  readonly more: string | null;
  readonly set: (change: Change) => void;
  readonly paging: TablePage;
};

export function useScatteredView(): ScatteredView {
  const query = useQuery();
  const paging = useTablePage();
  const { setPage } = paging;
  const [town, village, search, standing, more] = ['town', 'village', 'search', 'standing', 'more'].map((key) => query.get(key));
  const place = useMemo(() => ({ townCode: town ?? null, villageCode: village ?? null, search: search ?? '' }), [town, village, search]);
  return {
    place,
    standing: standing ?? null,
    more: more ?? null,
    paging,
    set: (change) => {
      setPage(0);
      keepQuery({ ...Object.fromEntries(queryNow()), ...change });
    },
  };
}

/** One of a list of standings, or null for what the address says wrongly. */
export function oneOf<Id extends string>(list: readonly { readonly id: Id }[], value: string | null): Id | null {
  return list.find(({ id }) => id === value)?.id ?? null;
}
