import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { isoDate, isoDateSchema } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { dateText } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';

const schema = z.object({
  reportedOn: isoDateSchema,
  reporter: z.string().trim().min(1).max(40),
  description: z.string().trim().min(1, '请写明有什么变化').max(200),
});

function Effect(): ReactNode {
  const reportedOn = useWatch<z.input<typeof schema>, 'reportedOn'>({ name: 'reportedOn' });
  const rules = useCall('assessments.scales', {}).data?.rules;
  return (
    <EffectNote
      label="期限"
      effect={
        reportedOn && rules
          ? `自${dateText(reportedOn)}起 ${rules.reassessWorkDays} 个工作日内重新评估（按国务院放假调休安排计算）；档次在评估之后才变。`
          : ''
      }
      hint="填写报告日期后，这里说明评估期限。"
    />
  );
}

/** Somebody tells that a person's condition has changed. */
export function ReportDialog({
  personId,
  name,
  onClose,
}: {
  readonly personId: number;
  readonly name: string;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const report = useAction('assessments.report', {
    onSuccess: ({ dueOn, warning }) => {
      showToast({
        tone: warning ? 'warning' : 'success',
        text: `已登记${name}的变化报告，${dateText(dueOn)}前重新评估`,
        ...(warning ? { next: warning } : {}),
      });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ reportedOn: isoDate(today), reporter: '', description: '' }), [today]);
  return (
    <FormDialog title={`报告变化：${name}`} submitLabel="登记" isRunning={report.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="报告变化"
          schema={schema}
          defaultValues={defaults}
          fieldErrors={report.fieldErrors}
          onSubmit={(input) => report.run({ personId, ...input })}
        >
          <FormGrid>
            <DateField name="reportedOn" label="报告日期" isRequired />
            <TextField name="reporter" label="报告人" isRequired maxLength={40} hint="本人、照料人、村（社区）或机构" autoFocus />
          </FormGrid>
          <TextField name="description" label="变化情况" isRequired rows={2} maxLength={200} />
          <Effect />
        </Form>
      )}
    </FormDialog>
  );
}
