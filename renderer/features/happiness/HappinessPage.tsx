import { mdiBellOutline, mdiHomeHeart, mdiHomePlusOutline, mdiTableArrowDown } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { HappinessRow } from '../../../electron/contract/happiness-shapes.ts';
import { happinessStatuses } from '../../../electron/contract/happiness-terms.ts';
import type { HappinessFilter } from '../../../electron/contract/happiness.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, money } from '../../shared/format.ts';
import { useDivisions } from '../../shared/form.tsx';
import { goTo, keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { useMay, useOwnTown, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useTablePlace } from '../../shared/table-place.ts';
import { EmptyState, Icon, LoadError, StatusChip } from '../../shared/ui.tsx';
import { FilterChoice } from '../people/FilterChoice.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import { StandingChips } from '../scattered/ScatteredFilters.tsx';
import { AlertsDrawer } from './AlertsDrawer.tsx';
import { FacilityDialog } from './FacilityDialog.tsx';
import { gradeOrder, gradeText, statusShort, statusTone } from './happiness-words.ts';
import { HappinessFrame } from './HappinessFrame.tsx';
import { ListExports } from './ListExports.tsx';
import { useIssued } from './use-issued.ts';

const gradeOptions = gradeOrder.map((grade) => ({ id: grade ?? ('none' as const), label: gradeText(grade) }));
const statusOptions = happinessStatuses.map(({ id }) => ({ id, label: statusShort(id) }));

const columnsFor = (issued: ReadonlyMap<number, number>): readonly TableColumn<HappinessRow>[] => [
  { key: 'code', title: '编号', width: 100, isSortable: true, value: (home) => home.code },
  { key: 'name', title: '名称', width: 150, flex: 1.2, isSortable: true, value: (home) => home.name },
  { key: 'townName', title: '乡镇（街道）', width: 104, isSortable: true, value: (home) => home.townName },
  { key: 'villageName', title: '村（社区）', width: 112, flex: 1, isSortable: true, value: (home) => home.villageName },
  {
    key: 'grade',
    title: '等级',
    width: 66,
    isSortable: true,
    value: (home) => gradeText(home.grade),
    render: (home) => (
      <Box component="span" sx={home.grade === null || home.grade === 'G0' ? { color: 'text.secondary' } : { fontWeight: 600 }}>
        {gradeText(home.grade)}
      </Box>
    ),
  },
  { key: 'gradeValidTo', title: '有效期至', kind: 'date', width: 96, isSortable: true, value: (home) => home.gradeValidTo },
  {
    key: 'status',
    title: '状态',
    width: 78,
    isSortable: true,
    value: (home) => statusShort(home.status),
    render: (home) => <StatusChip label={statusShort(home.status)} tone={statusTone(home.status)} />,
  },
  { key: 'openDays', title: '本年开放', kind: 'number', width: 76, isSortable: true, value: (home) => home.openDays },
  { key: 'countedMonths', title: '计补月数', kind: 'number', width: 76, isSortable: true, value: (home) => home.countedMonths },
  { key: 'entitlementFen', title: '本年应补（元）', kind: 'money', width: 116, isSortable: true, value: (home) => home.entitlementFen },
  {
    key: 'issuedFen',
    title: '已拨（元）',
    kind: 'money',
    width: 92,
    isSortable: true,
    value: (home) => issued.get(home.happinessHomeId) ?? 0,
  },
  {
    key: 'alerts',
    title: '提醒',
    width: 60,
    align: 'right',
    isSortable: true,
    value: (home) => home.alerts,
    render: (home) =>
      home.alerts > 0 ? (
        <Box component="span" sx={{ color: 'warning.main', fontWeight: 600 }}>
          {count(home.alerts)}
        </Box>
      ) : (
        ''
      ),
  },
  { key: 'monthsTold', title: '已填月数', kind: 'number', width: 80, isHidden: true, isSortable: true, value: (home) => home.monthsTold },
  { key: 'gradeFrom', title: '等级生效', kind: 'date', width: 96, isHidden: true, isSortable: true, value: (home) => home.gradeFrom },
  { key: 'openedOn', title: '开办日期', kind: 'date', width: 96, isHidden: true, isSortable: true, value: (home) => home.openedOn },
  { key: 'restPlaces', title: '床位、躺椅', kind: 'number', width: 88, isHidden: true, isSortable: true, value: (home) => home.restPlaces },
  {
    key: 'villageElders',
    title: '村内老人',
    kind: 'number',
    width: 80,
    isHidden: true,
    isSortable: true,
    value: (home) => home.villageElders,
  },
  { key: 'hasAccount', title: '村级账户', width: 80, isHidden: true, value: (home) => (home.hasAccount ? '已登记' : '待补') },
];

function useFilter(): { readonly filter: HappinessFilter; readonly set: (change: Readonly<Record<string, string | null>>) => void } {
  const query = useQuery();
  const [town, grade, status, search] = ['town', 'grade', 'status', 'search'].map((key) => query.get(key) ?? null);
  const filter = useMemo(
    (): HappinessFilter => ({
      townCode: town ?? null,
      grade: gradeOptions.find(({ id }) => id === grade)?.id ?? null,
      status: happinessStatuses.find(({ id }) => id === status)?.id ?? null,
      search: search ?? '',
    }),
    [town, grade, status, search],
  );
  return { filter, set: (change) => keepQuery({ ...Object.fromEntries(queryNow()), ...change }) };
}

/** All happiness homes with their grades, states and the year's days and money. */
export function HappinessPage(): ReactNode {
  const { today } = useSession();
  const mayWrite = useMay(everyClerk);
  const ownTown = useOwnTown();
  const { towns } = useDivisions();
  const { filter, set } = useFilter();
  const found = useCall('happiness.list', { ...filter, asOf: null }, { keepsPrevious: true });
  const [isRegistering, setIsRegistering] = useState(false);
  const watched = useQuery().get('alerts');
  const search = useRef<HTMLInputElement>(null);
  const rows = found.data?.rows ?? [];
  const { issued } = useIssued(Number(today.slice(0, 4)));
  const columns = useMemo(() => columnsFor(issued), [issued]);
  const { apiRef, leaveFrom } = useTablePlace('happiness', rows.length > 0, 'name');
  useShortcut('Ctrl+F', '查找幸福院', () => search.current?.select());
  useShortcut('Ctrl+N', '登记幸福院', () => setIsRegistering(true), { isOn: mayWrite });
  const townOptions = useMemo(() => towns.map(({ code, name }) => ({ id: code, label: name })), [towns]);
  const total = found.data?.total ?? 0;
  const counts = useMemo(
    () => Object.fromEntries((found.data?.byGrade ?? []).map((row) => [row.grade ?? 'none', row.count])),
    [found.data],
  );
  const registerButton = (
    <Button variant="contained" startIcon={<Icon path={mdiHomePlusOutline} />} onClick={() => setIsRegistering(true)} title="Ctrl+N">
      登记幸福院
    </Button>
  );
  const isNew = found.data !== undefined && total === 0;
  return (
    <HappinessFrame
      path="/happiness"
      subtitle={found.data ? `${count(total)} 处` : null}
      actions={
        <>
          <Button color="secondary" startIcon={<Icon path={mdiBellOutline} />} onClick={() => set({ alerts: 'all' })}>
            提醒
          </Button>
          <ListExports filter={filter} total={rows.length} />
          {mayWrite ? registerButton : null}
        </>
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.25, flex: 'none' }}>
        <SearchBox
          label="查找幸福院"
          placeholder="名称、编号、村、首字母"
          value={filter.search}
          onSearch={(text) => set({ search: text === '' ? null : text })}
          inputRef={search}
        />
        {ownTown === null ? (
          <FilterChoice label="乡镇" options={townOptions} value={filter.townCode} onChange={(town) => set({ town })} />
        ) : null}
        <FilterChoice label="状态" options={statusOptions} value={filter.status} onChange={(status) => set({ status })} />
        <StandingChips label="等级" options={gradeOptions} counts={counts} value={filter.grade} onChange={(grade) => set({ grade })} />
      </Box>
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          id="happiness"
          label="幸福院"
          columns={columns}
          rows={rows}
          rowKey={(home) => home.happinessHomeId}
          isLoading={found.isLoading}
          opensOn="doubleClick"
          apiRef={apiRef}
          rowTone={(home) => (home.status === 'closed' || home.status === 'removed' ? 'muted' : null)}
          onOpen={(home) => {
            leaveFrom(home.happinessHomeId);
            goTo(`/happiness/${home.happinessHomeId}`);
          }}
          foot={
            <span>
              本年应补 {money(rows.reduce((sum, home) => sum + home.entitlementFen, 0))} 元，
              {count(rows.filter((home) => !home.hasAccount).length)} 处村级账户待补 · 双击或回车打开
            </span>
          }
          empty={
            isNew ? (
              <EmptyState
                icon={mdiHomeHeart}
                what="还没有登记幸福院"
                next="可以导入幸福院名册（含等级和各月开放天数），也可以逐处登记；登记后按月填报开放天数，奖补随等级和月份自动测算。"
                action={
                  mayWrite ? (
                    <Box sx={{ display: 'flex', gap: 1 }}>
                      <Button variant="outlined" startIcon={<Icon path={mdiTableArrowDown} />} onClick={() => goTo('/imports/new')}>
                        导入名册
                      </Button>
                      {registerButton}
                    </Box>
                  ) : null
                }
              />
            ) : (
              <EmptyState icon={mdiHomeHeart} what="没有符合条件的幸福院" next="可以放宽筛选条件再试。" />
            )
          }
        />
      )}
      {isRegistering ? <FacilityDialog home={null} onClose={() => setIsRegistering(false)} /> : null}
      {watched === null ? null : <AlertsDrawer kind={watched} onClose={() => set({ alerts: null })} />}
    </HappinessFrame>
  );
}
