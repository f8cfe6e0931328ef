import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { userMethods } from '../../../electron/contract/users.ts';
import { showError, useAction } from '../../shared/client.ts';
import { Form, FormDialog, NumberField } from '../../shared/form.tsx';
import { showToast } from '../../shared/toast-store.ts';
import { Explained } from './NewPassphrase.tsx';

const noErrors: Readonly<Record<string, string>> = {};

export function IdleLock({ minutes, onClose }: { readonly minutes: number; readonly onClose: () => void }): ReactNode {
  const [fieldErrors, setFieldErrors] = useState(noErrors);
  const save = useAction('users.saveIdleLock', {
    onSuccess: (_, input) => {
      showToast({ tone: 'success', text: `无人操作 ${input.minutes} 分钟后锁定窗口。` });
      onClose();
    },
    onError: (error) => (error.fields ? setFieldErrors(error.fields) : showError(error)),
  });
  return (
    <FormDialog title="无人操作时锁定" submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="xs">
      {(formId) => (
        <Form
          id={formId}
          schema={userMethods['users.saveIdleLock'].input}
          defaultValues={{ minutes }}
          fieldErrors={fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
            <NumberField
              name="minutes"
              label="多长时间后锁定"
              unit="分钟"
              hint="1 至 60 分钟，对本台账的所有用户有效"
              isRequired
              autoFocus
            />
            <Explained
              points={[
                '锁定后页面遮住，填了一半的内容还在；本人填写口令后接着办。',
                '正在进行的导入、编制等不会中断。',
                '随时可以按 Ctrl+L 锁定。',
              ]}
            />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
