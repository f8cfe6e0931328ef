import { useMemo } from 'react';
import { projectKinds, renovationStages, stageEvents } from '../../../electron/contract/renovation-terms.ts';
import type { InputOf } from '../../../electron/contract/index.ts';
import { keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';

export type ProjectFilter = InputOf<'renovation.list'>;

/** What is looked for stands in the address: going back finds it again, and list and board share it. */
export function useProjectFilter(): {
  readonly filter: ProjectFilter;
  readonly isLateOnly: boolean;
  readonly set: (change: Readonly<Record<string, string | null>>) => void;
} {
  const query = useQuery();
  const [search, town, year, stage, kind, late] = ['search', 'town', 'year', 'stage', 'kind', 'late'].map((key) => query.get(key) ?? null);
  const filter = useMemo(
    (): ProjectFilter => ({
      search: search ?? '',
      townCode: town ?? null,
      homeId: null,
      batchYear: year && /^\d{4}$/.test(year) ? Number(year) : null,
      stage: [...renovationStages, ...stageEvents].find(({ id }) => id === stage)?.id ?? null,
      kind: projectKinds.find(({ id }) => id === kind)?.id ?? null,
      asOf: null,
    }),
    [search, town, year, stage, kind],
  );
  return { filter, isLateOnly: late === '1', set: (change) => keepQuery({ ...Object.fromEntries(queryNow()), ...change }) };
}
