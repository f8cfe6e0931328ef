import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import { userMethods } from '../../../electron/contract/users.ts';
import { showError, useAction } from '../../shared/client.ts';
import { Form, FormDialog, PassphraseField } from '../../shared/form.tsx';
import { forgetUnsaved, mayLeave } from '../../shared/leave-guard.ts';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/toast-store.ts';
import { RecoveryKeyStep } from '../ledger/RecoveryKeyStep.tsx';
import { Explained } from './NewPassphrase.tsx';

const noErrors: Readonly<Record<string, string>> = {};

/** A new recovery key: proof of who asks, the key on paper, two groups typed back; only then the old one is void. */
export function RenewRecoveryKey({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { user, ledger } = useSession();
  const [fieldErrors, setFieldErrors] = useState(noErrors);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const propose = useAction('recovery.propose', {
    onSuccess: (proposed) => setRecoveryKey(proposed.recoveryKey),
    onError: (error) => {
      if (error.code === 'WRONG_PASSPHRASE') setFieldErrors({ passphrase: '口令不正确' });
      else if (error.code === 'TRIES_EXHAUSTED') setFieldErrors({ passphrase: `${error.text.what}${error.text.next}` });
      else showError(error);
    },
  });
  const accept = useAction('recovery.accept', {
    onSuccess: () => {
      forgetUnsaved();
      showToast({ tone: 'success', text: '恢复密钥已更换，原来的恢复密钥作废。', next: '请把新的打印件封存，销毁旧的打印件。' });
      onClose();
    },
  });

  if (recoveryKey === null)
    return (
      <FormDialog title="更换恢复密钥" submitLabel="生成新的恢复密钥" isRunning={propose.isRunning} onClose={onClose}>
        {(formId) => (
          <Form
            id={formId}
            schema={userMethods['recovery.propose'].input}
            defaultValues={{ passphrase: '' }}
            fieldErrors={fieldErrors}
            guardsLeaving={false}
            onSubmit={(input) => propose.run(input)}
          >
            <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
              <Explained
                points={[
                  '恢复密钥在所有口令都遗忘、所有用户都停用时打开台账，只印在纸上，程序不保存。',
                  '打印件遗失、或可能被人看到时，应当更换。',
                  '新的恢复密钥核对无误后才启用，原来的同时作废；在此之前原来的一直有效。',
                  '以前复制出去的钥匙文件（备份、U盘）仍能用原来的恢复密钥解开台账文件，旧的打印件一定要销毁。',
                ]}
              />
              <PassphraseField name="passphrase" label={`${user.name}的口令`} autoFocus />
            </Box>
          </Form>
        )}
      </FormDialog>
    );
  const close = async (): Promise<void> => {
    if (await mayLeave()) onClose();
  };
  return (
    <Dialog
      open
      maxWidth={false}
      fullWidth
      onClose={() => void close()}
      aria-labelledby="renew-title"
      slotProps={{ paper: { sx: { maxWidth: '50rem' } } }}
    >
      <DialogTitle id="renew-title">新的恢复密钥</DialogTitle>
      <DialogContent>
        <RecoveryKeyStep
          recoveryKey={recoveryKey}
          ledgerName={ledger.name}
          notice="新的恢复密钥还没有启用；打印并核对后启用，原来的同时作废。"
          doneLabel="启用新的恢复密钥"
          isRunning={accept.isRunning}
          onDone={() => void accept.run({})}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={() => void close()} disabled={accept.isRunning}>
          取消，仍用原来的
        </Button>
      </DialogActions>
    </Dialog>
  );
}
