import { mdiEyeOffOutline, mdiEyeOutline } from '@mdi/js';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { Icon } from '../../shared/ui.tsx';

/** Small enough to stand beside a number in a line of text. */
export function RevealButton({ isShown, onClick }: { readonly isShown: boolean; readonly onClick: () => void }): ReactNode {
  const label = isShown ? '隐藏号码' : '显示完整号码';
  return (
    <IconButton aria-label={label} title={label} aria-pressed={isShown} onClick={onClick} sx={{ p: 0.375, my: '-0.1875rem' }}>
      <Icon path={isShown ? mdiEyeOffOutline : mdiEyeOutline} sx={{ fontSize: '0.9375rem' }} />
    </IconButton>
  );
}
