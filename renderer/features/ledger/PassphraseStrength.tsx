import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { call } from '../../shared/client.ts';

export type Strength = OutputOf<'ledger.checkPassphrase'>;

/** Judged by the backend while it is typed: the same rule that refuses a weak one later. */
export function usePassphraseStrength(passphrase: string, userName: string): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (passphrase === '') {
      setStrength(null);
      return undefined;
    }
    const timer = setTimeout(() => {
      call('ledger.checkPassphrase', { passphrase, userName })
        .then((answer) => isCurrent && setStrength(answer))
        // The meter is help only; the rule itself acts when the form is sent.
        .catch(() => isCurrent && setStrength(null));
    }, 120);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [passphrase, userName]);
  return strength;
}

const words = ['很弱', '弱', '一般', '较强', '强'] as const;

export function PassphraseStrength({ passphrase, userName }: { readonly passphrase: string; readonly userName: string }): ReactNode {
  const strength = usePassphraseStrength(passphrase, userName);
  const score = strength?.score ?? -1;
  const colour = strength?.isStrong ? 'success.main' : 'warning.main';
  return (
    <Box role="status" aria-label="口令强度" sx={{ minHeight: '2.25rem' }}>
      <Box sx={{ display: 'flex', gap: 0.5 }}>
        {words.map((word, index) => (
          <Box key={word} sx={{ flex: 1, height: '0.25rem', borderRadius: 1, bgcolor: index <= score ? colour : 'divider' }} />
        ))}
      </Box>
      <Typography variant="caption" sx={{ color: strength ? colour : 'text.secondary' }}>
        {strength
          ? `强度：${words[strength.score] ?? ''}${strength.reason ? `，${strength.reason}` : ''}`
          : '用几个不相干的词语连在一起，好记又不易猜。'}
      </Typography>
    </Box>
  );
}
