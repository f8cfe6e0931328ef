import { mdiHistory } from '@mdi/js';
import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { signers } from '../../../electron/contract/method.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { formatInstant, text } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, LoadError, Loading, ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { FigureTable } from '../funds/FigureTable.tsx';
import { RecordedTable } from '../happiness/RecordedTable.tsx';
import { entryText, type ProjectDetail } from './renovation-words.ts';

type Entry = ProjectDetail['stages'][number];

const textCell = (row: { readonly text: string }): ReactNode => (
  <Box sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{row.text}</Box>
);

/** Every stage that was recorded, also what was taken back, and who did what to the project. */
export function ProjectHistory({ project }: { readonly project: ProjectDetail }): ReactNode {
  const mayWrite = useMay(signers);
  const found = useCall('renovation.history', { projectId: project.projectId });
  const [asked, setAsked] = useState<Entry | null>(null);
  const withdraw = useAction('renovation.withdrawStage', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销阶段登记' });
      setAsked(null);
    },
  });
  // The last one that stands, entered by hand: what stands behind it would be without its ground.
  const last = project.stages.findLast((entry) => entry.withdrawnReason === null && !entry.isFromFile);
  return (
    <>
      <Section title="阶段登记" isFlush>
        <RecordedTable
          label="阶段登记"
          rows={project.stages}
          rowKey={(row) => row.stageId}
          empty="还没有登记阶段。"
          onWithdraw={mayWrite ? setAsked : null}
          canWithdraw={(row) => row.stageId === last?.stageId}
          columns={[
            { title: '日期', cell: (row) => row.happenedOn },
            { title: '阶段', cell: (row) => entryText(row.stage) },
            { title: '文号', cell: (row) => text(row.documentNo) },
            { title: '说明', cell: (row) => text(row.note), isWide: true },
            {
              title: '例外',
              cell: (row) => (row.exceptionReason ? `${row.exceptionReason}（${row.exceptionBy ?? ''}）` : '—'),
              isWide: true,
            },
          ]}
        />
      </Section>
      <Section title="操作记录" isFlush>
        {found.error ? (
          <LoadError error={found.error} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <Loading />
        ) : found.data.rows.length === 0 ? (
          <EmptyState icon={mdiHistory} what="没有操作记录" next="项目由导入建立，导入本身记在导入批次里。" />
        ) : (
          <FigureTable
            label="操作记录"
            rows={found.data.rows}
            rowKey={(row) => row.auditId}
            columns={[
              { title: '时间', cell: (row) => formatInstant(row.at) },
              { title: '操作人', cell: (row) => row.userName },
              { title: '操作', cell: (row) => row.action },
              { title: '内容', cell: textCell },
            ]}
          />
        )}
      </Section>
      {asked ? (
        <ReasonDialog
          title="撤销这条阶段登记？"
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.happenedOn}　${entryText(asked.stage)}　${text(asked.documentNo)}`}
          effect="撤销后项目退回前一阶段；登记和理由保留。"

          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ projectId: project.projectId, stageId: asked.stageId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
