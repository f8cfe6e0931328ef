import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** What a chart says of the point under the pointer. */
export function ChartTip({
  active,
  payload,
  words,
}: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload: unknown }[];
  readonly words: (point: unknown) => string;
}): ReactNode {
  const point = payload?.[0]?.payload;
  if (!active || point === undefined) return null;
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        px: 1.25,
        py: 0.75,
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
        boxShadow: 4,
      }}
    >
      {words(point)}
    </Box>
  );
}
