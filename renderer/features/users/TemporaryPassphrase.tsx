/** After a login with a passphrase that an administrator has chosen: first a new one, then the work. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import type { Session } from '../../../electron/contract/ledger.ts';
import { showError, useAction } from '../../shared/client.ts';
import { Form } from '../../shared/form.tsx';
import { SessionProvider, type CurrentSession } from '../../shared/session.ts';
import { showToast } from '../../shared/toast-store.ts';
import { GateFrame } from '../ledger/GateFrame.tsx';
import { LockHost } from '../lock/LockHost.tsx';
import { OwnPassphraseFields, ownPassphraseErrorsOf, ownPassphraseSchema } from './OwnPassphraseFields.tsx';

type TemporaryPassphraseProps = {
  readonly session: Session;
  readonly version: string;
  readonly today: string;
  readonly onChanged: () => Promise<void>;
  readonly onLeave: () => void;
};

export function TemporaryPassphrase({ session, version, today, onChanged, onLeave }: TemporaryPassphraseProps): ReactNode {
  const { user, ledger } = session;
  const current = useMemo<CurrentSession>(() => ({ ...session, version, today }), [session, version, today]);
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  const logOut = useAction('ledger.logout', { onSuccess: onLeave });
  const change = useAction('users.changePassphrase', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '口令已修改，临时口令作废。' });
      void onChanged();
    },
    onError: (error) => {
      const errors = ownPassphraseErrorsOf(error);
      if (errors) setFieldErrors(errors);
      else showError(error);
    },
  });
  return (
    <SessionProvider value={current}>
      <GateFrame
        title="请先修改口令"
        subtitle={`${user.name}现在用的是管理员给的临时口令。请改成只有自己知道的口令，再开始办理业务。`}
        version={version}
        isDemo={ledger.isDemo}
      >
        <Form
          schema={ownPassphraseSchema}
          defaultValues={{ oldPassphrase: '', newPassphrase: '', repeat: '' }}
          fieldErrors={fieldErrors}
          guardsLeaving={false}
          label="修改口令"
          onSubmit={({ oldPassphrase, newPassphrase }) => change.run({ oldPassphrase, newPassphrase })}
        >
          <Box sx={{ maxWidth: '24rem' }}>
            <OwnPassphraseFields userName={user.name} oldLabel="临时口令" />
            <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>
              <Button type="submit" variant="contained" size="large" loading={change.isRunning}>
                修改并进入
              </Button>
              <Button type="button" size="large" onClick={() => void logOut.run({})}>
                退出登录
              </Button>
            </Box>
          </Box>
        </Form>
      </GateFrame>
      <LockHost onLeave={onLeave} />
    </SessionProvider>
  );
}
