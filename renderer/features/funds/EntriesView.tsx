import { mdiFileDocumentPlusOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { fundEntryKinds } from '../../../electron/contract/funds-plan.ts';
import type { FundEntry } from '../../../electron/contract/funds-shapes.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { money } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, LoadError, Loading, ReasonDialog, showToast } from '../../shared/ui.tsx';

function WithdrawDialog({ entry, onClose }: { readonly entry: FundEntry; readonly onClose: () => void }): ReactNode {
  const withdraw = useAction('funds.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤销：${entry.documentNo}` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="撤销这条资金登记？"
      confirmLabel="撤销登记"
      cancelLabel="不撤销"
      reasonLabel="撤销理由"
      subject={
        <>
          {entry.sourceName}　{labelOf(fundEntryKinds, entry.kind)} {money(entry.fen)} 元
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {entry.onDate}　{entry.documentNo}
          </Box>
        </>
      }
      effect="撤销后不再计入余额，登记仍可查看并注明理由，不能恢复；已审批发放表固定的资金来源不变。"
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ entryId: entry.entryId, reason })}
      onCancel={onClose}
    />
  );
}

const columns: readonly TableColumn<FundEntry>[] = [
  { key: 'onDate', title: '日期', kind: 'date', value: (entry) => entry.onDate, width: 104 },
  { key: 'kind', title: '类别', value: (entry) => labelOf(fundEntryKinds, entry.kind), width: 88 },
  { key: 'sourceName', title: '资金来源', value: (entry) => entry.sourceName, width: 150 },
  { key: 'documentNo', title: '文号', value: (entry) => entry.documentNo, width: 180, flex: 1 },
  { key: 'fen', title: '金额（元）', kind: 'money', value: (entry) => entry.fen, width: 140 },
  { key: 'note', title: '备注', value: (entry) => entry.note, width: 140, flex: 1 },
  { key: 'recordedBy', title: '登记人', value: (entry) => entry.recordedBy, width: 96 },
  { key: 'recordedAt', title: '登记时间', kind: 'instant', value: (entry) => entry.recordedAt, width: 140, isHidden: true },
];

/** Everything entered for the year, the withdrawn struck out with the reason. */
export function EntriesView({ year, onAdd }: { readonly year: number; readonly onAdd: () => void }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const entries = useCall('funds.entries', { year }, { keepsPrevious: true });
  const [asked, setAsked] = useState<FundEntry | null>(null);
  const allColumns = useMemo<readonly TableColumn<FundEntry>[]>(
    () => [
      ...columns,
      {
        key: 'standing',
        title: '撤销',
        value: (entry) => entry.withdrawnReason,
        width: 150,
        flex: 1,
        render: (entry) =>
          entry.withdrawnReason === null ? (
            mayWrite ? (
              <Button
                size="small"
                color="secondary"
                onClick={() => setAsked(entry)}
                sx={{ minWidth: 0, p: 0, fontSize: 'inherit', lineHeight: 'inherit', verticalAlign: 'baseline' }}
              >
                撤销
              </Button>
            ) : null
          ) : (
            `${entry.withdrawnBy ?? ''}：${entry.withdrawnReason}`
          ),
      },
    ],
    [mayWrite],
  );
  if (entries.error && !entries.data) return <LoadError error={entries.error} onRetry={() => void entries.refetch()} />;
  if (!entries.data) return <Loading />;
  return (
    <>
      <DataTable
        id="fund-entries"
        label="资金登记明细"
        columns={allColumns}
        rows={entries.data}
        rowKey={(entry) => entry.entryId}
        rowTone={(entry) => (entry.withdrawnReason === null ? null : 'struck')}
        empty={
          <EmptyState
            icon={mdiFileDocumentPlusOutline}
            what={`${year}年还没有登记资金`}
            next="收到指标文件、资金到账时，各登记一笔。"
            action={
              mayWrite ? (
                <Button variant="contained" onClick={onAdd}>
                  登记资金
                </Button>
              ) : null
            }
          />
        }
      />
      {asked ? <WithdrawDialog entry={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
