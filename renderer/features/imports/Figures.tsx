import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { count } from '../../shared/format.ts';

type Figure = { readonly label: string; readonly value: number; readonly tone?: 'normal' | 'warning' };

/** Counts side by side. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }): ReactNode {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap' }}>
      {figures.map(({ label, value, tone = 'normal' }) => (
        <Box key={label} sx={{ flex: '1 1 8rem', px: 2, py: 1.25, '& + &': { borderLeft: 1, borderColor: 'divider' } }}>
          <Typography variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {label}
          </Typography>
          <Typography
            component="div"
            sx={{
              fontSize: '1.375rem',
              fontWeight: 600,
              lineHeight: 1.3,
              fontVariantNumeric: 'tabular-nums',
              ...(tone === 'warning' ? { color: 'warning.main' } : {}),
            }}
          >
            {count(value)}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
