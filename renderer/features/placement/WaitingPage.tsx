import { mdiAccountCheckOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useRef, type ReactNode } from 'react';
import { careTierLabels, selfCareLevels, type SelfCareLevel } from '../../../electron/contract/terms.ts';
import { isIsoDate, isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { keepQuery, useQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, LoadError, Loading } from '../../shared/ui.tsx';
import { DayPicker } from '../beds/BedToolbar.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import { PlacementFrame } from './PlacementFrame.tsx';
import { WaitingExports } from './WaitingExports.tsx';
import { WaitingList } from './WaitingList.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';

/** As many as a meeting looks at; a longer list is narrowed by the search. */
const shownPeople = 500;

function levelOf(text: string | null): SelfCareLevel | null {
  return selfCareLevels.find(({ id }) => id === text)?.id ?? null;
}

/** The placement meeting: who is next and why at the left, the beds that suit him at the right. */
export function WaitingPage(): ReactNode {
  const { today } = useSession();
  const query = useQuery();
  const asked = query.get('day') ?? today;
  const asOf = isIsoDate(asked) && asked <= today ? asked : isoDate(today);
  const search = query.get('search') ?? '';
  const level = levelOf(query.get('level'));
  const chosenKey = Number(query.get('person') ?? 0);
  const keep = (change: Readonly<Record<string, string | null>>): void =>
    keepQuery({ day: asOf === today ? null : asOf, search, level, person: chosenKey > 0 ? String(chosenKey) : null, ...change });
  const found = useCall('placement.waiting', { asOf, search, level, offset: 0, limit: shownPeople }, { keepsPrevious: true });
  const rows = found.data?.rows ?? [];
  const chosen = rows.find((row) => row.personId === chosenKey) ?? rows[0] ?? null;
  const list = useRef<HTMLDivElement>(null);
  const beds = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const enterBeds = (): void => beds.current?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus();
  useShortcut('Ctrl+F', '在等候名单中查找', () => searchBox.current?.select());

  const isFiltered = search !== '' || level !== null;
  const subtitle = found.data
    ? `${count(found.data.all)} 人等候${found.data.reserved > 0 ? `（其中 ${count(found.data.reserved)} 人已预留）` : ''}${isFiltered ? `，符合 ${count(found.data.total)} 人` : ''}`
    : null;
  return (
    <PlacementFrame path="/placement" subtitle={subtitle} actions={<WaitingExports asOf={asOf} total={found.data?.all ?? 0} />}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <SearchBox
          label="在等候名单中查找"
          placeholder="姓名、乡镇、村"
          value={search}
          onSearch={(text) => keep({ search: text, person: null })}
          onLeaveDown={() => list.current?.focus()}
          inputRef={searchBox}
        />
        <TextField
          select
          value={level ?? ''}
          onChange={(event) => keep({ level: event.target.value, person: null })}
          slotProps={{ htmlInput: { 'aria-label': '自理能力' }, select: { displayEmpty: true } }}
          sx={{ width: '10rem', '& .MuiSelect-select': { py: '0.25rem', fontSize: '0.8125rem' } }}
        >
          <MenuItem value="">全部自理能力</MenuItem>
          {selfCareLevels.map(({ id }) => (
            <MenuItem key={id} value={id}>
              {careTierLabels[id]}
            </MenuItem>
          ))}
        </TextField>
        <DayPicker day={asOf} label="名单日期" onChange={(next) => keep({ day: next === today ? null : next, person: null })} />
        {found.data ? (
          <Box
            component="span"
            sx={{ color: 'text.secondary', fontSize: '0.75rem', minWidth: 0 }}
            title="规则在“救助标准”的参数中，可以按本地文件修改"
          >
            排序：{found.data.rules.map(({ text }) => text.replace(/者优先$/, '')).join(' › ')}
          </Box>
        ) : null}
      </Box>
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Loading />
      ) : chosen === null ? (
        <EmptyState
          icon={mdiAccountCheckOutline}
          what={isFiltered ? '没有符合条件的人' : '没有人在等候'}
          next={isFiltered ? '可以放宽筛选条件再试。' : '愿意集中供养或已申请入住、还没有住进机构的人会列在这里。'}
        />
      ) : (
        <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: 'minmax(17rem, 24rem) minmax(0, 1fr)', gap: 1.5 }}>
          <Box
            sx={{
              minHeight: 0,
              display: 'flex',
              flexDirection: 'column',
              bgcolor: 'background.paper',
              border: 1,
              borderColor: 'divider',
              borderRadius: 1,
              overflow: 'hidden',
            }}
          >
            <WaitingList
              rows={rows}
              chosen={chosen.personId}
              onChoose={(personId) => keep({ person: String(personId) })}
              onGoOn={enterBeds}
              listRef={list}
            />
            {found.data.total > rows.length ? (
              <Box sx={{ px: 1.5, py: 0.75, fontSize: '0.75rem', color: 'text.secondary', borderTop: 1, borderColor: 'divider' }}>
                只列前 {count(rows.length)} 人，其余请用查找；打印和导出是全部
              </Box>
            ) : null}
          </Box>
          <WaitingPanel
            key={chosen.personId}
            row={chosen}
            asOf={asOf}
            isPast={asOf !== today}
            bedsRef={beds}
            onBack={() => list.current?.focus()}
          />
        </Box>
      )}
    </PlacementFrame>
  );
}
