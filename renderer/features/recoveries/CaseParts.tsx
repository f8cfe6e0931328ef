import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { approvers, everyClerk } from '../../../electron/contract/method.ts';
import type { RecoveryDetail, RecoveryItem } from '../../../electron/contract/recoveries.ts';
import { claimTypes, recoveryActions } from '../../../electron/contract/recoveries-terms.ts';
import { useAction } from '../../shared/client.ts';
import { dateText, formatInstant, money, monthText, termText } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { DecideButtons } from './DecideButtons.tsx';
import { PaperButton } from './PaperButtons.tsx';
import { ShortTable } from './ShortTable.tsx';

export function ItemsTable({ items }: { readonly items: readonly RecoveryItem[] }): ReactNode {
  return (
    <ShortTable
      label="多发明细"
      rows={items}
      rowKey={(item) => item.recoveryId}
      empty="没有明细"
      columns={[
        { title: '所属月份', render: (item) => monthText(item.forMonth) },
        { title: '项目', render: (item) => termText(claimTypes, item.of) },
        { title: '原领取人', render: (item) => item.payeeName },
        { title: '发现于', render: (item) => `${monthText(item.sheetMonth)}发放表` },
        { title: '多发（元）', isFigure: true, render: (item) => money(item.claimedFen) },
        { title: '已收回', isFigure: true, render: (item) => money(item.receivedFen) },
        { title: '已抵扣', isFigure: true, render: (item) => money(item.offsetFen) },
        { title: '已核销', isFigure: true, render: (item) => money(item.writtenOffFen) },
        { title: '未收回', isFigure: true, render: (item) => money(item.openFen) },
      ]}
    />
  );
}

export function NoticesTable({ found }: { readonly found: RecoveryDetail }): ReactNode {
  return (
    <ShortTable
      label="追回通知书"
      rows={found.notices}
      rowKey={(notice) => notice.noticeId}
      empty="还没有发出通知书"
      columns={[
        { title: '编号', render: (notice) => notice.noticeNumber },
        { title: '发出日期', render: (notice) => dateText(notice.issuedOn) },
        { title: '限期', render: (notice) => dateText(notice.dueOn) },
        { title: '应退（元）', isFigure: true, render: (notice) => money(notice.fen) },
        { title: '经办人', render: (notice) => notice.recordedBy },
        { title: '文书', render: (notice) => <PaperButton to={`notice/${notice.noticeId}`} /> },
      ]}
    />
  );
}

export function ReceiptsTable({ found }: { readonly found: RecoveryDetail }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const [asked, setAsked] = useState<RecoveryDetail['receipts'][number] | null>(null);
  const withdraw = useAction('recoveries.withdrawReceipt', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销收款登记' });
      setAsked(null);
    },
  });
  return (
    <>
      <ShortTable
        label="退回财政专户"
        rows={found.receipts}
        rowKey={(receipt) => receipt.receiptId}
        isStruck={(receipt) => receipt.withdrawnReason !== null}
        empty="还没有登记收款"
        columns={[
          { title: '缴款日期', render: (receipt) => dateText(receipt.receivedOn) },
          { title: '票据号', render: (receipt) => receipt.receiptNo },
          { title: '金额（元）', isFigure: true, render: (receipt) => money(receipt.fen) },
          { title: '缴款人', render: (receipt) => receipt.payer },
          { title: '备注', render: (receipt) => (receipt.withdrawnReason === null ? receipt.note : `已撤销：${receipt.withdrawnReason}`) },
          { title: '登记人', render: (receipt) => receipt.recordedBy },
          {
            title: '操作',
            render: (receipt) =>
              mayWrite && receipt.withdrawnReason === null ? (
                <Button size="small" color="secondary" sx={{ minWidth: 0, px: 0.75, py: 0 }} onClick={() => setAsked(receipt)}>
                  撤销
                </Button>
              ) : null,
          },
        ]}
      />
      {asked ? (
        <ReasonDialog
          title="撤销这笔收款？"
          confirmLabel="撤销收款"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`票据 ${asked.receiptNo}　${money(asked.fen)} 元　${asked.payer}`}
          effect="撤销后这笔金额恢复为未收回；登记仍可查看并注明理由。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ receiptId: asked.receiptId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

const decisions = { approved: '同意', refused: '不同意', withdrawn: '已撤回' } as const;

/** Requests to write off, with the buttons of whoever may decide. */
export function WriteOffs({ found }: { readonly found: RecoveryDetail }): ReactNode {
  const mayDecide = useMay(approvers);
  const mayTakeBack = useMay(everyClerk);
  const decide = useAction('recoveries.decideWriteOff', {
    onSuccess: (_, { decision }) => showToast({ tone: 'success', text: decision === 'approved' ? '已批准核销' : '已退回核销申请' }),
  });
  const takeBack = useAction('recoveries.takeBackWriteOff', { onSuccess: () => showToast({ tone: 'success', text: '已撤回核销申请' }) });
  if (found.writeOffs.length === 0) return null;
  return (
    <Section title="核销申请">
      {found.writeOffs.map((request) => (
        <Box
          key={request.writeOffId}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', py: 0.375, fontSize: '0.8125rem' }}
        >
          <Box sx={{ flex: 1, minWidth: '16rem' }}>
            {money(request.fen)} 元　{request.reason}
            {request.documentNo ? `（${request.documentNo}）` : ''}
            <Box sx={{ color: 'text.secondary' }}>
              {formatInstant(request.askedAt)} {request.askedBy}申请
              {request.decision === null ? '，等待另一人审批' : `；${request.decidedBy ?? ''}${decisions[request.decision]}`}
              {request.decisionReason ? `：${request.decisionReason}` : ''}
            </Box>
          </Box>
          {request.decision === null ? (
            <DecideButtons
              what={`${found.name}的追回核销 ${money(request.fen)} 元`}
              effect="核销后这笔金额不再追收；以后的发放表补发同月同项时仍先抵扣，不会再付给他。"
              mayDecide={mayDecide && request.mayDecide}
              mayTakeBack={mayTakeBack}
              isRunning={decide.isRunning || takeBack.isRunning}
              onApprove={() => void decide.run({ writeOffId: request.writeOffId, decision: 'approved', reason: null })}
              onRefuse={(reason) => void decide.run({ writeOffId: request.writeOffId, decision: 'refused', reason })}
              onTakeBack={(reason) => void takeBack.run({ writeOffId: request.writeOffId, reason })}
            />
          ) : null}
        </Box>
      ))}
    </Section>
  );
}

export function CaseHistory({ found }: { readonly found: RecoveryDetail }): ReactNode {
  return (
    <Section title="经过">
      <Box component="ol" sx={{ m: 0, pl: 0, listStyle: 'none', fontSize: '0.8125rem', display: 'grid', gap: 0.75 }}>
        {found.events.map((event, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- steps are never reordered
          <Box component="li" key={index} sx={{ borderLeft: 2, borderColor: 'divider', pl: 1.25 }}>
            <Box>
              {event.onDay}　{termText(recoveryActions, event.action)}
              {'　'}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {event.userName}
              </Box>
            </Box>
            {event.detail ? <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{event.detail}</Box> : null}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
