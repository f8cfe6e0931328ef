import { mdiAccountPlusOutline, mdiAccountTieOutline, mdiPencilOutline, mdiUndoVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { homeKeepers, type HomeDetail, type StaffRow } from '../../../electron/contract/home-details.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, ReasonDialog, StatusChip } from '../../shared/ui.tsx';
import { RowButton } from './RowButton.tsx';
import { StaffDialog } from './StaffDialog.tsx';

type Asked = { readonly what: 'staff'; readonly staff: StaffRow | null } | { readonly what: 'withdraw'; readonly staff: StaffRow };

function columnsOf(ask: ((asked: Asked) => void) | null): readonly TableColumn<StaffRow>[] {
  const columns: TableColumn<StaffRow>[] = [
    { key: 'name', title: '姓名', width: 96, isSortable: true, value: (staff) => staff.name },
    { key: 'post', title: '岗位', width: 110, flex: 1, isSortable: true, value: (staff) => staff.post },
    { key: 'isCareWorker', title: '护理员', width: 72, value: (staff) => (staff.isCareWorker ? '是' : '') },
    { key: 'certificate', title: '资格证书', width: 150, flex: 1, value: (staff) => staff.certificate },
    { key: 'phone', title: '电话', width: 124, value: (staff) => staff.phone },
    { key: 'fromOn', title: '到岗日期', width: 100, kind: 'date', isSortable: true, value: (staff) => staff.fromOn },
    { key: 'untilOn', title: '离岗日期', width: 100, kind: 'date', isSortable: true, value: (staff) => staff.untilOn },
  ];
  if (ask)
    columns.push({
      key: 'actions',
      title: '操作',
      width: 84,
      align: 'center',
      value: () => null,
      render: (staff) => (
        <Box sx={{ display: 'flex', justifyContent: 'center', alignItems: 'center', height: '100%' }}>
          <RowButton icon={mdiPencilOutline} label={`修改${staff.name}`} onClick={() => ask({ what: 'staff', staff })} />
          <RowButton icon={mdiUndoVariant} label={`撤销${staff.name}的登记`} onClick={() => ask({ what: 'withdraw', staff })} />
        </Box>
      ),
    });
  return columns;
}

function Ratio({ figures }: { readonly figures: HomeDetail['figures'] }): ReactNode {
  const { careWorkers, careWorkersNeeded, residents } = figures;
  const missing = (careWorkersNeeded ?? 0) - careWorkers;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'baseline', fontVariantNumeric: 'tabular-nums' }}>
      <span>
        在岗护理员 {count(careWorkers)} 人，按自理 {residents.independent}、半护理 {residents.partialLoss}、全护理 {residents.completeLoss}{' '}
        人应配 {careWorkersNeeded === null ? '—' : count(careWorkersNeeded)} 人
      </span>
      {careWorkersNeeded === null || careWorkersNeeded === 0 ? null : missing > 0 ? (
        <StatusChip label={`缺 ${count(missing)} 人`} tone="warning" />
      ) : (
        <StatusChip label="配比达标" tone="success" />
      )}
    </Box>
  );
}

/** Who works in the home, and whether there are enough for those who live there. */
export function HomeStaff({ detail }: { readonly detail: HomeDetail }): ReactNode {
  const { homeId } = detail.home;
  const mayWrite = useMay(homeKeepers);
  const found = useCall('homes.staff', { homeId });
  const [asked, setAsked] = useState<Asked | null>(null);
  const withdraw = useAction('homes.withdrawStaff', { onSuccess: () => setAsked(null) });
  const add = (
    <Button variant="contained" startIcon={<Icon path={mdiAccountPlusOutline} />} onClick={() => setAsked({ what: 'staff', staff: null })}>
      登记工作人员
    </Button>
  );
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1.25, minHeight: '2.25rem' }}>
        <Ratio figures={detail.figures} />
        {mayWrite ? <Box sx={{ ml: 'auto' }}>{add}</Box> : null}
      </Box>
      <DataTable
        id="home.staff"
        label="工作人员"
        columns={columnsOf(mayWrite ? setAsked : null)}
        rows={found.data ?? []}
        rowKey={(staff) => staff.staffId}
        isLoading={found.isLoading}
        rowTone={(staff) => (staff.untilOn === null ? null : 'muted')}
        empty={<EmptyState icon={mdiAccountTieOutline} what="还没有登记工作人员" next="登记护理员后，这里核对护理员配比。" />}
      />
      {asked?.what === 'staff' ? <StaffDialog homeId={homeId} staff={asked.staff} onClose={() => setAsked(null)} /> : null}
      {asked?.what === 'withdraw' ? (
        <ReasonDialog
          title="撤销工作人员登记"
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="理由"
          subject={`${asked.staff.name}（${asked.staff.post}，${asked.staff.fromOn} 到岗）`}
          effect="只用于登记有误；离岗的请填写离岗日期。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ homeId, staffId: asked.staff.staffId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
