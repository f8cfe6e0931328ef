import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import type { WireError } from '../../../electron/contract/result.ts';
import { checkPlace, newUserSchema } from '../../../electron/contract/users.ts';
import { showError, useAction } from '../../shared/client.ts';
import { Form, FormDialog, TextField } from '../../shared/form.tsx';
import { showToast } from '../../shared/toast-store.ts';
import { checkRepeat, NewPassphrase, passphraseErrorsOf } from './NewPassphrase.tsx';
import { placeOf, RoleFields } from './RoleFields.tsx';

const schema = newUserSchema.extend({ repeat: z.string() }).superRefine(checkPlace).superRefine(checkRepeat);

function fieldErrorsOf(error: WireError): Readonly<Record<string, string>> | null {
  return error.code === 'USER_EXISTS' ? { name: error.text.what } : passphraseErrorsOf(error);
}

export function AddUser({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  const add = useAction('users.add', {
    onSuccess: (_, input) => {
      showToast({ tone: 'success', text: `已增加用户“${input.name}”。`, next: '请把临时口令当面告诉本人；首次登录时程序会要求修改。' });
      onClose();
    },
    onError: (error) => {
      const errors = fieldErrorsOf(error);
      if (errors) setFieldErrors(errors);
      else showError(error);
    },
  });
  return (
    <FormDialog title="增加用户" submitLabel="增加" isRunning={add.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          schema={schema}
          defaultValues={{ name: '', role: 'county_clerk', townCode: null, homeId: null, passphrase: '', repeat: '' }}
          fieldErrors={fieldErrors}
          onSubmit={({ repeat: _, ...input }) => add.run(placeOf(input))}
        >
          {(form) => (
            <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
              <TextField name="name" label="用户名" hint="用本人姓名，签章和日志中显示，以后不能改" maxLength={30} autoFocus isRequired />
              <RoleFields />
              <NewPassphrase userName={form.watch('name')} />
            </Box>
          )}
        </Form>
      )}
    </FormDialog>
  );
}
