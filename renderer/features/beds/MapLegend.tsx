import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { dayText, stateMarks } from './bed-words.ts';
import { useSession } from '../../shared/session.ts';
import { MapRoot } from './bed-styles.ts';

/** The signs as on the map; where there is none, a small frame. */
const Samples = styled(MapRoot)({
  height: 'auto',
  overflow: 'visible',
  padding: 0,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: '0.875rem',
  '& .sample': { display: 'inline-flex', alignItems: 'center', gap: '0.25rem' },
  '& .bed': { width: '1.5rem', height: '1rem', padding: 0 },
  // The state gives the sign its colour; its frame is that of the bed.
  '& .bed.signed': { display: 'inline-flex', width: 'auto', height: 'auto', border: 0, background: 'none' },
});

/** What the frames and signs mean. */
export function MapLegend({ isPast, day }: { readonly isPast: boolean; readonly day: string }): ReactNode {
  const { today } = useSession();
  return (
    <Box
      sx={{
        flex: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        px: 1.5,
        py: 0.5,
        borderTop: 1,
        borderColor: 'divider',
        fontSize: '0.75rem',
        color: 'text.secondary',
      }}
    >
      {isPast ? (
        <Box component="span" sx={{ color: 'warning.main', fontWeight: 600 }}>
          {dayText(day, today)}的床位，只能查看
        </Box>
      ) : null}
      <Samples aria-label="图例">
        {Object.entries(stateMarks).map(([state, { label, sign }]) => (
          <span key={state} className="sample">
            <span className={`bed bed-${state}${sign ? ' signed' : ''}`}>{sign ? <span className="sign">{sign}</span> : null}</span>
            {label}
          </span>
        ))}
        <span className="sample">
          <span className="nursing">护</span>
          护理型床位
        </span>
      </Samples>
    </Box>
  );
}
