import { mdiTimerSandComplete } from '@mdi/js';
import type { ReactNode } from 'react';
import type { PendingPerson } from '../../../electron/contract/recoveries-pending.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState, LoadError, StatusChip } from '../../shared/ui.tsx';
import { FilterSwitch } from '../people/FilterChoice.tsx';
import { monthsText, pendingChip } from './recovery-words.ts';

function months({ items }: PendingPerson): string {
  const all = items.map(({ forMonth }) => forMonth).sort();
  return monthsText(all[0] ?? null, all.at(-1) ?? null);
}

const columns: readonly TableColumn<PendingPerson>[] = [
  { key: 'name', title: '姓名', width: 84, value: (person) => person.name },
  { key: 'idNumber', title: '身份证号', width: 160, value: (person) => person.idNumber },
  { key: 'townName', title: '乡镇', width: 104, value: (person) => person.townName },
  { key: 'endReason', title: '终止原因', width: 120, flex: 1, value: (person) => person.endReason },
  { key: 'endedOn', title: '终止日期', kind: 'date', width: 100, value: (person) => person.endedOn },
  { key: 'months', title: '应补的月份', width: 180, flex: 1, value: months },
  { key: 'fen', title: '待定金额（元）', kind: 'money', width: 116, value: (person) => person.fen },
  { key: 'leftFen', title: '剩余（元）', kind: 'money', width: 104, value: (person) => person.leftFen },
  {
    key: 'standing',
    title: '状态',
    width: 88,
    value: (person) => pendingChip(person.standing).label,
    render: (person) => <StatusChip {...pendingChip(person.standing)} />,
  },
];

/** Owed for people whose support has ended: nothing of it is paid until two people have decided. */
export function PendingTable({
  search,
  isAll,
  onAll,
}: {
  readonly search: string;
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
}): ReactNode {
  const found = useCall('recoveries.pending', { standing: isAll ? 'all' : 'open', search }, { keepsPrevious: true });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <DataTable
      id="recovery-pending"
      label="补发待定名单"
      columns={columns}
      rows={found.data?.rows ?? []}
      rowKey={(row) => row.personId}
      isLoading={found.isLoading}
      onOpen={(row) => goTo(`/payments/pending/${row.personId}`)}
      foot={<FilterSwitch label="连同已决定的" isOn={isAll} onChange={onAll} />}
      empty={
        found.data ? (
          <EmptyState
            icon={mdiTimerSandComplete}
            what="没有等待决定的补发"
            next="供养终止以后才知道应补的金额列在这里，由两人决定付给谁或不予支付。"
          />
        ) : null
      }
    />
  );
}
