import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';

export function StepButtons({
  nextLabel = '下一步',
  onBack,
  onNext,
  isRunning = false,
}: {
  readonly nextLabel?: string;
  readonly onBack: () => void;
  readonly onNext?: () => void;
  readonly isRunning?: boolean;
}): ReactNode {
  return (
    <Box sx={{ display: 'flex', gap: 1, mt: 3 }}>
      <Button variant="contained" size="large" loading={isRunning} {...(onNext ? { onClick: onNext } : { type: 'submit' as const })}>
        {nextLabel}
      </Button>
      <Button size="large" onClick={onBack} disabled={isRunning}>
        上一步
      </Button>
    </Box>
  );
}
