import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { SheetDetail, SheetGroup } from '../../../electron/contract/payments.ts';
import { happinessScheme } from '../../../electron/contract/schemes.ts';
import { useSession } from '../../shared/session.ts';
import { count, money } from '../../shared/format.ts';
import { accentWash } from '../../shared/theme.tsx';

type GroupListProps = { readonly detail: SheetDetail; readonly chosen: string | null; readonly onChoose: (key: string | null) => void };

/** The one group of somebody who is bound to a place: to him it is the whole. */
function useOwnGroup(detail: SheetDetail): string | null {
  const { placeName } = useSession().user;
  return placeName === null ? null : (detail.groups[0]?.key ?? null);
}

function Entry({
  name,
  persons,
  totalFen,
  missing,
  unit,
  isChosen,
  onClick,
}: {
  readonly name: string;
  readonly persons: number;
  readonly totalFen: number;
  readonly missing: number;
  readonly unit: string;
  readonly isChosen: boolean;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <ButtonBase
      onClick={onClick}
      aria-current={isChosen ? 'true' : undefined}
      sx={(theme) => ({
        width: '100%',
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        columnGap: 1,
        textAlign: 'left',
        px: 1.5,
        py: 0.5,
        font: 'inherit',
        fontVariantNumeric: 'tabular-nums',
        '&:hover': { bgcolor: accentWash(theme, 0.06) },
        '&.Mui-focusVisible': { outlineOffset: '-2px' },
        ...(isChosen ? { bgcolor: accentWash(theme, 0.14), '&:hover': { bgcolor: accentWash(theme, 0.16) } } : {}),
      })}
    >
      <Box
        component="span"
        title={name}
        sx={{ fontWeight: isChosen ? 600 : 400, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {name}
      </Box>
      <Box component="span" sx={{ textAlign: 'right', fontWeight: isChosen ? 600 : 400 }}>
        {money(totalFen)}
      </Box>
      <Box component="span" sx={{ color: 'warning.main', fontSize: '0.75rem', lineHeight: 1.4 }}>
        {missing > 0 ? `${count(missing)} 个收款账号待补` : ''}
      </Box>
      <Box component="span" sx={{ textAlign: 'right', color: 'text.secondary', fontSize: '0.75rem', lineHeight: 1.4 }}>
        {count(persons)} {unit}
      </Box>
    </ButtonBase>
  );
}

function Heading({ children }: { readonly children: ReactNode }): ReactNode {
  return <Box sx={{ px: 1.5, pt: 1, pb: 0.25, color: 'text.secondary', fontSize: '0.75rem' }}>{children}</Box>;
}

/** People, or homes of a sheet that pays villages. */
function unitOf({ card }: SheetDetail): string {
  return card.scheme === happinessScheme ? '处' : '人';
}

const missingOf = (groups: readonly SheetGroup[]): number => groups.reduce((sum, group) => sum + group.missingAccounts, 0);

/** Parts of the sheet in the order of the paper: homes, then townships. */
export function GroupList({ detail, chosen, onChoose }: GroupListProps): ReactNode {
  const own = useOwnGroup(detail);
  const unit = unitOf(detail);
  const homes = detail.groups.filter((group) => group.kind === 'home');
  const towns = detail.groups.filter((group) => group.kind === 'town');
  const list = (groups: readonly SheetGroup[]): ReactNode =>
    groups.map((group) => (
      <Entry
        key={group.key}
        name={group.name}
        persons={group.persons}
        totalFen={group.totalFen}
        missing={group.missingAccounts}
        unit={unit}
        isChosen={group.key === (chosen ?? own)}
        onClick={() => onChoose(group.key)}
      />
    ));
  return (
    <Box
      component="nav"
      aria-label="机构和乡镇"
      sx={{ height: '100%', overflowY: 'auto', bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, pb: 1 }}
    >
      {own === null ? (
        <Box sx={{ borderBottom: 1, borderColor: 'divider', py: 0.25 }}>
          <Entry
            name="全部"
            persons={detail.card.persons}
            totalFen={detail.card.totalFen}
            missing={missingOf(detail.groups)}
            unit={unit}
            isChosen={chosen === null}
            onClick={() => onChoose(null)}
          />
        </Box>
      ) : null}
      {homes.length > 0 ? <Heading>集中供养 · 按机构</Heading> : null}
      {list(homes)}
      {towns.length > 0 ? <Heading>{detail.card.scheme === happinessScheme ? '按乡镇' : '分散供养 · 按乡镇'}</Heading> : null}
      {list(towns)}
    </Box>
  );
}

/** The same as a choice, where there is no room for the list. */
export function GroupSelect({ detail, chosen, onChoose, label = '机构或乡镇' }: GroupListProps & { readonly label?: string }): ReactNode {
  const own = useOwnGroup(detail);
  return (
    <TextField
      select
      label={label}
      value={chosen ?? own ?? ''}
      onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
      slotProps={{
        select: { displayEmpty: true, MenuProps: { slotProps: { paper: { sx: { maxHeight: '60vh' } } } } },
        inputLabel: { shrink: true },
      }}
    >
      {own === null ? (
        <MenuItem value="">
          全部（{count(detail.card.persons)} {unitOf(detail)}）
        </MenuItem>
      ) : null}
      {detail.groups.map((group) => (
        <MenuItem key={group.key} value={group.key}>
          {group.name}（{count(group.persons)} {unitOf(detail)}）
        </MenuItem>
      ))}
    </TextField>
  );
}
