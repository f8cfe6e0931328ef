import { mdiClipboardListOutline, mdiFileDocumentCheckOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import { taskStates, type PolicyTask } from '../../../electron/contract/tasks-shapes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, nothing } from '../../shared/format.ts';
import { goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, StatusChip } from '../../shared/ui.tsx';
import { ProgressBar } from '../../shared/ui/ProgressBar.tsx';
import { LedgerActions } from './LedgerActions.tsx';
import { ProfileDialog } from './ProfileDialog.tsx';
import { daysText, presentTargets, taskLink, taskTones } from './task-words.ts';
import { TasksFrame } from './TasksFrame.tsx';

const filters = [
  { id: 'all', label: '全部', test: () => true },
  { id: 'overdue', label: '逾期', test: (task: PolicyTask) => task.clock === 'overdue' },
  { id: 'due', label: '临近期限', test: (task: PolicyTask) => task.clock === 'due' },
  { id: 'counted', label: '自动取数', test: (task: PolicyTask) => task.isCounted },
  { id: 'silent', label: '未登记进展', test: (task: PolicyTask) => !task.isCounted && task.enteredOn === null },
  { id: 'problems', label: '有督查问题', test: (task: PolicyTask) => task.openProblems > 0 },
] as const;
type FilterId = (typeof filters)[number]['id'];

const columns: readonly TableColumn<PolicyTask>[] = [
  { key: 'place', title: '条款', width: 84, value: (task) => task.place },
  { key: 'content', title: '任务内容', width: 220, flex: 1, value: (task) => task.content },
  {
    key: 'targets',
    title: '目标值',
    width: 104,
    value: (task) =>
      presentTargets(task.targets)
        .filter(({ value }) => value !== null)
        .map(({ bar }) => bar)
        .join('；'),
  },
  {
    key: 'shown',
    title: '当前值',
    width: 92,
    value: (task) =>
      presentTargets(task.targets)
        .flatMap(({ nowShown }) => (nowShown === null ? [] : [nowShown]))
        .join('；'),
  },
  { key: 'owner', title: '牵头科室', width: 112, isSortable: true, value: (task) => task.owner },
  {
    key: 'dueOn',
    title: '完成时限',
    width: 168,
    isSortable: true,
    value: (task) => task.dueOn,
    render: (task) =>
      task.dueOn === null ? (
        nothing
      ) : (
        <Box component="span" sx={{ color: task.clock === 'overdue' ? 'error.main' : task.clock === 'due' ? 'warning.main' : 'inherit' }}>
          {task.dueOn}
          {task.clock === 'done' ? '' : ` ${daysText(task.daysLeft)}`}
        </Box>
      ),
  },
  {
    key: 'progress',
    title: '进度',
    kind: 'number',
    width: 104,
    isSortable: true,
    value: (task) => task.progress,
    render: (task) =>
      task.state === 'standing' && !task.isCounted ? (
        nothing
      ) : (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, width: '100%', height: '100%' }}>
          <ProgressBar percent={task.progress} label={`${task.content} 进度`} words={null} />
          <Box component="span" sx={{ minWidth: '2.4rem', textAlign: 'right' }}>
            {task.progress}%
          </Box>
        </Box>
      ),
  },
  {
    key: 'state',
    title: '状态',
    width: 92,
    isSortable: true,
    value: (task) => labelOf(taskStates, task.state),
    render: (task) => <StatusChip label={labelOf(taskStates, task.state)} tone={taskTones[task.state]} />,
  },
  { key: 'evidence', title: '佐证', kind: 'number', width: 52, isSortable: true, value: (task) => task.evidence || null },
  { key: 'enteredOn', title: '最近更新', kind: 'date', width: 96, isSortable: true, value: (task) => task.enteredOn },
];

function Unchosen({ onChoose }: { readonly onChoose: () => void }): ReactNode {
  const mayChoose = useMay(everyClerk);
  return (
    <EmptyState
      icon={mdiFileDocumentCheckOutline}
      what="还没有选择执行的政策文件"
      next="选择后，文件每一条任务、目标和期限都列在这里，台账里有数的自动填写。"
      action={
        mayChoose ? (
          <Button variant="contained" onClick={onChoose}>
            选择政策文件
          </Button>
        ) : null
      }
    />
  );
}

/** Every task of the document the county follows: target, standing, who, until when. */
export function TasksPage(): ReactNode {
  const asOf = isoDate(useSession().today);
  const mayChoose = useMay(everyClerk);
  const query = useQuery();
  const [isChoosing, setIsChoosing] = useState(false);
  const found = useCall('tasks.list', { asOf });
  const tasks = found.data?.tasks ?? [];
  const asked = query.get('show');
  const filter = filters.find(({ id }) => id === asked) ?? filters[0];
  const profile = found.data?.profile ?? null;
  return (
    <TasksFrame
      path="/tasks"
      subtitle={found.data?.documentNo ? `依据 ${found.data.documentNo}，共 ${count(tasks.length)} 项` : null}
      actions={
        profile === null ? null : (
          <>
            {mayChoose ? (
              <Button variant="outlined" startIcon={<Icon path={mdiFileDocumentCheckOutline} />} onClick={() => setIsChoosing(true)}>
                执行文件
              </Button>
            ) : null}
            <LedgerActions of="tasks" name="政策任务台账" content={`${count(tasks.length)} 项政策任务及进展，不含个人信息`} />
          </>
        )
      }
    >
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && profile === null ? (
        <Unchosen onChoose={() => setIsChoosing(true)} />
      ) : (
        <>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={filter.id}
            aria-label="显示哪些任务"
            onChange={(_, next: FilterId | null) => keepQuery({ show: next === null || next === 'all' ? null : next })}
            sx={{ mb: 1, flex: 'none' }}
          >
            {filters.map(({ id, label, test }) => (
              <ToggleButton key={id} value={id}>
                {label} {count(tasks.filter(test).length)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
            <DataTable
              id="policy-tasks"
              label="政策任务台账"
              columns={columns}
              rows={tasks.filter(filter.test)}
              rowKey={({ code }) => code}
              isLoading={found.isPending}
              onOpen={({ code }) => goTo(taskLink(code))}
              empty={<EmptyState icon={mdiClipboardListOutline} what={`没有“${filter.label}”的任务`} next="点“全部”查看其余任务。" />}
            />
          </Box>
        </>
      )}
      {isChoosing ? <ProfileDialog profile={profile} onClose={() => setIsChoosing(false)} /> : null}
    </TasksFrame>
  );
}
