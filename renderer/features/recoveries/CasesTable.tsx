import { mdiCashRefund } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { RecoveryCase, RecoveryFilter } from '../../../electron/contract/recoveries.ts';
import { recoveryCauses } from '../../../electron/contract/recoveries-terms.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { termText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState, LoadError, StatusChip } from '../../shared/ui.tsx';
import { BalanceLine } from './BalanceLine.tsx';
import { monthsText, stateChip } from './recovery-words.ts';

function State({ found }: { readonly found: RecoveryCase }): ReactNode {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center' }}>
      <StatusChip {...stateChip(found.state)} />
      {found.isOverdue ? <StatusChip label="逾期" tone="error" /> : null}
      {found.asksWriteOff ? <StatusChip label="待批核销" tone="warning" /> : null}
    </Box>
  );
}

const columns: readonly TableColumn<RecoveryCase>[] = [
  { key: 'name', title: '姓名', width: 76, value: (found) => found.name },
  { key: 'townName', title: '乡镇', width: 92, value: (found) => found.townName },
  { key: 'debtorName', title: '退款人', width: 76, value: (found) => found.debtorName },
  { key: 'cause', title: '多发原因', width: 106, value: (found) => termText(recoveryCauses, found.cause) },
  {
    key: 'months',
    title: '所属月份',
    width: 128,
    flex: 1,
    value: (found) => monthsText(found.firstMonth, found.lastMonth),
  },
  { key: 'noticeNumber', title: '通知书', width: 96, value: (found) => found.noticeNumber },
  { key: 'dueOn', title: '限期', kind: 'date', width: 94, value: (found) => found.dueOn },
  { key: 'claimedFen', title: '应追回（元）', kind: 'money', width: 104, value: (found) => found.claimedFen },
  { key: 'receivedFen', title: '已收回', kind: 'money', width: 90, value: (found) => found.receivedFen },
  { key: 'offsetFen', title: '已抵扣', kind: 'money', width: 96, value: (found) => found.offsetFen, isHidden: true },
  { key: 'writtenOffFen', title: '已核销', kind: 'money', width: 96, value: (found) => found.writtenOffFen, isHidden: true },
  { key: 'openFen', title: '未收回', kind: 'money', width: 90, value: (found) => found.openFen },
  { key: 'state', title: '状态', width: 168, value: (found) => stateChip(found.state).label, render: (found) => <State found={found} /> },
];

const empty: Readonly<Record<RecoveryFilter['standing'], { readonly what: string; readonly next: string }>> = {
  open: { what: '没有未结的追回', next: '发放表审批后多发的金额列在“疑点”，核定后列在这里，直到收回、抵扣、核销。' },
  overdue: { what: '没有逾期的追回', next: '过了追回通知书限期还没有退清的，列在这里。' },
  closed: { what: '还没有办结的追回', next: '已收回、抵扣完成、已核销的，列在这里。' },
  all: { what: '还没有追回', next: '先在“疑点”核定。' },
};

export function CasesTable({ standing, search }: RecoveryFilter): ReactNode {
  const paging = useTablePage();
  const { offset, limit } = paging;
  const found = useCall('recoveries.cases', { standing, search, offset, limit }, { keepsPrevious: true });
  const { data } = found;
  if (found.error && !data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <DataTable
      id="recovery-cases"
      label="追回台账"
      columns={columns}
      rows={data?.rows ?? []}
      rowKey={(row) => row.caseId}
      isLoading={found.isLoading}
      total={data?.total ?? 0}
      paging={paging}
      onOpen={(row) => goTo(`/payments/recoveries/${row.caseId}`)}
      rowTone={(row) => (row.state === 'withdrawn' ? 'struck' : null)}
      foot={data && data.total > 0 ? <BalanceLine balance={data.totals} /> : null}
      empty={data ? <EmptyState icon={mdiCashRefund} {...empty[standing]} /> : null}
    />
  );
}
