import { mdiChartBar } from '@mdi/js';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Situation } from '../../../electron/contract/situation.ts';
import { count, money, moneyInTenThousands, monthText } from '../../shared/format.ts';
import { useTextScale } from '../../shared/theme.tsx';
import { EmptyState } from '../../shared/ui.tsx';
import { ChartTip } from './ChartTip.tsx';

type Month = Situation['money']['months'][number];

function words(point: unknown): string {
  const { month, totalFen, persons } = point as Month;
  return `${monthText(month)}　${money(totalFen)} 元，${count(persons)} 人`;
}

/** What the sheets of the last twelve months come to; of a township its own people's part. */
export function MoneyChart({ months }: { readonly months: Situation['money']['months'] }): ReactNode {
  const theme = useTheme();
  const scale = useTextScale();
  if (months.length === 0) return <EmptyState icon={mdiChartBar} what="还没有发放表" next="编制第一个月的发放表后，这里显示各月总额。" />;
  const tick = { fill: theme.palette.text.secondary, fontSize: 11 * scale };
  return (
    <Box role="img" aria-label={months.map(words).join('；')} sx={{ height: '13rem' }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...months]} margin={{ top: 6, right: 4, bottom: 0, left: 0 }} barCategoryGap="28%" accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke={theme.palette.divider} />
          <XAxis
            dataKey="month"
            tickLine={false}
            axisLine={{ stroke: theme.palette.divider }}
            tick={tick}
            tickFormatter={(month: string) => `${Number(month.slice(5))}月`}
            interval={0}
          />
          <YAxis
            tickLine={false}
            axisLine={false}
            tick={tick}
            width={60 * scale}
            tickFormatter={(value: number) => (value === 0 ? '0' : moneyInTenThousands(value).replace('.00', ''))}
          />
          <Tooltip cursor={{ fill: theme.palette.action.hover }} content={<ChartTip words={words} />} isAnimationActive={false} />
          <Bar dataKey="totalFen" fill={theme.palette.primary.main} isAnimationActive={false} maxBarSize={36} />
        </BarChart>
      </ResponsiveContainer>
    </Box>
  );
}
