import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import { fundKinds } from '../../../electron/contract/renovation-terms.ts';
import type { ProjectMoney } from '../../../electron/contract/renovation-shapes.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { money, termText, text } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { LoadError, Loading, ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { amount, FigureTable } from '../funds/FigureTable.tsx';
import { RecordedTable } from '../happiness/RecordedTable.tsx';
import { MoneyWaterfall } from './MoneyWaterfall.tsx';
import { FundDialog } from './FundDialog.tsx';
import { share, type ProjectDetail } from './renovation-words.ts';

type Fund = ProjectMoney['funds'][number];

const spentUntil = ({ happenedOn }: Fund): string => `台账导入：${happenedOn}以前的全部支出，当日及以前的付款已包括在内，之后的另加`;

/** Money by source: planned, allocated, received, spent, and every entry with its document. */
export function ProjectFunds({ project }: { readonly project: ProjectDetail }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const found = useCall('renovation.money', { projectId: project.projectId });
  const [isAdding, setIsAdding] = useState(false);
  const [asked, setAsked] = useState<Fund | null>(null);
  const withdraw = useAction('renovation.withdrawFund', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销资金登记' });
      setAsked(null);
    },
  });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { sources, totals, funds, warnings } = found.data;
  return (
    <>
      <Section
        title="各来源资金"
        isFlush
        actions={
          mayWrite ? (
            <Button color="secondary" onClick={() => setIsAdding(true)}>
              登记资金
            </Button>
          ) : null
        }
      >
        {sources.length === 0 ? (
          <Box sx={{ px: 2, py: 1.5, color: 'text.secondary' }}>还没有登记资金。按来源登记计划、下达、到位；支出由付款自动计入。</Box>
        ) : (
          <FigureTable
            label="各来源资金"
            rows={sources}
            rowKey={(row) => row.source}
            hasTotal
            columns={[
              { title: '资金来源', cell: (row) => row.sourceName, total: '合计' },
              { title: '计划（批复，元）', isFigure: true, cell: (row) => amount(row.plannedFen), total: money(totals.plannedFen) },
              { title: '下达（元）', isFigure: true, cell: (row) => amount(row.allocatedFen), total: money(totals.allocatedFen) },
              { title: '到位（元）', isFigure: true, cell: (row) => amount(row.receivedFen), total: money(totals.receivedFen) },
              { title: '支出（元）', isFigure: true, cell: (row) => amount(row.spentFen), total: money(totals.spentFen) },
              {
                title: '结余（元）',
                isFigure: true,
                cell: (row) => amount(row.receivedFen - row.spentFen),
                total: amount(totals.receivedFen - totals.spentFen),
              },
              {
                title: '到位率',
                isFigure: true,
                cell: (row) => share(row.receivedFen, row.plannedFen),
                total: share(totals.receivedFen, totals.plannedFen),
              },
              {
                title: '支出率',
                isFigure: true,
                cell: (row) => share(row.spentFen, row.receivedFen),
                total: share(totals.spentFen, totals.receivedFen),
              },
            ]}
          />
        )}
        {warnings.length > 0 ? (
          <Box role="status" sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider', color: 'warning.main' }}>
            {warnings.join('；')}
          </Box>
        ) : null}
      </Section>
      {sources.length > 0 ? <MoneyWaterfall money={found.data} /> : null}
      <Section title="资金登记" isFlush>
        <RecordedTable
          label="资金登记"
          rows={funds}
          rowKey={(row) => row.fundId}
          empty="还没有资金登记。"
          onWithdraw={mayWrite ? setAsked : null}
          columns={[
            { title: '日期', cell: (row) => row.happenedOn },
            { title: '资金来源', cell: (row) => row.sourceName },
            { title: '类别', cell: (row) => (row.toldFen === null ? termText(fundKinds, row.kind) : '累计支出') },
            { title: '金额（元）', align: 'right', cell: (row) => money(row.toldFen ?? row.fen) },
            { title: '文号', cell: (row) => (row.toldFen === null ? text(row.documentNo) : spentUntil(row)), isWide: true },
          ]}
        />
      </Section>
      {isAdding ? <FundDialog project={project} found={found.data} onClose={() => setIsAdding(false)} /> : null}
      {asked ? (
        <ReasonDialog
          title="撤销这笔资金登记？"
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.happenedOn}　${asked.sourceName}　${termText(fundKinds, asked.kind)}　${money(asked.fen)} 元`}
          effect="撤销后不再计入合计；已支出超过剩余到位资金的，会提示支出大于到位。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ fundId: asked.fundId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
