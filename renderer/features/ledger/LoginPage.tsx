import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useRef, useState, type SyntheticEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { LedgerCard, Session } from '../../../electron/contract/ledger.ts';
import type { WireError } from '../../../electron/contract/result.ts';
import { call, wireErrorOf } from '../../shared/client.ts';
import { askConfirm } from '../../shared/ui/confirm-store.ts';
import { isComposing } from '../../shared/keyboard.ts';
import { accentWash } from '../../shared/theme.tsx';
import { PassphraseInput } from '../../shared/ui/PassphraseInput.tsx';
import { PlainField } from '../../shared/ui/PlainField.tsx';
import { DemoPassphrases } from './DemoPassphrases.tsx';
import { GateFrame } from './GateFrame.tsx';
import { concernsLedger } from './refusals.ts';
import { useWait } from './use-wait.ts';

type LoginPageProps = {
  readonly card: LedgerCard;
  readonly version: string;
  readonly isDemo: boolean;
  readonly onSession: (session: Session) => void;
  readonly onRefused: (error: WireError, retry: () => void) => void;
  /** Back to this page, for the 重试 of a refusal: the passphrase is asked again, it is kept nowhere. */
  readonly onLogin: () => void;
  readonly onRecover: () => void;
  readonly onOther: () => void;
};

const lastUserKey = (file: string): string => `lastUser.${file}`;

/** An administrator may know better: the last line may have been written under a wrong clock. */
function acceptsClock({ text, params }: WireError): Promise<boolean> {
  return askConfirm({
    title: '电脑时间对不上',
    body: `${text.what}登记和发放都按电脑时间写日期：时间不对，请先取消，到系统设置里校准。确认现在就是 ${params['now'] ?? ''}，才继续登录；审计日志会记下这次确认。`,
    confirmLabel: '时间没有错，继续登录',
    tone: 'danger',
  });
}

export function LoginPage({ card, version, isDemo, onSession, onRefused, onLogin, onRecover, onOther }: LoginPageProps): ReactNode {
  const [userName, setUserName] = useState(() => {
    const last = localStorage.getItem(lastUserKey(card.file));
    return last !== null && card.userNames.includes(last) ? last : (card.userNames[0] ?? '');
  });
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<WireError | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const wait = useWait(error);
  const passphraseInput = useRef<HTMLInputElement>(null);

  const logIn = async (event: SyntheticEvent | null, isClockAccepted = false): Promise<void> => {
    event?.preventDefault();
    if (isRunning || wait.isWaiting || passphrase === '' || userName.trim() === '') {
      passphraseInput.current?.focus();
      return;
    }
    setIsRunning(true);
    setError(null);
    try {
      const session = await call('ledger.login', {
        file: card.file,
        userName,
        passphrase,
        ...(isClockAccepted ? { isClockAccepted } : {}),
      });
      localStorage.setItem(lastUserKey(card.file), session.user.name);
      onSession(session);
    } catch (thrown) {
      const wire = wireErrorOf(thrown);
      setIsRunning(false);
      if (concernsLedger(wire.code)) {
        onRefused(wire, onLogin);
        return;
      }
      if (wire.code === 'CLOCK_BEHIND' && wire.params['mayGoOn'] === 1 && (await acceptsClock(wire))) {
        void logIn(null, true);
        return;
      }
      setError(wire);
      passphraseInput.current?.select();
    }
  };
  const noComposedEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
  };

  return (
    <GateFrame title={card.name} subtitle={card.regionName} version={version} isDemo={isDemo || card.isDemo}>
      <Box
        component="form"
        aria-label="登录"
        autoComplete="off"
        noValidate
        onSubmit={(event) => void logIn(event)}
        onKeyDown={noComposedEnter}
        sx={{ maxWidth: '24rem', display: 'flex', flexDirection: 'column', gap: 2 }}
      >
        {card.userNames.length > 1 ? (
          <Box
            role="group"
            aria-label="选择用户"
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, maxHeight: '9rem', overflowY: 'auto', p: '2px' }}
          >
            {card.userNames.map((name) => (
              <ButtonBase
                key={name}
                aria-pressed={name === userName}
                onClick={() => {
                  setUserName(name);
                  // Each waits for his own wrong tries.
                  if (name !== userName) setError(null);
                  passphraseInput.current?.focus();
                }}
                sx={(theme) => ({
                  px: 1.5,
                  py: 0.625,
                  borderRadius: 1,
                  border: 1,
                  fontSize: '0.875rem',
                  ...(name === userName
                    ? { borderColor: 'primary.main', bgcolor: accentWash(theme, 0.14), fontWeight: 600 }
                    : { borderColor: 'divider', bgcolor: 'background.paper' }),
                })}
              >
                {name}
              </ButtonBase>
            ))}
          </Box>
        ) : null}
        <PlainField
          label="用户名"
          name="userName"
          value={userName}
          onChange={(event) => setUserName(event.target.value)}
          inputProps={{ maxLength: 30, spellCheck: false }}
        />
        <PassphraseInput
          label="口令"
          name="passphrase"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
          inputRef={passphraseInput}
          error={wait.text ?? (error ? `${error.text.what}${error.text.next}` : undefined)}
        />
        <Button type="submit" variant="contained" size="large" loading={isRunning} disabled={wait.isWaiting}>
          登录
        </Button>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', mx: -1.75 }}>
          <Button type="button" onClick={onRecover}>
            忘记口令，用恢复密钥打开
          </Button>
          <Button type="button" onClick={onOther}>
            换一本台账
          </Button>
        </Box>
      </Box>
      {card.isDemo ? <DemoPassphrases file={card.file} /> : null}
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mt: 4, overflowWrap: 'anywhere' }}>
        台账文件：{card.file}
      </Typography>
    </GateFrame>
  );
}
