import { mdiBellOutline, mdiOfficeBuildingCogOutline, mdiPlus, mdiTableArrowDown } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { everyClerk, officers } from '../../../electron/contract/method.ts';
import type { ProjectRow } from '../../../electron/contract/renovation-shapes.ts';
import { projectKinds, renovationStages, stageEvents } from '../../../electron/contract/renovation-terms.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, money, termText } from '../../shared/format.ts';
import { goTo, useQuery } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useTablePlace } from '../../shared/table-place.ts';
import { EmptyState, Icon, LoadError, StatusChip } from '../../shared/ui.tsx';
import { FilterChoice } from '../people/FilterChoice.tsx';
import { AlertsDrawer } from './AlertsDrawer.tsx';
import { ProjectDialog } from './ProjectDialog.tsx';
import { ProjectFilters } from './ProjectFilters.tsx';
import { RenovationFrame } from './RenovationFrame.tsx';
import { lagText, lagTone, share, standingText, standingTone, stageText } from './renovation-words.ts';
import { useProjectFilter } from './use-project-filter.ts';

/** Where a project may stand; 恢复 is no place to stand. */
const standings = [...renovationStages, ...stageEvents.filter(({ id }) => id !== 'resumed')];

const columns: readonly TableColumn<ProjectRow>[] = [
  { key: 'code', title: '项目编号', width: 122, isSortable: true, value: (row) => row.code },
  { key: 'name', title: '项目名称', width: 180, flex: 1.8, isSortable: true, value: (row) => row.name },
  { key: 'homeName', title: '敬老院', width: 116, flex: 1, isSortable: true, value: (row) => row.homeName },
  { key: 'townName', title: '乡镇（街道）', width: 96, isSortable: true, value: (row) => row.townName, isHidden: true },
  { key: 'batchYear', title: '批次', width: 60, isSortable: true, value: (row) => row.batchYear },
  { key: 'kind', title: '类型', width: 84, isSortable: true, isHidden: true, value: (row) => termText(projectKinds, row.kind) },
  {
    key: 'stage',
    title: '当前阶段',
    width: 138,
    isSortable: true,
    value: (row) => renovationStages.findIndex(({ id }) => id === row.stage),
    render: (row) => <StatusChip label={standingText(row)} tone={standingTone(row)} />,
  },
  { key: 'stageSince', title: '自', kind: 'date', width: 94, isSortable: true, isHidden: true, value: (row) => row.stageSince },
  {
    key: 'next',
    title: '下一阶段（计划）',
    width: 148,
    value: (row) => (row.nextStage === null ? null : `${stageText(row.nextStage)} ${row.nextPlannedOn ?? '未排'}`),
  },
  {
    key: 'lagDays',
    title: '滞后',
    width: 104,
    isSortable: true,
    value: (row) => row.lagDays,
    render: (row) => (row.tone === 'none' ? '' : <StatusChip label={lagText(row.lagDays)} tone={lagTone(row.tone)} />),
  },
  {
    key: 'percent',
    title: '形象进度',
    width: 74,
    align: 'right',
    isSortable: true,
    value: (row) => row.percent,
    render: (row) => `${row.percent}%`,
  },
  { key: 'approvedFen', title: '批复投资（元）', kind: 'money', width: 122, isSortable: true, value: (row) => row.approvedFen },
  { key: 'receivedFen', title: '到位（元）', kind: 'money', width: 116, isSortable: true, value: (row) => row.receivedFen, isHidden: true },
  { key: 'paidFen', title: '支出（元）', kind: 'money', width: 116, isSortable: true, isHidden: true, value: (row) => row.paidFen },
  {
    key: 'paidShare',
    title: '支付率',
    width: 68,
    align: 'right',
    isSortable: true,
    value: (row) => (row.approvedFen ? row.paidFen / row.approvedFen : 0),
    render: (row) => share(row.paidFen, row.approvedFen ?? 0),
  },
  { key: 'bedsAfter', title: '改造后床位', kind: 'number', width: 88, isSortable: true, value: (row) => row.bedsAfter, isHidden: true },
  {
    key: 'nursingAfter',
    title: '其中护理型',
    kind: 'number',
    width: 88,
    isSortable: true,
    value: (row) => row.nursingAfter,
    isHidden: true,
  },
];

