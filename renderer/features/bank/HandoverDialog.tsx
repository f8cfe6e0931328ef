import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import type { BankSheet } from '../../../electron/contract/bank.ts';
import { isoDateSchema } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { count, money } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import { stepText, stepWords } from './bank-words.ts';

type Step = BankSheet['actions'][number];

/** A step of a sheet after its approval: the day, the number on the receipt, and, where it is needed, why. */
export function HandoverDialog({
  sheet,
  step,
  onClose,
}: {
  readonly sheet: BankSheet;
  readonly step: Step;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const { action, needsNote, needsReason } = step;
  const words = stepWords[action];
  const advance = useAction('bank.advance', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `${sheet.name}发放表：已登记${stepText(action)}。` });
      onClose();
    },
  });
  const schema = useMemo(
    () =>
      z.object({
        happenedOn: isoDateSchema,
        documentNumber: z.string().trim().max(60).nullable(),
        note: needsNote ? z.string().trim().min(2, '请说明没有回盘结果的款项是怎样发放的').max(200) : z.string().trim().max(200).nullable(),
        reason: needsReason ? z.string().trim().min(2, '请填写代办理由').max(200) : z.null(),
      }),
    [needsNote, needsReason],
  );
  const defaults = useMemo(
    () => ({ happenedOn: today as never, documentNumber: null, note: needsNote ? '' : null, reason: needsReason ? '' : null }) as never,
    [today, needsNote, needsReason],
  );
  return (
    <FormDialog
      title={`${words.question}：${sheet.name}发放表`}
      submitLabel={stepText(action)}
      isRunning={advance.isRunning}
      onClose={onClose}
    >
      {(formId) => (
        <Form
          id={formId}
          label={words.question}
          schema={schema}
          defaultValues={defaults}
          fieldErrors={advance.fieldErrors}
          onSubmit={(input) => advance.run({ sheetId: sheet.sheetId, action, ...input })}
        >
          <Box sx={{ display: 'grid', gap: 1.75 }}>
            <div>{words.effect}</div>
            {action === 'pay' ? <PaySummary sheet={sheet} needsNote={needsNote} /> : null}
            {needsReason ? (
              <Alert severity="warning" variant="outlined">
                送财政是您登记的。确认发放应由另一人办理；确需由管理员代办的，请写明理由，审计日志会保留。
              </Alert>
            ) : null}
            <FormGrid>
              <DateField name="happenedOn" label="日期" isRequired />
              <TextField name="documentNumber" label={words.document ?? '文号'} isNullable maxLength={60} />
            </FormGrid>
            {needsReason ? <TextField name="reason" label="代办理由" isRequired maxLength={200} /> : null}
            <TextField
              name="note"
              label={needsNote ? '其余款项怎样发放' : '说明'}
              isRequired={needsNote}
              isNullable={!needsNote}
              maxLength={200}
            />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

function PaySummary({ sheet, needsNote }: { readonly sheet: BankSheet; readonly needsNote: boolean }): ReactNode {
  return (
    <>
      <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>
        已到账 {money(sheet.paidFen)} 元，退票 {money(sheet.returnedFen)} 元（{count(sheet.returnedLines)} 笔，以后月份重发）。
      </Box>
      {needsNote ? (
        <Alert severity="warning" variant="outlined">
          还有 {money(sheet.openFen)} 元没有回盘结果，{money(sheet.restFen)} 元没有列入批次。确已用其他方式发放的，请写明。
        </Alert>
      ) : null}
    </>
  );
}
