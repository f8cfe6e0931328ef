import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { supervisionStepInputSchema, type SupervisionAction } from '../../../electron/contract/supervision-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import type { ProblemDetail } from './task-words.ts';

export const stepWords: Readonly<Record<SupervisionAction, { readonly title: string; readonly text: string; readonly hint: string }>> = {
  assign: { title: '交办', text: '交办要求', hint: '' },
  rectify: { title: '登记整改情况', text: '整改情况', hint: '登记后由另一名用户核查' },
  pass: { title: '核查通过', text: '核查情况', hint: '' },
  fail: { title: '核查退回', text: '退回原因', hint: '' },
  close: { title: '销号', text: '销号意见', hint: '' },
  account: { title: '登记问责', text: '问责情况', hint: '' },
};

/** One step of a problem. */
export function StepDialog({
  problem,
  action,
  onClose,
}: {
  readonly problem: ProblemDetail;
  readonly action: SupervisionAction;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const { title, text, hint } = stepWords[action];
  const asksDue = action === 'assign' || action === 'fail';
  const defaults = useMemo(
    () => ({
      supervisionId: problem.supervisionId,
      action,
      happenedOn: today,
      responsibleUnit: action === 'assign' ? (problem.responsibleUnit ?? problem.unit) : null,
      responsiblePerson: action === 'assign' ? problem.responsiblePerson : null,
      dueOn: null,
      text: '',
      documentNo: null,
    }),
    [problem, action, today],
  );
  const save = useAction('supervision.step', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `${problem.problemNo}：${title}` });
      onClose();
    },
  });
  return (
    <FormDialog title={`${title}：${problem.problemNo}`} submitLabel={title} isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={supervisionStepInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="happenedOn" label="日期" isRequired />
            {asksDue ? <DateField name="dueOn" label="整改期限" isRequired autoFocus /> : null}
            {action === 'assign' ? <TextField name="responsibleUnit" label="责任单位" isRequired isNullable maxLength={60} /> : null}
            {action === 'assign' || action === 'rectify' ? (
              <TextField name="responsiblePerson" label="责任人" isNullable maxLength={40} />
            ) : null}
            <TextField name="documentNo" label="文号" isNullable maxLength={60} />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <FormGrid minWidth="100%">
              <TextField name="text" label={text} isRequired rows={3} maxLength={1000} {...(hint === '' ? {} : { hint })} />
            </FormGrid>
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
