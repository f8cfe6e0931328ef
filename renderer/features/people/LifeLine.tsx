import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import type { TimelineEntry } from '../../../electron/contract/people.ts';
import { Section } from '../../shared/ui.tsx';
import { CancelFactDialog } from './CancelFactDialog.tsx';
import type { Known } from './change-effects.ts';
import { LifeLineEntry } from './LifeLineEntry.tsx';

const shows = [
  { id: 'all', label: '全部' },
  { id: 'facts', label: '变动' },
  { id: 'payments', label: '发放' },
] as const;
type Shown = (typeof shows)[number]['id'];

/** Entries as they come, newest first, in groups of a year. */
export function byYear(
  timeline: readonly TimelineEntry[],
): readonly { readonly year: string; readonly entries: readonly TimelineEntry[] }[] {
  return [...Map.groupBy(timeline, (entry) => entry.validFrom.slice(0, 4))].map(([year, entries]) => ({ year, entries }));
}

/** Everything that is known of a person, with its source, newest first; what was withdrawn stays, crossed out. */
export function LifeLine({ known, mayCancel }: { readonly known: Known; readonly mayCancel: boolean }): ReactNode {
  const [shown, setShown] = useState<Shown>('all');
  const [cancelled, setCancelled] = useState<TimelineEntry | null>(null);
  const entries = known.timeline.filter((entry) => shown === 'all' || (entry.kind === 'payment') === (shown === 'payments'));
  return (
    <Section
      title="生命线"
      isFlush
      fills
      actions={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={shown}
          aria-label="显示的记录"
          onChange={(_, chosen: Shown | null) => chosen && setShown(chosen)}
        >
          {shows.map((choice) => (
            <ToggleButton key={choice.id} value={choice.id} sx={{ py: 0.125, px: 1.25, fontSize: '0.8125rem' }}>
              {choice.label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      {byYear(entries).map(({ year, entries: ofYear }) => (
        <Box key={year} component="section" aria-label={`${year}年`}>
          <Box
            sx={{
              position: 'sticky',
              top: 0,
              zIndex: 1,
              bgcolor: 'background.paper',
              borderBottom: 1,
              borderColor: 'divider',
              px: 2,
              py: 0.375,
              fontSize: '0.8125rem',
              fontWeight: 600,
              color: 'text.secondary',
              fontVariantNumeric: 'tabular-nums',
            }}
          >
            {year}年
          </Box>
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, py: 0.5 }}>
            {ofYear.map((entry) => (
              <LifeLineEntry
                key={`${entry.kind}-${entry.factId ?? entry.validFrom}`}
                entry={entry}
                onCancel={mayCancel && entry.canCancel ? () => setCancelled(entry) : null}
              />
            ))}
          </Box>
        </Box>
      ))}
      {entries.length === 0 ? (
        <Box sx={{ p: 3, color: 'text.secondary', textAlign: 'center' }}>
          {shown === 'payments' ? '还没有列入发放表。' : '还没有记录。'}
        </Box>
      ) : null}
      {cancelled ? <CancelFactDialog known={known} entry={cancelled} onClose={() => setCancelled(null)} /> : null}
    </Section>
  );
}
