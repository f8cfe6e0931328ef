import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import { contractInputSchema } from '../../../electron/contract/renovation-money.ts';
import { contractKinds, procurementKinds } from '../../../electron/contract/renovation-terms.ts';
import type { ContractMoney } from '../../../electron/contract/renovation-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import type { ProjectDetail } from './renovation-words.ts';

/** The share kept back is typed in percent. */
const schema = contractInputSchema.omit({ retentionPermille: true }).extend({
  retentionPercent: z.number('请填写质保金比例').min(0, '质保金比例不能小于零').max(100),
});

/** A contract of a project, as it was signed; later changes of the price are changes. */
export function ContractDialog({
  project,
  contract,
  onClose,
}: {
  readonly project: ProjectDetail;
  readonly contract: ContractMoney | null;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(() => {
    if (contract === null)
      return {
        projectId: project.projectId,
        contractId: null,
        kind: 'construction',
        contractNo: '',
        contractor: '',
        creditCode: null,
        procurement: null,
        priceFen: null,
        signedOn: today,
        beginsOn: null,
        endsOn: null,
        retentionPercent: 3,
        retentionUntil: null,
        insuredUntil: null,
      };
    const { contractId, kind, contractNo, contractor, creditCode, procurement, priceFen, signedOn, beginsOn, endsOn } = contract;
    return {
      projectId: project.projectId,
      contractId,
      kind,
      contractNo,
      contractor,
      creditCode,
      procurement,
      priceFen,
      signedOn,
      beginsOn,
      endsOn,
      retentionPercent: contract.retentionPermille / 10,
      retentionUntil: contract.retentionUntil,
      insuredUntil: contract.insuredUntil,
    };
  }, [project.projectId, contract, today]);
  const save = useAction('renovation.saveContract', {
    onSuccess: (_, { contractNo }) => {
      showToast({ tone: 'success', text: `已保存合同：${contractNo}` });
      onClose();
    },
  });
  const title = contract === null ? '登记合同' : '修改合同期限';
  const isFixed = contract !== null;
  return (
    <FormDialog title={title} submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={schema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={({ retentionPercent, ...input }) => save.run({ ...input, retentionPermille: Math.round(retentionPercent * 10) })}
        >
          <FormGrid>
            <SelectField name="kind" label="合同类别" isRequired options={contractKinds} isDisabled={isFixed} />
            <TextField name="contractNo" label="合同编号" isRequired autoFocus={!isFixed} hasFigures maxLength={60} isDisabled={isFixed} />
            <SelectField name="procurement" label="采购方式" isRequired options={procurementKinds} isDisabled={isFixed} />
            <TextField name="contractor" label="承包单位" isRequired maxLength={60} isDisabled={isFixed} />
            <TextField name="creditCode" label="统一社会信用代码" isNullable hasFigures maxLength={18} />
            <MoneyField name="priceFen" label="合同价" isRequired isDisabled={isFixed} />
            <DateField name="signedOn" label="签订日期" isRequired isDisabled={isFixed} />
            <DateField name="beginsOn" label="计划开工" isDisabled={isFixed} />
            <DateField name="endsOn" label="计划完工" isDisabled={isFixed} />
            <NumberField name="retentionPercent" label="质保金比例" unit="%" hasDecimals isRequired isDisabled={isFixed} />
            <DateField name="retentionUntil" label="质保到期" hint="到期前提醒退还" />
            <DateField name="insuredUntil" label="保险到期" />
          </FormGrid>
          {isFixed ? (
            <Box sx={{ mt: 1.75, color: 'text.secondary', fontSize: '0.8125rem' }}>
              合同签订后价款和工期不再改，增减和顺延请登记变更；这里只改信用代码、质保和保险的到期日。
            </Box>
          ) : null}
        </Form>
      )}
    </FormDialog>
  );
}
