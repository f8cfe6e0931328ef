import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import type { ContractRow } from '../../../../electron/contract/home-details.ts';
import {
  checkInputSchema,
  checkResults,
  exitInputSchema,
  exitKinds,
  handBackInputSchema,
  renewalInputSchema,
} from '../../../../electron/contract/operators-shapes.ts';
import { useAction } from '../../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, NumberField, SelectField, TextField } from '../../../shared/form.tsx';
import { useSession } from '../../../shared/session.ts';
import { showToast } from '../../../shared/ui.tsx';

type LifeDialogProps = { readonly homeId: number; readonly contract: ContractRow; readonly onClose: () => void };

function useDone(text: string, onClose: () => void): { readonly onSuccess: () => void } {
  return {
    onSuccess: () => {
      showToast({ tone: 'success', text });
      onClose();
    },
  };
}

export function RenewDialog({ homeId, contract, onClose }: LifeDialogProps): ReactNode {
  const { contractId, guaranteedBeds, feeFen, untilOn } = contract;
  const defaults = useMemo(
    () => ({ homeId, contractId, guaranteedBeds, feeFen, documentNo: '', note: null }),
    [homeId, contractId, guaranteedBeds, feeFen],
  );
  const save = useAction('operators.renew', useDone(`已续约：${contract.operator}`, onClose));
  return (
    <FormDialog title={`续约：${contract.operator}`} submitLabel="登记续约" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="续约"
          schema={renewalInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="renewedOn" label="续约日期" isRequired autoFocus />
            <DateField name="untilOn" label="新的期满日期" isRequired hint={`原期满 ${untilOn ?? '未填'}`} />
            <NumberField name="guaranteedBeds" label="保底特困床位" isRequired unit="张" />
            <MoneyField name="feeFen" label="托管费用（年）" />
            <TextField name="documentNo" label="续约文号" isRequired maxLength={60} />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <TextField name="note" label="备注" isNullable rows={2} maxLength={200} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

export function CheckDialog({ homeId, contract, onClose }: LifeDialogProps): ReactNode {
  const { contractId } = contract;
  const lastYear = Number(useSession().today.slice(0, 4)) - 1;
  const defaults = useMemo(
    () => ({
      homeId,
      contractId,
      year: lastYear,
      result: 'passed' as const,
      findings: null,
      rectifyBy: null,
      documentNo: null,
    }),
    [homeId, contractId, lastYear],
  );
  const save = useAction('operators.addCheck', useDone('已登记年度考核', onClose));
  return (
    <FormDialog title={`年度考核：${contract.operator}`} submitLabel="登记考核" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="年度考核"
          schema={checkInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <NumberField name="year" label="考核年度" isRequired />
            <DateField name="checkedOn" label="考核日期" isRequired autoFocus />
            <NumberField name="score" label="得分（百分制）" isRequired unit="分" hasDecimals />
            <SelectField name="result" label="结果" isRequired options={checkResults} />
            <DateField name="rectifyBy" label="整改期限" hint="限期整改的填写" />
            <TextField name="documentNo" label="考核文号" isNullable maxLength={60} />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <TextField name="findings" label="考核发现" isNullable rows={3} maxLength={400} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

export function ExitDialog({ homeId, contract, onClose }: LifeDialogProps): ReactNode {
  const { contractId } = contract;
  const defaults = useMemo(
    () => ({
      homeId,
      contractId,
      kind: 'expired' as const,
      reason: '',
      residentsPlan: '',
      assetsPlan: contract.detail.exitPlan,
      documentNo: null,
    }),
    [homeId, contractId, contract.detail.exitPlan],
  );
  const save = useAction('operators.planExit', useDone('已登记退出，移交后合同终止', onClose));
  return (
    <FormDialog title={`退出：${contract.operator}`} submitLabel="登记退出" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="退出"
          schema={exitInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <SelectField name="kind" label="退出方式" isRequired options={exitKinds} />
            <DateField name="decidedOn" label="决定日期" isRequired autoFocus />
            <DateField name="leavesOn" label="撤出日期" isRequired />
            <TextField name="documentNo" label="文号" isNullable maxLength={60} />
          </FormGrid>
          <Box sx={{ mt: 1.75, display: 'grid', gap: 1.75 }}>
            <TextField name="reason" label="退出原因" isRequired rows={2} maxLength={200} />
            <TextField name="residentsPlan" label="在院人员安排" isRequired rows={2} maxLength={400} />
            <TextField name="assetsPlan" label="资产和账目安排" isNullable rows={2} maxLength={400} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

export function HandBackDialog({ homeId, contract, onClose }: LifeDialogProps): ReactNode {
  const { contractId } = contract;
  const defaults = useMemo(
    () => ({ homeId, contractId, handoverNote: '', depositReturnedFen: contract.depositFen }),
    [homeId, contractId, contract.depositFen],
  );
  const save = useAction('operators.handBack', useDone('已登记移交，合同终止', onClose));
  return (
    <FormDialog title={`移交：${contract.operator}`} submitLabel="登记移交" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="移交"
          schema={handBackInputSchema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="handedBackOn" label="移交日期" isRequired autoFocus hint="合同在这一天终止" />
            <MoneyField name="depositReturnedFen" label="退还履约保证金" />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <TextField name="handoverNote" label="移交情况（人员、资产、账目）" isRequired rows={3} maxLength={400} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
