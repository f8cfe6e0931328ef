import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { contractInputSchema, contractStates, type ContractRow } from '../../../electron/contract/home-details.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { showToast } from '../../shared/ui.tsx';

const blankDetail = {
  brand: null,
  scope: null,
  performance: null,
  assets: null,
  exitPlan: null,
  checkedOn: null,
  checkResult: null,
} as const;
const blank = {
  operator: '',
  state: 'planned',
  signedOn: null,
  fromOn: null,
  untilOn: null,
  guaranteedBeds: 0,
  feeFen: null,
  depositFen: null,
  detail: blankDetail,
} as const;

function valuesOf({ operator, state, signedOn, fromOn, untilOn, guaranteedBeds, feeFen, depositFen, detail }: ContractRow) {
  return { operator, state, signedOn, fromOn, untilOn, guaranteedBeds, feeFen, depositFen, detail };
}

/** A contract with an operator, from the first plan to its end. */
export function ContractDialog({
  homeId,
  contract,
  onClose,
}: {
  readonly homeId: number;
  readonly contract: ContractRow | null;
  readonly onClose: () => void;
}): ReactNode {
  const defaults = useMemo(
    () => ({ homeId, contractId: contract?.contractId ?? null, ...(contract ? valuesOf(contract) : blank) }),
    [homeId, contract],
  );
  const save = useAction('homes.saveContract', {
    onSuccess: (_, { operator }) => {
      showToast({ tone: 'success', text: `已保存：${operator}` });
      onClose();
    },
  });
  const title = contract ? '修改托管合同' : '登记托管合同';
  return (
    <FormDialog title={title} submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={contractInputSchema}
          defaultValues={defaults}
          {...(save.fieldErrors ? { fieldErrors: save.fieldErrors } : {})}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <TextField name="operator" label="运营单位" isRequired autoFocus maxLength={60} />
            <TextField name="detail.brand" label="连锁品牌" isNullable maxLength={60} />
            <SelectField name="state" label="状态" isRequired options={contractStates} />
            <DateField name="signedOn" label="签约日期" />
            <DateField name="fromOn" label="托管起始" />
            <DateField name="untilOn" label="托管期满" />
            <NumberField name="guaranteedBeds" label="保底特困床位" isRequired unit="张" />
            <MoneyField name="feeFen" label="托管费用（年）" />
            <MoneyField name="depositFen" label="履约保证金" />
          </FormGrid>
          <Box sx={{ mt: 1.75, display: 'grid', gap: 1.75 }}>
            <TextField name="detail.scope" label="托管范围" isNullable rows={2} maxLength={200} />
            <TextField name="detail.performance" label="考核条款" isNullable rows={2} maxLength={400} />
            <TextField name="detail.assets" label="资产清单" isNullable rows={2} maxLength={400} />
            <TextField name="detail.exitPlan" label="退出安排" isNullable rows={2} maxLength={400} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
