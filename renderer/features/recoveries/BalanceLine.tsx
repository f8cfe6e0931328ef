import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { money } from '../../shared/format.ts';

type Balance = {
  readonly claimedFen: number;
  readonly receivedFen: number;
  readonly offsetFen: number;
  readonly writtenOffFen: number;
  readonly openFen: number;
};

function Part({ label, fen, isStrong = false }: { readonly label: string; readonly fen: number; readonly isStrong?: boolean }): ReactNode {
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      <Box component="span" sx={{ color: 'text.secondary', mr: 0.5 }}>
        {label}
      </Box>
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', ...(isStrong ? { fontWeight: 600 } : {}) }}>
        {money(fen)}
      </Box>
    </Box>
  );
}

/** Claimed = received + offset + written off + open: always shown as the sum it is. */
export function BalanceLine({ balance }: { readonly balance: Balance }): ReactNode {
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1, fontSize: '0.8125rem' }}>
      <Part label="应追回" fen={balance.claimedFen} isStrong />
      <span>=</span>
      <Part label="已收回" fen={balance.receivedFen} />
      <span>+</span>
      <Part label="已抵扣" fen={balance.offsetFen} />
      <span>+</span>
      <Part label="已核销" fen={balance.writtenOffFen} />
      <span>+</span>
      <Part label="未收回" fen={balance.openFen} isStrong />
    </Box>
  );
}
