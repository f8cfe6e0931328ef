import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { standardInputSchema, type StandardInput } from '../../../electron/contract/homes.ts';
import { areaTypes, careTierLabels, selfCareLevels, standardKinds, supportModes } from '../../../electron/contract/terms.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { ChoiceField, DateField, Form, FormDialog, FormGrid, MoneyField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast, StatusChip } from '../../shared/ui.tsx';
import { multipleText, standardEffect, type StandardDraft } from './standard-effects.ts';

const tiers = selfCareLevels.map(({ id }) => ({ id, label: careTierLabels[id] }));
/** 不分 stands for both modes: it is stored as no mode at all. */
const modes = supportModes.map(({ id, label }) => ({ id, label }));
const blank = { kind: 'basicLiving', areaType: null, mode: null, level: null, documentNo: '', documentTitle: null } as const;

function KindFields(): ReactNode {
  const kind = useWatch<StandardInput, 'kind'>({ name: 'kind' });
  const { setValue } = useFormContext<StandardInput>();
  /** Fields of another kind are emptied: the contract refuses them. */
  const clear = (): void => {
    setValue('areaType', null);
    setValue('mode', null);
    setValue('level', null);
  };
  return (
    <>
      <Box sx={{ gridColumn: '1 / -1' }}>
        <ChoiceField name="kind" label="标准种类" isRequired autoFocus options={standardKinds} onChosen={clear} />
      </Box>
      {kind === 'careAllowance' ? (
        <Box sx={{ gridColumn: '1 / -1' }}>
          <ChoiceField name="level" label="生活自理能力" isRequired options={tiers} />
        </Box>
      ) : (
        <ChoiceField name="areaType" label="户籍类型" isRequired options={areaTypes} />
      )}
      {kind === 'basicLiving' ? (
        <ChoiceField name="mode" label="供养方式" isNullable options={modes} hint="不选即集中、分散同一标准" />
      ) : null}
    </>
  );
}

function Effect(): ReactNode {
  const draft = useWatch<StandardInput>() as StandardDraft;
  const { today } = useSession();
  const standards = useCall('standards.list', {}).data ?? [];
  const floor =
    useCall('parameters.list', {}).data?.findLast((parameter) => parameter.key === 'destitute.multiple' && parameter.validFrom <= today)
      ?.value ?? null;
  const effect = standardEffect(draft, standards);
  const multiple = multipleText(draft, standards, floor === null ? null : Number(floor));
  return (
    <EffectNote effect={effect} hint="填写起始日期后，这里说明从哪个月的发放表起执行。">
      {multiple ? (
        <Box sx={{ mb: 0.25 }}>
          <StatusChip label={multiple.text} tone={multiple.isMet ? 'success' : 'error'} />
        </Box>
      ) : null}
    </EffectNote>
  );
}

/** A new standard: what it pays, for whom, how much, from when, by which document. */
export function StandardDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const add = useAction('standards.add', {
    onSuccess: (_, { documentNo }) => {
      showToast({ tone: 'success', text: `已登记标准（${documentNo}）` });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ ...blank }), []);
  return (
    <FormDialog title="登记标准" submitLabel="登记" isRunning={add.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记标准"
          schema={standardInputSchema}
          defaultValues={defaults}
          fieldErrors={add.fieldErrors}
          onSubmit={(input) => add.run(input)}
        >
          <FormGrid>
            <KindFields />
            <MoneyField name="amountFen" label="标准" isRequired unit="元/月" />
            <DateField name="validFrom" label="起始日期" isRequired />
            <TextField name="documentNo" label="文号" isRequired maxLength={60} />
            <TextField name="documentTitle" label="文件名称" isNullable maxLength={120} />
          </FormGrid>
          <Effect />
        </Form>
      )}
    </FormDialog>
  );
}
