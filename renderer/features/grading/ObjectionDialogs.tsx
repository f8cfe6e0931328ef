import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { gradingAwardMethods } from '../../../electron/contract/grading-award.ts';
import type { CaseDetail } from '../../../electron/contract/grading-shapes.ts';
import { objectionOutcomes } from '../../../electron/contract/grading-terms.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

type DialogProps = { readonly detail: CaseDetail; readonly onClose: () => void };

export function ObjectionDialog({ detail, onClose }: DialogProps): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({ caseId: detail.caseId, raisedOn: today, raisedBy: '', phone: null, content: '' }),
    [detail.caseId, today],
  );
  const object = useAction('grading.object', {
    onSuccess: ({ answerBy, warning }) => {
      showToast({ tone: warning ? 'warning' : 'success', text: `已登记异议，${answerBy} 前答复`, ...(warning ? { next: warning } : {}) });
      onClose();
    },
  });
  return (
    <FormDialog title={`登记异议：${detail.name}`} submitLabel="登记" isRunning={object.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记异议"
          schema={gradingAwardMethods['grading.object'].input}
          defaultValues={defaults as never}
          fieldErrors={object.fieldErrors}
          onSubmit={(input) => object.run(input)}
        >
          <FormGrid>
            <TextField name="raisedBy" label="异议人" isRequired autoFocus maxLength={30} />
            <TextField name="phone" label="联系电话" isNullable maxLength={20} />
            <DateField name="raisedOn" label="提出日期" isRequired />
          </FormGrid>
          <Box sx={{ mt: 2 }}>
            <TextField name="content" label="异议内容" isRequired rows={3} maxLength={500} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}

/** Answers every open objection; the points stay. */
export function ReviewDialog({ detail, onClose }: DialogProps): ReactNode {
  const { today } = useSession();
  const open = useMemo(() => detail.objections.filter(({ outcome }) => outcome === null), [detail.objections]);
  const defaults = useMemo(
    () => ({
      caseId: detail.caseId,
      answeredOn: today,
      answers: open.map(({ objectionId }) => ({ objectionId, outcome: null, answer: '' })),
      score: null,
    }),
    [detail.caseId, open, today],
  );
  const review = useAction('grading.review', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已答复异议，复核完成' });
      onClose();
    },
  });
  return (
    <FormDialog title={`复核异议：${detail.name}`} submitLabel="完成复核" isRunning={review.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="复核异议"
          schema={gradingAwardMethods['grading.review'].input}
          defaultValues={defaults as never}
          fieldErrors={review.fieldErrors}
          onSubmit={(input) => review.run(input)}
        >
          <FormGrid>
            <DateField name="answeredOn" label="答复日期" isRequired autoFocus />
          </FormGrid>
          {open.map((objection, index) => (
            <Box key={objection.objectionId} sx={{ mt: 2 }}>
              <Box sx={{ mb: 1.5, borderLeft: 3, borderColor: 'divider', pl: 1.5, fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
                {objection.raisedOn} {objection.raisedBy}：{objection.content}
              </Box>
              <FormGrid>
                <SelectField name={`answers.${index}.outcome`} label="结论" isRequired options={objectionOutcomes} />
                <TextField name={`answers.${index}.answer`} label="答复" isRequired maxLength={500} />
              </FormGrid>
            </Box>
          ))}
          <Box sx={{ mt: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>复核完成后评定分不变。</Box>
        </Form>
      )}
    </FormDialog>
  );
}
