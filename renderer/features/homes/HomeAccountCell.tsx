import { mdiEyeOffOutline, mdiEyeOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { HomeRow } from '../../../electron/contract/homes.ts';
import { RowButton } from './RowButton.tsx';

/** The one account that stands in full, and the way to change that; null for who may not see it. */
export type AccountShown = {
  readonly shown: { readonly homeId: number; readonly number: string } | null;
  readonly toggle: (home: HomeRow) => void;
} | null;

export function HomeAccountCell({ home, accounts }: { readonly home: HomeRow; readonly accounts: AccountShown }): ReactNode {
  if (home.account === null)
    return (
      <Box component="span" sx={{ color: 'warning.main' }} title="没有收款账户，集中供养的款项不能进入银行发放文件">
        账号待补
      </Box>
    );
  const number = accounts?.shown?.homeId === home.homeId ? accounts.shown.number : null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.25, height: '100%' }}>
      <Box
        component="span"
        title={`${home.account.holder}　${home.account.bank}　${home.account.validFrom} 启用`}
        sx={{ overflow: 'hidden', textOverflow: 'ellipsis', fontVariantNumeric: 'tabular-nums', flex: '0 1 auto' }}
      >
        {number ?? `${home.account.number}　${home.account.bank}`}
      </Box>
      {accounts === null ? null : (
        <RowButton
          icon={number === null ? mdiEyeOutline : mdiEyeOffOutline}
          label={`${number === null ? '显示' : '隐藏'}${home.name}的完整账号`}
          onClick={() => accounts.toggle(home)}
        />
      )}
    </Box>
  );
}
