import { mdiChevronDown, mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import InputBase from '@mui/material/InputBase';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import Popover from '@mui/material/Popover';
import { useState, type ReactNode } from 'react';
import { auditKinds, type AuditFilter } from '../../../electron/contract/audit.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { parseDay } from '../../shared/form/parse.ts';
import { isComposing } from '../../shared/keyboard.ts';
import { useIdNumberHint } from '../../shared/session.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Icon } from '../../shared/ui.tsx';
import { FilterChoice } from '../people/FilterChoice.tsx';

export type ChosenPerson = { readonly personId: number; readonly name: string };

const fieldHeight = '1.875rem';

/** Somebody of the ledger, found by name, initials or ID number. */
function PersonChoice({
  chosen,
  onChange,
}: {
  readonly chosen: ChosenPerson | null;
  readonly onChange: (person: ChosenPerson | null) => void;
}): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [typed, setTyped] = useState('');
  const idNumberHint = useIdNumberHint();
  const search = typed.trim();
  const found = useCall('people.find', { search, limit: 12 }, { enabled: anchor !== null && search !== '', keepsPrevious: true });
  const people = search === '' ? [] : (found.data?.rows ?? []);
  const choose = (person: ChosenPerson | null): void => {
    setAnchor(null);
    setTyped('');
    onChange(person);
  };
  const isOn = chosen !== null;
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
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={chosen ? `人员：${chosen.name}` : '人员'}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          height: fieldHeight,
          px: 1,
          gap: 0.375,
          borderRadius: 1,
          border: 1,
          borderColor: 'divider',
          fontSize: '0.8125rem',
          whiteSpace: 'nowrap',
          ...(isOn
            ? { border: 0, color: 'primary.main', fontWeight: 600 }
            : { bgcolor: 'background.paper', '&:hover': { borderColor: 'text.secondary' } }),
        }}
      >
        {chosen?.name ?? '人员'}
        {isOn ? null : <Icon path={mdiChevronDown} sx={{ fontSize: '0.9375rem', color: 'text.secondary', mr: -0.375 }} />}
      </ButtonBase>
      {isOn ? (
        <ButtonBase aria-label="取消筛选：人员" onClick={() => choose(null)} sx={{ p: 0.25, ml: -0.25, color: 'primary.main' }}>
          <Icon path={mdiClose} sx={{ fontSize: '0.875rem' }} />
        </ButtonBase>
      ) : null}
      {anchor ? (
        <Popover
          open
          anchorEl={anchor}
          onClose={() => setAnchor(null)}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
          slotProps={{ paper: { sx: { width: '24rem', border: 1, borderColor: 'divider', mt: 0.25 } } }}
        >
          <Box sx={{ p: 1, borderBottom: 1, borderColor: 'divider' }}>
            <InputBase
              autoFocus
              fullWidth
              value={typed}
              placeholder={`姓名、拼音首字母、${idNumberHint}`}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                const [first] = people;
                if (event.key !== 'Enter' || isComposing(event) || !first) return;
                // Or it would press the button that gets the focus back.
                event.preventDefault();
                choose({ personId: first.personId, name: first.name });
              }}
              inputProps={{ 'aria-label': '查找人员', maxLength: 60, spellCheck: false }}
              sx={{ px: 1, height: fieldHeight, border: 1, borderColor: 'divider', borderRadius: 1, fontSize: '0.8125rem' }}
            />
          </Box>
          <MenuList dense aria-label="找到的人员" sx={{ maxHeight: '50vh', overflowY: 'auto', py: 0.5 }}>
            {people.map((person) => (
              <MenuItem
                key={person.personId}
                onClick={() => choose({ personId: person.personId, name: person.name })}
                sx={{ gap: 1.5, minHeight: fieldHeight }}
              >
                <Box component="span" sx={{ fontWeight: 600, minWidth: '4rem' }}>
                  {person.name}
                </Box>
                <Box component="span" sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis' }}>
                  {[person.townName, person.villageName].filter(Boolean).join(' ')}
                </Box>
              </MenuItem>
            ))}
            {people.length === 0 ? (
              <Box sx={{ px: 2, py: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
                {search === '' ? '输入后显示，回车选第一个' : found.data ? '没有找到' : '正在查找…'}
              </Box>
            ) : null}
          </MenuList>
        </Popover>
      ) : null}
    </Box>
  );
}

/** A day as it is typed: `20220312`, `2022-3-12`. What is not a day yet filters nothing and is marked when the field is left. */
function DayBox({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: IsoDate | null;
  readonly onChange: (day: IsoDate | null) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string>(value ?? '');
  const [shownFor, setShownFor] = useState(value);
  const [isLeft, setIsLeft] = useState(true);
  // 清除 empties the field from outside.
  if (shownFor !== value) {
    setShownFor(value);
    if (parseDay(typed) !== value) setTyped(value ?? '');
  }
  const isWrong = isLeft && typed.trim() !== '' && parseDay(typed) === null;
  return (
    <InputBase
      value={typed}
      placeholder={label}
      error={isWrong}
      onChange={(event) => {
        setTyped(event.target.value);
        const day = parseDay(event.target.value);
        setShownFor(day);
        onChange(day);
      }}
      onFocus={() => setIsLeft(false)}
      onBlur={() => {
        setIsLeft(true);
        const day = parseDay(typed);
        if (day !== null) setTyped(day);
      }}
      title={isWrong ? '日期应形如 2022-03-12 或 20220312' : undefined}
      inputProps={{ 'aria-label': label, 'aria-invalid': isWrong, maxLength: 11, inputMode: 'numeric', spellCheck: false }}
      sx={{
        width: '6.75rem',
        height: fieldHeight,
        px: 1,
        border: 1,
        borderColor: isWrong ? 'error.main' : 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
        '&.Mui-focused': { borderColor: 'primary.main' },
      }}
    />
  );
}

type AuditFiltersProps = {
  readonly filter: AuditFilter;
  readonly person: ChosenPerson | null;
  readonly setFilter: (change: Partial<AuditFilter>) => void;
  readonly setPerson: (person: ChosenPerson | null) => void;
  readonly clear: () => void;
};

/** Kind, user, person, days, in one row. */
export function AuditFilters({ filter, person, setFilter, setPerson, clear }: AuditFiltersProps): ReactNode {
  const users = useCall('audit.users', {});
  // What was typed and is not a day yet is cleared with the rest.
  const [cleared, setCleared] = useState(0);
  const options = (users.data ?? []).map(({ userId, name }) => ({ id: userId, label: name }));
  const active = [filter.kind, filter.userId, filter.personId, filter.from, filter.to].filter((part) => part !== null).length;
  return (
    <Box role="group" aria-label="筛选" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', minWidth: 0 }}>
      <FilterChoice label="类别" options={auditKinds} value={filter.kind} onChange={(kind) => setFilter({ kind })} />
      <FilterChoice label="用户" options={options} value={filter.userId} onChange={(userId) => setFilter({ userId })} />
      <PersonChoice chosen={person} onChange={setPerson} />
      <DayBox key={`from${cleared}`} label="起始日期" value={filter.from} onChange={(from) => setFilter({ from })} />
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        至
      </Box>
      <DayBox key={`to${cleared}`} label="截止日期" value={filter.to} onChange={(to) => setFilter({ to })} />
      {active > 0 ? (
        <Button
          color="secondary"
          onClick={() => {
            setCleared((times) => times + 1);
            clear();
          }}
          sx={{ minHeight: fieldHeight, px: 1 }}
        >
          清除 {active} 项筛选
        </Button>
      ) : null}
    </Box>
  );
}
