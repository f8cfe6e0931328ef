import { mdiBankCheck } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { LineReturn } from '../../../electron/contract/bank.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { payeeKindLabels } from '../../../electron/contract/payments.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { money, monthText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, LoadError, ReasonDialog, showToast, StatusChip } from '../../shared/ui.tsx';
import { lineText, standingChip } from './bank-words.ts';

/** Lines that came back: why, from which account, and whether they can go out again. A click opens the person, where the account is corrected. */
export function ReturnsTable({ sheetId }: { readonly sheetId: number | null }): ReactNode {
  const mayRelease = useMay(everyClerk);
  const paging = useTablePage();
  const [released, setReleased] = useState<LineReturn | null>(null);
  const page = useCall('bank.returns', { sheetId, standing: null, offset: paging.offset, limit: paging.limit }, { keepsPrevious: true });
  if (page.error) return <LoadError error={page.error} onRetry={() => void page.refetch()} />;
  const columns: readonly TableColumn<LineReturn>[] = [
    { key: 'sheetMonth', title: '发放表', value: (row) => monthText(row.sheetMonth), width: 100 },
    { key: 'personName', title: '人员', value: (row) => row.personName, width: 90 },
    { key: 'townName', title: '乡镇', value: (row) => row.townName, width: 90, isHidden: true },
    { key: 'type', title: '款项', value: (row) => lineText(row.type, row.of), width: 120, flex: 1 },
    { key: 'fen', title: '金额（元）', kind: 'money', value: (row) => row.fen, width: 105 },
    {
      key: 'payeeName',
      title: '收款人',
      value: (row) => `${row.payeeName ?? '—'}（${payeeKindLabels[row.payeeKind]}）`,
      width: 150,
      flex: 1,
    },
    { key: 'payeeAccount', title: '退回的账户', value: (row) => row.payeeAccount, width: 105 },
    { key: 'returnedOn', title: '退票日期', kind: 'date', value: (row) => row.returnedOn, width: 105 },
    { key: 'reason', title: '原因', value: (row) => row.reason, width: 110, flex: 1 },
    {
      key: 'standing',
      title: '状态',
      value: (row) => standingChip(row.standing).label,
      render: (row) => (
        <StatusChip
          {...standingChip(row.standing)}
          label={row.reissuedIn === null ? standingChip(row.standing).label : `${monthText(row.reissuedIn)}重发`}
        />
      ),
      width: 125,
    },
    ...(mayRelease
      ? [
          {
            key: 'release',
            title: '办理',
            value: () => '',
            render: (row: LineReturn) =>
              row.standing === 'waiting' && row.payeeAccount !== null ? (
                <Button
                  size="small"
                  onClick={(event) => {
                    event.stopPropagation();
                    setReleased(row);
                  }}
                >
                  原账户重发
                </Button>
              ) : null,
            width: 115,
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        id="bank-returns"
        label="退票"
        columns={columns}
        rows={page.data?.rows ?? []}
        rowKey={(row) => row.returnId}
        isLoading={page.isFetching}
        total={page.data?.total ?? 0}
        paging={paging}
        onOpen={(row) => goTo(row.personId === null ? '/happiness' : `/people/${row.personId}`)}
        foot={page.data ? `合计 ${money(page.data.totalFen)} 元` : null}
        empty={<EmptyState icon={mdiBankCheck} what="没有退票" next="银行回盘里失败的款项列在这里；在人员页更正账户之后重发。" />}
      />
      {released ? <ReleaseDialog returned={released} onClose={() => setReleased(null)} /> : null}
    </>
  );
}

function ReleaseDialog({ returned, onClose }: { readonly returned: LineReturn; readonly onClose: () => void }): ReactNode {
  const release = useAction('bank.release', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '可以按原账户重发。' });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="按原账户重发？"
      confirmLabel="准予重发"
      cancelLabel="不重发"
      reasonLabel="理由"
      subject={`${returned.personName}，${lineText(returned.type, returned.of)}，${money(returned.fen)} 元，退票原因：${returned.reason}`}
      effect="账户无误、属于银行方面原因退回的，注明理由后照原账户列入批次。账户有误的，请在人员页更正账户。"
      isRunning={release.isRunning}
      onConfirm={(reason) => void release.run({ returnId: returned.returnId, reason })}
      onCancel={onClose}
    />
  );
}
