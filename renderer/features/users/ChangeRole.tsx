import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { checkPlace, userRoleSchema } from '../../../electron/contract/users.ts';
import { showError, useAction } from '../../shared/client.ts';
import { Form, FormDialog } from '../../shared/form.tsx';
import { showToast } from '../../shared/toast-store.ts';
import { Explained } from './NewPassphrase.tsx';
import { placeOf, RoleFields } from './RoleFields.tsx';

type User = OutputOf<'users.list'>[number];

const schema = userRoleSchema.superRefine(checkPlace);
const noErrors: Readonly<Record<string, string>> = {};

export function ChangeRole({ user, onClose }: { readonly user: User; readonly onClose: () => void }): ReactNode {
  const [fieldErrors, setFieldErrors] = useState(noErrors);
  const change = useAction('users.change', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `“${user.name}”的角色已改变。` });
      onClose();
    },
    onError: (error) => (error.fields ? setFieldErrors(error.fields) : showError(error)),
  });
  return (
    <FormDialog title={`“${user.name}”的角色`} submitLabel="保存" isRunning={change.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          schema={schema}
          defaultValues={{ userId: user.userId, role: user.role, townCode: user.townCode, homeId: user.homeId }}
          fieldErrors={fieldErrors}
          onSubmit={(input) => change.run(placeOf(input))}
        >
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
            <RoleFields />
            <Explained points={['以前的签章和记录仍按当时的角色保留。', '保存后从下一次登录起按新的角色办理。']} />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
