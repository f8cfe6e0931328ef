import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** One line of a list of facts. */
export function Term({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
  return (
    <Box sx={{ display: 'contents' }}>
      <Box component="dt" sx={{ color: 'text.secondary', py: 0.375, whiteSpace: 'nowrap' }}>
        {term}
      </Box>
      <Box component="dd" sx={{ m: 0, py: 0.375, minWidth: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}
