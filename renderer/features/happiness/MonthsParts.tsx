import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useMemo, useRef, type ReactNode } from 'react';
import { count } from '../../shared/format.ts';
import { useDivisions } from '../../shared/form.tsx';
import { useOwnTown } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { KeyHint } from '../../shared/ui.tsx';
import { FilterChoice, FilterSwitch } from '../people/FilterChoice.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import type { GridBase } from './MonthGrid.tsx';
import { monthFields, type MonthField } from './month-fields.ts';
import { shownValue, type Fault, type GridState } from './month-grid.ts';

type MonthFiltersProps = {
  readonly townCode: string | null;
  readonly search: string;
  readonly isIncomplete: boolean;
  readonly field: MonthField;
  readonly onTown: (code: string | null) => void;
  readonly onSearch: (text: string) => void;
  readonly onIncomplete: (isOn: boolean) => void;
  readonly onField: (field: MonthField) => void;
};

export function MonthFilters(props: MonthFiltersProps): ReactNode {
  const { towns } = useDivisions();
  const ownTown = useOwnTown();
  const searchField = useRef<HTMLInputElement>(null);
  useShortcut('Ctrl+F', '在名单中查找', () => searchField.current?.select());
  const options = useMemo(() => towns.map(({ code, name }) => ({ id: code, label: name })), [towns]);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.25, flex: 'none' }}>
      <SearchBox label="在名单中查找" placeholder="名称、编号、村" value={props.search} onSearch={props.onSearch} inputRef={searchField} />
      {ownTown === null ? <FilterChoice label="乡镇" options={options} value={props.townCode} onChange={props.onTown} /> : null}
      <FilterSwitch label="有未填月份" isOn={props.isIncomplete} onChange={props.onIncomplete} />
      <ToggleButtonGroup
        exclusive
        size="small"
        value={props.field}
        aria-label="填报的内容"
        onChange={(_, next: MonthField | null) => next !== null && props.onField(next)}
        sx={{ ml: 'auto' }}
      >
        {monthFields.map(({ id, label }) => (
          <ToggleButton key={id} value={id} sx={{ px: 1.25, py: 0.25 }}>
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}

const shownFaults = 50;

/** Cells that cannot be saved as they stand, each with its reason; a click leads there. */
export function FaultPanel({
  base,
  faults,
  onShow,
}: {
  readonly base: GridBase;
  readonly faults: readonly Fault[];
  readonly onShow: (fault: Fault) => void;
}): ReactNode {
  return (
    <Box
      role="region"
      aria-label="不能保存的格子"
      sx={{
        flex: 'none',
        mt: 1,
        border: 1,
        borderColor: 'error.main',
        borderRadius: 1,
        bgcolor: 'background.paper',
        maxHeight: '7.5rem',
        overflowY: 'auto',
      }}
    >
      <Box sx={{ px: 1.5, pt: 0.75, color: 'error.main', fontWeight: 600, fontSize: '0.8125rem' }}>
        {count(faults.length)} 格不能保存，其余的可以先保存
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, pb: 0.5 }}>
        {faults.slice(0, shownFaults).map((fault) => {
          const home = base.rows[fault.row];
          const label = monthFields.find(({ id }) => id === fault.field)?.label ?? '';
          return home ? (
            <li key={`${fault.row} ${fault.column} ${fault.field}`}>
              <ButtonBase
                onClick={() => onShow(fault)}
                sx={{
                  width: '100%',
                  justifyContent: 'flex-start',
                  px: 1.5,
                  py: 0.25,
                  fontSize: '0.8125rem',
                  fontFamily: 'inherit',
                  gap: 1,
                }}
              >
                <span>
                  {home.name} {fault.column + 1}月{label}
                </span>
                <span>“{fault.text}”</span>
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {fault.why}
                </Box>
              </ButtonBase>
            </li>
          ) : null;
        })}
      </Box>
      {faults.length > shownFaults ? (
        <Box sx={{ px: 1.5, pb: 0.75, color: 'text.secondary', fontSize: '0.8125rem' }}>另有 {count(faults.length - shownFaults)} 格</Box>
      ) : null}
    </Box>
  );
}

type Figures = { readonly sum: number; readonly told: number; readonly low: number };

function figuresOf(base: GridBase, state: GridState, field: MonthField, minOpenDays: number): Figures {
  let [sum, told, low] = [0, 0, 0];
  for (const home of base.rows)
    for (const [column, month] of base.months.entries()) {
      const entry = shownValue(state, home, column, month, field);
      if ('fault' in entry || entry.value === null) continue;
      told += 1;
      sum += entry.value;
      if (entry.value < minOpenDays) low += 1;
    }
  return { sum, told, low };
}

/** Sums of what is shown, and the keys of the table. */
export function GridFoot({
  base,
  state,
  field,
  minOpenDays,
  isReadOnly,
}: {
  readonly base: GridBase;
  readonly state: GridState;
  readonly field: MonthField;
  readonly minOpenDays: number;
  readonly isReadOnly: boolean;
}): ReactNode {
  const { sum, told, low } = useMemo(() => figuresOf(base, state, field, minOpenDays), [base, state, field, minOpenDays]);
  const unit = monthFields.find(({ id }) => id === field)?.unit ?? '';
  return (
    <Box
      sx={{
        flex: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        pt: 1,
        color: 'text.secondary',
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      <span>
        {count(base.rows.length)} 处，已填 {count(told)} 个月
        {field === 'isInsured' ? `，在保 ${count(sum)} 个月` : `，合计 ${count(sum)} ${unit}`}
        {field === 'openDays' && low > 0 ? `，不足 ${minOpenDays} 天 ${count(low)} 个月` : ''}
      </span>
      {isReadOnly ? null : (
        <Box component="span" sx={{ ml: 'auto', display: 'inline-flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          可从表格软件复制后直接粘贴 <KeyHint keys="Ctrl+V" /> 向下填充 <KeyHint keys="Ctrl+D" /> 撤销 <KeyHint keys="Ctrl+Z" /> 清空{' '}
          <KeyHint keys="Delete" />
        </Box>
      )}
    </Box>
  );
}
