import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Whom and what a dialog is about, and what does not fit. */
export function Subject({
  who,
  what,
  misfits = [],
}: {
  readonly who: string;
  readonly what: string;
  readonly misfits?: readonly string[];
}): ReactNode {
  return (
    <>
      <Box sx={{ mb: 2, fontVariantNumeric: 'tabular-nums' }}>
        <Box sx={{ fontWeight: 600 }}>{who}</Box>
        <Box sx={{ color: 'text.secondary' }}>{what}</Box>
      </Box>
      {misfits.length > 0 ? (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2 }}>
          这张床位不完全合适：{misfits.join('、')}。
        </Alert>
      ) : null}
    </>
  );
}
