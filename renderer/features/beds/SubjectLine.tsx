import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { somebodyText, type Somebody } from './bed-words.ts';

/** Whom and what a dialog is about. */
export function SubjectLine({ person, place }: { readonly person: Somebody | null; readonly place: string | null }): ReactNode {
  return (
    <Box sx={{ mb: 2, fontVariantNumeric: 'tabular-nums', display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      {person ? (
        <Box component="span" sx={{ fontWeight: 600 }}>
          {somebodyText(person)}
        </Box>
      ) : null}
      {place ? (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {place}
        </Box>
      ) : null}
    </Box>
  );
}
