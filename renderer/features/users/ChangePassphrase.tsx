import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { userMethods } from '../../../electron/contract/users.ts';
import type { WireError } from '../../../electron/contract/result.ts';
import { showError, useAction } from '../../shared/client.ts';
import { Form, FormDialog, PassphraseField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/toast-store.ts';
import { PassphraseStrength } from '../ledger/PassphraseStrength.tsx';

const schema = userMethods['users.changePassphrase'].input
  .extend({ repeat: z.string() })
  .refine((input) => input.newPassphrase === input.repeat, { path: ['repeat'], message: '两次填写的口令不一致' });

function fieldErrorsOf(error: WireError): Readonly<Record<string, string>> {
  if (error.code === 'WRONG_PASSPHRASE') return { oldPassphrase: '原口令不正确' };
  if (error.code === 'WEAK_PASSPHRASE') return { newPassphrase: error.text.what };
  return error.fields ?? {};
}

export function ChangePassphrase({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { user } = useSession();
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  const change = useAction('users.changePassphrase', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '口令已修改，下次登录起使用新口令。' });
      onClose();
    },
    onError: (error) => {
      const errors = fieldErrorsOf(error);
      if (Object.keys(errors).length > 0) setFieldErrors(errors);
      else showError(error);
    },
  });
  return (
    <FormDialog title="修改口令" submitLabel="修改" isRunning={change.isRunning} onClose={onClose} maxWidth="xs">
      {(formId) => (
        <Form
          id={formId}
          schema={schema}
          defaultValues={{ oldPassphrase: '', newPassphrase: '', repeat: '' }}
          fieldErrors={fieldErrors}
          onSubmit={({ oldPassphrase, newPassphrase }) => change.run({ oldPassphrase, newPassphrase })}
        >
          {(form) => (
            <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
              <PassphraseField name="oldPassphrase" label="原口令" autoFocus />
              <PassphraseField name="newPassphrase" label="新口令" isNew />
              <PassphraseStrength passphrase={form.watch('newPassphrase')} userName={user.name} />
              <PassphraseField name="repeat" label="再填一次新口令" isNew />
            </Box>
          )}
        </Form>
      )}
    </FormDialog>
  );
}
