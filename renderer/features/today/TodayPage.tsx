import { mdiCheckCircleOutline, mdiChevronRight, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, type ReactNode } from 'react';
import { scatteredReaders, type Role } from '../../../electron/contract/method.ts';
import { formatDate, isIsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { goTo, isReachable, keepQuery, useQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { accentWash } from '../../shared/theme.tsx';
import { EmptyState, Icon, LoadError, Loading, Page, Section } from '../../shared/ui.tsx';
import { LeaderView } from '../situation/LeaderView.tsx';
import { TargetsWall } from '../situation/TargetsWall.tsx';
import { HomeOccupancy } from './HomeOccupancy.tsx';
import { ManagerDay } from './ManagerDay.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { RateCard } from './RateCard.tsx';
import { suspendedNotes, type Summary } from './summary.ts';
import { useScatteredTasks } from './use-scattered-tasks.ts';
import { useTargetTasks } from './use-target-tasks.ts';

/** The chart library is the largest part of this page: figures and tasks do not wait for it. */
const MonthsChart = lazy(async () => ({ default: (await import('./MonthsChart.tsx')).MonthsChart }));

type Task = Summary['tasks'][number];

const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const;

function dayInWords(day: string): string {
  if (!isIsoDate(day)) return day;
  return `${formatDate(day)} ${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`;
}

const toneColour = { todo: 'primary.main', warn: 'warning.main', info: 'text.secondary' } as const;
const toneLabel = { todo: '待办', warn: '提醒', info: '知悉' } as const;

function TaskRow({ task }: { readonly task: Task }): ReactNode {
  const { role } = useSession().user;
  const canOpen = isReachable(task.link, role);
  return (
    <Box component="li" sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
      <ButtonBase
        disabled={!canOpen}
        onClick={() => goTo(task.link)}
        sx={(theme) => ({
          width: '100%',
          textAlign: 'left',
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
          px: 2,
          py: 1,
          minHeight: '3rem',
          '&:hover': { bgcolor: accentWash(theme, 0.06) },
          '&.Mui-focusVisible': { outlineOffset: '-2px' },
        })}
      >
        <Box component="span" sx={{ flex: 'none', width: '2.5rem', color: toneColour[task.tone], fontWeight: 600, fontSize: '0.75rem' }}>
          {toneLabel[task.tone]}
        </Box>
        <Box sx={{ minWidth: 0, flex: 1 }}>
          <Typography sx={{ fontWeight: 600 }}>{task.title}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {task.detail}
          </Typography>
        </Box>
        {canOpen ? <Icon path={mdiChevronRight} sx={{ color: 'text.secondary' }} /> : null}
      </ButtonBase>
    </Box>
  );
}

type FigureProps = {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  /** Why another page shows another number. */
  readonly note?: string;
};

function Figure({ label, value, unit, note }: FigureProps): ReactNode {
  return (
    <Box sx={{ px: 2, py: 1.25, bgcolor: 'background.paper' }}>
      <Typography variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {label}
      </Typography>
      <Typography
        component="div"
        sx={{ fontSize: '1.625rem', fontWeight: 600, lineHeight: 1.25, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
      >
        {count(value)}
        <Typography component="span" variant="body2" sx={{ ml: 0.5, color: 'text.secondary' }}>
          {unit}
        </Typography>
      </Typography>
      {note === undefined ? null : (
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: '0.75rem', lineHeight: 1.35 }}>
          {note}
        </Typography>
      )}
    </Box>
  );
}

export function TodayPage(): ReactNode {
  const { today, user } = useSession();
  const summary = useCall('today.summary', {});
  const view = useView();
  return (
    <Page
      title="今日"
      subtitle={dayInWords(summary.data?.today ?? today)}
      scrolls
      actions={view === null ? null : <ViewChoice view={view} place={user.townCode === null ? '全县' : '本乡镇'} />}
    >
      {view === 'county' ? (
        <CountyView />
      ) : summary.error ? (
        <LoadError error={summary.error} onRetry={() => void summary.refetch()} />
      ) : summary.data ? (
        <Overview summary={summary.data} userName={user.name} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

type View = 'work' | 'county';

/** Who signs or inspects asks for the county first; who works with it for his tasks. */
const seesCountyFirst: readonly Role[] = ['county_approver', 'auditor'];

/** Null for a home manager: he has his home. */
function useView(): View | null {
  const { role } = useSession().user;
  const asked = useQuery().get('view');
  if (!(scatteredReaders as readonly Role[]).includes(role)) return null;
  return asked === 'work' || asked === 'county' ? asked : seesCountyFirst.includes(role) ? 'county' : 'work';
}

function ViewChoice({ view, place }: { readonly view: View; readonly place: string }): ReactNode {
  return (
    <>
      {view === 'county' ? (
        <Button color="secondary" startIcon={<Icon path={mdiPrinterOutline} />} onClick={() => goTo('/reports/situation')}>
          打印单页情况表
        </Button>
      ) : null}
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label="今日的内容"
        onChange={(_, next: View | null) => {
          if (next) keepQuery({ view: next });
        }}
      >
        <ToggleButton value="work">待办</ToggleButton>
        <ToggleButton value="county">{place}情况</ToggleButton>
      </ToggleButtonGroup>
    </>
  );
}

function CountyView(): ReactNode {
  const found = useCall('situation.get', { townCode: null });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  return found.data ? <LeaderView situation={found.data} /> : <Loading />;
}

/** Above the tasks of whoever works with the county: the targets alone. */
function TargetsStrip(): ReactNode {
  const found = useCall('situation.get', { townCode: null });
  return found.data ? <TargetsWall situation={found.data} /> : null;
}

function Overview({ summary, userName }: { readonly summary: Summary; readonly userName: string }): ReactNode {
  // Whoever manages one home has nobody outside it to compare with.
  const { user } = useSession();
  const hasRate = user.role !== 'home_manager' && summary.people.active + summary.people.suspended > 0;
  const { people, homes } = summary;
  const scattered = useScatteredTasks();
  // Of a new ledger first what is to be entered.
  const isSettingUp = summary.tasks.some(({ id }) => id === 'homes' || id === 'standards' || id === 'roster');
  const targets = useTargetTasks(hasRate);
  const tasks = isSettingUp ? summary.tasks : [...summary.tasks, ...targets, ...(scattered ?? [])];
  const hasPeople = people.active + people.suspended > 0;
  const notes = suspendedNotes(people);
  const beds = homes.reduce((sum, home) => sum + home.beds, 0);
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(max(32rem, 50% - 1rem), 100%), 1fr))',
        alignItems: 'start',
      }}
    >
      {user.homeId === null ? null : (
        <Box sx={{ gridColumn: '1 / -1', containerType: 'inline-size' }}>
          <ManagerDay homeId={user.homeId} />
        </Box>
      )}
      {hasRate ? (
        <Box sx={{ gridColumn: '1 / -1', containerType: 'inline-size', '&:empty': { display: 'none' } }}>
          <TargetsStrip />
        </Box>
      ) : null}
      {user.homeId === null ? (
        <Box sx={{ gridColumn: '1 / -1', containerType: 'inline-size' }}>
          <Section isFlush>
            {/* The rules between the figures are the ground showing through. */}
            <Box
              sx={{
                display: 'grid',
                gap: '1px',
                bgcolor: 'divider',
                borderRadius: 1,
                overflow: 'hidden',
                gridTemplateColumns: 'repeat(6, 1fr)',
                '@container (max-width: 48rem)': { gridTemplateColumns: 'repeat(3, 1fr)' },
              }}
            >
              <Figure label="在册特困人员（不含暂停）" value={people.active} unit="人" {...notes.active} />
              <Figure label="集中供养" value={people.centralised} unit="人" {...notes.centralised} />
              <Figure label="分散供养" value={people.scattered} unit="人" {...notes.scattered} />
              <Figure label="暂停供养" value={people.suspended} unit="人" {...notes.suspended} />
              <Figure label="敬老院" value={homes.length} unit="家" />
              <Figure label="核定床位" value={beds} unit="张" />
            </Box>
          </Section>
        </Box>
      ) : null}
      <Section title={`${userName}的待办`} isFlush>
        {tasks.length === 0 && scattered === null ? (
          <Loading />
        ) : tasks.length === 0 ? (
          <EmptyState icon={mdiCheckCircleOutline} what="今天没有待办" next="需要处理的发放表、到期的评估和待补的资料会列在这里。" />
        ) : (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} />
            ))}
          </Box>
        )}
      </Section>
      {/* Beside the tasks, however many they are. */}
      <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0, containerType: 'inline-size' }}>
        {hasRate ? <RateCard /> : null}
        <Section title={`在册人员：自理能力与供养方式${people.suspended > 0 ? '（不含暂停）' : ''}`} isFlush>
          <PeopleTable levels={summary.levels} hasPeople={hasPeople} />
        </Section>
        <Section title="敬老院入住" isFlush>
          <HomeOccupancy homes={homes} />
        </Section>
        <Section title="近12个月发放总额">
          <Suspense fallback={<Box sx={{ height: '15rem' }} />}>
            <MonthsChart months={summary.months} />
          </Suspense>
        </Section>
      </Box>
    </Box>
  );
}
