import { mdiFileEyeOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { recoveryMethods } from '../../../electron/contract/recoveries.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { Icon } from '../../shared/ui.tsx';

/** Leads to the paper of a notice or of a payment order. */
export function PaperButton({ to }: { readonly to: `notice/${number}` | `order/${number}` }): ReactNode {
  if (!useMay(recoveryMethods['recoveries.paper'].access)) return null;
  return (
    <Button
      size="small"
      sx={{ py: 0 }}
      startIcon={<Icon path={mdiFileEyeOutline} />}
      onClick={() => goTo(`/payments/recovery-papers/${to}`)}
    >
      预览打印
    </Button>
  );
}
