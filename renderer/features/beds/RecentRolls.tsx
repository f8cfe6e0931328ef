import Box from '@mui/material/Box';
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { call } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { Section } from '../../shared/ui.tsx';
import { dayText } from './bed-words.ts';
import { addDays } from './days.ts';

const shownDays = 7;

/** The days before: taken or not, and who was missing. */
export function RecentRolls({ homeId }: { readonly homeId: number }): ReactNode {
  const { today } = useSession();
  const days = Array.from({ length: shownDays }, (_, index) => addDays(today, -1 - index));
  const rolls = useQueries({
    queries: days.map((day) => {
      const input = { homeId, day: isoDate(day) };
      return { queryKey: ['stays.rollSheet', input], queryFn: () => call('stays.rollSheet', input) };
    }),
  });
  return (
    <Box component="aside" aria-label="最近的点名" sx={{ width: 'clamp(13rem, 24%, 17rem)', flex: 'none' }}>
      <Section title="最近七天" isFlush>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {days.map((day, index) => {
            const taken = (rolls[index]?.data as OutputOf<'stays.rollSheet'> | undefined)?.taken;
            const missing = taken?.absent.filter((absent) => absent.finding === 'missing') ?? [];
            return (
              <Box
                component="li"
                key={day}
                sx={{ px: 1.5, py: 0.625, fontVariantNumeric: 'tabular-nums', '& + &': { borderTop: 1, borderColor: 'divider' } }}
              >
                <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
                  <span>{dayText(day, today)}</span>
                  {taken === undefined ? null : taken ? (
                    <span>
                      应到 {count(taken.expected)}　实到 {count(taken.present)}
                    </span>
                  ) : (
                    <Box component="span" sx={{ color: 'warning.main' }}>
                      没有点名
                    </Box>
                  )}
                </Box>
                {missing.map((absent) => (
                  <Box key={absent.personId} sx={{ color: 'error.main', fontSize: '0.75rem' }}>
                    未在院：{absent.name}
                    {absent.note ? `（${absent.note}）` : ''}
                  </Box>
                ))}
              </Box>
            );
          })}
        </Box>
      </Section>
    </Box>
  );
}
