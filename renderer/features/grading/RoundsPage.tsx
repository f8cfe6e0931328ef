import { mdiFlagOutline, mdiPlus } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { RoundRow } from '../../../electron/contract/grading-shapes.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, StatusChip } from '../../shared/ui.tsx';
import { HappinessFrame } from '../happiness/HappinessFrame.tsx';
import { CreateRoundDialog } from './CreateRoundDialog.tsx';
import { kindText } from './grading-words.ts';
import { GradingViews } from './GradingViews.tsx';

const over = (row: RoundRow): number =>
  row.states
    .filter(({ state }) => state === 'awarded' || state === 'notGraded' || state === 'withdrawn')
    .reduce((sum, { cases }) => sum + cases, 0);

const columns: readonly TableColumn<RoundRow>[] = [
  { key: 'year', title: '年度', width: 70, value: (row) => row.year },
  { key: 'name', title: '批次', width: 220, flex: 1, value: (row) => row.name },
  { key: 'kind', title: '类别', width: 90, value: (row) => kindText(row.kind) },
  { key: 'template', title: '评分表', width: 190, flex: 1, value: (row) => `${row.templateName} 第 ${row.templateVersion} 版` },
  { key: 'startsOn', title: '开始', width: 96, kind: 'date', value: (row) => row.startsOn },
  { key: 'awardUntil', title: '计划办结', width: 96, kind: 'date', value: (row) => row.awardUntil },
  { key: 'cases', title: '参评（处）', width: 86, kind: 'number', value: (row) => row.cases },
  { key: 'over', title: '已办结', width: 76, kind: 'number', value: over },
  {
    key: 'late',
    title: '超期',
    width: 76,
    kind: 'number',
    value: (row) => row.late,
    render: (row) => (row.late > 0 ? <StatusChip label={count(row.late)} tone="error" /> : '0'),
  },
  {
    key: 'state',
    title: '状态',
    width: 90,
    value: (row) => (row.isOver ? '已办结' : '进行中'),
    render: (row) => <StatusChip label={row.isOver ? '已办结' : '进行中'} tone={row.isOver ? 'success' : 'accent'} />,
  },
];

/** Rounds of grading, the newest first. */
export function RoundsPage(): ReactNode {
  const mayWrite = useMay(everyClerk);
  const found = useCall('grading.rounds', {});
  const [isCreating, setIsCreating] = useState(false);
  const button = (
    <Button variant="contained" startIcon={<Icon path={mdiPlus} />} onClick={() => setIsCreating(true)}>
      建立批次
    </Button>
  );
  return (
    <HappinessFrame path="/happiness/grading" actions={mayWrite ? button : null}>
      <GradingViews view="rounds" />
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          id="gradingRounds"
          label="评定批次"
          columns={columns}
          rows={found.data ?? []}
          rowKey={(row) => row.roundId}
          isLoading={found.isLoading}
          rowTone={(row) => (row.isOver ? 'muted' : null)}
          onOpen={(row) => goTo(`/happiness/grading/rounds/${row.roundId}`)}
          empty={
            <EmptyState
              icon={mdiFlagOutline}
              what="还没有评定批次"
              next="建立批次后，各村自评、乡镇初审、县级现场评定，公示后发文授牌，奖补随等级测算。"
              action={mayWrite ? button : null}
            />
          }
        />
      )}
      {isCreating ? <CreateRoundDialog onClose={() => setIsCreating(false)} /> : null}
    </HappinessFrame>
  );
}
