/** In a form that decides payments or places: one sentence on what the entry will do, before it is made. */
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

type EffectNoteProps = {
  /** Empty while too little is filled in. */
  readonly effect: string;
  readonly hint: string;
  /** For those who hear it. */
  readonly label?: string;
  /** Above the sentence. */
  readonly children?: ReactNode;
};

export function EffectNote({ effect, hint, label = '对发放的影响', children }: EffectNoteProps): ReactNode {
  return (
    <Alert
      severity="info"
      variant="outlined"
      icon={false}
      role="status"
      aria-label={label}
      sx={{
        mt: 2,
        py: 0.5,
        minHeight: '3.5rem',
        color: 'text.primary',
        borderColor: 'divider',
        borderLeft: 3,
        borderLeftColor: 'primary.main',
        alignItems: 'center',
      }}
    >
      {children}
      {effect || <Box sx={{ color: 'text.secondary' }}>{hint}</Box>}
    </Alert>
  );
}
