import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { bedTypes, outageKinds, roomSexes } from '../../../electron/contract/beds.ts';
import { useCall } from '../../shared/client.ts';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { LoadError, StatusChip, type StatusTone } from '../../shared/ui.tsx';
import { actionLabel, type BedAction } from './bed-actions.ts';
import type { Found, MapBed } from './bed-map.ts';
import { sexText, somebodyText, stateMarks, tierText, wordFor } from './bed-words.ts';
import { placeOf } from './place-effect.ts';

const tones: Readonly<Record<MapBed['state'], StatusTone>> = {
  free: 'success',
  reserved: 'accent',
  occupied: 'accent',
  leave: 'warning',
  hospital: 'error',
  repair: 'neutral',
  renovation: 'neutral',
};

function Line({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {term}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </>
  );
}

function History({ bedId }: { readonly bedId: number }): ReactNode {
  const history = useCall('beds.history', { bedId });
  if (history.error) return <LoadError error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return null;
  const entries = [
    ...history.data.stays.map((stay) => ({
      key: `s${stay.bedStayId}`,
      from: stay.fromOn,
      until: stay.untilOn,
      text: `${stay.name}${stay.kind === 'reserved' ? '（预留）' : ''}`,
      withdrawn: stay.withdrawnReason,
    })),
    ...history.data.outages.map((outage) => ({
      key: `o${outage.outageId}`,
      from: outage.fromOn,
      until: outage.untilOn,
      text: `${wordFor(outageKinds, outage.kind)}：${outage.reason}`,
      withdrawn: outage.withdrawnReason,
    })),
  ].toSorted((one, other) => other.from.localeCompare(one.from));
  if (entries.length === 0) return <Box sx={{ color: 'text.secondary' }}>启用以来没有人住过</Box>;
  return (
    <Box component="ol" aria-label="床位记录" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.25 }}>
      {entries.map((entry) => (
        <Box component="li" key={entry.key} sx={entry.withdrawn ? { color: 'text.secondary' } : {}}>
          <Box component="span" sx={entry.withdrawn ? { textDecoration: 'line-through' } : {}}>
            {entry.from} 至 {entry.until === null ? '今' : entry.until}　{entry.text}
          </Box>
          {entry.withdrawn ? <Box sx={{ fontSize: '0.75rem' }}>已撤销：{entry.withdrawn}</Box> : null}
        </Box>
      ))}
    </Box>
  );
}

type BedDetailsProps = {
  readonly found: Found;
  readonly today: string;
  readonly actions: readonly BedAction[];
  readonly onAction: (action: BedAction) => void;
};

/** Everything about one bed: who, away since when, reserved for whom, what was, and what can be done. */
export function BedDetails({ found, today, actions, onAction }: BedDetailsProps): ReactNode {
  const { room, bed } = found;
  const { role } = useSession().user;
  const { person, reserved } = bed;
  const isAway = bed.state === 'leave' || bed.state === 'hospital';
  const isOut = bed.state === 'repair' || bed.state === 'renovation';
  const [first, ...others] = actions;
  return (
    <Box sx={{ overflowY: 'auto', flex: 1, minHeight: 0, px: 1.5, py: 1.25, fontVariantNumeric: 'tabular-nums' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography variant="h4" component="h2">
          {placeOf(found)}
        </Typography>
        <StatusChip label={stateMarks[bed.state].label} tone={tones[bed.state]} />
      </Box>
      <Box
        component="dl"
        sx={{
          m: 0,
          mt: 1,
          display: 'grid',
          gridTemplateColumns: '4.5rem minmax(0, 1fr)',
          columnGap: 1,
          rowGap: 0.375,
          fontSize: '0.8125rem',
        }}
      >
        {person ? (
          <Line term="在住">
            {isReachable(`/people/${person.personId}`, role) ? (
              <Link
                component="button"
                type="button"
                onClick={() => goTo(`/people/${person.personId}`)}
                sx={{ fontWeight: 600, font: 'inherit' }}
              >
                {person.name}
              </Link>
            ) : (
              person.name
            )}
            <Box component="span" sx={{ ml: 1 }}>
              {sexText(person.sex)}，{person.age}岁，{tierText(person.level)}
            </Box>
          </Line>
        ) : null}
        {bed.since && bed.state !== 'reserved' ? (
          <Line term={isAway ? '离院' : isOut ? '停用' : bed.state === 'free' ? '空出' : '自'}>{bed.since}</Line>
        ) : null}
        {bed.plannedUntil && bed.state !== 'reserved' ? (
          <Line term={isAway ? '预计返院' : isOut ? '预计恢复' : '计划到'}>{bed.plannedUntil}</Line>
        ) : null}
        {reserved ? (
          <Line term="预留给">
            {somebodyText(reserved)}，{reserved.fromOn} 起{reserved.plannedUntil ? `，计划保留到 ${reserved.plannedUntil}` : ''}
            {reserved.plannedUntil && reserved.plannedUntil < today ? (
              <Box sx={{ color: 'warning.main' }}>已过计划日期，请办理入住或取消预留</Box>
            ) : null}
          </Line>
        ) : null}
        {bed.freeFrom && bed.state !== 'free' ? <Line term="空出">{bed.freeFrom}</Line> : null}
        <Line term="床位">
          {wordFor(bedTypes, bed.bedType)}
          {bed.recognisedOn ? `，${bed.recognisedOn} 认定` : ''}
          {bed.basis ? `（${bed.basis}）` : ''}
        </Line>
        <Line term="房间">
          {wordFor(roomSexes, room.sex)}
          {room.level === null ? '' : `，按${tierText(room.level)}设置`}
        </Line>
        {bed.stockUntil ? <Line term="撤减">{bed.stockUntil} 后不再使用</Line> : null}
      </Box>
      {first ? (
        <Box role="group" aria-label="可办理" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 1.25 }}>
          {[first, ...others].map((action, index) => (
            <Button
              key={action}
              variant={index === 0 ? 'contained' : 'outlined'}
              onClick={() => onAction(action)}
              sx={{ px: 1, minHeight: '1.75rem' }}
            >
              {actionLabel(action).replace('…', '')}
            </Button>
          ))}
        </Box>
      ) : null}
      <Typography variant="h4" component="h3" sx={{ mt: 1.75, mb: 0.5 }}>
        床位记录
      </Typography>
      <Box sx={{ fontSize: '0.8125rem' }}>
        <History bedId={bed.bedId} />
      </Box>
    </Box>
  );
}