const sum = (rows: readonly ProjectRow[], of: (row: ProjectRow) => number | null): number =>
  rows.reduce((total, row) => total + (of(row) ?? 0), 0);

/** All renovation projects: where each stands, what is late, where the money is. */
export function ProjectsPage(): ReactNode {
  const mayWrite = useMay(everyClerk);
  const mayMake = useMay(officers);
  const view = useProjectFilter();
  const { filter, isLateOnly, set } = view;
  const found = useCall('renovation.list', filter, { keepsPrevious: true });
  const watched = useQuery().get('alerts');
  const [isRegistering, setIsRegistering] = useState(false);
  const all = found.data?.rows;
  const rows = useMemo(() => (all ?? []).filter((row) => !isLateOnly || row.tone !== 'none'), [all, isLateOnly]);
  const { apiRef, leaveFrom } = useTablePlace('renovation', rows.length > 0, 'name');
  useShortcut('Ctrl+N', '登记项目', () => setIsRegistering(true), { isOn: mayWrite });
  const total = found.data?.total ?? 0;
  const button = (
    <Button variant="contained" startIcon={<Icon path={mdiPlus} />} onClick={() => setIsRegistering(true)} title="Ctrl+N">
      登记项目
    </Button>
  );
  const actions = (
    <>
      <Button color="secondary" startIcon={<Icon path={mdiBellOutline} />} onClick={() => set({ alerts: 'all' })}>
        提醒
      </Button>
      {mayMake ? (
        <Button color="secondary" onClick={() => goTo('/papers/letters?subject=project')}>
          批量函件
        </Button>
      ) : null}
      {mayWrite ? button : null}
    </>
  );
  return (
    <RenovationFrame path="/renovation" subtitle={found.data ? `${count(total)} 个项目` : null} actions={actions}>
      <ProjectFilters view={view} years={found.data?.years ?? []}>
        <FilterChoice label="阶段" options={standings} value={filter.stage} onChange={(stage) => set({ stage })} />
      </ProjectFilters>
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          id="renovation"
          label="改造项目"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.projectId}
          isLoading={found.isLoading}
          opensOn="doubleClick"
          apiRef={apiRef}
          rowTone={(row) => (row.state === 'cancelled' ? 'muted' : null)}
          onOpen={(row) => {
            leaveFrom(row.projectId);
            goTo(`/renovation/project/${row.projectId}`);
          }}
          foot={
            <span>
              批复 {money(sum(rows, (row) => row.approvedFen))} 元，到位 {money(sum(rows, (row) => row.receivedFen))} 元，支出{' '}
              {money(sum(rows, (row) => row.paidFen))} 元 · 双击或回车打开
            </span>
          }
          empty={
            total === 0 && found.data ? (
              <EmptyState
                icon={mdiOfficeBuildingCogOutline}
                what="还没有改造项目"
                next="可以导入改造提升项目进度台账，也可以逐个登记；登记后按阶段推进，合同、资金、照片、验收都在项目里。"
                action={
                  mayWrite ? (
                    <Box sx={{ display: 'flex', gap: 1 }}>
                      <Button variant="outlined" startIcon={<Icon path={mdiTableArrowDown} />} onClick={() => goTo('/imports/new')}>
                        导入台账
                      </Button>
                      {button}
                    </Box>
                  ) : null
                }
              />
            ) : (
              <EmptyState icon={mdiOfficeBuildingCogOutline} what="没有符合条件的项目" next="可以放宽筛选条件再试。" />
            )
          }
        />
      )}
      {watched === null ? null : <AlertsDrawer kind={watched} onClose={() => set({ alerts: null })} />}
      {isRegistering ? <ProjectDialog project={null} onClose={() => setIsRegistering(false)} /> : null}
    </RenovationFrame>
  );
}
