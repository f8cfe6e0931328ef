import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import type { WireError } from '../../../electron/contract/result.ts';
import { PassphraseField } from '../../shared/form.tsx';
import { PassphraseStrength } from '../ledger/PassphraseStrength.tsx';

/** Typed twice; the second one stays in the page. For `superRefine`. */
export function checkRepeat(input: { readonly passphrase: string; readonly repeat: string }, context: z.RefinementCtx): void {
  if (input.passphrase !== input.repeat) context.addIssue({ code: 'custom', path: ['repeat'], message: '两次填写的口令不一致' });
}

/** Where a refusal about a passphrase is shown. */
export function passphraseErrorsOf(error: WireError, field = 'passphrase'): Readonly<Record<string, string>> | null {
  if (error.code === 'WEAK_PASSPHRASE') return { [field]: error.text.what };
  return error.fields ?? null;
}

/** A passphrase for somebody else, twice, with its strength. */
export function NewPassphrase({ userName, autoFocus = false }: { readonly userName: string; readonly autoFocus?: boolean }): ReactNode {
  const passphrase = useWatch({ name: 'passphrase' }) as string;
  return (
    <>
      <PassphraseField name="passphrase" label="临时口令" isNew autoFocus={autoFocus} />
      <PassphraseStrength passphrase={passphrase} userName={userName} />
      <PassphraseField name="repeat" label="再填一次临时口令" isNew />
    </>
  );
}

/** What happens, in a few plain sentences. */
export function Explained({ points }: { readonly points: readonly string[] }): ReactNode {
  return (
    <Alert
      severity="info"
      variant="outlined"
      icon={false}
      sx={{ color: 'text.primary', borderColor: 'divider', borderLeft: 3, borderLeftColor: 'primary.main', py: 0.25 }}
    >
      <Box component="ul" sx={{ m: 0, pl: 2.25, '& li': { mb: 0.25 } }}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </Box>
    </Alert>
  );
}
