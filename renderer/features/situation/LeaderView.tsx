import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Situation } from '../../../electron/contract/situation.ts';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { accentWash, chartColours } from '../../shared/theme.tsx';
import { Section } from '../../shared/ui.tsx';
import { leaderFigures, type LeaderFigure } from './figures.ts';
import { ChartSection } from './ChartSection.tsx';
import { GradeBars } from './GradeBars.tsx';
import { LateProjects } from './LateProjects.tsx';
import { TargetsWall } from './TargetsWall.tsx';

/** The chart library is the largest part of this page: figures do not wait for it. */
const PlacesChart = lazy(async () => ({ default: (await import('./PlacesChart.tsx')).PlacesChart }));
const RateChart = lazy(async () => ({ default: (await import('./RateChart.tsx')).RateChart }));
const MoneyChart = lazy(async () => ({ default: (await import('./MoneyChart.tsx')).MoneyChart }));

function Figure({ figure: { label, value, unit, note, link, isWarning = false } }: { readonly figure: LeaderFigure }): ReactNode {
  const { role } = useSession().user;
  return (
    <Box sx={{ minWidth: 0, display: 'flex', bgcolor: 'background.paper' }}>
      <ButtonBase
        disabled={!isReachable(link, role)}
        onClick={() => goTo(link)}
        sx={(theme) => ({
          flex: 1,
          minWidth: 0,
          display: 'block',
          textAlign: 'left',
          px: 2,
          py: 1,
          '&:hover': { bgcolor: accentWash(theme, 0.06) },
          '&.Mui-focusVisible': { outlineOffset: '-2px' },
        })}
      >
        <Typography variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {label}
        </Typography>
        <Typography
          component="div"
          sx={{
            fontSize: '1.375rem',
            fontWeight: 600,
            lineHeight: 1.35,
            fontVariantNumeric: 'tabular-nums',
            whiteSpace: 'nowrap',
            color: isWarning ? 'warning.main' : 'text.primary',
          }}
        >
          {value}
          <Typography component="span" variant="body2" sx={{ ml: 0.5, color: 'text.secondary' }}>
            {unit}
          </Typography>
        </Typography>
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: '0.75rem', lineHeight: 1.35 }}>
          {note}
        </Typography>
      </ButtonBase>
    </Box>
  );
}

/** Of the last deadline where no document sets one for the year. */
function barOf({ targets }: Situation): number | null {
  const bar = targets.find(({ code }) => code === 'IND01')?.bar;
  const found = bar === undefined ? null : /^[\d.]+(?=%)/.exec(bar);
  return found ? Number(found[0]) : null;
}

const room = <Box sx={{ height: '13rem' }} />;

/** What a leader asks for: the hard targets, six figures, how they came about and where. */
export function LeaderView({ situation }: { readonly situation: Situation }): ReactNode {
  const isTown = situation.townCode !== null;
  const theme = useTheme();
  const [first, second] = chartColours(theme);
  const rate = { label: '集中供养率', colour: theme.palette.primary.main };
  const paid = { label: '发放额（元）', colour: theme.palette.primary.main };
  const hasPlaces = situation.places.some(({ beds, people }) => (isTown ? people : beds) > 0);
  return (
    <Box sx={{ display: 'grid', gap: 2, containerType: 'inline-size' }}>
      <TargetsWall situation={situation} />
      <Section isFlush>
        <Box
          sx={{
            display: 'grid',
            gap: '1px',
            bgcolor: 'divider',
            borderRadius: 1,
            overflow: 'hidden',
            gridTemplateColumns: 'repeat(6, minmax(0, 1fr))',
            '@container (max-width: 56rem)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
          }}
        >
          {leaderFigures(situation).map((figure) => (
            <Figure key={figure.label} figure={figure} />
          ))}
        </Box>
      </Section>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
          '@container (max-width: 48rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
        }}
      >
        <ChartSection
          title="生活不能自理特困人员集中供养率"
          legend={[rate, { label: '目标', colour: second }]}
          hasChart={situation.trend.length > 0}
        >
          <Suspense fallback={room}>
            <RateChart trend={situation.trend} bar={barOf(situation)} />
          </Suspense>
        </ChartSection>
        <ChartSection title="特困人员供养资金各月发放额" legend={[paid]} hasChart={situation.money.months.length > 0}>
          <Suspense fallback={room}>
            <MoneyChart months={situation.money.months} />
          </Suspense>
        </ChartSection>
        <ChartSection
          title={isTown ? '各村在册特困人员' : '各乡镇敬老院床位'}
          legend={[
            { label: isTown ? '集中供养' : '入住', colour: first },
            { label: isTown ? '分散供养' : '空余', colour: second },
          ]}
          hasChart={hasPlaces}
        >
          <Suspense fallback={room}>
            <PlacesChart places={situation.places} isTown={isTown} />
          </Suspense>
        </ChartSection>
        <Section title="农村幸福院等级">
          <GradeBars grades={situation.grades} />
        </Section>
        <Box sx={{ gridColumn: '1 / -1' }}>
          <Section title="滞后的改造项目" isFlush>
            <LateProjects projects={situation.projects} />
          </Section>
        </Box>
      </Box>
    </Box>
  );
}
