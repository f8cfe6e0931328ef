import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { WireError } from '../../../electron/contract/result.ts';

/** A refusal where it happened: what, what to do next, and the button for it. */
export function Refusal({
  error,
  action,
  onClose,
}: {
  readonly error: WireError;
  readonly action?: ReactNode;
  readonly onClose?: () => void;
}): ReactNode {
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={action}
      {...(onClose && !action ? { onClose } : {})}
      sx={{
        flex: 'none',
        bgcolor: 'background.paper',
        '& .MuiAlert-message': { overflowWrap: 'anywhere' },
        '& .MuiAlert-action': { alignItems: 'center', pt: 0 },
      }}
    >
      <Box sx={{ fontWeight: 600 }}>{error.text.what}</Box>
      <Box sx={{ color: 'text.secondary' }}>{error.text.next}</Box>
    </Alert>
  );
}
