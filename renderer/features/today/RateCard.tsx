import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { accentWash } from '../../shared/theme.tsx';
import { LoadError, Section, StatusChip } from '../../shared/ui.tsx';

const RateTrend = lazy(async () => ({ default: (await import('./RateTrend.tsx')).RateTrend }));

type Headline = OutputOf<'indicators.headline'>;

const open = (code: string, side?: string): void => goTo(`/indicators?code=${code}${side ? `&side=${side}` : ''}`);

/** A part of the card that leads to the names behind it. */
function Part({
  label,
  onOpen,
  children,
}: {
  readonly label: string;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Box sx={{ minWidth: 0, display: 'flex' }}>
      <ButtonBase
        onClick={onOpen}
        aria-label={label}
        sx={(theme) => ({
          flex: 1,
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'center',
          alignItems: 'stretch',
          textAlign: 'left',
          px: 2,
          py: 1.25,
          minWidth: 0,
          '&:hover': { bgcolor: accentWash(theme, 0.06) },
          '&.Mui-focusVisible': { outlineOffset: '-2px' },
        })}
      >
        {children}
      </ButtonBase>
    </Box>
  );
}

function Verdict({ headline }: { readonly headline: Headline }): ReactNode {
  const { met, target } = headline.main;
  if (headline.alert) return <StatusChip label={headline.alert} tone="error" />;
  if (met === true) return <StatusChip label={`达到目标 ${target}%`} tone="success" />;
  // The targets above say which deadline was the last.
  return null;
}

function Rate({ headline }: { readonly headline: Headline }): ReactNode {
  const { main, other, placeName, unassessed } = headline;
  return (
    <Part label={`${main.name}${main.shown}，查看名单`} onOpen={() => open(main.code)}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {main.name}
        {placeName ? `（${placeName}）` : ''}
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.25, flexWrap: 'wrap', fontVariantNumeric: 'tabular-nums' }}>
        <Typography component="span" sx={{ fontSize: '2rem', fontWeight: 600, lineHeight: 1.3 }}>
          {main.shown}
        </Typography>
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {count(main.numerator)} / {count(main.denominator)} 人
        </Typography>
        <Verdict headline={headline} />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {main.footnote ? `${main.footnote}　` : ''}
        {other.code === 'IND01_S2' ? '含部分丧失' : '仅完全丧失'} {other.shown}（{count(other.numerator)} / {count(other.denominator)}）
        {unassessed > 0 ? `　未评估 ${count(unassessed)} 人另列` : ''}
      </Typography>
    </Part>
  );
}

function Fact({
  label,
  value,
  unit,
  more,
}: {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly more: string;
}): ReactNode {
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {label}
      </Typography>
      <Typography
        component="div"
        sx={{ fontSize: '1.375rem', fontWeight: 600, lineHeight: 1.4, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
      >
        {count(value)}
        <Typography component="span" variant="body2" sx={{ ml: 0.5, color: 'text.secondary' }}>
          {unit}
        </Typography>
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', whiteSpace: 'pre-line' }}>
        {more}
      </Typography>
    </>
  );
}

function waitingText({ ofScope, longestDays }: Headline['waiting']): string {
  return [`其中失能 ${count(ofScope)} 人`, ...(longestDays === null ? [] : [`最久 ${count(longestDays)} 天`])].join('，');
}

function bedsText({ nursing, withoutBed }: Headline['beds']): string {
  const kept = withoutBed === 0 ? [] : [`已扣除未安排床位的 ${count(withoutBed)} 人`];
  return [`适合失能的护理型 ${count(nursing)} 张`, ...kept].join('\n');
}

/** The rate of centralised support against its target, its course over a year, who waits and where there is room. */
export function RateCard(): ReactNode {
  const found = useCall('indicators.headline', {});
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  const headline = found.data;
  return (
    <Section isFlush>
      <Box
        sx={{
          display: 'grid',
          minHeight: '6.75rem',
          alignItems: 'stretch',
          gridTemplateColumns: 'minmax(19rem, 1.3fr) minmax(13rem, 1.2fr) minmax(11rem, auto) minmax(11rem, auto)',
          // The rules between the parts are the ground showing through.
          gap: '1px',
          bgcolor: 'divider',
          borderRadius: 1,
          overflow: 'hidden',
          '& > *': { bgcolor: 'background.paper' },
          '@container (max-width: 56rem)': { gridTemplateColumns: '1fr 1fr' },
        }}
      >
        {headline ? (
          <>
            <Rate headline={headline} />
            <Box sx={{ px: 1.5, py: 1, minWidth: 0 }}>
              <Suspense fallback={null}>
                <RateTrend trend={headline.trend} />
              </Suspense>
            </Box>
            <Part label="愿进未进，查看名单" onOpen={() => open('IND03', 'rest')}>
              <Fact label="愿进未进" value={headline.waiting.people} unit="人" more={waitingText(headline.waiting)} />
            </Part>
            <Part label="空余床位，按机构查看" onOpen={() => open('IND05')}>
              <Fact label="空余床位" value={headline.beds.free} unit="张" more={bedsText(headline.beds)} />
            </Part>
          </>
        ) : null}
      </Box>
    </Section>
  );
}
