import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { WireError } from '../../../electron/contract/result.ts';
import { userMethods } from '../../../electron/contract/users.ts';
import { PassphraseField } from '../../shared/form.tsx';
import { PassphraseStrength } from '../ledger/PassphraseStrength.tsx';

export const ownPassphraseSchema = userMethods['users.changePassphrase'].input
  .extend({ repeat: z.string() })
  .superRefine((input, context) => {
    if (input.newPassphrase === input.oldPassphrase)
      context.addIssue({ code: 'custom', path: ['newPassphrase'], message: '新口令与原口令相同，请换一个' });
    if (input.newPassphrase !== input.repeat) context.addIssue({ code: 'custom', path: ['repeat'], message: '两次填写的口令不一致' });
  });

export function ownPassphraseErrorsOf(error: WireError): Readonly<Record<string, string>> | null {
  if (error.code === 'WRONG_PASSPHRASE') return { oldPassphrase: '原口令不正确' };
  if (error.code === 'TRIES_EXHAUSTED') return { oldPassphrase: `${error.text.what}${error.text.next}` };
  if (error.code === 'WEAK_PASSPHRASE') return { newPassphrase: error.text.what };
  return error.fields ?? null;
}

export function OwnPassphraseFields({ userName, oldLabel }: { readonly userName: string; readonly oldLabel: string }): ReactNode {
  const passphrase = useWatch({ name: 'newPassphrase' }) as string;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <PassphraseField name="oldPassphrase" label={oldLabel} autoFocus />
      <PassphraseField name="newPassphrase" label="新口令" isNew />
      <PassphraseStrength passphrase={passphrase} userName={userName} />
      <PassphraseField name="repeat" label="再填一次新口令" isNew />
    </Box>
  );
}
