import { mdiLockOutline, mdiPlus, mdiTargetVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { approvers, everyClerk } from '../../../../electron/contract/method.ts';
import { useAction, useCall } from '../../../shared/client.ts';
import { keepQuery, queryNow, useQuery } from '../../../shared/navigation.ts';
import { useMay } from '../../../shared/session.ts';
import { askConfirm, EmptyState, Icon, LoadError, Loading, showToast } from '../../../shared/ui.tsx';
import { AsOfBox } from '../../indicators/AsOfBox.tsx';
import { RenovationFrame } from '../RenovationFrame.tsx';
import { useAsOf } from '../use-as-of.ts';
import { AddDialog, TaskDialog } from './TargetDialogs.tsx';
import { YearProjects } from './YearProjects.tsx';
import { YearsTable } from './YearsTable.tsx';

const set = (change: Readonly<Record<string, string | null>>): void => keepQuery({ ...Object.fromEntries(queryNow()), ...change });

/** What each year was to bring, what counts as done, and what was reported. */
export function TargetsPage(): ReactNode {
  const { asOf, today, input, change } = useAsOf();
  const mayWrite = useMay(everyClerk);
  const mayLock = useMay(approvers);
  const query = useQuery();
  const found = useCall('renovation.batches', { asOf: input }, { keepsPrevious: true });
  const [dialog, setDialog] = useState<'new' | 'task' | 'add' | null>(null);
  const lock = useAction('renovation.lockYear', {
    onSuccess: ({ numerator, denominator }, { year }) =>
      showToast({ tone: 'success', text: `已锁定 ${year} 年度完成值：${numerator} / ${denominator}` }),
  });
  const years = found.data?.years ?? [];
  const asked = Number(query.get('of'));
  const task = years.find(({ year }) => year === asked) ?? years.at(-1) ?? null;
  const isLocked = task?.locked !== null;
  const askLock = async (): Promise<void> => {
    if (!task) return;
    const isConfirmed = await askConfirm({
      title: `锁定 ${task.year} 年度完成值？`,
      body: `按 ${task.year}-12-31 的情况计算并保存完成数、任务项目数和项目名单，作为上报值。锁定以后不能更改，也不再调整这一年度的任务；以后竣工验收的项目只在当前值里显示。`,
      confirmLabel: '锁定',
      cancelLabel: '不锁定',
    });
    if (isConfirmed) await lock.run({ year: task.year, asOf: null });
  };
  const nextYear = (years.at(-1)?.year ?? Number(today.slice(0, 4)) - 1) + 1;
  const button = (
    <Button variant="contained" startIcon={<Icon path={mdiPlus} />} onClick={() => setDialog('new')}>
      登记年度任务
    </Button>
  );
  return (
    <RenovationFrame
      path="/renovation/targets"
      subtitle={<AsOfBox value={asOf} today={today} onChange={change} />}
      actions={mayWrite ? button : null}
    >
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Loading />
      ) : !task ? (
        <EmptyState
          icon={mdiTargetVariant}
          what="还没有年度任务"
          next="按上级文件登记各年度的任务数，再把项目列入；完成数只计竣工验收的项目，年度结束后锁定作为上报值。"
          action={mayWrite ? button : null}
        />
      ) : (
        <>
          <YearsTable years={years} chosen={task.year} onChoose={(year) => set({ of: String(year) })} />
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 1.5, mb: 1, flex: 'none' }}>
            <Box component="h2" sx={{ m: 0, fontSize: '0.9375rem', fontWeight: 600 }}>
              {task.year}年度任务项目
            </Box>
            {task.note ? <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{task.note}</Box> : null}
            <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
              {mayWrite && !isLocked ? (
                <>
                  <Button variant="outlined" onClick={() => setDialog('task')}>
                    {task.documentNo === null ? '登记任务数' : '更改任务数'}
                  </Button>
                  <Button variant="outlined" onClick={() => setDialog('add')}>
                    列入项目
                  </Button>
                </>
              ) : null}
              {mayLock && task.canLock ? (
                <Button
                  variant="outlined"
                  startIcon={<Icon path={mdiLockOutline} />}
                  loading={lock.isRunning}
                  loadingPosition="start"
                  onClick={() => void askLock()}
                >
                  锁定年度值
                </Button>
              ) : null}
            </Box>
          </Box>
          <YearProjects key={task.year} task={task} />
        </>
      )}
      {dialog === 'new' ? <TaskDialog year={nextYear} task={null} onClose={() => setDialog(null)} /> : null}
      {dialog === 'task' && task ? <TaskDialog year={task.year} task={task} onClose={() => setDialog(null)} /> : null}
      {dialog === 'add' && task ? <AddDialog year={task.year} onClose={() => setDialog(null)} /> : null}
    </RenovationFrame>
  );
}
