import { useState, type ReactNode } from 'react';
import { showError, useAction } from '../../shared/client.ts';
import { Form, FormDialog } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/toast-store.ts';
import { OwnPassphraseFields, ownPassphraseErrorsOf, ownPassphraseSchema } from './OwnPassphraseFields.tsx';

export function ChangePassphrase({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { user } = useSession();
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  const change = useAction('users.changePassphrase', {
    onSuccess: () => {
      showToast({
        tone: 'success',
        text: '口令已修改，下次登录起使用新口令。',
        next: '以前复制出去的钥匙文件（备份、U盘）仍能用原口令解开台账文件，要妥善保管，不用的请销毁。',
      });
      onClose();
    },
    onError: (error) => {
      const errors = ownPassphraseErrorsOf(error);
      if (errors) setFieldErrors(errors);
      else showError(error);
    },
  });
  return (
    <FormDialog title="修改口令" submitLabel="修改" isRunning={change.isRunning} onClose={onClose} maxWidth="xs">
      {(formId) => (
        <Form
          id={formId}
          schema={ownPassphraseSchema}
          defaultValues={{ oldPassphrase: '', newPassphrase: '', repeat: '' }}
          fieldErrors={fieldErrors}
          onSubmit={({ oldPassphrase, newPassphrase }) => change.run({ oldPassphrase, newPassphrase })}
        >
          <OwnPassphraseFields userName={user.name} oldLabel="原口令" />
        </Form>
      )}
    </FormDialog>
  );
}
