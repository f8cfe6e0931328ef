import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { ledgerMethods } from '../../../electron/contract/ledger.ts';
import { call, showError, wireErrorOf } from '../../shared/client.ts';
import { Form, PassphraseField, TextField } from '../../shared/form.tsx';
import { PassphraseStrength } from './PassphraseStrength.tsx';
import { StepButtons } from './StepButtons.tsx';

const schema = ledgerMethods['ledger.create'].input
  .pick({ userName: true, passphrase: true })
  .extend({ repeat: z.string() })
  .refine((input) => input.passphrase === input.repeat, { path: ['repeat'], message: '两次填写的口令不一致' });
export type AdministratorInput = { readonly userName: string; readonly passphrase: string; readonly repeat: string };

export function AdministratorStep({
  value,
  onBack,
  onNext,
}: {
  readonly value: AdministratorInput;
  readonly onBack: () => void;
  readonly onNext: (value: AdministratorInput) => void;
}): ReactNode {
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  const submit = async (input: AdministratorInput): Promise<void> => {
    try {
      const strength = await call('ledger.checkPassphrase', { passphrase: input.passphrase, userName: input.userName });
      if (strength.isStrong) onNext(input);
      else setFieldErrors({ passphrase: `口令太弱：${strength.reason}` });
    } catch (error) {
      showError(wireErrorOf(error));
    }
  };
  return (
    <Form schema={schema} defaultValues={value} onSubmit={submit} fieldErrors={fieldErrors} guardsLeaving={false} label="管理员与口令">
      {(form) => (
        <>
          <Box sx={{ maxWidth: '26rem', display: 'flex', flexDirection: 'column', gap: 2 }}>
            <TextField name="userName" label="管理员用户名" hint="例如本人姓名；登录和签章记录中显示" autoFocus />
            <PassphraseField name="passphrase" label="口令" isNew />
            <PassphraseStrength passphrase={form.watch('passphrase')} userName={form.watch('userName')} />
            <PassphraseField name="repeat" label="再填一次口令" isNew />
          </Box>
          <StepButtons onBack={onBack} />
        </>
      )}
    </Form>
  );
}
