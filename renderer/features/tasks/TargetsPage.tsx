import { mdiBullseyeArrow } from '@mdi/js';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import type { PolicyTask, TaskTarget } from '../../../electron/contract/tasks-shapes.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { count, dateText } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { EmptyState, LoadError, Loading, StatusChip } from '../../shared/ui.tsx';
import { ProgressBar } from '../../shared/ui/ProgressBar.tsx';
import { daysText, presentTargets, targetLabels, taskLink } from './task-words.ts';
import { TasksFrame } from './TasksFrame.tsx';

type Stone = { readonly task: PolicyTask; readonly target: TaskTarget };

const order: Readonly<Record<TaskTarget['state'], number>> = { overdue: 0, due: 1, open: 2, unknown: 3, met: 4 };

function Figure({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        {label}
      </Box>
      <Box component="dd" sx={{ m: 0, fontWeight: 600, fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}

function TargetCard({ task, target }: Stone): ReactNode {
  const { label, tone } = targetLabels[target.state];
  const isPast = target.daysLeft !== null && target.daysLeft < 0;
  return (
    <Box
      component="article"
      aria-label={task.content}
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        p: 1.5,
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
        <Link href={`#${taskLink(task.code)}`} sx={{ fontWeight: 600, flex: 1, minWidth: 0 }}>
          {task.content}
        </Link>
        <StatusChip label={label} tone={tone} />
      </Box>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: 1 }}>
        <Figure label="目标">{target.value === null ? '逐步推进' : target.bar}</Figure>
        <Figure label="当前">
          {target.indicator === null ? '—' : <Link href={`#/indicators?code=${target.indicator}`}>{target.nowShown ?? '查看指标'}</Link>}
        </Figure>
        <Figure label="差距">{target.gap ?? (target.done === null ? '—' : '无')}</Figure>
        <Figure label="期限">{target.dueOn === null ? '长期' : dateText(target.dueOn)}</Figure>
        <Figure label="剩余">
          {target.daysLeft === null ? '—' : isPast && target.state === 'met' ? '已到期' : daysText(target.daysLeft)}
        </Figure>
        <Figure label="还需">{target.need ?? '—'}</Figure>
      </Box>
      {target.done === null ? null : (
        <ProgressBar
          percent={target.done / 10}
          label={`${task.content} 完成目标的比例`}
          words={null}
          color={target.state === 'met' ? 'success' : target.state === 'overdue' ? 'error' : 'primary'}
        />
      )}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 'auto' }}>
        {task.place}：{target.words}
        {isPast && target.countedOn === target.dueOn ? `；期限当日 ${target.shown ?? '—'}` : ''}
      </Box>
    </Box>
  );
}

/** One wall: target, now, gap, days left, how many more. */
export function TargetsPage(): ReactNode {
  const asOf = isoDate(useSession().today);
  const found = useCall('tasks.list', { asOf });
  const stones = (found.data?.tasks ?? [])
    .flatMap((task) => presentTargets(task.targets).map((target): Stone => ({ task, target })))
    .filter(({ target }) => target.value !== null && target.indicator !== null)
    .toSorted((one, other) => order[one.target.state] - order[other.target.state]);
  const met = stones.filter(({ target }) => target.state === 'met').length;
  return (
    <TasksFrame
      path="/tasks/targets"
      subtitle={stones.length > 0 ? `${found.data?.documentNo ?? ''} 的量化目标 ${count(stones.length)} 项，已达标 ${count(met)} 项` : null}
    >
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading />
      ) : stones.length === 0 ? (
        <EmptyState icon={mdiBullseyeArrow} what="没有量化目标" next="在“政策任务”中选择执行的政策文件。" />
      ) : (
        <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(22rem, 1fr))', gap: 1.5 }}>
            {stones.map(({ task, target }) => (
              <TargetCard key={`${task.code} ${target.words}`} task={task} target={target} />
            ))}
          </Box>
        </Box>
      )}
    </TasksFrame>
  );
}
