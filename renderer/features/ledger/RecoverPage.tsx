import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { ledgerMethods, type LedgerCard, type Session } from '../../../electron/contract/ledger.ts';
import type { WireError } from '../../../electron/contract/result.ts';
import { useAction } from '../../shared/client.ts';
import { Form, PassphraseField, TextField } from '../../shared/form.tsx';
import { GateFrame } from './GateFrame.tsx';
import { PassphraseStrength } from './PassphraseStrength.tsx';
import { concernsLedger } from './refusals.ts';
import { useWait } from './use-wait.ts';

type RecoverPageProps = {
  readonly card: LedgerCard;
  readonly version: string;
  readonly isDemo: boolean;
  readonly onSession: (session: Session) => void;
  readonly onBack: () => void;
  readonly onRefused: (error: WireError) => void;
};

const schema = ledgerMethods['ledger.recover'].input
  .extend({ repeat: z.string() })
  .refine((input) => input.repeat === input.passphrase, { path: ['repeat'], message: '两次填写的口令不一致' });

function fieldErrorsOf(error: WireError): Readonly<Record<string, string>> {
  if (error.fields) return error.fields;
  // Counted down below the field instead.
  if (error.code === 'RECOVERY_TRIES_EXHAUSTED') return {};
  const path =
    error.code === 'RECOVERY_KEY_WRONG' || error.code === 'KEY_REVOKED'
      ? 'recoveryKey'
      : error.code === 'WEAK_PASSPHRASE'
        ? 'passphrase'
        : 'userName';
  return { [path]: `${error.text.what}${error.text.next}` };
}

/** The printed recovery key opens the ledger and sets a new passphrase for an administrator. */
export function RecoverPage({ card, version, isDemo, onSession, onBack, onRefused }: RecoverPageProps): ReactNode {
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  const recover = useAction('ledger.recover', {
    onSuccess: onSession,
    onError: (error) => (concernsLedger(error.code) ? onRefused(error) : setFieldErrors(fieldErrorsOf(error))),
  });
  const wait = useWait(recover.error);
  return (
    <GateFrame title="用恢复密钥打开" subtitle={`${card.name}：打开后，所填管理员的口令改为新口令。`} version={version} isDemo={isDemo}>
      <Form
        schema={schema}
        defaultValues={{ file: card.file, recoveryKey: '', userName: card.userNames[0] ?? '', passphrase: '', repeat: '' }}
        onSubmit={({ repeat: _, ...input }) => recover.run(input)}
        fieldErrors={fieldErrors}
        guardsLeaving={false}
        label="用恢复密钥打开"
      >
        {(form) => (
          <Box sx={{ maxWidth: '28rem', display: 'flex', flexDirection: 'column', gap: 2 }}>
            <TextField
              name="recoveryKey"
              label="恢复密钥"
              hint={
                wait.text === null ? (
                  '打印的恢复密钥，不分大小写，横线可以不填'
                ) : (
                  <Box component="span" role="status" sx={{ color: 'error.main' }}>
                    {wait.text}
                  </Box>
                )
              }
              autoFocus
              hasFigures
            />
            <TextField name="userName" label="管理员用户名" hint="已停用的管理员会重新启用；没有可用的管理员时，填写的新名字成为管理员" />
            <PassphraseField name="passphrase" label="新口令" isNew />
            <PassphraseStrength passphrase={form.watch('passphrase')} userName={form.watch('userName')} />
            <PassphraseField name="repeat" label="再填一次新口令" isNew />
            <Box sx={{ display: 'flex', gap: 1 }}>
              <Button type="submit" variant="contained" loading={recover.isRunning} disabled={wait.isWaiting}>
                打开台账
              </Button>
              <Button onClick={onBack}>返回登录</Button>
            </Box>
          </Box>
        )}
      </Form>
    </GateFrame>
  );
}
