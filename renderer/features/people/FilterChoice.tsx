import { mdiCheck, mdiChevronDown, mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import InputBase from '@mui/material/InputBase';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import Popover from '@mui/material/Popover';
import { useState, type ReactNode } from 'react';
import { isComposing } from '../../shared/keyboard.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Icon } from '../../shared/ui.tsx';

type FilterOption<Id> = { readonly id: Id; readonly label: string };
type FilterChoiceProps<Id> = {
  readonly label: string;
  readonly options: readonly FilterOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
};

/** Lists longer than this can be narrowed by typing. */
const longList = 12;

function FilterList<Id extends string | number>({
  label,
  options,
  value,
  choose,
}: Omit<FilterChoiceProps<Id>, 'onChange'> & { readonly choose: (value: Id | null) => void }): ReactNode {
  const [typed, setTyped] = useState('');
  const isLong = options.length > longList;
  const shown = typed.trim() === '' ? options : options.filter((option) => option.label.includes(typed.trim()));
  return (
    <>
      {isLong ? (
        <Box sx={{ p: 1, borderBottom: 1, borderColor: 'divider' }}>
          <InputBase
            autoFocus
            fullWidth
            value={typed}
            placeholder={`输入${label}名称`}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || isComposing(event)) return;
              const [only] = shown;
              if (only && typed.trim() !== '') choose(only.id);
            }}
            inputProps={{ 'aria-label': `查找${label}` }}
            sx={{ px: 1, height: '1.875rem', border: 1, borderColor: 'divider', borderRadius: 1, fontSize: '0.8125rem' }}
          />
        </Box>
      ) : null}
      <MenuList autoFocusItem={!isLong} dense aria-label={label} sx={{ maxHeight: '50vh', overflowY: 'auto', py: 0.5 }}>
        {shown.map((option) => (
          <MenuItem
            key={option.id}
            selected={option.id === value}
            aria-checked={option.id === value}
            role="menuitemradio"
            onClick={() => choose(option.id === value ? null : option.id)}
            sx={{ gap: 1, minHeight: '1.875rem' }}
          >
            <Box component="span" sx={{ flex: 1 }}>
              {option.label}
            </Box>
            {option.id === value ? <Icon path={mdiCheck} fontSize="inherit" /> : null}
          </MenuItem>
        ))}
        {shown.length === 0 ? <Box sx={{ px: 2, py: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>没有这个名称</Box> : null}
      </MenuList>
    </>
  );
}

const pill = {
  height: '1.875rem',
  px: 1,
  gap: 0.375,
  borderRadius: 1,
  border: 1,
  borderColor: 'divider',
  fontSize: '0.8125rem',
  whiteSpace: 'nowrap',
  maxWidth: '14rem',
} as const;

function ClearMark({ label, onClear }: { readonly label: string; readonly onClear: () => void }): ReactNode {
  return (
    <ButtonBase aria-label={`取消筛选：${label}`} onClick={onClear} sx={{ p: 0.25, ml: -0.25, borderRadius: '3px', color: 'primary.main' }}>
      <Icon path={mdiClose} sx={{ fontSize: '0.875rem' }} />
    </ButtonBase>
  );
}

/** One filter as a quiet button: its name while nothing is chosen, the chosen term with a cross when something is. */
export function FilterChoice<Id extends string | number>({ label, options, value, onChange }: FilterChoiceProps<Id>): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const chosen = value === null ? null : (options.find((option) => option.id === value) ?? null);
  const isOn = value !== null;
  return (
    <Box
      sx={(theme) => ({
        display: 'inline-flex',
        alignItems: 'center',
        borderRadius: 1,
        ...(isOn ? { bgcolor: accentWash(theme, 0.12), pr: 0.5 } : {}),
      })}
    >
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={chosen ? `${label}：${chosen.label}` : label}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          ...pill,
          ...(isOn
            ? { border: 0, color: 'primary.main', fontWeight: 600 }
            : { color: 'text.primary', bgcolor: 'background.paper', '&:hover': { borderColor: 'text.secondary' } }),
        }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {isOn ? (chosen?.label ?? '…') : label}
        </Box>
        {isOn ? null : <Icon path={mdiChevronDown} sx={{ fontSize: '0.9375rem', color: 'text.secondary', mr: -0.375 }} />}
      </ButtonBase>
      {isOn ? <ClearMark label={label} onClear={() => onChange(null)} /> : null}
      {anchor ? (
        <Popover
          open
          anchorEl={anchor}
          onClose={() => setAnchor(null)}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
          slotProps={{ paper: { sx: { minWidth: '10rem', border: 1, borderColor: 'divider', mt: 0.25 } } }}
        >
          <FilterList
            label={label}
            options={options}
            value={value}
            choose={(next) => {
              setAnchor(null);
              onChange(next);
            }}
          />
        </Popover>
      ) : null}
    </Box>
  );
}

/** A filter that is on or off. */
export function FilterSwitch({
  label,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}): ReactNode {
  return (
    <ButtonBase
      role="switch"
      aria-checked={isOn}
      onClick={() => onChange(!isOn)}
      sx={(theme) => ({
        ...pill,
        ...(isOn
          ? { bgcolor: accentWash(theme, 0.12), borderColor: 'transparent', color: 'primary.main', fontWeight: 600 }
          : { bgcolor: 'background.paper', '&:hover': { borderColor: 'text.secondary' } }),
      })}
    >
      {label}
      {isOn ? <Icon path={mdiClose} sx={{ fontSize: '0.875rem' }} /> : null}
    </ButtonBase>
  );
}
