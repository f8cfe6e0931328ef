import { mdiHandBackLeftOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState, type ReactNode } from 'react';
import { signers } from '../../../../electron/contract/method.ts';
import type { SheetDetail } from '../../../../electron/contract/payments.ts';
import type { HoldRow } from '../../../../electron/contract/payments-holds.ts';
import { useAction, useCall } from '../../../shared/client.ts';
import { DataTable, type TableColumn } from '../../../shared/DataTable.tsx';
import { idNumberText, monthText } from '../../../shared/format.ts';
import { useMay } from '../../../shared/session.ts';
import { EmptyState, LoadError, Loading, ReasonDialog, showToast, StatusChip } from '../../../shared/ui.tsx';
import { keyOf } from '../sheet-key.ts';
import { heldWord } from './hold-words.ts';

const allColumns: readonly TableColumn<HoldRow>[] = [
  {
    key: 'state',
    title: '状态',
    value: (row) => (row.liftedAt === null ? '暂缓中' : '已解除'),
    render: (row) => (
      <StatusChip label={row.liftedAt === null ? '暂缓中' : '已解除'} tone={row.liftedAt === null ? 'warning' : 'neutral'} />
    ),
    width: 88,
  },
  { key: 'name', title: '姓名', value: (row) => row.name, width: 84 },
  { key: 'idNumber', title: '身份证号', value: (row) => idNumberText(row.idNumber), width: 152 },
  { key: 'townName', title: '乡镇', value: (row) => row.townName, width: 110 },
  { key: 'type', title: '项目', value: (row) => heldWord(row.type), width: 96 },
  { key: 'fromMonth', title: '起始月份', value: (row) => monthText(row.fromMonth), width: 100 },
  { key: 'reason', title: '暂缓理由', value: (row) => row.reason, width: 180, flex: 2 },
  { key: 'heldOn', title: '登记日期', kind: 'date', value: (row) => row.heldOn, width: 100 },
  { key: 'heldBy', title: '登记人', value: (row) => row.heldBy, width: 90 },
  { key: 'liftedReason', title: '解除理由', value: (row) => row.liftedReason, width: 150, flex: 1 },
  { key: 'liftedAt', title: '解除时间', kind: 'instant', value: (row) => row.liftedAt, width: 130, isHidden: true },
  { key: 'liftedBy', title: '解除人', value: (row) => row.liftedBy, width: 90, isHidden: true },
];

const standingColumns = allColumns.filter(({ key }) => !key.startsWith('lifted'));

/** Payments held back with a reason, and lifting them. A click on one that stands asks for the reason to lift it. */
export function HoldPanel({ detail }: { readonly detail: SheetDetail }): ReactNode {
  const { scheme } = keyOf(detail.card);
  const [withLifted, setWithLifted] = useState(false);
  const [chosen, setChosen] = useState<HoldRow | null>(null);
  const mayLift = useMay(signers);
  const holds = useCall('holds.list', { ...(scheme ? { scheme } : {}), personId: null, withLifted }, { keepsPrevious: true });
  const lift = useAction('holds.lift', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已解除暂缓，应发的随下一份发放表补发。' });
      setChosen(null);
    },
  });
  if (holds.error) return <LoadError error={holds.error} onRetry={() => void holds.refetch()} />;
  if (!holds.data) return <Loading />;
  return (
    <Box sx={{ flex: '1 0 20rem', minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flex: 'none' }}>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          在发放明细或检查结果中打开一个人，可以暂缓发放{mayLift ? '；点一行解除' : ''}。
        </Box>
        <FormControlLabel
          control={<Checkbox size="small" checked={withLifted} onChange={(_, isChecked) => setWithLifted(isChecked)} />}
          label="也显示已解除的"
          sx={{ ml: 'auto', mr: 0 }}
        />
      </Box>
      <DataTable
        id={withLifted ? 'payments.holds.all' : 'payments.holds'}
        label="暂缓发放"
        columns={withLifted ? allColumns : standingColumns}
        rows={holds.data.holds}
        rowKey={(row) => row.holdId}
        isLoading={holds.isPending}
        rowTone={(row) => (row.liftedAt === null ? null : 'muted')}
        onOpen={(row) => (mayLift && row.liftedAt === null ? setChosen(row) : undefined)}
        empty={<EmptyState icon={mdiHandBackLeftOutline} what="没有暂缓发放的人员" />}
      />
      {chosen ? (
        <ReasonDialog
          title="解除暂缓发放？"
          confirmLabel="解除暂缓"
          cancelLabel="取消"
          reasonLabel="解除理由"
          subject={
            <>
              <b>{chosen.name}</b>　{heldWord(chosen.type)}，从{monthText(chosen.fromMonth)}起
              <br />
              {chosen.reason}
            </>
          }
          effect="解除之后，暂缓期间应发的随下一份发放表补发。"
          isRunning={lift.isRunning}
          onConfirm={(reason) => void lift.run({ holdId: chosen.holdId, reason })}
          onCancel={() => setChosen(null)}
        />
      ) : null}
    </Box>
  );
}
