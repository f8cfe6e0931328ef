import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Something that is still to be supplied, with the reason why it matters under the pointer. */
export function Missing({ label, hint }: { readonly label: string; readonly hint: string }): ReactNode {
  return (
    <Box component="span" title={hint} sx={{ color: 'warning.main', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {label}
    </Box>
  );
}
