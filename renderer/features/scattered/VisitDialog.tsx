import { useMemo, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import { visitInputSchema, visitMethods, visitorRoles, visitResults, visitRisks } from '../../../electron/contract/visits.ts';
import { useAction } from '../../shared/client.ts';
import { ChoiceField, DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

const roles = visitorRoles.map((role) => ({ id: role, label: role }));
const wide = { gridColumn: '1 / -1' } as const;

/** One visit of one person. */
export function VisitDialog({
  person,
  onClose,
}: {
  readonly person: { readonly personId: number; readonly name: string };
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const record = useAction('visits.record', {
    onSuccess: ({ warnings }) => {
      showToast({ tone: 'success', text: `已登记：${person.name}的探访` });
      for (const warning of warnings) showToast({ tone: 'warning', text: warning });
      onClose();
    },
  });
  const errors = useMemo(
    () => Object.fromEntries(Object.entries(record.fieldErrors).map(([path, message]) => [path.replace('visits.0.', ''), message])),
    [record.fieldErrors],
  );
  const defaults = useMemo(
    () => ({
      personId: person.personId,
      visitedOn: today,
      visitor: '',
      visitorRole: '',
      method: 'home',
      result: null,
      findings: null,
      risk: 'none',
      action: null,
    }),
    [person.personId, today],
  );
  return (
    <FormDialog title={`登记探访：${person.name}`} submitLabel="登记" isRunning={record.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label="登记探访"
          schema={visitInputSchema}
          defaultValues={defaults as never}
          fieldErrors={errors}
          onSubmit={(visit) => record.run({ visits: [visit] })}
        >
          <FormGrid>
            <DateField name="visitedOn" label="探访日期" isRequired />
            <TextField name="visitor" label="探访人" isRequired autoFocus maxLength={40} />
            <SelectField name="visitorRole" label="探访人身份" isRequired options={roles} />
            <ChoiceField name="method" label="方式" isRequired options={visitMethods} />
            <ChoiceField name="result" label="结果" isRequired options={visitResults} />
            <ChoiceField name="risk" label="风险" isRequired options={visitRisks} />
            <Box sx={wide}>
              <TextField name="findings" label="发现的情况" isNullable rows={2} maxLength={300} />
            </Box>
            <Box sx={wide}>
              <TextField name="action" label="处置" isNullable maxLength={300} />
            </Box>
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
