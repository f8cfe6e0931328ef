import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Situation } from '../../../electron/contract/situation.ts';
import { chartColours, useTextScale } from '../../shared/theme.tsx';
import { ChartTip } from './ChartTip.tsx';

type Shown = Situation['trend'][number] & { readonly percent: number | null };

const tenths = 10;
/** Marks of the axis stand at whole fives. */
const fives = 5;
const mostMarks = 5;

function words(point: unknown): string {
  const { asOf, percent, numerator, denominator, target } = point as Shown;
  const rate = percent === null ? '—' : `${percent}%`;
  return `${asOf}　${rate}（${numerator}/${denominator}）${target === null ? '' : `　目标 ${target}%`}`;
}

/** Ends of the last twelve months and the day itself; the target as a line of steps. */
export function RateChart({ trend, bar }: { readonly trend: Situation['trend']; readonly bar: number | null }): ReactNode {
  const theme = useTheme();
  const scale = useTextScale();
  const [, second] = chartColours(theme);
  const data = trend.map((point): Shown => {
    const { numerator, denominator } = point;
    return {
      ...point,
      target: point.target ?? bar,
      percent: denominator === 0 ? null : Math.round((numerator * 100 * tenths) / denominator) / tenths,
    };
  });
  const values = data.flatMap(({ percent, target }) => [percent, target]).filter((value) => value !== null);
  const low = values.length === 0 ? 0 : Math.max(0, Math.floor((Math.min(...values) - 3) / fives) * fives);
  const high = values.length === 0 ? 100 : Math.min(100, Math.ceil((Math.max(...values) + 3) / fives) * fives);
  const step = Math.max(1, Math.ceil((high - low) / fives / mostMarks)) * fives;
  const ticks = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, index) => low + index * step);
  const tick = { fill: theme.palette.text.secondary, fontSize: 11 * scale };
  return (
    <Box role="img" aria-label={`近一年月末：${data.map(words).join('；')}`} sx={{ height: '13rem' }}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ top: 6, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke={theme.palette.divider} />
          <XAxis
            dataKey="asOf"
            tickLine={false}
            axisLine={{ stroke: theme.palette.divider }}
            tick={tick}
            tickFormatter={(day: string) => `${Number(day.slice(5, 7))}月`}
            interval="preserveStartEnd"
            minTickGap={12}
          />
          <YAxis
            tickLine={false}
            axisLine={false}
            tick={tick}
            width={44 * scale}
            domain={[low, high]}
            ticks={ticks}
            allowDecimals={false}
            tickFormatter={(value: number) => `${value}%`}
          />
          <Tooltip cursor={{ stroke: theme.palette.divider }} content={<ChartTip words={words} />} isAnimationActive={false} />
          <Line
            dataKey="target"
            type="stepAfter"
            stroke={second}
            strokeDasharray="4 3"
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
          />
          <Line dataKey="percent" stroke={theme.palette.primary.main} strokeWidth={2} dot={{ r: 2.5 }} isAnimationActive={false} />
        </LineChart>
      </ResponsiveContainer>
    </Box>
  );
}
