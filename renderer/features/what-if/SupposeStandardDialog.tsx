import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { supposedStandardSchema, type SupposedStandard } from '../../../electron/contract/what-if.ts';
import { areaTypes, careTierLabels, selfCareLevels, standardKinds, supportModes } from '../../../electron/contract/terms.ts';
import { ChoiceField, DateField, Form, FormDialog, FormGrid, MoneyField } from '../../shared/form.tsx';

const tiers = selfCareLevels.map(({ id }) => ({ id, label: careTierLabels[id] }));
const blank = { kind: 'basicLiving', areaType: null, mode: null, level: null } as const;

function KindFields(): ReactNode {
  const kind = useWatch<SupposedStandard, 'kind'>({ name: 'kind' });
  const { setValue } = useFormContext<SupposedStandard>();
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
        <ChoiceField name="mode" label="供养方式" isNullable options={supportModes} hint="不选即集中、分散同一标准" />
      ) : null}
    </>
  );
}

/** A standard to try: nothing is recorded. */
export function SupposeStandardDialog({
  onAdd,
  onClose,
}: {
  readonly onAdd: (standard: SupposedStandard) => void;
  readonly onClose: () => void;
}): ReactNode {
  const defaults = useMemo(() => ({ ...blank }), []);
  return (
    <FormDialog title="假设标准" submitLabel="加入测算" isRunning={false} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="假设标准"
          schema={supposedStandardSchema}
          defaultValues={defaults}
          onSubmit={(standard) => {
            onAdd(standard);
            onClose();
          }}
        >
          <FormGrid>
            <KindFields />
            <MoneyField name="amountFen" label="标准" isRequired unit="元/月" />
            <DateField name="validFrom" label="起始日期" isRequired />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
