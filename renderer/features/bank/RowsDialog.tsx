import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { z } from 'zod';
import type { BankFileCard, BankFileRow, BankSheet } from '../../../electron/contract/bank.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { payeeKindLabels } from '../../../electron/contract/payments.ts';
import { isoDateSchema } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { count, money } from '../../shared/format.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { LoadError, showToast, StatusChip } from '../../shared/ui.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import { outcomeChip } from './bank-words.ts';

type RowsDialogProps = { readonly sheet: BankSheet; readonly file: BankFileCard; readonly onClose: () => void };

/** The rows of a batch with what the bank said; one that came back later is recorded here. */
export function RowsDialog({ sheet, file, onClose }: RowsDialogProps): ReactNode {
  const titleId = useId();
  const mayReturn = useMay(everyClerk) && (sheet.state === 'sent' || sheet.state === 'paid');
  const paging = useTablePage();
  const page = useCall(
    'bank.rows',
    { bankFileId: file.bankFileId, outcome: null, offset: paging.offset, limit: paging.limit },
    { keepsPrevious: true },
  );
  const [returned, setReturned] = useState<BankFileRow | null>(null);
  const [answered, setAnswered] = useState<BankFileRow | null>(null);
  const columns: readonly TableColumn<BankFileRow>[] = [
    { key: 'sequence', title: '序号', kind: 'number', value: (row) => row.sequence, width: 65 },
    { key: 'payeeName', title: '收款人', value: (row) => `${row.payeeName}（${payeeKindLabels[row.payeeKind]}）`, width: 190, flex: 1 },
    { key: 'payeeAccount', title: '收款账户', value: (row) => row.payeeAccount, width: 105 },
    { key: 'people', title: '人员', value: (row) => row.people, width: 130, flex: 1 },
    { key: 'lines', title: '笔数', kind: 'number', value: (row) => row.lines, width: 65 },
    { key: 'fen', title: '金额（元）', kind: 'money', value: (row) => row.fen, width: 115 },
    {
      key: 'outcome',
      title: '回盘',
      value: (row) => outcomeChip(row.outcome).label,
      render: (row) => <StatusChip {...outcomeChip(row.outcome)} />,
      width: 90,
    },
    { key: 'reason', title: '原因', value: (row) => row.reason, width: 150, flex: 1 },
    ...(mayReturn
      ? [
          {
            key: 'return',
            title: '办理',
            value: () => '',
            render: (row: BankFileRow) =>
              row.outcome === 'success' ? (
                <Button size="small" onClick={() => setReturned(row)}>
                  登记退票
                </Button>
              ) : row.outcome === 'open' && file.withdrawnReason === null ? (
                <Button size="small" onClick={() => setAnswered(row)}>
                  登记结果
                </Button>
              ) : null,
            width: 100,
          },
        ]
      : []),
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: '68rem' } } }}
    >
      <DialogTitle id={titleId}>
        批次 {file.batchNumber}：{count(file.rows)} 行，{money(file.totalFen)} 元
      </DialogTitle>
      <DialogContent>
        {page.error ? (
          <LoadError error={page.error} onRetry={() => void page.refetch()} />
        ) : (
          <Box sx={{ height: 'min(32rem, 62vh)', display: 'flex', flexDirection: 'column' }}>
            <DataTable
              id="bank-rows"
              label={`批次 ${file.batchNumber} 的明细`}
              columns={columns}
              rows={page.data?.rows ?? []}
              rowKey={(row) => row.sequence}
              isLoading={page.isFetching}
              total={page.data?.total ?? 0}
              paging={paging}
            />
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          关闭
        </Button>
      </DialogActions>
      {answered ? <AnswerDialog file={file} row={answered} onClose={() => setAnswered(null)} /> : null}
      {returned ? <ReturnDialog file={file} row={returned} onClose={() => setReturned(null)} /> : null}
    </Dialog>
  );
}

const schema = z.object({ returnedOn: isoDateSchema, reason: z.string().trim().min(2, '请填写退票原因').max(100) });

function ReturnDialog({
  file,
  row,
  onClose,
}: {
  readonly file: BankFileCard;
  readonly row: BankFileRow;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const record = useAction('bank.recordReturn', {
    onSuccess: ({ lines, fen }) => {
      showToast({ tone: 'success', text: `已登记退票 ${count(lines)} 笔，${money(fen)} 元。` });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ returnedOn: today as never, reason: '' }), [today]);
  return (
    <FormDialog title="登记退票" submitLabel="登记退票" isRunning={record.isRunning} onClose={onClose} maxWidth="xs">
      {(formId) => (
        <Form
          id={formId}
          label="登记退票"
          schema={schema}
          defaultValues={defaults}
          fieldErrors={record.fieldErrors}
          onSubmit={(input) => record.run({ bankFileId: file.bankFileId, sequence: row.sequence, ...input })}
        >
          <Box sx={{ display: 'grid', gap: 1.75 }}>
            <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>
              第 {row.sequence} 行，{row.payeeName}，{money(row.fen)} 元。登记之后按未发放处理，账户更正后在以后月份重发。
            </Box>
            <FormGrid>
              <DateField name="returnedOn" label="退票日期" isRequired />
            </FormGrid>
            <TextField name="reason" label="退票原因" isRequired maxLength={100} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
