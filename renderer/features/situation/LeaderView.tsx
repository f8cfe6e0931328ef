import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Situation } from '../../../electron/contract/situation.ts';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { accentWash, chartColours } from '../../shared/theme.tsx';
import { Section } from '../../shared/ui.tsx';
import { leaderFigures, type LeaderFigure } from './figures.ts';
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

function Legend({ words }: { readonly words: readonly [string, string] }): ReactNode {
  return (
    <Box sx={{ display: 'flex', gap: 1.5, fontSize: '0.75rem', color: 'text.secondary', fontWeight: 400 }}>
      {words.map((word, index) => (
        <Box key={word} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
          <Box
            component="span"
            sx={{ width: '0.625rem', height: '0.625rem', bgcolor: (theme) => chartColours(theme)[index === 0 ? 0 : 1] }}
          />
          {word}
        </Box>
      ))}
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
  return (
    <Box sx={{ display: 'grid', gap: 2, containerType: 'inline-size' }}>
      <TargetsWall targets={situation.targets} />
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
        <Section title="生活不能自理特困人员集中供养率">
          <Suspense fallback={room}>
            <RateChart trend={situation.trend} bar={barOf(situation)} />
          </Suspense>
        </Section>
        <Section title="特困人员供养资金各月发放额">
          <Suspense fallback={room}>
            <MoneyChart months={situation.money.months} />
          </Suspense>
        </Section>
        <Section
          title={isTown ? '各村在册特困人员' : '各乡镇敬老院床位'}
          actions={<Legend words={isTown ? ['集中供养', '分散供养'] : ['入住', '空余']} />}
        >
          <Suspense fallback={room}>
            <PlacesChart places={situation.places} isTown={isTown} />
          </Suspense>
        </Section>
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
