import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useCall } from '../../shared/client.ts';
import { Section, StatusChip } from '../../shared/ui.tsx';

/** What of the project waits or is late; nothing where nothing does. */
export function ProjectAlerts({ projectId }: { readonly projectId: number }): ReactNode {
  const found = useCall('renovation.alerts', { projectId });
  const alerts = found.data ?? [];
  if (alerts.length === 0) return null;
  return (
    <Section title="需要关注">
      <Box component="ul" aria-label="需要关注" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', rowGap: 0.25 }}>
        {alerts.map((alert) => (
          <Box component="li" key={`${alert.kind} ${alert.text}`} sx={{ '& span': { whiteSpace: 'normal' } }}>
            <StatusChip label={alert.text} tone={alert.tone === 'warn' ? 'warning' : 'accent'} />
          </Box>
        ))}
      </Box>
    </Section>
  );
}
