import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import type { BankFileCard, BankFileRow } from '../../../electron/contract/bank.ts';
import { isoDateSchema } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { count, money } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

const outcomes = [
  { id: 'success', label: '已到账' },
  { id: 'failed', label: '退回（未到账）' },
] as const;
const schema = z.object({
  outcome: z.enum(['success', 'failed'], '请选择结果'),
  answeredOn: isoDateSchema,
  documentNo: z.string().trim().min(1, '请填写依据').max(60),
  reason: z.string().trim().min(2, '请填写说明').max(100),
});

type AnswerDialogProps = { readonly file: BankFileCard; readonly row: BankFileRow; readonly onClose: () => void };

/** What was found out of a row that no file of the bank answers. */
export function AnswerDialog({ file, row, onClose }: AnswerDialogProps): ReactNode {
  const { today } = useSession();
  const answer = useAction('bank.answerRow', {
    onSuccess: ({ lines, fen }) => {
      showToast({ tone: 'success', text: `已登记代发结果 ${count(lines)} 笔，${money(fen)} 元。` });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ outcome: 'success' as const, answeredOn: today as never, documentNo: '', reason: '' }), [today]);
  return (
    <FormDialog title="人工登记代发结果" submitLabel="登记结果" isRunning={answer.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="人工登记代发结果"
          schema={schema}
          defaultValues={defaults}
          fieldErrors={answer.fieldErrors}
          onSubmit={(input) => answer.run({ bankFileId: file.bankFileId, sequence: row.sequence, ...input })}
        >
          <Box sx={{ display: 'grid', gap: 1.75 }}>
            <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>
              批次 {file.batchNumber} 第 {row.sequence} 行，{row.payeeName}，{money(row.fen)}{' '}
              元。银行没有回盘的，向银行核实后逐行登记；登记后不能更改。
            </Box>
            <FormGrid>
              <SelectField name="outcome" label="结果" isRequired options={outcomes} />
              <DateField name="answeredOn" label="到账或退回日期" isRequired />
            </FormGrid>
            <TextField name="documentNo" label="依据（回单、证明文号）" isRequired maxLength={60} hasFigures />
            <TextField name="reason" label="说明或退回原因" isRequired maxLength={100} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
