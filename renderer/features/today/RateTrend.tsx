import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { chartColours, useTextScale } from '../../shared/theme.tsx';

type Point = OutputOf<'indicators.headline'>['trend'][number];
type Shown = Point & { readonly percent: number | null };

const tenths = 10;

function Tip({ active, payload }: { readonly active?: boolean; readonly payload?: readonly { readonly payload: Shown }[] }): ReactNode {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        px: 1.25,
        py: 0.75,
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
        boxShadow: 4,
        whiteSpace: 'nowrap',
      }}
    >
      {point.asOf}　{point.shown}（{point.numerator}/{point.denominator}）{point.target === null ? '' : `　目标 ${point.target}%`}
    </Box>
  );
}

/** Ends of the last twelve months and today; the target as a line of steps. */
export function RateTrend({ trend }: { readonly trend: readonly Point[] }): ReactNode {
  const theme = useTheme();
  const scale = useTextScale();
  const [, second] = chartColours(theme);
  const data: Shown[] = trend.map((point) => ({
    ...point,
    percent: point.denominator === 0 ? null : Math.round((point.numerator * 100 * tenths) / point.denominator) / tenths,
  }));
  const values = data.flatMap(({ percent, target }) => [percent, target]).filter((value) => value !== null);
  const [low, high] = values.length === 0 ? [0, 100] : [Math.min(...values), Math.max(...values)];
  const tick = { fill: theme.palette.text.secondary, fontSize: 11 * scale };
  return (
    <Box role="img" aria-label={`近一年月末：${trend.map(({ asOf, shown }) => `${asOf} ${shown}`).join('；')}`} sx={{ height: '5.5rem' }}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ top: 6, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <XAxis
            dataKey="asOf"
            tickLine={false}
            axisLine={{ stroke: theme.palette.divider }}
            tick={tick}
            height={18 * scale}
            tickFormatter={(day: string) => `${Number(day.slice(5, 7))}月`}
            interval="preserveStartEnd"
            minTickGap={16}
          />
          <YAxis
            tickLine={false}
            axisLine={false}
            tick={tick}
            width={36 * scale}
            domain={[Math.floor(low - 1), Math.ceil(high + 1)]}
            tickCount={3}
            allowDecimals={false}
            tickFormatter={(value: number) => `${value}%`}
          />
          <Tooltip cursor={{ stroke: theme.palette.divider }} content={<Tip />} isAnimationActive={false} />
          <Line
            dataKey="target"
            type="stepAfter"
            stroke={second}
            strokeDasharray="4 3"
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
          />
          <Line dataKey="percent" stroke={theme.palette.primary.main} strokeWidth={2} dot={{ r: 2 }} isAnimationActive={false} />
        </LineChart>
      </ResponsiveContainer>
    </Box>
  );
}
