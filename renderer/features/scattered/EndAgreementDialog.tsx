import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { agreementEnds, agreementEndSchema, type Agreement } from '../../../electron/contract/scattered.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';

type Props = { readonly name: string; readonly agreement: Agreement; readonly onClose: () => void };

function Subject({ name, agreement }: Pick<Props, 'name' | 'agreement'>): ReactNode {
  return (
    <>
      <Box>
        {name}　照料人 {agreement.caregiverName}
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {agreement.fromOn} 至 {agreement.untilOn}
      </Box>
    </>
  );
}

/** Ends an agreement before its term, by hand. */
export function EndAgreementDialog({ name, agreement, onClose }: Props): ReactNode {
  const { today } = useSession();
  const end = useAction('agreements.end', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已终止：${name}的照料服务协议` });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ agreementId: agreement.agreementId, endedOn: today, reason: null, note: null }), [agreement, today]);
  return (
    <FormDialog title="终止照料服务协议" submitLabel="终止" isRunning={end.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="终止照料服务协议"
          schema={agreementEndSchema}
          defaultValues={defaults as never}
          fieldErrors={end.fieldErrors}
          onSubmit={(input) => end.run(input)}
        >
          <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, mb: 2 }}>
            <Subject name={name} agreement={agreement} />
          </Box>
          <FormGrid>
            <SelectField name="reason" label="终止原因" isRequired autoFocus options={agreementEnds} />
            <DateField name="endedOn" label="终止日期（最后一天）" isRequired />
            <Box sx={{ gridColumn: '1 / -1' }}>
              <TextField name="note" label="说明" isNullable maxLength={200} />
            </Box>
          </FormGrid>
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>
            照料人不变时，照料护理费仍付给原照料人；换人的，请登记新照料人的协议。入住机构、去世、更换照料人的，登记变动后协议自动终止，不用在这里登记。
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

export function UndoEndDialog({ name, agreement, onClose }: Props): ReactNode {
  const undo = useAction('agreements.undoEnd', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤销终止：${name}的照料服务协议` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="撤销这次终止？"
      confirmLabel="撤销终止"
      cancelLabel="不撤销"
      reasonLabel="撤销理由"
      subject={<Subject name={name} agreement={agreement} />}
      effect={`协议恢复到 ${agreement.untilOn}；其间有入住机构、更换照料人等变动的，按变动终止。`}
      isRunning={undo.isRunning}
      onConfirm={(reason) => void undo.run({ agreementId: agreement.agreementId, reason })}
      onCancel={onClose}
    />
  );
}

export function WithdrawAgreementDialog({ name, agreement, onClose }: Props): ReactNode {
  const withdraw = useAction('agreements.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤回：${name}的照料服务协议` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="撤回这份协议？"
      confirmLabel="撤回协议"
      cancelLabel="不撤回"
      reasonLabel="撤回理由"
      subject={<Subject name={name} agreement={agreement} />}
      effect="登记有误时撤回；随协议登记的照料人一并撤销，护理费的收款人随之恢复。协议到期或解除的，请用“终止”。"
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ agreementId: agreement.agreementId, reason })}
      onCancel={onClose}
    />
  );
}
