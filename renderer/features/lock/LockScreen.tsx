import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from 'react';
import type { WireError } from '../../../electron/contract/result.ts';
import { call, wireErrorOf } from '../../shared/client.ts';
import { isComposing } from '../../shared/keyboard.ts';
import { forgetUnsaved, isLeavingGuarded } from '../../shared/leave-guard.ts';
import { useSession } from '../../shared/session.ts';
import { PassphraseInput } from '../../shared/ui/PassphraseInput.tsx';
import { DemoPassphrases } from '../ledger/DemoPassphrases.tsx';
import { GateFrame } from '../ledger/GateFrame.tsx';
import { tellWrongTries } from '../ledger/last-login.ts';
import { useWait } from '../ledger/use-wait.ts';

function errorText({ code, text }: WireError): string {
  return code === 'WRONG_PASSPHRASE' ? '口令不正确。请检查大小写和输入法后重试。' : `${text.what}${text.next}`;
}

/** Says who works here and on which ledger, nothing of the work. */
export function LockScreen({ onUnlocked, onLeave }: { readonly onUnlocked: () => void; readonly onLeave: () => void }): ReactNode {
  const { user, ledger, version } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<WireError | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const wait = useWait(error);

  useEffect(() => input.current?.focus(), []);

  const unlock = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (isRunning || passphrase === '' || wait.isWaiting) return;
    setIsRunning(true);
    setError(null);
    try {
      const tries = await call('session.unlock', { passphrase });
      onUnlocked();
      tellWrongTries({ at: null, ...tries });
    } catch (thrown) {
      setError(wireErrorOf(thrown));
      setIsRunning(false);
      setPassphrase('');
      input.current?.focus();
    }
  };
  const leave = async (): Promise<void> => {
    try {
      await call('ledger.logout', {});
      forgetUnsaved();
      onLeave();
    } catch (thrown) {
      setError(wireErrorOf(thrown));
      setIsLeaving(false);
    }
  };

  return (
    <GateFrame title="窗口已锁定" subtitle={`${ledger.name} · ${user.name}`} version={version} isDemo={ledger.isDemo}>
      <Box
        component="form"
        aria-label="解锁"
        autoComplete="off"
        noValidate
        onSubmit={(event) => void unlock(event)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
        }}
        sx={{ maxWidth: '24rem', display: 'flex', flexDirection: 'column', gap: 2 }}
      >
        <PassphraseInput
          label={`${user.name}的口令`}
          name="passphrase"
          value={passphrase}
          onChange={setPassphrase}
          inputRef={input}
          error={wait.text ?? (error ? errorText(error) : undefined)}
          hint={isLeavingGuarded() ? '没有保存的内容还在，解锁后可以接着填写。' : '解锁后回到刚才的页面。'}
        />
        <Button type="submit" variant="contained" size="large" loading={isRunning} disabled={wait.isWaiting}>
          解锁
        </Button>
        {isLeaving ? (
          <Alert
            severity="warning"
            variant="outlined"
            role="alertdialog"
            aria-label="换用户登录"
            icon={false}
            sx={{ '& .MuiAlert-message': { width: '100%' } }}
          >
            {isLeavingGuarded() ? `${user.name}还有没有保存的内容，换用户登录后不能找回。` : `${user.name}将退出登录；没有尚未保存的内容。`}
            <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
              <Button variant="outlined" autoFocus onClick={() => setIsLeaving(false)}>
                留在这里
              </Button>
              <Button variant="contained" color={isLeavingGuarded() ? 'error' : 'primary'} onClick={() => void leave()}>
                {isLeavingGuarded() ? '放弃并退出登录' : '退出登录'}
              </Button>
            </Box>
          </Alert>
        ) : (
          <Button type="button" sx={{ alignSelf: 'flex-start', ml: -1.75 }} onClick={() => setIsLeaving(true)}>
            换用户登录
          </Button>
        )}
      </Box>
      {ledger.isDemo ? <DemoPassphrases file={ledger.file} /> : null}
    </GateFrame>
  );
}
