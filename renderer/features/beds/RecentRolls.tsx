import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { Section } from '../../shared/ui.tsx';
import { dayText } from './bed-words.ts';
import { addDays } from './days.ts';

const shownDays = 7;

function RollOf({ homeId, day }: { readonly homeId: number; readonly day: string }): ReactNode {
  const { today } = useSession();
  const roll = useCall('stays.rollSheet', { homeId, day: isoDate(day) });
  const taken = roll.data?.taken;
  const missing = taken?.absent.filter((absent) => absent.finding === 'missing') ?? [];
  return (
    <Box component="li" sx={{ px: 1.5, py: 0.625, fontVariantNumeric: 'tabular-nums', '& + &': { borderTop: 1, borderColor: 'divider' } }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        <span>{dayText(day, today)}</span>
        {taken ? (
          <span>
            应到 {count(taken.expected)}　实到 {count(taken.present)}
          </span>
        ) : taken === null ? (
          <Box component="span" sx={{ color: 'warning.main' }}>
            没有点名
          </Box>
        ) : null}
      </Box>
      {missing.map((absent) => (
        <Box key={absent.personId} sx={{ color: 'error.main', fontSize: '0.75rem' }}>
          未在院：{absent.name}
          {absent.note ? `（${absent.note}）` : ''}
        </Box>
      ))}
    </Box>
  );
}

/** The days before: taken or not, and who was missing. */
export function RecentRolls({ homeId }: { readonly homeId: number }): ReactNode {
  const { today } = useSession();
  const days = Array.from({ length: shownDays }, (_, index) => addDays(today, -1 - index));
  return (
    <Box component="aside" aria-label="最近的点名" sx={{ width: 'clamp(13rem, 24%, 17rem)', flex: 'none' }}>
      <Section title="最近七天" isFlush>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {days.map((day) => (
            <RollOf key={day} homeId={homeId} day={day} />
          ))}
        </Box>
      </Section>
    </Box>
  );
}
