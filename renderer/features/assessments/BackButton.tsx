import { mdiArrowLeft } from '@mdi/js';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { goBack } from '../../shared/navigation.ts';
import { Icon } from '../../shared/ui.tsx';

export function BackButton({ to, label = '返回' }: { readonly to: string; readonly label?: string }): ReactNode {
  return (
    <Button
      color="secondary"
      size="small"
      startIcon={<Icon path={mdiArrowLeft} />}
      onClick={() => goBack(to)}
      sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
    >
      {label}
    </Button>
  );
}
