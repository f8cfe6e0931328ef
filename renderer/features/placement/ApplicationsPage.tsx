import { mdiFileAccountOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMemo, useRef, type ReactNode } from 'react';
import { applicationStates, applicationSteps, type ApplicationRow } from '../../../electron/contract/placement.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useTablePlace } from '../../shared/table-place.ts';
import { EmptyState, LoadError } from '../../shared/ui.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import { PlacementFrame } from './PlacementFrame.tsx';
import { levelText, placeText, whoText } from './waiting-words.ts';

/** What is to be done next, in words; of one that is done how it ended. */
function nextText(row: ApplicationRow): string {
  if (row.state === 'admitted') return `${row.closedOn ?? ''} 入住`;
  if (row.state === 'closed') return row.closedReason ?? '已关闭';
  const failed = row.steps.find(({ state }) => state === 'failed');
  const label = (kind: string): string => applicationSteps.find(({ id }) => id === kind)?.label ?? kind;
  if (failed) return `${label(failed.kind)}未通过`;
  const next = row.steps.find(({ state }) => state === 'waiting');
  return next ? `待${label(next.kind)}` : '';
}

const columns: readonly TableColumn<ApplicationRow>[] = [
  { key: 'applicationNumber', title: '申请编号', width: 100, value: (row) => row.applicationNumber },
  { key: 'name', title: '姓名', width: 88, value: (row) => row.name },
  { key: 'who', title: '性别年龄', width: 86, value: whoText },
  { key: 'level', title: '自理能力', width: 76, value: (row) => levelText(row.level) },
  { key: 'place', title: '乡镇、村', width: 150, flex: 1, value: placeText },
  { key: 'appliedOn', title: '申请日期', width: 96, kind: 'date', value: (row) => row.appliedOn },
  { key: 'wishedHome', title: '希望入住', width: 130, flex: 1, value: (row) => row.wishedHomeName },
  { key: 'approvedHome', title: '批准入住', width: 130, flex: 1, value: (row) => row.approvedHomeName },
  {
    key: 'done',
    title: '已办环节',
    width: 76,
    align: 'center',
    value: (row) => `${row.steps.filter(({ state }) => state === 'done').length}/${row.steps.length}`,
  },
  { key: 'next', title: '下一步', width: 130, flex: 1, value: nextText },
];

type State = ApplicationRow['state'] | 'all';
const states: readonly { readonly id: State; readonly label: string }[] = [...applicationStates, { id: 'all', label: '全部' }];

/** Applications under way and done. */
export function ApplicationsPage(): ReactNode {
  const query = useQuery();
  const search = query.get('search') ?? '';
  const state = states.find(({ id }) => id === query.get('state'))?.id ?? 'open';
  const paging = useTablePage();
  const searchBox = useRef<HTMLInputElement>(null);
  const found = useCall(
    'placement.applications',
    { state: state === 'all' ? null : state, search, offset: paging.offset, limit: paging.limit },
    { keepsPrevious: true },
  );
  const rows = found.data?.rows ?? [];
  const { apiRef, leaveFrom } = useTablePlace(`applications?${state}&${search}`, rows.length > 0, 'name');
  useShortcut('Ctrl+F', '在申请中查找', () => searchBox.current?.select());
  const keep = (change: { readonly search?: string; readonly state?: State }): void => {
    paging.setPage(0);
    const next = { search, state, ...change };
    keepQuery({ search: next.search, state: next.state === 'open' ? null : next.state });
  };
  const empty = useMemo(
    () => (
      <EmptyState
        icon={mdiFileAccountOutline}
        what={search === '' ? '没有入住申请' : '没有符合条件的申请'}
        next="在“等候名单”里选一个人，点“登记入住申请”。"
      />
    ),
    [search],
  );
  return (
    <PlacementFrame path="/placement/applications" subtitle={found.data ? `${count(found.data.total)} 份` : null}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1 }}>
        <SearchBox
          label="在申请中查找"
          placeholder="姓名、申请编号"
          value={search}
          onSearch={(text) => keep({ search: text })}
          inputRef={searchBox}
        />
        <TextField
          select
          value={state}
          onChange={(event) => keep({ state: event.target.value as State })}
          slotProps={{ htmlInput: { 'aria-label': '申请状态' } }}
          sx={{ width: '8rem', '& .MuiSelect-select': { py: '0.25rem', fontSize: '0.8125rem' } }}
        >
          {states.map(({ id, label }) => (
            <MenuItem key={id} value={id}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          id="applications"
          label="入住申请"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.applicationId}
          isLoading={found.isLoading}
          total={found.data?.total ?? 0}
          paging={paging}
          apiRef={apiRef}
          onOpen={(row) => {
            leaveFrom(row.applicationId);
            goTo(`/placement/applications/${row.applicationId}`);
          }}
          rowTone={(row) => (row.state === 'closed' ? 'muted' : null)}
          empty={empty}
        />
      )}
    </PlacementFrame>
  );
}
