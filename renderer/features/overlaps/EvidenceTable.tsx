import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import { evidenceKinds, type OverlapDetail } from '../../../electron/contract/overlaps.ts';
import { useAction } from '../../shared/client.ts';
import { dateText, money, termText } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
import { ShortTable } from '../recoveries/ShortTable.tsx';

type Paper = OverlapDetail['evidence'][number];

/** What the other office sent back, and what is still missing. */
export function EvidenceTable({ found }: { readonly found: OverlapDetail }): ReactNode {
  const mayWithdraw = useMay(everyClerk) && found.state === 'referred';
  const [asked, setAsked] = useState<Paper | null>(null);
  const withdraw = useAction('overlaps.withdrawEvidence', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销反馈登记' });
      setAsked(null);
    },
  });
  const missing = found.missing.map((kind) => termText(evidenceKinds, kind)).join('、');
  return (
    <>
      <ShortTable
        label="对方反馈"
        rows={found.evidence}
        rowKey={(paper) => paper.evidenceId}
        isStruck={(paper) => paper.withdrawnReason !== null}
        empty="还没有登记反馈"
        columns={[
          { title: '内容', render: (paper) => termText(evidenceKinds, paper.kind) },
          { title: '日期', render: (paper) => dateText(paper.receivedOn) },
          { title: '文号或凭证', render: (paper) => paper.documentNo },
          { title: '追回（元）', isFigure: true, render: (paper) => (paper.fen === null ? '—' : money(paper.fen)) },
          { title: '备注', render: (paper) => (paper.withdrawnReason === null ? paper.note : `已撤销：${paper.withdrawnReason}`) },
          { title: '登记人', render: (paper) => paper.recordedBy },
          ...(mayWithdraw
            ? [
                {
                  title: '操作',
                  render: (paper: Paper) =>
                    paper.withdrawnReason === null ? (
                      <Button size="small" color="secondary" sx={{ minWidth: 0, px: 0.75, py: 0 }} onClick={() => setAsked(paper)}>
                        撤销
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {found.state === 'referred' && missing !== '' ? (
        <Box sx={{ px: 2, py: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>办结前还需要：{missing}</Box>
      ) : null}
      {asked ? (
        <ReasonDialog
          title="撤销这条反馈？"
          confirmLabel="撤销"
          cancelLabel="不撤销"
          reasonLabel="撤销原因"
          subject={`${termText(evidenceKinds, asked.kind)}，${asked.documentNo}`}
          effect="撤销后不再作为办结的依据；原登记保留并注明原因。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ evidenceId: asked.evidenceId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
