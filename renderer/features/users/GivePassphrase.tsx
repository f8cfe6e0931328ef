import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { WireError } from '../../../electron/contract/result.ts';
import { userMethods } from '../../../electron/contract/users.ts';
import { showError, useAction } from '../../shared/client.ts';
import { Form, FormDialog } from '../../shared/form.tsx';
import { showToast } from '../../shared/toast-store.ts';
import { checkRepeat, Explained, NewPassphrase, passphraseErrorsOf } from './NewPassphrase.tsx';

type User = OutputOf<'users.list'>[number];

const schema = userMethods['users.resetPassphrase'].input.extend({ repeat: z.string() }).superRefine(checkRepeat);

const explained = {
  reset: [
    '管理员看不到原来的口令。程序用临时口令重新包好这名用户的钥匙，原口令随即作废。',
    '本人用临时口令登录后，须先改成只有自己知道的口令，才能办理业务。',
    '以前复制出去的钥匙文件（备份、U盘）仍能用原口令解开台账文件，要妥善保管，不用的请销毁。',
    '所有人的口令都遗忘时，用封存的恢复密钥打开台账。',
  ],
  enable: [
    '停用时这名用户的钥匙已从钥匙文件中清除，原口令不能恢复；现在用临时口令重新包一把。',
    '本人用临时口令登录后，须先改成只有自己知道的口令，才能办理业务。',
  ],
} as const;

/** A new passphrase for somebody who has forgotten his, or comes back. */
export function GivePassphrase({
  user,
  kind,
  onClose,
}: {
  readonly user: User;
  readonly kind: 'reset' | 'enable';
  readonly onClose: () => void;
}): ReactNode {
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  const isReset = kind === 'reset';
  const options = {
    onSuccess: () => {
      showToast({
        tone: 'success',
        text: isReset ? `“${user.name}”的口令已重设。` : `“${user.name}”已启用。`,
        next: '请把临时口令当面告诉本人；登录时程序会要求修改。',
      });
      onClose();
    },
    onError: (error: WireError) => {
      const errors = passphraseErrorsOf(error);
      if (errors) setFieldErrors(errors);
      else showError(error);
    },
  };
  const reset = useAction('users.resetPassphrase', options);
  const enable = useAction('users.enable', options);
  const action = isReset ? reset : enable;
  return (
    <FormDialog
      title={isReset ? `重设“${user.name}”的口令` : `启用“${user.name}”`}
      submitLabel={isReset ? '重设口令' : '启用'}
      isRunning={action.isRunning}
      onClose={onClose}
    >
      {(formId) => (
        <Form
          id={formId}
          schema={schema}
          defaultValues={{ userId: user.userId, passphrase: '', repeat: '' }}
          fieldErrors={fieldErrors}
          onSubmit={({ userId, passphrase }) => action.run({ userId, passphrase })}
        >
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
            <Explained points={explained[kind]} />
            <NewPassphrase userName={user.name} autoFocus />
          </Box>
        </Form>
      )}
    </FormDialog>
  );
}
