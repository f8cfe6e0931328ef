import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** How far something is, as a thin bar with its figure; a mark where a limit stands. A measure of the world, not of work the program is doing. */
export function ProgressBar({
  percent,
  label,
  mark,
  words,
  color = 'primary',
}: {
  /** 0 to 100. */
  readonly percent: number;
  readonly label: string;
  readonly mark?: number;
  /** Instead of the percentage; null where the figure stands beside it already. */
  readonly words?: string | null;
  readonly color?: 'primary' | 'success' | 'error';
}): ReactNode {
  const shown = Math.min(100, Math.max(0, percent));
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, my: 0.25, minWidth: 0 }}>
      <Box
        role="meter"
        aria-label={label}
        aria-valuenow={Math.round(shown)}
        aria-valuemin={0}
        aria-valuemax={100}
        sx={{ position: 'relative', flex: 1, minWidth: '2.5rem', height: '0.375rem', bgcolor: 'divider', borderRadius: '2px' }}
      >
        <Box sx={{ width: `${shown}%`, height: '100%', bgcolor: `${color}.main`, borderRadius: '2px' }} />
        {mark === undefined ? null : (
          <Box
            aria-hidden
            sx={{
              position: 'absolute',
              left: `${Math.min(100, mark)}%`,
              top: '-0.125rem',
              bottom: '-0.125rem',
              width: '2px',
              bgcolor: 'warning.main',
            }}
          />
        )}
      </Box>
      {words === null ? null : (
        <Box component="span" sx={{ flex: 'none', fontSize: '0.75rem', fontVariantNumeric: 'tabular-nums', color: 'text.secondary' }}>
          {words ?? `${percent}%`}
        </Box>
      )}
    </Box>
  );
}
