import Box from '@mui/material/Box';
import { useRef, type ReactNode } from 'react';
import { CopyPicture } from '../../shared/CopyPicture.tsx';
import { Section } from '../../shared/ui.tsx';
import { Legend, type LegendPart } from './Legend.tsx';

/** A chart under its title, to be copied as a picture once there is one. */
export function ChartSection({
  title,
  legend,
  hasChart,
  children,
}: {
  readonly title: string;
  readonly legend: readonly LegendPart[];
  readonly hasChart: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  return (
    <Section
      title={title}
      actions={
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          {legend.length > 1 ? <Legend parts={legend} /> : null}
          {hasChart ? <CopyPicture frame={frame} title={title} legend={legend} /> : null}
        </Box>
      }
    >
      <Box ref={frame}>{children}</Box>
    </Section>
  );
}
