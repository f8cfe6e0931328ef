import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { newUserSchema } from '../../../electron/contract/users.ts';
import { roles } from '../../../electron/contract/method.ts';
import type { WireError } from '../../../electron/contract/result.ts';
import { showError, useAction } from '../../shared/client.ts';
import { Form, FormDialog, PassphraseField, SelectField, TextField } from '../../shared/form.tsx';
import { showToast } from '../../shared/toast-store.ts';
import { PassphraseStrength } from '../ledger/PassphraseStrength.tsx';
import { roleDuties } from './role-duties.ts';

const schema = newUserSchema
  .extend({ repeat: z.string() })
  .refine((input) => input.passphrase === input.repeat, { path: ['repeat'], message: '两次填写的口令不一致' });

function fieldErrorsOf(error: WireError): Readonly<Record<string, string>> {
  if (error.code === 'USER_EXISTS') return { name: error.text.what };
  if (error.code === 'WEAK_PASSPHRASE') return { passphrase: error.text.what };
  return error.fields ?? {};
}

export function AddUser({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  const add = useAction('users.add', {
    onSuccess: (_, input) => {
      showToast({ tone: 'success', text: `已增加用户“${input.name}”。`, next: '请把口令当面告诉本人，并请其登录后自行修改。' });
      onClose();
    },
    onError: (error) => {
      const errors = fieldErrorsOf(error);
      if (Object.keys(errors).length > 0) setFieldErrors(errors);
      else showError(error);
    },
  });
  return (
    <FormDialog title="增加用户" submitLabel="增加" isRunning={add.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          schema={schema}
          defaultValues={{ name: '', role: 'county_clerk', passphrase: '', repeat: '' }}
          fieldErrors={fieldErrors}
          onSubmit={({ name, role, passphrase }) => add.run({ name, role, passphrase })}
        >
          {(form) => (
            <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
              <TextField name="name" label="用户名" hint="用本人姓名，签章和日志中显示" maxLength={30} autoFocus />
              <Box>
                <SelectField name="role" label="角色" options={roles} />
                <Typography variant="caption" sx={{ color: 'text.secondary' }}>
                  {roleDuties[form.watch('role')]}
                </Typography>
              </Box>
              <PassphraseField name="passphrase" label="初始口令" isNew />
              <PassphraseStrength passphrase={form.watch('passphrase')} userName={form.watch('name')} />
              <PassphraseField name="repeat" label="再填一次口令" isNew />
            </Box>
          )}
        </Form>
      )}
    </FormDialog>
  );
}
