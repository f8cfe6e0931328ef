import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { nothing } from '../../shared/format.ts';
import { NumberText } from '../../shared/ui.tsx';
import { RevealButton } from '../exports/RevealButton.tsx';
import { useNumbersShown } from './reveal-context.ts';

/** A number of the person on the page, masked until somebody says why. The line keeps its width when it is shown. */
export function PersonNumber({
  value,
  kind,
}: {
  readonly value: string | null;
  readonly kind: 'id' | 'certificate' | 'account' | 'phone';
}): ReactNode {
  const numbers = useNumbersShown();
  if (value === null || value === '') return nothing;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, flexWrap: 'wrap' }}>
      <NumberText value={value} kind={kind} />
      {numbers === null ? null : <RevealButton isShown={numbers.isShown} onClick={numbers.toggle} />}
    </Box>
  );
}
