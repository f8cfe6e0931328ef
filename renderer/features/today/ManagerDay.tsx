import { mdiChevronRight } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { BedMap } from '../../../electron/contract/beds.ts';
import type { ManagerDay as Day } from '../../../electron/contract/stays-days.ts';
import type { AbsenceRow } from '../../../electron/contract/stays-registers.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Icon, LoadError, Section } from '../../shared/ui.tsx';
import { managerTasks, type ManagerTask } from './manager-tasks.ts';

const toneColour = {
  todo: 'primary.main',
  warn: 'warning.main',
  late: 'error.main',
  done: 'success.main',
  info: 'text.secondary',
} as const;
const toneLabel = { todo: '待办', warn: '提醒', late: '逾期', done: '已办', info: '知悉' } as const;

function Row({ task }: { readonly task: ManagerTask }): ReactNode {
  return (
    <Box component="li" sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
      <ButtonBase
        onClick={() => goTo(task.link)}
        sx={(theme) => ({
          width: '100%',
          textAlign: 'left',
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
          px: 2,
          py: 0.75,
          minHeight: '2.75rem',
          '&:hover': { bgcolor: accentWash(theme, 0.06) },
          '&.Mui-focusVisible': { outlineOffset: '-2px' },
        })}
      >
        <Box component="span" sx={{ flex: 'none', width: '2.5rem', color: toneColour[task.tone], fontWeight: 600, fontSize: '0.75rem' }}>
          {toneLabel[task.tone]}
        </Box>
        <Box sx={{ minWidth: 0, flex: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>{task.title}</Typography>
          {task.detail ? (
            <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
              {task.detail}
            </Typography>
          ) : null}
        </Box>
        <Icon path={mdiChevronRight} sx={{ color: 'text.secondary' }} />
      </ButtonBase>
    </Box>
  );
}

function Figures({ day }: { readonly day: Day }): ReactNode {
  const { occupied, inHouse, leave, hospital, held, free, available } = day.counts;
  const figures = [
    { label: '占用', value: count(occupied), unit: `人 / 可用 ${count(available)} 张` },
    { label: '实住', value: count(inHouse), unit: '人' },
    { label: '请假', value: count(leave), unit: '人' },
    { label: '住院', value: count(hospital), unit: '人' },
    { label: '预留', value: count(held), unit: '处' },
    { label: '空闲', value: count(free), unit: '张' },
  ];
  return (
    <Box
      sx={{
        display: 'grid',
        gap: '1px',
        bgcolor: 'divider',
        borderBottom: 1,
        borderColor: 'divider',
        gridTemplateColumns: '1.6fr repeat(5, 1fr)',
        '@container (max-width: 48rem)': { gridTemplateColumns: 'repeat(3, 1fr)' },
      }}
    >
      {figures.map(({ label, value, unit }) => (
        <Box key={label} sx={{ px: 2, py: 1.25, bgcolor: 'background.paper' }}>
          <Typography variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {label}
          </Typography>
          <Box sx={{ fontSize: '1.625rem', fontWeight: 600, lineHeight: 1.25, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
            {value}
            <Typography component="span" variant="body2" sx={{ ml: 0.5, color: 'text.secondary' }}>
              {unit}
            </Typography>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** What a home manager begins the day with: roll call, who comes back, who arrives, what is open. */
export function ManagerDay({ homeId }: { readonly homeId: number }): ReactNode {
  const { today } = useSession();
  const day = isoDate(today);
  const found = useCall('stays.day', { day });
  const map = useCall('beds.map', { homeId, day });
  const absences = useCall('stays.absences', { homeId, from: day, until: day });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  const own = found.data?.find((home) => home.homeId === homeId);
  if (!own) return null;
  const rooms: BedMap['rooms'] = map.data?.rooms ?? [];
  const away: readonly AbsenceRow[] = absences.data ?? [];
  return (
    <Section title={`${own.homeName}今天`} isFlush>
      <Figures day={own} />
      <Box component="ul" aria-label="今天的事" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {managerTasks(own, rooms, away, today).map((task) => (
          <Row key={task.id} task={task} />
        ))}
      </Box>
    </Section>
  );
}
