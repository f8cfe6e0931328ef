import { mdiChartTimelineVariant } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyReporter } from '../../../electron/contract/method.ts';
import type { Progress } from '../../../electron/contract/renovation-works-shapes.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { money, monthText, text } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, LoadError, Loading, ReasonDialog, Section, showToast, StatusChip } from '../../shared/ui.tsx';
import { RecordedTable } from '../happiness/RecordedTable.tsx';
import { ProgressDialog } from './ProgressDialog.tsx';
import { ProjectPhotos } from './ProjectPhotos.tsx';
import type { ProjectDetail } from './renovation-words.ts';

const reportedCell = (row: Progress): ReactNode => (
  <StatusChip label={row.isLate ? `${row.reportedOn} 迟报` : row.reportedOn} tone={row.isLate ? 'warning' : 'neutral'} />
);

/** What was reported month by month, and the photos. */
export function ProjectProgress({ project }: { readonly project: ProjectDetail }): ReactNode {
  const mayReport = useMay(everyReporter);
  const found = useCall('renovation.works', { projectId: project.projectId });
  const due = useCall('renovation.progress', { month: null });
  const [isReporting, setIsReporting] = useState(false);
  const [asked, setAsked] = useState<Progress | null>(null);
  const withdraw = useAction('renovation.withdrawProgress', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销进度月报' });
      setAsked(null);
    },
  });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const rows = found.data.progress;
  const month = due.data?.month ?? null;
  const button =
    mayReport && month !== null && project.state === 'running' ? (
      <Button variant="outlined" onClick={() => setIsReporting(true)}>
        填报{monthText(month)}进度
      </Button>
    ) : null;
  return (
    <>
      <ProjectPhotos project={project} />
      <Section title="进度月报" isFlush actions={rows.length > 0 ? button : null}>
        {rows.length === 0 ? (
          <EmptyState
            icon={mdiChartTimelineVariant}
            what="还没有进度月报"
            next="每月按截止日填报形象进度、完成投资、存在问题和下步措施；月报汇总各项目。"
            action={button}
          />
        ) : (
          <RecordedTable
            label="进度月报"
            rows={rows}
            rowKey={(row) => row.progressId}
            empty=""
            onWithdraw={mayReport ? setAsked : null}
            columns={[
              { title: '月份', cell: (row) => monthText(row.month) },
              { title: '形象进度', align: 'right', cell: (row) => `${row.percent}%` },
              { title: '本月完成（元）', align: 'right', cell: (row) => money(row.doneFen) },
              { title: '主要工作', cell: (row) => row.work, isWide: true },
              { title: '存在问题', cell: (row) => text(row.problems), isWide: true },
              {
                title: '报送',
                cell: reportedCell,
              },
            ]}
          />
        )}
      </Section>
      {isReporting && month !== null ? <ProgressDialog project={project} month={month} onClose={() => setIsReporting(false)} /> : null}
      {asked ? (
        <ReasonDialog
          title="撤销这份月报？"
          confirmLabel="撤销月报"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${monthText(asked.month)}　形象进度 ${asked.percent}%　完成 ${money(asked.doneFen)} 元`}
          effect="撤销后以当月前一份为准，没有前一份的视为未报；登记仍可查看。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ projectId: project.projectId, progressId: asked.progressId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
