/** One step of a record: its day, what is filled in with it, why. */
import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { registerMethods } from '../../../electron/contract/registers.ts';
import type { RegisterDefinition, RegisterRow, RegisterTransition } from '../../../electron/contract/registers-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import { RegisterFields } from './RegisterFields.tsx';
import { stateOf } from './shown-value.ts';

export function StepDialog({
  definition,
  found,
  transition,
  onClose,
}: {
  readonly definition: RegisterDefinition;
  readonly found: Pick<RegisterRow, 'recordId' | 'recordNo' | 'subject' | 'values' | 'people'>;
  readonly transition: RegisterTransition;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const { recordId, values } = found;
  const step = useAction('registers.step', {
    onSuccess: ({ state }) => {
      showToast({ tone: 'success', text: `${transition.label}：${stateOf(definition, state)?.label ?? ''}` });
      onClose();
    },
  });
  const defaults = useMemo(
    () => ({
      recordId,
      transition: transition.id,
      doneOn: today as never,
      values: Object.fromEntries(
        transition.fields.map(({ code, kind, initial }) => [code, values[code] ?? initial ?? (kind === 'date' ? today : null)]),
      ),
      reason: null,
    }),
    [recordId, transition, today, values],
  );
  return (
    <FormDialog title={transition.label} submitLabel={transition.label} isRunning={step.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={transition.label}
          schema={registerMethods['registers.step'].input}
          defaultValues={defaults}
          fieldErrors={step.fieldErrors}
          onSubmit={(input) => step.run(input)}
        >
          <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, mb: 2 }}>
            {definition.title} {found.recordNo}　{found.subject}
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>办理后状态：{stateOf(definition, transition.to)?.label}</Box>
          </Box>
          <Box sx={{ display: 'grid', gap: 2 }}>
            <FormGrid>
              <DateField name="doneOn" label="办理日期" isRequired />
            </FormGrid>
            {transition.fields.length > 0 ? <RegisterFields fields={transition.fields} known={found.people} given={values} /> : null}
            {transition.asksReason ? <TextField name="reason" label="理由" isRequired isNullable maxLength={200} rows={2} /> : null}
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
