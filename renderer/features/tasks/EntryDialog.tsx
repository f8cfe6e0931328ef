import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { taskEntryInputSchema, taskStates, type PolicyTask } from '../../../electron/contract/tasks-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';

/** What is told of a task on a day: the last entry is the beginning of the next. */
export function EntryDialog({ task, onClose }: { readonly task: PolicyTask; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => ({
      code: task.code,
      enteredOn: today,
      owner: task.owner,
      partners: task.partners,
      person: task.person,
      beginOn: task.beginOn,
      dueOn: task.dueOn,
      progress: task.progress,
      state: task.enteredOn === null && task.state === 'idle' ? 'running' : task.state,
      remarks: task.remarks,
      note: task.note,
    }),
    [task, today],
  );
  const save = useAction('tasks.enter', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已登记进展：${task.content}` });
      onClose();
    },
  });
  return (
    <FormDialog title="登记任务进展" submitLabel="登记" maxWidth="md" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记任务进展"
          schema={taskEntryInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="enteredOn" label="登记日期" isRequired />
            <SelectField name="state" label="状态" isRequired options={taskStates} />
            <NumberField name="progress" label="进度" unit="%" isRequired autoFocus />
            <TextField name="owner" label="牵头科室" isNullable maxLength={60} />
            <TextField name="partners" label="配合单位" isNullable maxLength={200} />
            <TextField name="person" label="责任人" isNullable maxLength={40} />
            <DateField name="beginOn" label="开始日期" />
            <DateField name="dueOn" label="完成时限" hint="本县另定期限的填写；到期未完成列为滞后" />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <FormGrid minWidth="24rem">
              <TextField name="remarks" label="领导批示" isNullable rows={2} maxLength={500} />
              <TextField name="note" label="进展情况和备注" isNullable rows={2} maxLength={500} />
            </FormGrid>
          </Box>
          {task.isCounted ? (
            <EffectNote
              label="说明"
              effect="这项任务的当前值由台账数据算得：进度和状态按数字显示，登记的责任分工、批示和说明照常显示。"
              hint=""
            />
          ) : null}
        </Form>
      )}
    </FormDialog>
  );
}
