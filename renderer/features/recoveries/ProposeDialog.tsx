import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { proposePendingSchema, type PendingPerson } from '../../../electron/contract/recoveries-pending.ts';
import { pendingPayees } from '../../../electron/contract/recoveries-terms.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { ChoiceField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { money } from '../../shared/format.ts';
import { showToast } from '../../shared/ui.tsx';

const choices = [
  { id: 'pay', label: '支付' },
  { id: 'deny', label: '不予支付' },
] as const;

function Payee(): ReactNode {
  const [choice, kind] = useWatch({ name: ['choice', 'payeeKind'] }) as [string | null, string | null];
  const homes = useCall('homes.list', {}).data ?? [];
  if (choice !== 'pay') return null;
  return (
    <>
      <SelectField name="payeeKind" label="付给" isRequired options={pendingPayees} />
      {kind === 'home' ? (
        <SelectField
          name="payeeHomeId"
          label="供养机构（付入登记的账户）"
          isRequired
          options={homes.map(({ homeId, name }) => ({ id: homeId, label: name }))}
        />
      ) : (
        <>
          <TextField name="payeeName" label="收款人姓名" isRequired maxLength={40} />
          <TextField name="payeeRelation" label="与本人关系" isNullable maxLength={20} />
          <TextField name="payeeBank" label="开户银行" isRequired maxLength={60} />
          <TextField name="payeeAccount" label="收款账号" isRequired maxLength={40} hasFigures />
        </>
      )}
    </>
  );
}

/** To whom it is to be paid, or why not; another decides. */
export function ProposeDialog({
  person,
  items,
  onClose,
}: {
  readonly person: PendingPerson;
  readonly items: PendingPerson['items'];
  readonly onClose: () => void;
}): ReactNode {
  const propose = useAction('recoveries.proposePending', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已提出处理意见，等待另一人审批' });
      onClose();
    },
  });
  const defaults = useMemo(
    () => ({
      pendingIds: items.map(({ pendingId }) => pendingId),
      choice: 'pay' as const,
      payeeKind: null,
      payeeName: null,
      payeeRelation: null,
      payeeHomeId: null,
      payeeBank: null,
      payeeAccount: null,
      reason: '',
      documentNo: null,
    }),
    [items],
  );
  const total = items.reduce((sum, { leftFen }) => sum + leftFen, 0);
  return (
    <FormDialog title="待定补发的处理意见" submitLabel="提出" isRunning={propose.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="待定补发的处理意见"
          schema={proposePendingSchema}
          defaultValues={defaults}
          fieldErrors={propose.fieldErrors}
          onSubmit={(input) => propose.run(input)}
        >
          <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, mb: 2, fontVariantNumeric: 'tabular-nums' }}>
            {person.name}　{items.length} 笔，合计 {money(total)} 元
          </Box>
          <FormGrid>
            <Box sx={{ gridColumn: '1 / -1' }}>
              <ChoiceField name="choice" label="处理意见" isRequired options={choices} />
            </Box>
            <Payee />
            <Box sx={{ gridColumn: '1 / -1' }}>
              <TextField name="reason" label="理由" isRequired rows={2} maxLength={200} />
            </Box>
            <TextField name="documentNo" label="证明文件" isNullable maxLength={60} />
          </FormGrid>
          <Box sx={{ mt: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>
            同意支付后生成付款单，单独付款；以后的发放表不再补发这些金额。
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
