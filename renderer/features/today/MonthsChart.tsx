import { mdiChartBar } from '@mdi/js';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { sheetStates } from '../../../electron/contract/payments.ts';
import { count, money, moneyInTenThousands, monthText, termText } from '../../shared/format.ts';
import { chartColours, useTextScale } from '../../shared/theme.tsx';
import { EmptyState } from '../../shared/ui.tsx';
import type { Summary } from './summary.ts';

type Month = Summary['months'][number];
type Shown = Month & { readonly toPersonsFen: number };

function MonthTip({
  active,
  payload,
}: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload: Shown }[];
}): ReactNode {
  const month = payload?.[0]?.payload;
  if (!active || !month) return null;
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        px: 1.5,
        py: 1,
        fontVariantNumeric: 'tabular-nums',
        boxShadow: 4,
      }}
    >
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {monthText(month.month)}（{termText(sheetStates, month.state)}）
      </Typography>
      <Typography variant="body2">总额 {money(month.totalFen)} 元</Typography>
      <Typography variant="body2">拨付机构 {money(month.toHomesFen)} 元</Typography>
      <Typography variant="body2">发给个人 {money(month.toPersonsFen)} 元</Typography>
      <Typography variant="body2">{count(month.persons)} 人</Typography>
    </Box>
  );
}

/** Totals of the sheets of the last twelve months, split into what goes to homes and to people. */
export function MonthsChart({ months }: { readonly months: Summary['months'] }): ReactNode {
  const theme = useTheme();
  const scale = useTextScale();
  if (months.length === 0) return <EmptyState icon={mdiChartBar} what="还没有发放表" next="编制第一个月的发放表后，这里显示各月总额。" />;
  const [toHomes, toPersons] = chartColours(theme);
  const data: Shown[] = months.map((month) => ({ ...month, toPersonsFen: month.totalFen - month.toHomesFen }));
  const tick = { fill: theme.palette.text.secondary, fontSize: 12 * scale };
  const last = data.at(-1);
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 2, mb: 1, color: 'text.secondary', fontSize: '0.75rem', flexWrap: 'wrap' }}>
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
          <Box component="span" sx={{ width: '0.625rem', height: '0.625rem', bgcolor: toHomes }} />
          拨付机构
        </Box>
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
          <Box component="span" sx={{ width: '0.625rem', height: '0.625rem', bgcolor: toPersons }} />
          发给个人
        </Box>
        {last ? (
          <Box component="span" sx={{ ml: 'auto', fontVariantNumeric: 'tabular-nums' }}>
            {monthText(last.month)}：{money(last.totalFen)} 元，{count(last.persons)} 人
          </Box>
        ) : null}
      </Box>
      <Box
        role="img"
        aria-label={data.map((month) => `${monthText(month.month)}${money(month.totalFen)}元`).join('；')}
        sx={{ height: '14rem' }}
      >
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={data} margin={{ top: 4, right: 4, bottom: 0, left: 0 }} barCategoryGap="28%" accessibilityLayer={false}>
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
              width={64 * scale}
              tickFormatter={(value: number) => (value === 0 ? '0' : moneyInTenThousands(value).replace('.00', ''))}
            />
            <Tooltip cursor={{ fill: theme.palette.action.hover }} content={<MonthTip />} isAnimationActive={false} />
            <Bar dataKey="toHomesFen" stackId="total" fill={toHomes} isAnimationActive={false} maxBarSize={36} />
            <Bar dataKey="toPersonsFen" stackId="total" fill={toPersons} isAnimationActive={false} maxBarSize={36} />
          </BarChart>
        </ResponsiveContainer>
      </Box>
    </Box>
  );
}
