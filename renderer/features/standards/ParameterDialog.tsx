import Box from '@mui/material/Box';
import { useMemo, useState, type ReactNode } from 'react';
import { parameterFault, parameterInputSchema } from '../../../electron/contract/parameters.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { showToast } from '../../shared/ui.tsx';
import { draftOf, valueOf, type ValueDraft } from './parameter-draft.ts';
import { parameterText, sinceText, type Parameter } from './parameter-text.ts';
import { ParameterValue } from './ParameterValue.tsx';

const formSchema = parameterInputSchema.pick({ validFrom: true, documentNo: true, documentTitle: true });
const defaults = { documentNo: '', documentTitle: '' } as const;

/** A new value of a parameter from a day on, with its document. */
export function ParameterDialog({ parameter, onClose }: { readonly parameter: Parameter; readonly onClose: () => void }): ReactNode {
  const { now } = parameter;
  const [draft, setDraft] = useState<ValueDraft>(() => draftOf(now.shape, JSON.parse(now.value)));
  const [fault, setFault] = useState<string | null>(null);
  const set = useAction('parameters.set', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记：${now.title}` });
      onClose();
    },
  });
  const formDefaults = useMemo(() => ({ ...defaults }), []);
  const refused = set.fieldErrors?.['value'] ?? fault;
  return (
    <FormDialog title={`登记新数值：${now.title}`} submitLabel="登记" isRunning={set.isRunning} onClose={onClose}>
      {(formId) => (
        <>
          <Box sx={{ mb: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>
            现行：{parameterText(now, now.value)}（{sinceText(now.validFrom)}，{now.documentNo}）
          </Box>
          <ParameterValue
            shape={now.shape}
            unit={now.unit}
            draft={draft}
            fault={refused}
            onChange={(next) => {
              setDraft(next);
              setFault(null);
            }}
          />
          <Form
            id={formId}
            label="登记参数"
            schema={formSchema}
            defaultValues={formDefaults}
            {...(set.fieldErrors ? { fieldErrors: set.fieldErrors } : {})}
            onSubmit={(input) => {
              const value = valueOf(now.shape, draft);
              const found = parameterFault(now.shape, value);
              setFault(found);
              return found === null ? set.run({ ...input, key: now.key, value: JSON.stringify(value) }) : undefined;
            }}
          >
            <FormGrid>
              <DateField name="validFrom" label="起始日期" isRequired />
              <TextField name="documentNo" label="文号" isRequired maxLength={60} />
            </FormGrid>
            <Box sx={{ mt: 1.75 }}>
              <TextField name="documentTitle" label="依据（文件名称或条款）" maxLength={120} />
            </Box>
          </Form>
        </>
      )}
    </FormDialog>
  );
}
