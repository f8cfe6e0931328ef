import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { WireError } from '../../../electron/contract/result.ts';
import { HeaderByHand } from './HeaderByHand.tsx';

/** A refusal where it happened: what, what to do next, and the button for it. */
export function Refusal({ error, action }: { readonly error: WireError; readonly action?: ReactNode }): ReactNode {
  const { previewId } = error.params;
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={action}
      sx={{
        flex: 'none',
        bgcolor: 'background.paper',
        '& .MuiAlert-message': { overflowWrap: 'anywhere', flex: 1 },
        '& .MuiAlert-action': { alignItems: 'flex-start', pt: 0.5 },
      }}
    >
      <Box sx={{ fontWeight: 600 }}>{error.text.what}</Box>
      <Box sx={{ color: 'text.secondary' }}>{error.text.next}</Box>
      {error.code === 'HEADER_NOT_FOUND' && typeof previewId === 'string' ? <HeaderByHand previewId={previewId} /> : null}
    </Alert>
  );
}
