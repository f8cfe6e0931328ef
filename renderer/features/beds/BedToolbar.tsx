import { mdiChevronLeft, mdiChevronRight, mdiRestore } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { bedTypes } from '../../../electron/contract/beds.ts';
import { careTierLabels, selfCareLevels, sexes } from '../../../electron/contract/terms.ts';

import { parseDay } from '../../shared/form/parse.ts';
import { useSession } from '../../shared/session.ts';
import { Icon } from '../../shared/ui.tsx';
import { FilterChoice } from '../people/FilterChoice.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import type { BedFilter } from './bed-map.ts';
import { stateMarks } from './bed-words.ts';
import { addDays } from './days.ts';

const field = {
  height: '1.875rem',
  px: 1,
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  fontSize: '0.8125rem',
  '&.Mui-focused': { borderColor: 'primary.main' },
} as const;

/** A day typed in any of the usual ways; Enter or leaving the field takes it. */
export function DayBox({
  label,
  value,
  placeholder,
  onChange,
  latest,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly placeholder: string;
  readonly onChange: (day: string | null) => void;
  /** Later days are not taken. */
  readonly latest?: string;
}): ReactNode {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  const take = (): void => {
    const day = parseDay(typed);
    if (typed.trim() === '') onChange(null);
    else if (day === null || (latest !== undefined && day > latest)) setTyped(value ?? '');
    else onChange(day);
  };
  return (
    <InputBase
      value={typed}
      placeholder={placeholder}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
      inputProps={{ 'aria-label': label, maxLength: 12, spellCheck: false }}
      sx={{ ...field, width: '7.25rem', fontVariantNumeric: 'tabular-nums' }}
    />
  );
}

type DayPickerProps = { readonly day: string; readonly onChange: (day: string) => void; readonly label?: string };

/** Another day: one day back or forth, any day typed, back to today. */
export function DayPicker({ day, onChange, label = '床位图日期' }: DayPickerProps): ReactNode {
  const { today } = useSession();
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center' }}>
      <IconButton aria-label="前一天" title="前一天" onClick={() => onChange(addDays(day, -1))}>
        <Icon path={mdiChevronLeft} />
      </IconButton>
      <DayBox label={label} value={day} placeholder="年-月-日" latest={today} onChange={(chosen) => onChange(chosen ?? today)} />
      <IconButton aria-label="后一天" title="后一天" disabled={day >= today} onClick={() => onChange(addDays(day, 1))}>
        <Icon path={mdiChevronRight} />
      </IconButton>
      <IconButton aria-label="回到今天" title="回到今天" disabled={day === today} onClick={() => onChange(today)}>
        <Icon path={mdiRestore} />
      </IconButton>
    </Box>
  );
}

const states = Object.entries(stateMarks).map(([id, { label }]) => ({ id: id as keyof typeof stateMarks, label }));
const tiers = selfCareLevels.map(({ id }) => ({ id, label: careTierLabels[id] }));

export function BedFilters({
  filter,
  setFilter,
  onLeaveDown,
  searchRef,
}: {
  readonly filter: BedFilter;
  readonly setFilter: (change: Partial<BedFilter>) => void;
  readonly onLeaveDown: () => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}): ReactNode {
  return (
    <>
      <Box sx={{ width: '10rem', display: 'flex', '& > div': { minWidth: 0, flex: 1 } }}>
        <SearchBox
          label="在床位图中查找"
          placeholder="姓名、房间号"
          value={filter.search}
          onSearch={(search) => setFilter({ search })}
          onLeaveDown={onLeaveDown}
          inputRef={searchRef}
        />
      </Box>
      <FilterChoice label="状态" options={states} value={filter.state} onChange={(state) => setFilter({ state })} />
      <FilterChoice label="性别" options={sexes} value={filter.sex} onChange={(sex) => setFilter({ sex })} />
      <FilterChoice label="自理能力" options={tiers} value={filter.level} onChange={(level) => setFilter({ level })} />
      <FilterChoice label="床位类型" options={bedTypes} value={filter.bedType} onChange={(bedType) => setFilter({ bedType })} />
      <DayBox label="此日前空出" value={filter.freeOn} placeholder="某日可住" onChange={(freeOn) => setFilter({ freeOn })} />
    </>
  );
}
