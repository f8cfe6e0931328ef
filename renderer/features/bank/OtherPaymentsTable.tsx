import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { BankSheet } from '../../../electron/contract/bank.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { otherPaymentKinds, type OtherPayment } from '../../../electron/contract/other-payments.ts';
import { payeeKindLabels } from '../../../electron/contract/payments.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { money, termText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { LoadError, ReasonDialog, showToast } from '../../shared/ui.tsx';
import { lineText } from './bank-words.ts';

/** What was paid by another way than the bank, withdrawn records too. */
export function OtherPaymentsTable({ sheet }: { readonly sheet: BankSheet }): ReactNode {
  const mayWithdraw = useMay(everyClerk) && (sheet.state === 'sent' || sheet.state === 'paid');
  const paging = useTablePage();
  const [asked, setAsked] = useState<OtherPayment | null>(null);
  const page = useCall(
    'otherPayments.list',
    { sheetId: sheet.sheetId, offset: paging.offset, limit: paging.limit },
    { keepsPrevious: true },
  );
  if (page.error) return <LoadError error={page.error} onRetry={() => void page.refetch()} />;
  const columns: readonly TableColumn<OtherPayment>[] = [
    { key: 'personName', title: '人员', value: (row) => row.personName, width: 84 },
    { key: 'townName', title: '乡镇', value: (row) => row.townName, width: 92, isHidden: true },
    { key: 'type', title: '款项', value: (row) => lineText(row.type, row.of), width: 120, flex: 1 },
    { key: 'fen', title: '金额（元）', kind: 'money', value: (row) => row.fen, width: 105 },
    {
      key: 'payeeName',
      title: '收款人',
      value: (row) => `${row.payeeName ?? '—'}（${payeeKindLabels[row.payeeKind]}）`,
      width: 140,
      flex: 1,
    },
    { key: 'kind', title: '方式', value: (row) => termText(otherPaymentKinds, row.kind), width: 88 },
    { key: 'paidOn', title: '发放日期', kind: 'date', value: (row) => row.paidOn, width: 105 },
    { key: 'voucherNo', title: '凭证号', value: (row) => row.voucherNo, width: 120, flex: 1 },
    {
      key: 'note',
      title: '说明',
      value: (row) => (row.withdrawnReason === null ? row.note : `已撤销：${row.withdrawnReason}`),
      width: 130,
      flex: 1,
    },
    { key: 'userName', title: '登记人', value: (row) => row.userName, width: 84 },
    ...(mayWithdraw
      ? [
          {
            key: 'withdraw',
            title: '办理',
            value: () => '',
            render: (row: OtherPayment) =>
              row.withdrawnReason === null ? (
                <Button
                  size="small"
                  sx={{ minWidth: 0, px: 0.75, py: 0 }}
                  onClick={(event) => {
                    event.stopPropagation();
                    setAsked(row);
                  }}
                >
                  撤销
                </Button>
              ) : null,
            width: 72,
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        id="bank-other-payments"
        label="其他方式发放"
        columns={columns}
        rows={page.data?.rows ?? []}
        rowKey={(row) => row.otherPaymentId}
        isLoading={page.isFetching}
        total={page.data?.total ?? 0}
        paging={paging}
        onOpen={(row) => goTo(row.personId === null ? '/happiness' : `/people/${row.personId}`)}
        rowTone={(row) => (row.withdrawnReason === null ? null : 'struck')}
        foot={page.data ? `合计 ${money(page.data.totalFen)} 元` : null}
      />
      {asked ? <WithdrawDialog payment={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function WithdrawDialog({ payment, onClose }: { readonly payment: OtherPayment; readonly onClose: () => void }): ReactNode {
  const withdraw = useAction('otherPayments.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销，这笔款项回到未列入批次。' });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="撤销这笔其他方式发放？"
      confirmLabel="撤销"
      cancelLabel="不撤销"
      reasonLabel="撤销原因"
      subject={`${payment.personName}，${lineText(payment.type, payment.of)}，${money(payment.fen)} 元，${termText(otherPaymentKinds, payment.kind)}，凭证 ${payment.voucherNo}`}
      effect="撤销后这笔款项回到未列入批次，可以列入批次、重新登记或转入下月补发；原登记保留并注明原因。"
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ otherPaymentId: payment.otherPaymentId, reason })}
      onCancel={onClose}
    />
  );
}
