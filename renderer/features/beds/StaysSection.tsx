import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useCall } from '../../shared/client.ts';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Section } from '../../shared/ui.tsx';

type Stay = OutputOf<'stays.ofPerson'>[number];

const kindLabels = { reserved: '预留', occupied: '住', leave: '请假', hospital: '住院', transfer: '转院', exit: '退出' } as const;

/** Before somebody asks for all of them. */
const shownStays = 4;

function period({ kind, fromOn, untilOn }: Stay): string {
  if (kind === 'transfer' || kind === 'exit') return fromOn;
  return `${fromOn} 至 ${untilOn ?? '今'}`;
}

/** On the page of somebody who lives in a home, or did: his beds, when he was away, when he came and left. */
export function StaysSection({ personId }: { readonly personId: number }): ReactNode {
  const { role } = useSession().user;
  const found = useCall('stays.ofPerson', { personId });
  const [isWhole, setIsWhole] = useState(false);
  const stays = found.data ?? [];
  if (stays.length === 0) return null;
  const now = stays.find((stay) => stay.kind === 'occupied' && stay.untilOn === null && stay.withdrawnReason === null);
  const map = `/beds?home=${now?.homeId ?? 0}`;
  return (
    <Section
      title="床位与入住经历"
      isFlush
      actions={
        <>
          {stays.length > shownStays ? (
            <Button size="small" onClick={() => setIsWhole(!isWhole)}>
              {isWhole ? '只看最近' : `全部 ${stays.length} 条`}
            </Button>
          ) : null}
          {now && isReachable(map, role) ? (
            <Button size="small" onClick={() => goTo(map)}>
              床位图
            </Button>
          ) : null}
        </>
      }
    >
      <Box
        component="ul"
        aria-label="床位与入住经历"
        sx={{ listStyle: 'none', m: 0, px: 2, py: 0.75, fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}
      >
        {(isWhole ? stays : stays.slice(0, shownStays)).map((stay) => (
          <Box
            component="li"
            key={`${stay.kind}${stay.key}`}
            sx={{ py: 0.25, ...(stay.withdrawnReason ? { color: 'text.secondary' } : {}) }}
          >
            <Box component="span" sx={stay.withdrawnReason ? { textDecoration: 'line-through' } : {}}>
              <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>
                {period(stay)}
              </Box>
              {kindLabels[stay.kind]} {[stay.homeName, stay.place].filter(Boolean).join(' ')}
            </Box>
            {stay.note ? <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{stay.note}</Box> : null}
            {stay.withdrawnReason ? <Box sx={{ fontSize: '0.75rem' }}>已撤销：{stay.withdrawnReason}</Box> : null}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
