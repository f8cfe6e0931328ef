import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { mdiBankTransfer } from '@mdi/js';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { EmptyState, LoadError, Loading, StatusChip } from '../../shared/ui.tsx';
import { PaymentsFrame } from '../payments/PaymentsFrame.tsx';
import { sheetChip } from './bank-words.ts';
import { LayoutsView } from './LayoutsView.tsx';
import { ReturnsTable } from './ReturnsTable.tsx';

const views = [
  { id: 'sheets', label: '发放表' },
  { id: 'returns', label: '退票' },
  { id: 'layouts', label: '代发模板' },
] as const;
type View = (typeof views)[number]['id'];

/** Batches for the bank, what came back, and how files are written. */
export function BankPage(): ReactNode {
  const wanted = useQuery().get('view');
  const view: View = views.find(({ id }) => id === wanted)?.id ?? 'sheets';
  return (
    <PaymentsFrame
      path="/payments/bank"
      subtitle="审批后制作代发批次，导入银行回盘，退票更正后重发"
      actions={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          aria-label="显示"
          onChange={(_, next: View | null) => next !== null && keepQuery({ view: next === 'sheets' ? null : next })}
        >
          {views.map(({ id, label }) => (
            <ToggleButton key={id} value={id}>
              {label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      {view === 'sheets' ? <SheetsView /> : view === 'returns' ? <ReturnsTable sheetId={null} /> : <LayoutsView />}
    </PaymentsFrame>
  );
}

type Row = OutputOf<'bank.sheets'>[number];

const columns: readonly TableColumn<Row>[] = [
  { key: 'name', title: '发放表', value: (row) => row.name, width: 180, flex: 1 },
  { key: 'state', title: '状态', value: (row) => sheetChip(row).label, render: (row) => <StatusChip {...sheetChip(row)} />, width: 170 },
  { key: 'totalFen', title: '合计（元）', kind: 'money', value: (row) => row.totalFen, width: 130 },
  { key: 'paidFen', title: '已到账（元）', kind: 'money', value: (row) => row.paidFen, width: 130 },
  { key: 'otherFen', title: '其他方式（元）', kind: 'money', value: (row) => row.otherFen, width: 130 },
  { key: 'openFen', title: '待回盘（元）', kind: 'money', value: (row) => row.openFen, width: 130 },
  { key: 'returnedFen', title: '退票（元）', kind: 'money', value: (row) => row.returnedFen, width: 120 },
  { key: 'restFen', title: '未列入批次（元）', kind: 'money', value: (row) => row.restFen, width: 140 },
];

function SheetsView(): ReactNode {
  const sheets = useCall('bank.sheets', {});
  if (sheets.error) return <LoadError error={sheets.error} onRetry={() => void sheets.refetch()} />;
  if (sheets.data === undefined) return <Loading />;
  return (
    <DataTable
      id="bank-sheets"
      label="银行代发"
      columns={columns}
      rows={sheets.data}
      rowKey={(row) => row.sheetId}
      onOpen={(row) => goTo(`/payments/bank/${row.sheetId}`)}
      empty={<EmptyState icon={mdiBankTransfer} what="还没有审批的发放表" next="发放表审批之后列在这里，可以制作代发批次。" />}
    />
  );
}
