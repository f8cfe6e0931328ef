import type { ReactNode } from 'react';
import { z } from 'zod';
import { policyProfiles, policyProfileSchema, type PolicyProfile } from '../../../electron/contract/tasks-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { Form, FormDialog, SelectField } from '../../shared/form.tsx';
import { EffectNote, showToast } from '../../shared/ui.tsx';

const schema = z.object({ profile: policyProfileSchema });

/** Which of the two documents the county works by. */
export function ProfileDialog({ profile, onClose }: { readonly profile: PolicyProfile | null; readonly onClose: () => void }): ReactNode {
  const choose = useAction('tasks.chooseProfile', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已选择执行的政策文件' });
      onClose();
    },
  });
  return (
    <FormDialog title="选择执行的政策文件" submitLabel="选择" isRunning={choose.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="选择执行的政策文件"
          schema={schema}
          defaultValues={{ profile: profile ?? 'TA-2021-17' }}
          fieldErrors={choose.fieldErrors}
          onSubmit={(input) => choose.run(input)}
        >
          <SelectField name="profile" label="文件" isRequired autoFocus options={policyProfiles} />
          <EffectNote
            label="选择后"
            effect="政策任务、量化目标、低保渐退期限等按这份文件；另一份文件仍在文件库中。已登记的任务进展按条款保留，改回时照旧显示。"
            hint=""
          />
        </Form>
      )}
    </FormDialog>
  );
}
