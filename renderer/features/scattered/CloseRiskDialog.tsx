import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { visitMethodsOfContract, type Visit } from '../../../electron/contract/visits.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

const { input: closeSchema } = visitMethodsOfContract['visits.closeRisk'];

/** What became of a risk, and when. */
export function CloseRiskDialog({
  name,
  visit,
  onClose,
}: {
  readonly name: string;
  readonly visit: Visit;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const close = useAction('visits.closeRisk', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已办结：${name} ${visit.visitedOn} 发现的风险` });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ visitId: visit.visitId, closedOn: today, note: '' }), [visit, today]);
  return (
    <FormDialog title="办结风险" submitLabel="办结" isRunning={close.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="办结风险"
          schema={closeSchema}
          defaultValues={defaults as never}
          fieldErrors={close.fieldErrors}
          onSubmit={(input) => close.run(input)}
        >
          <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, mb: 2 }}>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {name}　{visit.visitedOn}　{visit.visitor}
            </Box>
            {visit.findings}
            {visit.action ? <Box sx={{ color: 'text.secondary' }}>处置：{visit.action}</Box> : null}
          </Box>
          <Box sx={{ display: 'grid', gap: 1.75 }}>
            <DateField name="closedOn" label="办结日期" isRequired />
            <TextField name="note" label="处置结果" isRequired autoFocus rows={2} maxLength={200} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
