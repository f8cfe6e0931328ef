import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { count } from '../../shared/format.ts';

/** Destitute people living in a home against its registered beds. */
export function Occupancy({ residents, beds }: { readonly residents: number; readonly beds: number }): ReactNode {
  const percent = beds === 0 ? null : Math.round((residents * 100) / beds);
  const isFull = residents > beds;
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 1, width: '100%', fontVariantNumeric: 'tabular-nums' }}
      title={isFull ? '在院人数超过核定床位' : ''}
    >
      <Box
        sx={{ flex: 1, minWidth: '2rem', height: '0.5rem', bgcolor: 'action.hover', borderRadius: '2px', overflow: 'hidden' }}
        aria-hidden
      >
        <Box sx={{ width: `${Math.min(percent ?? 0, 100)}%`, height: '100%', bgcolor: isFull ? 'warning.main' : 'primary.light' }} />
      </Box>
      <Box component="span" sx={{ width: '2.75rem', textAlign: 'right', color: isFull ? 'warning.main' : 'text.primary' }}>
        {percent === null ? '—' : `${count(percent)}%`}
      </Box>
    </Box>
  );
}
