import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useMemo, useRef, type ReactNode } from 'react';
import { count } from '../../shared/format.ts';
import { useDivisions } from '../../shared/form.tsx';
import { useOwnTown } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { accentWash } from '../../shared/theme.tsx';
import { FilterChoice } from '../people/FilterChoice.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import type { ScatteredView } from './use-scattered-view.ts';

/** Township and village of a list, and a name. Who is bound to a township chooses villages only. */
export function ScatteredFilters({
  view,
  children,
  hasSearch = true,
}: {
  readonly view: ScatteredView;
  readonly children?: ReactNode;
  readonly hasSearch?: boolean;
}): ReactNode {
  const { towns, villagesOf } = useDivisions();
  const ownTown = useOwnTown();
  const { place, set } = view;
  const town = place.townCode ?? ownTown;
  const search = useRef<HTMLInputElement>(null);
  useShortcut('Ctrl+F', '在名单中查找', () => search.current?.select(), { isOn: hasSearch });
  const townOptions = useMemo(() => towns.map(({ code, name }) => ({ id: code, label: name })), [towns]);
  const villageOptions = useMemo(() => villagesOf(town).map(({ code, name }) => ({ id: code, label: name })), [villagesOf, town]);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.25 }}>
      {hasSearch ? (
        <SearchBox
          label="在名单中查找"
          placeholder="姓名、拼音首字母"
          value={place.search}
          onSearch={(text) => set({ search: text })}
          inputRef={search}
        />
      ) : null}
      {ownTown === null ? (
        <FilterChoice label="乡镇" options={townOptions} value={place.townCode} onChange={(code) => set({ town: code, village: null })} />
      ) : null}
      {town !== null && hasSearch ? (
        <FilterChoice label="村（社区）" options={villageOptions} value={place.villageCode} onChange={(code) => set({ village: code })} />
      ) : null}
      {children}
    </Box>
  );
}

type StandingOption = { readonly id: string; readonly label: string };

/** How many stand where; one click shows only those. */
export function StandingChips({
  label,
  options,
  counts,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly StandingOption[];
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}): ReactNode {
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      {options.map(({ id, label: text }) => {
        const isOn = id === value;
        return (
          <ButtonBase
            key={id}
            aria-pressed={isOn}
            onClick={() => onChange(isOn ? null : id)}
            sx={(theme) => ({
              height: '1.875rem',
              px: 1.125,
              gap: 0.75,
              borderRadius: 1,
              border: 1,
              fontFamily: 'inherit',
              fontSize: '0.8125rem',
              whiteSpace: 'nowrap',
              ...(isOn
                ? { bgcolor: accentWash(theme, 0.12), borderColor: 'transparent', color: 'primary.main', fontWeight: 600 }
                : { bgcolor: 'background.paper', borderColor: 'divider', '&:hover': { borderColor: 'text.secondary' } }),
            })}
          >
            {text}
            <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', color: isOn ? 'inherit' : 'text.secondary' }}>
              {counts === undefined ? '' : count(counts[id] ?? 0)}
            </Box>
          </ButtonBase>
        );
      })}
    </Box>
  );
}
