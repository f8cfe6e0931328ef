import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { fundEntryInputSchema } from '../../../electron/contract/funds.ts';
import { fundEntryKinds } from '../../../electron/contract/funds-plan.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { ChoiceField, DateField, Form, FormDialog, FormGrid, MoneyField, NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { money } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

/** What a document brought: carried over, allocated, received. */
export function EntryDialog({
  year,
  sources,
  onClose,
}: {
  readonly year: number;
  readonly sources: OutputOf<'funds.year'>['sources'];
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const record = useAction('funds.record', {
    onSuccess: (_, { kind, amountFen }) => {
      showToast({ tone: 'success', text: `已登记${labelOf(fundEntryKinds, kind)} ${money(amountFen)} 元` });
      onClose();
    },
  });
  const options = sources.filter((source) => !source.isStopped).map(({ sourceId, name }) => ({ id: sourceId, label: name }));
  const defaults = useMemo(() => ({ kind: 'allocated' as const, year, onDate: isoDate(today), documentNo: '', note: null }), [year, today]);
  return (
    <FormDialog title="登记资金" submitLabel="登记" isRunning={record.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记资金"
          schema={fundEntryInputSchema}
          defaultValues={defaults}
          fieldErrors={record.fieldErrors}
          onSubmit={(input) => record.run(input)}
        >
          <FormGrid>
            <Box sx={{ gridColumn: '1 / -1' }}>
              <ChoiceField name="kind" label="类别" isRequired autoFocus options={fundEntryKinds} />
            </Box>
            <SelectField name="sourceId" label="资金来源" isRequired options={options} />
            <NumberField name="year" label="预算年度" isRequired unit="年" />
            <TextField name="documentNo" label="文号（到位的填拨款凭证号）" isRequired maxLength={60} />
            <DateField name="onDate" label="日期" isRequired />
            <MoneyField name="amountFen" label="金额" isRequired />
            <TextField name="note" label="备注" isNullable maxLength={200} hint="收回资金填负数，并写明原因" />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
