import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Money } from '../../shared/ui.tsx';

type Figure = { readonly label: string; readonly fen: number } | { readonly label: string; readonly words: string };

/** A line of sums above a table. */
export function FigureStrip({ label, figures }: { readonly label: string; readonly figures: readonly Figure[] }): ReactNode {
  return (
    <Box component="dl" aria-label={label} sx={{ m: 0, mb: 1, display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1, flex: 'none' }}>
      {figures.map((figure) => (
        <Box key={figure.label}>
          <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {figure.label}
          </Box>
          <Box component="dd" sx={{ m: 0, fontSize: '1.0625rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
            {'fen' in figure ? <Money fen={figure.fen} isStrong hasUnit /> : figure.words}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
