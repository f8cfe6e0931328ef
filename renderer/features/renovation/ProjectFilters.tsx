import Box from '@mui/material/Box';
import { useMemo, useRef, type ReactNode } from 'react';
import { projectKinds } from '../../../electron/contract/renovation-terms.ts';
import { useDivisions } from '../../shared/form.tsx';
import { useOwnTown } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { FilterChoice, FilterSwitch } from '../people/FilterChoice.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import type { useProjectFilter } from './use-project-filter.ts';

/** Search, township, year of the batch, kind, late ones: the same above the list and the board. */
export function ProjectFilters({
  view,
  years,
  children,
}: {
  readonly view: ReturnType<typeof useProjectFilter>;
  readonly years: readonly number[];
  readonly children?: ReactNode;
}): ReactNode {
  const { filter, isLateOnly, set } = view;
  const { towns } = useDivisions();
  const ownTown = useOwnTown();
  const search = useRef<HTMLInputElement>(null);
  useShortcut('Ctrl+F', '查找项目', () => search.current?.select());
  const townOptions = useMemo(() => towns.map(({ code, name }) => ({ id: code, label: name })), [towns]);
  const yearOptions = useMemo(() => years.map((year) => ({ id: year, label: `${year}年` })), [years]);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.25, flex: 'none' }}>
      <SearchBox
        label="查找项目"
        placeholder="项目名称、编号、敬老院"
        value={filter.search}
        onSearch={(text) => set({ search: text === '' ? null : text })}
        inputRef={search}
      />
      <FilterChoice
        label="年度批次"
        options={yearOptions}
        value={filter.batchYear}
        onChange={(year) => set({ year: year === null ? null : String(year) })}
      />
      {ownTown === null ? (
        <FilterChoice label="乡镇" options={townOptions} value={filter.townCode} onChange={(town) => set({ town })} />
      ) : null}
      <FilterChoice label="改造类型" options={projectKinds} value={filter.kind} onChange={(kind) => set({ kind })} />
      <FilterSwitch label="只看滞后" isOn={isLateOnly} onChange={(isOn) => set({ late: isOn ? '1' : null })} />
      {children}
    </Box>
  );
}
