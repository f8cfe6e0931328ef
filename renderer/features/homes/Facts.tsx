import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Names and values in columns that fold. */
export function Facts({ facts }: { readonly facts: readonly (readonly [label: string, value: ReactNode])[] }): ReactNode {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(18rem, 100%), 1fr))',
        columnGap: 3,
        rowGap: 0.75,
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      {facts.map(([label, value]) => (
        <Box key={label} sx={{ display: 'flex', gap: 1, minWidth: 0 }}>
          <Box component="dt" sx={{ flex: 'none', width: '7.5rem', color: 'text.secondary' }}>
            {label}
          </Box>
          <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
