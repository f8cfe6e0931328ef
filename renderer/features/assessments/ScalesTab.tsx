import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useCall } from '../../shared/client.ts';
import { LoadError, Loading } from '../../shared/ui.tsx';
import { CalendarSection } from './CalendarSection.tsx';
import { ScaleSection } from './ScaleSection.tsx';
import { TiersSection } from './TiersSection.tsx';

/** The scales word by word, which of them decides the tier, the correspondence of the two, and the calendar deadlines are counted by. */
export function ScalesTab(): ReactNode {
  const found = useCall('assessments.scales', {});
  if (!found.data) return found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : <Loading />;
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 1.5, pb: 1 }}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fit, minmax(min(26rem, 100%), 1fr))', alignItems: 'start' }}>
        <TiersSection known={found.data} />
        <CalendarSection />
      </Box>
      {found.data.scales.map((row) => (
        <ScaleSection key={row.scaleId} row={row} />
      ))}
    </Box>
  );
}
