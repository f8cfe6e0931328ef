import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export type LegendPart = { readonly label: string; readonly colour: string };

export function Legend({ parts }: { readonly parts: readonly LegendPart[] }): ReactNode {
  return (
    <Box sx={{ display: 'flex', gap: 1.5, fontSize: '0.75rem', color: 'text.secondary', fontWeight: 400 }}>
      {parts.map(({ label, colour }) => (
        <Box key={label} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
          <Box component="span" sx={{ width: '0.625rem', height: '0.625rem', bgcolor: colour }} />
          {label}
        </Box>
      ))}
    </Box>
  );
}
