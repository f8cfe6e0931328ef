import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { changeInputSchema } from '../../../electron/contract/renovation-money.ts';
import type { ContractMoney } from '../../../electron/contract/renovation-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';

function Effect({ contract }: { readonly contract: ContractMoney }): ReactNode {
  const delta: unknown = useWatch({ name: 'deltaFen' });
  return (
    <EffectNote
      label="对合同的影响"
      hint="填写增减金额后，这里说明变更后的合同总价。减少的填负数。"
      effect={
        typeof delta === 'number'
          ? `合同总价由 ${money(contract.totalFen)} 元变为 ${money(contract.totalFen + delta)} 元，付款上限随之变化。`
          : ''
      }
    />
  );
}

/** The price of a contract changes, or its end, by a document. */
export function ChangeDialog({ contract, onClose }: { readonly contract: ContractMoney; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({ contractId: contract.contractId, changedOn: today, deltaFen: null, documentNo: '', reason: '', endsOn: null }),
    [contract.contractId, today],
  );
  const save = useAction('renovation.addChange', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记变更：${contract.contractor}` });
      onClose();
    },
  });
  return (
    <FormDialog title={`登记合同变更：${contract.contractor}`} submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记合同变更"
          schema={changeInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <MoneyField name="deltaFen" label="增减金额" isRequired autoFocus />
            <DateField name="changedOn" label="变更日期" isRequired />
            <TextField name="documentNo" label="变更文号" isRequired maxLength={60} />
            <DateField name="endsOn" label="完工顺延至" hint="工期不变的不填" />
            <TextField name="reason" label="原因" isRequired maxLength={200} />
          </FormGrid>
          <Effect contract={contract} />
        </Form>
      )}
    </FormDialog>
  );
}
